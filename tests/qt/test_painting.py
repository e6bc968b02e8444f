"""Illustrations drawn for the kiosk are painted in their layers."""

import threading
from dataclasses import replace
from pathlib import Path
from zlib import crc32

import pytest
from PySide6.QtGui import QColor, QGuiApplication, QImage
from support.decks import picture_of
from support.files import PICTURE
from support.painted import GROUND, colours, draw, layers, together
from support.photos import saved, scene

from kiosk.deck import Deck, Illustration
from kiosk.qt.painting import Order, UnusableError, paint


def test_the_focus_and_the_whole(qapp: QGuiApplication, svg: Path) -> None:  # noqa: ARG001
    focus = draw(svg, drawn=True)
    assert (focus.width(), focus.height()) == (200, 200)
    assert colours(focus, (2, 100), (100, 100), (197, 100)) == ["#2d6c8f", "#e9a13b", "#2d6c8f"]
    wide = draw(svg, 320, 200, drawn=True)
    assert colours(wide, (2, 100), (100, 100), (220, 100)) == ["#2d6c8f", "#2d6c8f", "#e9a13b"]


def test_places_are_in_px_where_two_pixels_make_one(qapp: QGuiApplication, nine_facts: Deck) -> None:  # noqa: ARG001
    page = next(page for page in nine_facts.pages if picture_of(page).file.stem == "internet")
    order = Order(picture_of(page), page.ground, (960, 480), layered=True)
    once, twice = paint(order), paint(replace(order, ratio=2))
    assert [layer.image.size() for layer in twice.layers] == [layer.image.size() for layer in once.layers]
    assert [(2 * layer.x, 2 * layer.y) for layer in twice.layers] == [(layer.x, layer.y) for layer in once.layers]
    assert once.drift_room == 2 * twice.drift_room > 0
    assert once.unit == 2 * twice.unit
    (light,), (half,) = once.lights, twice.lights
    assert (light.place.a, light.place.e) == (2 * half.place.a, 2 * half.place.e)


@pytest.mark.parametrize("size", [(520, 480), (960, 480), (1400, 480), (480, 700)])
def test_the_layers_make_the_picture(qapp: QGuiApplication, nine_facts: Deck, size: tuple[int, int]) -> None:  # noqa: ARG001
    for page in nine_facts.pages:
        whole = paint(Order(picture_of(page), page.ground, size, layered=False)).layers[0].image
        painting = paint(Order(picture_of(page), page.ground, size, layered=True))
        assert [layer.depth for layer in painting.layers] == [-1, 0, 1]
        made = together(painting, *size, ground=page.ground)
        places = [(x, y) for x in range(0, size[0], 7) for y in range(0, size[1], 7)]
        other = [place for place in places if distance(whole, made, place) > 40]
        assert len(other) < 0.02 * len(places), f"{page.id}: {len(other)} of {len(places)} differ, {other[:5]}"


def distance(one: QImage, other: QImage, place: tuple[int, int]) -> int:
    a, b = one.pixelColor(*place), other.pixelColor(*place)
    return abs(a.red() - b.red()) + abs(a.green() - b.green()) + abs(a.blue() - b.blue())


@pytest.mark.parametrize("size", [(520, 480), (960, 480), (1400, 480), (480, 700)])
def test_layers_that_drift_leave_no_gap(qapp: QGuiApplication, nine_facts: Deck, size: tuple[int, int]) -> None:  # noqa: ARG001
    for page in nine_facts.pages:
        painting = layers(picture_of(page), *size)
        assert painting.drift_room > 0.03 * size[1]
        back = painting.layers[0]  # where it ends, above or below, there is the ground alone
        assert back.x <= -painting.drift_room
        assert back.x + back.image.width() >= size[0] + painting.drift_room
        for drift in (-1, 1):
            seen = together(painting, *size, drift)
            rows = range(round(back.y), round(back.y) + back.image.height())
            edges = [seen.pixelColor(x, y).alpha() for x in (0, size[0] - 1) for y in rows]
            assert set(edges) == {255}, page.id


def test_layers_keep_nothing_empty(qapp: QGuiApplication, svg: Path) -> None:  # noqa: ARG001
    back, mid, front = layers(Illustration(svg, has_quiet_side=True), 320, 200).layers
    assert (back.y, back.image.height(), back.image.hasAlphaChannel()) == (0, 200, False)
    assert (mid.x, mid.y) == pytest.approx((160, 40), abs=1)
    assert (mid.image.width(), mid.image.height()) == pytest.approx((120, 120), abs=2)
    assert front.image.size().toTuple() == (1, 1)
    ground = svg.read_text(encoding="utf-8").replace("#2D6C8F", GROUND)
    svg.write_text(
        ground.replace('</g><g id="mid">', '<path d="M-60 800H1660V1060H-60Z"/></g><g id="mid">'), encoding="utf-8"
    )
    back, *_ = layers(Illustration(svg, has_quiet_side=True), 320, 200).layers
    assert (back.y, back.image.height()) == (160, 40), "above it is the ground only"


def test_the_light_lies_where_the_picture_has_it(qapp: QGuiApplication, tmp_path: Path) -> None:  # noqa: ARG001
    file = tmp_path / "lit.svg"
    lit = '<g id="front"><g id="light"><path d="M700 800H1500"/></g></g>'
    file.write_text(PICTURE.replace('<g id="front"/>', lit), encoding="utf-8")
    (light,) = layers(Illustration(file, has_quiet_side=True), 200, 200).lights
    assert (light.path, light.depth) == ("M700 800H1500", 1)
    assert light.place.at(700, 800) == (20, 160), "700 in the picture is 20 px from the left of the focus"


def test_a_wide_place_is_filled_by_the_quiet_side(qapp: QGuiApplication, nine_facts: Deck) -> None:  # noqa: ARG001
    for page in nine_facts.pages:
        drawn = paint(Order(picture_of(page), page.ground, (2000, 400), layered=False)).layers[0].image
        ground = QColor(page.ground).name()
        assert {drawn.pixelColor(x, 20).name() for x in range(0, 1300, 50)} == {ground}, page.id
        below = [drawn.pixelColor(x, 320).name() for x in range(0, 1300, 10)]
        assert sum(colour == ground for colour in below) < len(below) / 2, f"{page.id}: the land ends"


@pytest.mark.parametrize("moving", [False, True])
@pytest.mark.parametrize("layered", [False, True])
@pytest.mark.parametrize("back", [f'<rect x="-60" y="-60" width="1720" height="1120" fill="{GROUND}"/>', ""])
def test_what_a_drawing_leaves_to_the_ground_is_the_ground_in_a_wide_place(
    qapp: QGuiApplication,  # noqa: ARG001
    tmp_path: Path,
    back: str,
    *,
    layered: bool,
    moving: bool,
) -> None:
    groups = f'<g id="back">{back}</g><g id="mid"><circle cx="1100" cy="500" r="250"/></g><g id="front"/>'
    file = tmp_path / "plain.svg"
    file.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 1000">{groups}</svg>', encoding="utf-8")
    order = Order(Illustration(file, has_quiet_side=True), GROUND, (400, 200), layered=layered, moving=moving)
    seen = together(paint(order), 400, 200, ground=GROUND)
    assert colours(seen, (2, 2), (40, 100), (79, 198)) == [GROUND] * 3


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
    picture = picture_of(nine_facts.pages[0])
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
