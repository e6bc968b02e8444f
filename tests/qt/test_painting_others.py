"""Photos and drawings of other shapes are painted."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QGuiApplication, QImage, QImageIOHandler, QImageWriter, QPainter
from support.painted import GROUND, colours, draw

from kiosk.deck import Illustration
from kiosk.qt.painting import Order, UnusableError, paint


def test_a_photo_fills_its_place(qapp: QGuiApplication, tmp_path: Path) -> None:  # noqa: ARG001
    photo = QImage(400, 100, QImage.Format.Format_RGB32)
    photo.fill(QColor("#123456"))
    for kind in ("png", "jpg", "webp"):
        assert photo.save(str(tmp_path / f"photo.{kind}"), quality=100)
        drawn = draw(tmp_path / f"photo.{kind}")
        for x, y in ((0, 0), (199, 0), (100, 100), (0, 199), (199, 199)):
            found, wanted = drawn.pixelColor(x, y), QColor("#123456")
            assert abs(found.red() - wanted.red()) + abs(found.blue() - wanted.blue()) < 8, kind


def test_a_photo_goes_on_as_far_as_it_may_drift(qapp: QGuiApplication, tmp_path: Path) -> None:  # noqa: ARG001
    photo = QImage(400, 100, QImage.Format.Format_RGB32)
    photo.fill(QColor("#123456"))
    assert photo.save(str(tmp_path / "photo.png"))
    picture = Illustration(tmp_path / "photo.png", has_quiet_side=False)
    painting = paint(Order(picture, GROUND, (300, 200), layered=True, moving=True))
    (layer,) = painting.layers
    assert painting.drift_room == 18
    assert (layer.x, layer.image.size().toTuple()) == (-18, (336, 200))


def test_a_photo_keeps_its_focus_in_sight(qapp: QGuiApplication, tmp_path: Path) -> None:  # noqa: ARG001
    photo = QImage(400, 100, QImage.Format.Format_RGB32)
    photo.fill(QColor("#123456"))
    painter = QPainter(photo)
    painter.fillRect(300, 0, 40, 100, QColor("#ffffff"))
    painter.end()
    file = tmp_path / "photo.png"
    assert photo.save(str(file))
    assert colours(draw(file), (100, 100)) == ["#123456"]
    assert colours(draw(file, focus=(0.8, 0.5)), (100, 100)) == ["#ffffff"]
    assert colours(draw(file, focus=(1, 0.5)), (199, 100), (40, 100)) == ["#123456", "#ffffff"], "its edge is the end"


@pytest.mark.qt_log_ignore("Cannot (read|open) file")
@pytest.mark.parametrize(
    ("name", "content"), [("a.svg", b"<svg"), ("a.png", b"\x89PNG"), ("a.jpg", b""), ("a.svg", None)]
)
@pytest.mark.parametrize("drawn", [True, False])
def test_what_cannot_be_drawn_is_refused(
    qapp: QGuiApplication,  # noqa: ARG001
    tmp_path: Path,
    name: str,
    content: bytes | None,
    drawn: bool,
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(UnusableError):
        draw(tmp_path / name, drawn=drawn)


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
