"""A poster: what is stored is read back or nothing is, and the window covers the screen with it."""

import zlib
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QGuiApplication, QImage

from kiosk.qt import poster
from kiosk.system import cache

QUESTION, OTHER = "0" * 32, "1" * 32
SIZE = (30, 20)


def picture(width: int = SIZE[0], height: int = SIZE[1]) -> QImage:
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("#d9a441"))
    image.setPixelColor(0, height - 1, QColor("#10243e"))
    return image


def test_it_is_read_back_for_the_same_question_and_size(tmp_path: Path) -> None:
    file = tmp_path / "poster"
    assert poster.read(file, QUESTION, SIZE) is None
    poster.keep(file, QUESTION, picture())
    found = poster.read(file, QUESTION, SIZE)
    assert found is not None
    assert found == picture().convertToFormat(QImage.Format.Format_RGB32)
    assert poster.read(file, OTHER, SIZE) is None
    assert poster.read(file, QUESTION, (30, 21)) is None


@pytest.mark.parametrize("answer", [b"", b"no picture", zlib.compress(b"\0" * 4 * 29 * 20)])
def test_what_is_no_picture_of_this_size_is_none(tmp_path: Path, answer: bytes) -> None:
    cache.keep(tmp_path / "poster", QUESTION, answer)
    assert poster.read(tmp_path / "poster", QUESTION, SIZE) is None


def test_no_more_than_the_screen_is_ever_unpacked(tmp_path: Path) -> None:
    cache.keep(tmp_path / "poster", QUESTION, zlib.compress(b"\0" * 100_000_000))
    found = poster.read(tmp_path / "poster", QUESTION, SIZE)
    assert found is None or found.sizeInBytes() == 4 * 30 * 20


def test_it_covers_the_screen_until_it_is_closed(qapp: QGuiApplication) -> None:
    screen = qapp.primaryScreen()
    image = picture(screen.size().width(), screen.size().height())
    shown = poster.Poster(screen, image)
    shown.cover()
    assert shown.isExposed()
    assert shown.geometry() == screen.geometry()
    seen = screen.grabWindow(shown.winId()).toImage()
    assert seen.rect() == QRect(0, 0, *screen.size().toTuple())
    assert seen.convertToFormat(QImage.Format.Format_RGB32) == image.convertToFormat(QImage.Format.Format_RGB32)
    shown.close()
    assert not shown.isVisible()
    shown.destroy()
