"""Illustrations are painted at the pixels of their place, in their layers, whatever is wrong with a file."""

import threading
from dataclasses import replace
from pathlib import Path
from zlib import crc32

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QImageIOHandler, QImageWriter, QPainter
from support.files import PICTURE
from support.photos import saved, scene

from kiosk.bridge.painting import Order, Painting, UnusableError, paint
from kiosk.deck import Deck, Illustration

GROUND = "#6a2e4f"


def draw(
    file: Path, width: int = 200, height: int = 200, *, drawn: bool = False, focus: tuple[float, float] = (0.5, 0.5)
) -> QImage:
    """The picture as one."""
    order = Order(Illustration(file, drawn, focus), GROUND, (width, height), layered=False)
    (layer,) = paint(order).layers
    assert (layer.x, layer.y, layer.depth) == (0, 0, 0)
    return layer.image


def layers(picture: Illustration, width: int, height: int) -> Painting:
    return paint(Order(picture, GROUND, (width, height), layered=True))


def together(painting: Painting, width: int, height: int, drift: float = 0) -> QImage:
    """What the layers show in their place."""
    seen = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    seen.fill(QColor(0, 0, 0, 0))
    painter = QPainter(seen)
    for layer in painting.layers:
        painter.drawImage(QPointF(layer.x + round(drift * layer.depth * painting.reach), layer.y), layer.image)
    painter.end()
    return seen


def colours(image: QImage, *places: tuple[int, int]) -> list[str]:
    return [image.pixelColor(x, y).name() for x, y in places]


@pytest.fixture
def svg(tmp_path: Path) -> Path:
    file = tmp_path / "picture.svg"
    file.write_text(PICTURE, encoding="utf-8")
    return file


def test_the_focus_and_the_whole(qapp: QGuiApplication, svg: Path) -> None:  # noqa: ARG001
    focus = draw(svg, drawn=True)
    assert (focus.width(), focus.height()) == (200, 200)
    assert colours(focus, (2, 100), (100, 100), (197, 100)) == ["#2d6c8f", "#e9a13b", "#2d6c8f"]
    wide = draw(svg, 320, 200, drawn=True)
    assert colours(wide, (2, 100), (100, 100), (220, 100)) == ["#2d6c8f", "#2d6c8f", "#e9a13b"]


def test_places_are_in_px_where_two_pixels_make_one(qapp: QGuiApplication, nine_facts: Deck) -> None:  # noqa: ARG001
    page = next(page for page in nine_facts.pages if page.illustration.file.stem == "internet")
    order = Order(page.illustration, page.ground, (960, 480), layered=True)
    once, twice = paint(order), paint(replace(order, ratio=2))
    assert [layer.image.size() for layer in twice.layers] == [layer.image.size() for layer in once.layers]
    assert [(2 * layer.x, 2 * layer.y) for layer in twice.layers] == [(layer.x, layer.y) for layer in once.layers]
    assert once.reach == 2 * twice.reach > 0
    assert once.light
    assert twice.light
    assert (once.light.scale, once.light.x) == (2 * twice.light.scale, 2 * twice.light.x)


@pytest.mark.parametrize("size", [(520, 480), (960, 480), (1400, 480), (480, 700)])
def test_the_layers_make_the_picture(qapp: QGuiApplication, nine_facts: Deck, size: tuple[int, int]) -> None:  # noqa: ARG001
    for page in nine_facts.pages:
        whole = paint(Order(page.illustration, page.ground, size, layered=False)).layers[0].image
        painting = paint(Order(page.illustration, page.ground, size, layered=True))
        assert [layer.depth for layer in painting.layers] == [-1, 0, 1]
        made = together(painting, *size)
        places = [(x, y) for x in range(0, size[0], 7) for y in range(0, size[1], 7)]
        other = [place for place in places if distance(whole, made, place) > 40]
        assert len(other) < 0.02 * len(places), f"{page.id}: {len(other)} of {len(places)} differ, {other[:5]}"


def distance(one: QImage, other: QImage, place: tuple[int, int]) -> int:
    a, b = one.pixelColor(*place), other.pixelColor(*place)
    return abs(a.red() - b.red()) + abs(a.green() - b.green()) + abs(a.blue() - b.blue())


