"""A deck's own border is repeated, and its logo fits."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication

from kiosk.deck.look import look
from kiosk.qt.theme_pictures import ThemePictures, border, logo

DOT = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><rect width="10" height="10" fill="#B5302B"/></svg>'


@pytest.fixture
def dot(tmp_path: Path) -> Path:
    file = tmp_path / "dot.svg"
    file.write_text(DOT, encoding="utf-8")
    return file


@pytest.mark.usefixtures("qapp")
def test_a_border_fills_its_band_with_whole_pictures(dot: Path) -> None:
    band = border(dot, QSize(210, 10), dot.parent)  # eleven, a little narrower
    assert band.size() == QSize(210, 10)
    row = [band.pixelColor(x, 5).alpha() > 127 for x in range(210)]
    assert sum(row[x] and not row[x - 1] for x in range(1, 210)) + row[0] in {10, 11}
    assert row[0]
    assert not row[-1]


@pytest.mark.usefixtures("qapp")
def test_thin_lines_of_a_small_border_are_there(dot: Path) -> None:
    dot.write_text(DOT.replace('<rect width="10" height="10"', '<rect y="4" width="20" height="1"'), encoding="utf-8")
    band = border(dot, QSize(200, 10), dot.parent)
    assert all(band.pixelColor(x, 4).alpha() > 100 for x in range(200))


@pytest.mark.usefixtures("qapp")
def test_a_logo_keeps_its_shape(dot: Path) -> None:
    wide = logo(dot, QSize(100, 100), "#ffffff", dot.parent)
    assert wide.size() == QSize(100, 50)
    assert [wide.pixelColor(x, 25).name() for x in (20, 80)] == ["#b5302b", "#ffffff"]
    Image.new("RGBA", (30, 60), (0, 0, 255, 128)).save(dot.parent / "logo.png")
    tall = logo(dot.parent / "logo.png", QSize(100, 100), "#ffffff", dot.parent)
    assert tall.size() == QSize(50, 100)
    assert tall.pixelColor(25, 50).name() in {"#7f7fff", "#8080ff"}, "what is behind shows through"


def test_what_cannot_be_drawn_costs_only_itself(qapp: QGuiApplication, tmp_path: Path, expect_log: list[str]) -> None:  # noqa: ARG001
    broken = tmp_path / "logo.svg"
    broken.write_text("<svg", encoding="utf-8")
    pictures = ThemePictures(replace(look("light", {}), logo=broken), tmp_path)
    expect_log.append("cannot be shown")
    assert pictures.requestImage("logo/ffffff/10x10", QSize(), QSize()).size() == QSize(1, 1)
    assert pictures.requestImage("border/10x10", QSize(), QSize()).size() == QSize(1, 1), "there is none"
