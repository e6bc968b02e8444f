"""Composes views that `kiosk render` draws into one small picture for the docs: a row for each deck."""

import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from kiosk import render
from kiosk.deck.load import load
from kiosk.settings import Settings

LANGUAGE, SIZE = "en", (1920, 1080)
WIDTH, GAP, QUALITY = 480, 12, 72  # px of one picture, px between them


def drawn(deck: Path, views: Sequence[str]) -> list[QImage]:
    """These views of a deck, by the names that `kiosk render` gives their files."""
    with TemporaryDirectory() as folder:
        for _ in render.render(load(deck)[0], Settings(), Path(folder), [SIZE], [LANGUAGE], "all", sys.exit):
            pass
        pictures = [QImage(str(Path(folder) / f"{SIZE[0]}x{SIZE[1]}" / LANGUAGE / f"{view}.png")) for view in views]
        assert not any(picture.isNull() for picture in pictures)
        return pictures


def save(rows: Sequence[Sequence[QImage]], file: Path) -> None:
    """Write a JPEG of all the rows."""
    height = WIDTH * SIZE[1] // SIZE[0]
    across, down = len(rows[0]) * (WIDTH + GAP) + GAP, len(rows) * (height + GAP) + GAP
    sheet = QImage(across, down, QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.lightGray)
    painter = QPainter(sheet)
    for row, pictures in enumerate(rows):
        for column, picture in enumerate(pictures):
            small = picture.scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation)
            painter.drawImage(GAP + column * (WIDTH + GAP), GAP + row * (height + GAP), small)
    painter.end()
    sheet.save(str(file), quality=QUALITY)
    print(f"{file} {file.stat().st_size // 1000} kB")
