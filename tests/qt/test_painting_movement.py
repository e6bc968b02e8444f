"""What moves in an illustration is painted in parts of its own."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage
from support.decks import picture_of
from support.files import MOVING, PICTURE
from support.painted import GROUND, together

from kiosk.deck import Deck, Illustration
from kiosk.qt.painting import Order, paint


def distance(one: QImage, other: QImage, place: tuple[int, int]) -> int:
    a, b = one.pixelColor(*place), other.pixelColor(*place)
    return abs(a.red() - b.red()) + abs(a.green() - b.green()) + abs(a.blue() - b.blue())


@pytest.fixture
def lively(tmp_path: Path) -> Illustration:
    """A picture in which something of every kind moves."""
    file = tmp_path / "lively.svg"
    file.write_text(MOVING, encoding="utf-8")
    return Illustration(file, has_quiet_side=True)


def test_what_moves_keeps_its_place_in_the_drawing(qapp: QGuiApplication, lively: Illustration) -> None:  # noqa: ARG001
    size = (960, 600)
    painting = paint(Order(lively, GROUND, size, layered=True, moving=True))
    moves = [(layer.movement, layer.nth, layer.depth) for layer in painting.layers]
    front = [("", 0, 1), ("sway", 0, 1), ("rise", 0, 1), ("rise", 1, 1), ("turn", 0, 1), ("pulse", 0, 1), ("", 0, 1)]
    assert moves == [("", 0, -1), ("", 0, 0), *front]
    whole = paint(Order(lively, GROUND, size, layered=False)).layers[0].image
    made = together(painting, *size)
    apart = [distance(whole, made, (x, y)) for x in range(960) for y in range(600)]
    assert max(apart) < 100, "an edge may fall on another quarter of a pixel"
    assert sum(each > 3 for each in apart) < 200


def test_what_moves_has_its_pivot(qapp: QGuiApplication, lively: Illustration) -> None:  # noqa: ARG001
    painting = paint(Order(lively, GROUND, (960, 600), layered=True, moving=True))
    unit = painting.unit
    pivots = {
        layer.movement: ((layer.x + layer.pivot[0]) / unit, (layer.y + layer.pivot[1]) / unit)
        for layer in reversed(painting.layers)
    }
    assert pivots["sway"] == pytest.approx((810, 900), abs=2), "it stands on its foot"
    assert pivots["rise"] == pytest.approx((925, 700), abs=2)
    assert pivots["turn"] == pytest.approx((1500, -50), abs=2), "also where it lies outside the picture"
    assert pivots["pulse"] == pytest.approx((1200, 700), abs=0.1), "the picture says so"


def test_what_moves_costs_little_memory(qapp: QGuiApplication, lively: Illustration, tmp_path: Path) -> None:  # noqa: ARG001
    size, huge = (960, 600), tmp_path / "huge.svg"
    order = Order(lively, GROUND, size, layered=True)
    still, moving = (
        sum(layer.image.sizeInBytes() for layer in paint(each).layers) for each in (order, replace(order, moving=True))
    )
    assert moving < 1.2 * still
    turning = "".join(f'<g id="turn-{n}"><circle cx="800" cy="500" r="800"/></g>' for n in range(4))
    huge.write_text(PICTURE.replace('<g id="front"/>', f'<g id="front">{turning}</g>'), encoding="utf-8")
    all_ = paint(Order(Illustration(huge, has_quiet_side=True), GROUND, size, layered=True, moving=True)).layers
    assert [layer.movement for layer in all_] == ["", "", ""], "too much of it: it stands"


def test_what_stands_is_cut_into_bands(qapp: QGuiApplication, tmp_path: Path) -> None:  # noqa: ARG001
    tower = '<rect x="1000" y="300" width="100" height="500"/><rect x="-60" y="800" width="1720" height="260"/>'
    reed = '<g id="sway-reed"><rect x="1300" y="500" width="20" height="300"/></g>'
    file = tmp_path / "tower.svg"
    file.write_text(PICTURE.replace('<g id="front"/>', f'<g id="front">{tower}{reed}</g>'), encoding="utf-8")
    order = Order(Illustration(file, has_quiet_side=True), GROUND, (960, 600), layered=True, moving=True)
    back, sun, tall, wide, moving = paint(order).layers
    assert (tall.x, tall.y, tall.image.width(), tall.image.height()) == pytest.approx((600, 180, 60, 300), abs=1)
    assert (wide.y, wide.image.width()) == pytest.approx((480, 960 + 2 * 30), abs=1)
    assert (back.depth, sun.depth, moving.movement) == (-1, 0, "sway")
    assert len(paint(replace(order, moving=False)).layers) == 3, "a card has three layers"


def test_the_shipped_pictures_cost_little_more_for_moving(qapp: QGuiApplication, nine_facts: Deck) -> None:  # noqa: ARG001
    still = moving = 0
    for page in nine_facts.pages:
        order = Order(picture_of(page), page.ground, (960, 470), layered=True)
        painted = paint(replace(order, moving=True)).layers
        moving += sum(layer.image.sizeInBytes() for layer in painted)
        still += sum(layer.image.sizeInBytes() for layer in paint(order).layers)
        assert sum(layer.image.sizeInBytes() for layer in painted if layer.movement) < 4 * 960 * 470 / 2, page.id
    assert moving < 1.3 * still
