"""Draws docs/kiosk.png, the README's picture, from what `kiosk render` draws."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from kiosk import paths, render
from kiosk.deck.load import load
from kiosk.settings import Settings

OUT = Path(__file__).resolve().parents[2] / "docs" / "kiosk.png"
WIDTH, HEIGHT = 1630, 930
_KEEP, _SMOOTH = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
# picture, and its place: three landscape screens and one portrait
PLACES = (
    ("1920x1080/ky/attract-00-cover.png", QRectF(0, 0, 1091, 612)),
    ("1080x1920/ru/card-02-line-118.png", QRectF(1107, 0, 523, 930)),
    ("1920x1080/en/card-03-internet.png", QRectF(0, 628, 537, 302)),
    ("1920x1080/ru/overview.png", QRectF(553, 628, 538, 302)),
)


def main() -> None:
    """Render and compose."""
    deck, _ = load(paths.BUILT_IN_DECK)
    with TemporaryDirectory() as folder:
        for _ in render.render(
            deck, Settings(), Path(folder), [(1920, 1080), (1080, 1920)], deck.words, "all", sys.exit
        ):
            pass
        sheet = QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32)
        sheet.fill(QColor(0, 0, 0, 0))
        painter = QPainter(sheet)
        for name, place in PLACES:
            picture = QImage(str(Path(folder) / name))
            size = place.size().toSize()
            fitted = picture.scaled(
                size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            painter.drawImage(place.topLeft(), fitted)
        painter.end()
    sheet.save(str(OUT), quality=0)  # PNG: smallest
    print(f"{OUT} {OUT.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
