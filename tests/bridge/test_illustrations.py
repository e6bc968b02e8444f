"""Illustrations are drawn at the pixels of their place, whatever is wrong with a file."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QGuiApplication, QImage, QImageIOHandler, QImageWriter
from support.files import PICTURE

from kiosk.bridge.illustrations import Illustrations
from kiosk.deck import Deck

GROUND = "#6a2e4f"


def draw(file: Path, width: int = 200, height: int = 200) -> QImage:
    return Illustrations({"page": (file, GROUND)}).requestImage("page", QSize(), QSize(width, height))


@pytest.fixture
def svg(tmp_path: Path) -> Path:
    file = tmp_path / "picture.svg"
    file.write_text(PICTURE, encoding="utf-8")
    return file


def test_the_focus_and_the_whole(qapp: QGuiApplication, svg: Path) -> None:  # noqa: ARG001
    focus = draw(svg)
    assert focus.size() == QSize(200, 200)
    assert [focus.pixelColor(x, 100).name() for x in (2, 100, 197)] == ["#2d6c8f", "#e9a13b", "#2d6c8f"]
    wide = draw(svg, 320, 200)
    assert [wide.pixelColor(x, 100).name() for x in (2, 100, 220)] == ["#2d6c8f", "#2d6c8f", "#e9a13b"]


def test_a_photo_fills_its_place(qapp: QGuiApplication, tmp_path: Path) -> None:  # noqa: ARG001
    photo = QImage(400, 100, QImage.Format.Format_RGB32)
    photo.fill(QColor("#123456"))
    assert photo.save(str(tmp_path / "photo.png"))
    drawn = draw(tmp_path / "photo.png")
    assert {drawn.pixelColor(x, y).name() for x in (0, 100, 199) for y in (0, 100, 199)} == {"#123456"}


@pytest.mark.qt_log_ignore("Cannot (read|open) file")
@pytest.mark.parametrize(
    ("name", "content"), [("a.svg", b"<svg"), ("a.png", b"\x89PNG"), ("a.jpg", b""), ("a.svg", None)]
)
def test_what_cannot_be_drawn_leaves_the_ground(
    qapp: QGuiApplication,  # noqa: ARG001
    tmp_path: Path,
    name: str,
    content: bytes | None,
    expect_log: list[str],
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    expect_log.append("cannot be shown")
    drawn = draw(tmp_path / name)
    assert drawn.pixelColor(100, 100).name() == GROUND


def test_a_photo_taken_upright_is_turned(qapp: QGuiApplication, tmp_path: Path) -> None:  # noqa: ARG001
    lying = QImage(400, 200, QImage.Format.Format_RGB32)
    lying.fill(QColor("#112233"))
    for x in range(200):
        for y in range(200):
            lying.setPixelColor(x, y, QColor("#ddeeff"))
    writer = QImageWriter(str(tmp_path / "upright.jpg"))
    writer.setTransformation(QImageIOHandler.Transformation.TransformationRotate90)
    assert writer.write(lying)
    drawn = draw(tmp_path / "upright.jpg", 200, 400)
    assert drawn.pixelColor(100, 50).lightness() > 200, "what lay left stands above"
    assert drawn.pixelColor(100, 350).lightness() < 60


def test_a_drawing_of_another_shape_is_not_bent(qapp: QGuiApplication, tmp_path: Path) -> None:  # noqa: ARG001
    circle = '<circle cx="50" cy="50" r="40" fill="#E9A13B"/>'
    square = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">{circle}</svg>'
    (tmp_path / "square.svg").write_text(square, encoding="utf-8")
    drawn = draw(tmp_path / "square.svg", 300, 300)
    row = [x for x in range(300) if drawn.pixelColor(x, 150).name() == "#e9a13b"]
    column = [y for y in range(300) if drawn.pixelColor(150, y).name() == "#e9a13b"]
    assert abs(len(row) - len(column)) <= 2
    assert len(row) > 200


def test_a_wide_place_is_filled_by_the_quiet_side(qapp: QGuiApplication, nine_facts: Deck) -> None:  # noqa: ARG001
    for page in nine_facts.pages:
        drawn = Illustrations({"page": (page.illustration, page.ground)}).requestImage(
            "page", QSize(), QSize(2000, 400)
        )
        ground = QColor(page.ground).name()
        assert {drawn.pixelColor(x, 20).name() for x in range(0, 1300, 50)} == {ground}, page.id
        below = [drawn.pixelColor(x, 399).name() for x in range(0, 1300, 10)]
        assert sum(colour == ground for colour in below) < len(below) / 2, f"{page.id}: the land ends"


def test_a_picture_too_large_is_refused_before_it_is_read(
    qapp: QGuiApplication,  # noqa: ARG001
    tmp_path: Path,
    expect_log: list[str],
) -> None:
    header = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + (30_000).to_bytes(4, "big") + (30_000).to_bytes(4, "big")
    (tmp_path / "huge.png").write_bytes(header + b"\x08\x02\x00\x00\x00\x00\x00\x00\x00")
    expect_log.append("cannot be shown")
    assert draw(tmp_path / "huge.png").pixelColor(0, 0).name() == GROUND


def test_python_goes_on_while_a_picture_is_drawn(qapp: QGuiApplication, nine_facts: Deck) -> None:  # noqa: ARG001
    """Bindings ask Python for values: a picture thread that kept the interpreter would stop the whole screen."""
    counted, done, go = 0, threading.Event(), threading.Event()
    pictures = Illustrations({"page": (nine_facts.pages[0].illustration, GROUND)})

    def draw_large() -> None:
        go.wait()
        pictures.requestImage("page", QSize(), QSize(3840, 2160))
        done.set()

    thread = threading.Thread(target=draw_large)
    thread.start()
    go.set()
    while not done.wait(0.001):
        counted += 1
    thread.join()
    assert counted > 10