@pytest.mark.parametrize("size", [(520, 480), (960, 480), (1400, 480), (480, 700)])
def test_layers_that_drift_leave_no_gap(qapp: QGuiApplication, nine_facts: Deck, size: tuple[int, int]) -> None:  # noqa: ARG001
    for page in nine_facts.pages:
        painting = layers(page.illustration, *size)
        assert painting.reach > 0.03 * size[1]
        for drift in (-1, 1):
            seen = together(painting, *size, drift)
            edges = [seen.pixelColor(x, y).alpha() for x in (0, size[0] - 1) for y in range(size[1])]
            assert set(edges) == {255}, page.id


def test_layers_keep_no_empty_rows(qapp: QGuiApplication, svg: Path) -> None:  # noqa: ARG001
    back, mid, front = layers(Illustration(svg, has_quiet_side=True), 320, 200).layers
    assert (back.y, back.image.height(), back.image.hasAlphaChannel()) == (0, 200, False)
    assert mid.y == pytest.approx(40, abs=1)
    assert mid.image.height() == pytest.approx(120, abs=2)
    assert front.image.height() == 1


def test_the_light_lies_where_the_picture_has_it(qapp: QGuiApplication, tmp_path: Path) -> None:  # noqa: ARG001
    file = tmp_path / "lit.svg"
    lit = '<g id="front"><g id="light"><path d="M700 800H1500"/></g></g>'
    file.write_text(PICTURE.replace('<g id="front"/>', lit), encoding="utf-8")
    light = layers(Illustration(file, has_quiet_side=True), 200, 200).light
    assert light is not None
    assert (light.path, light.depth) == ("M700 800H1500", 1)
    assert (light.scale, light.x, light.y) == (0.2, -120, 0), "700 in the picture is 20 px from the left of the focus"


def test_a_photo_fills_its_place(qapp: QGuiApplication, tmp_path: Path) -> None:  # noqa: ARG001
    photo = QImage(400, 100, QImage.Format.Format_RGB32)
    photo.fill(QColor("#123456"))
    for kind in ("png", "jpg", "webp"):
        assert photo.save(str(tmp_path / f"photo.{kind}"), quality=100)
        drawn = draw(tmp_path / f"photo.{kind}")
        for x, y in ((0, 0), (199, 0), (100, 100), (0, 199), (199, 199)):
            found, wanted = drawn.pixelColor(x, y), QColor("#123456")
            assert abs(found.red() - wanted.red()) + abs(found.blue() - wanted.blue()) < 8, kind


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


def test_a_wide_place_is_filled_by_the_quiet_side(qapp: QGuiApplication, nine_facts: Deck) -> None:  # noqa: ARG001
    for page in nine_facts.pages:
        drawn = paint(Order(page.illustration, page.ground, (2000, 400), layered=False)).layers[0].image
        ground = QColor(page.ground).name()
        assert {drawn.pixelColor(x, 20).name() for x in range(0, 1300, 50)} == {ground}, page.id
        below = [drawn.pixelColor(x, 320).name() for x in range(0, 1300, 10)]
        assert sum(colour == ground for colour in below) < len(below) / 2, f"{page.id}: the land ends"


def test_a_picture_too_large_is_refused_before_it_is_read(qapp: QGuiApplication, tmp_path: Path) -> None:  # noqa: ARG001
    header = b"IHDR" + (30_000).to_bytes(4, "big") + (30_000).to_bytes(4, "big") + b"\x08\x02\x00\x00\x00"
    start = b"\x89PNG\r\n\x1a\n\x00\x00\x00\r" + header + crc32(header).to_bytes(4, "big")
    (tmp_path / "huge.png").write_bytes(start + b"\x00\x00\x00\x00IDAT")
    with pytest.raises(UnusableError, match="too large"):
        draw(tmp_path / "huge.png")


@pytest.mark.parametrize("kind", ["svg", "jpeg", "png", "webp"])
def test_python_goes_on_while_a_picture_is_drawn(
    qapp: QGuiApplication,  # noqa: ARG001
    nine_facts: Deck,
    tmp_path: Path,
    kind: str,
) -> None:
    """Bindings ask Python for values: a picture thread that kept the interpreter would stop the whole screen."""
    counted, done, go = 0, threading.Event(), threading.Event()
    picture = nine_facts.pages[0].illustration
    if kind != "svg":
        (tmp_path / "photo").write_bytes(saved(scene(2000, 1400), kind))
        picture = Illustration(tmp_path / "photo", has_quiet_side=False)
    order = Order(picture, GROUND, (3840, 2160), layered=True)

    def draw_large() -> None:
        go.wait()
        paint(order)
        done.set()

    thread = threading.Thread(target=draw_large)
    thread.start()
    go.set()
    while not done.wait(0.001):
        counted += 1
    thread.join()
    assert counted > 10
