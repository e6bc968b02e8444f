"""Draws docs/themes.jpg: the looks that are ready for use, from what `kiosk render` draws of the built-in deck."""

import re
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from kiosk import paths, render
from kiosk.deck.load import load
from kiosk.deck.look import BASES
from kiosk.settings import Settings

OUT = Path(__file__).resolve().parents[2] / "docs" / "themes.jpg"
LANGUAGE, SIZE = "en", (1920, 1080)
WIDTH, GAP, QUALITY = 480, 12, 72  # px of one picture, px between them
VIEWS = ("attract-03-internet", "card-08-it-sector", "overview")


def main() -> None:
    """Render and compose: a row for each look."""
    height = WIDTH * SIZE[1] // SIZE[0]
    across, down = len(VIEWS) * (WIDTH + GAP) + GAP, len(BASES) * (height + GAP) + GAP
    sheet = QImage(across, down, QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.lightGray)
    painter = QPainter(sheet)
    for row, base in enumerate(BASES):
        for column, picture in enumerate(drawn(base)):
            small = picture.scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation)
            painter.drawImage(GAP + column * (WIDTH + GAP), GAP + row * (height + GAP), small)
    painter.end()
    sheet.save(str(OUT), quality=QUALITY)
    print(f"{OUT} {OUT.stat().st_size // 1000} kB")


def drawn(base: str) -> list[QImage]:
    """The views of the built-in deck in this look."""
    with TemporaryDirectory() as folder:
        deck = Path(folder) / "deck"
        shutil.copytree(paths.BUILT_IN_DECK, deck)
        file = deck / "deck.yaml"
        written = file.read_text(encoding="utf-8")
        themed = re.sub(r"^theme:.*$", f"theme:\n  base: {base}", written, flags=re.MULTILINE)
        assert themed != written
        file.write_text(themed, encoding="utf-8")
        out = Path(folder) / "out"
        for _ in render.render(load(deck)[0], Settings(), out, [SIZE], [LANGUAGE], "all", sys.exit):
            pass
        pictures = [QImage(str(out / f"{SIZE[0]}x{SIZE[1]}" / LANGUAGE / f"{view}.png")) for view in VIEWS]
        assert not any(picture.isNull() for picture in pictures)
        return pictures


if __name__ == "__main__":
    main()
