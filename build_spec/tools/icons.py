"""Draws the app's icon from resources/icons/*.svg: as PNG in every size, and as .ico and .icns.

From 48 px on it is kiosk.svg. Below, its cords would melt into each other: kiosk-small.svg has fewer and thicker ones.
"""

from pathlib import Path

from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QImageReader

from kiosk.paths import ICONS

ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
ICNS_SIZES = (32, 64, 128, 256, 512, 1024)  # Apple's 16 to 512, each at once or twice its density
SIZES = tuple(sorted({*ICO_SIZES, *ICNS_SIZES}))
SMALL = 32


def draw(size: int) -> Image.Image:
    """The icon, `size` px wide and high."""
    reader = QImageReader(str(ICONS / ("kiosk-small.svg" if size <= SMALL else "kiosk.svg")))
    reader.setScaledSize(QSize(size, size))
    drawn = reader.read().convertToFormat(QImage.Format.Format_RGBA8888)  # kept: its bits live no longer than it
    assert not drawn.isNull(), reader.errorString()
    return Image.frombytes("RGBA", (size, size), bytes(drawn.constBits()))


def write(folder: Path) -> None:
    """Write the whole set into `folder`."""
    pictures = {size: draw(size) for size in SIZES}
    (folder / "png").mkdir(parents=True, exist_ok=True)
    for size, picture in pictures.items():
        picture.save(folder / "png" / f"kiosk-{size}.png", optimize=True)
    for name, sizes in (("kiosk.ico", ICO_SIZES), ("kiosk.icns", ICNS_SIZES)):
        *others, largest = (pictures[size] for size in sizes)
        largest.save(folder / name, append_images=others)  # Pillow takes each size as it is, and scales none


if __name__ == "__main__":
    write(ICONS)
    print(f"{ICONS} {sum(file.stat().st_size for file in ICONS.rglob('*.*')) // 1000} kB")
