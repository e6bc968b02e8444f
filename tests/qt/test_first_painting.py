"""The first picture of a start is there at once at the next one, as it was painted; anything else is painted anew."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from support.kept import LIGHT
from support.paintings import alike

from kiosk.qt import first_painting
from kiosk.qt.first_painting import FirstPainting
from kiosk.qt.illustrations import Illustrations, PaintedLayer
from kiosk.qt.painting import Order, Painting, UnusableError, paint
from kiosk.system import cache

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "state" / "first"


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[Order]:
    """What was really painted, in order."""
    orders: list[Order] = []

    def noting(order: Order) -> Painting:
        orders.append(order)
        return paint(order)

    monkeypatch.setattr(first_painting, "paint", noting)
    return orders


def start(file: Path, order: Order) -> Painting:
    """What a start shows first."""
    first = FirstPainting(file)
    first.read()
    painting = first.paint(order)
    first.keep()
    return painting


def test_it_is_the_same_to_the_pixel_and_is_painted_once(file: Path, order: Order, painted: list[Order]) -> None:
    fresh = paint(order)
    assert {layer.movement for layer in fresh.layers} >= {"", "sway", "pulse"}
    assert fresh.lights
    assert all(alike(start(file, order), fresh) for _ in range(3))
    assert painted == [order]


def moved(order: Order) -> Order:
    """The same picture in another place."""
    folder = order.illustration.file.parent.with_name("copy")
    shutil.copytree(order.illustration.file.parent, folder)
    return replace(order, illustration=replace(order.illustration, file=folder / "a.svg", folder=folder))


def redrawn(order: Order) -> Order:
    order.illustration.file.write_text(LIGHT.replace("#E9A13B", "#E9A13C"), encoding="utf-8")
    return order


OTHERS: list[Callable[[Order], Order]] = [
    redrawn,
    lambda order: replace(order, ground="#2D6C8E"),
    lambda order: replace(order, size=(321, 180)),
    lambda order: replace(order, layered=False),
    lambda order: replace(order, ratio=1.5),
    lambda order: replace(order, moving=False),
    lambda order: replace(order, illustration=replace(order.illustration, has_quiet_side=False)),
    lambda order: replace(order, illustration=replace(order.illustration, has_quiet_side=False, focus=(0.1, 0.5))),
]


@pytest.mark.parametrize("other", OTHERS)
def test_another_order_is_painted(
    file: Path, order: Order, painted: list[Order], other: Callable[[Order], Order]
) -> None:
    start(file, order)
    order = other(order)
    assert alike(start(file, order), paint(order))
    assert alike(start(file, order), paint(order))
    assert len(painted) == 2


def test_the_same_picture_elsewhere_is_the_same(file: Path, order: Order, painted: list[Order]) -> None:
    start(file, order)
    start(file, moved(order))
    assert len(painted) == 1


def test_another_program_paints(
    file: Path, order: Order, painted: list[Order], monkeypatch: pytest.MonkeyPatch
) -> None:
    start(file, order)
    monkeypatch.setattr(cache, "program", lambda: "another")
    start(file, order)
    assert len(painted) == 2


def forged(file: Path, change: Callable[[dict[str, Any]], object], pixels: Callable[[bytes], bytes] = bytes) -> None:
    """What somebody could write who knows how it is kept."""
    found = cache.read_any(file, 10**9)
    assert found
    answer = bytes(found[1])
    begin = first_painting._LENGTH + int(answer[: first_painting._LENGTH])
    told = json.loads(answer[first_painting._LENGTH : begin])
    change(told)
    head = json.dumps(told).encode()
    cache.keep(file, found[0], f"{len(head):{first_painting._LENGTH}}".encode() + head + pixels(answer[begin:]))


@pytest.mark.parametrize(
    "change",
    [
        lambda told: told["layers"][0].update(size=[320, 100_000]),
        lambda told: told["layers"][0].update(size=[0, 0]),
        lambda told: told["layers"][0].update(size=[-1, -180]),
        lambda told: told["layers"][0].update(size=["320", 180]),
        lambda told: told["layers"][0].update(movement="explode"),
        lambda told: told["layers"][0].update(pivot="here"),
        lambda told: told["layers"][0].pop("depth"),
        lambda told: told["layers"].append(told["layers"][0]),
        lambda told: told["layers"].pop(),
        lambda told: told.update(unit=None),
        lambda told: told.update(lights=[{}]),
        lambda told: told.clear(),
    ],
)
def test_what_is_no_painting_is_as_if_not_there(
    file: Path, order: Order, painted: list[Order], change: Callable[[dict[str, Any]], object]
) -> None:
    start(file, order)
    forged(file, change)
    assert alike(start(file, order), paint(order))
    assert len(painted) == 2


@pytest.mark.parametrize("pixels", [lambda pixels: pixels[:-1], lambda pixels: pixels + b"\0", lambda _: b""])
def test_nor_is_one_with_more_or_fewer_pixels(
    file: Path, order: Order, painted: list[Order], pixels: Callable[[bytes], bytes]
) -> None:
    start(file, order)
    forged(file, lambda _: None, pixels)
    start(file, order)
    assert len(painted) == 2


@pytest.mark.parametrize("content", [b"", b"12345678", b"      -1", b"       2{}", b"\xff" * 100])
def test_nor_is_anything_else(file: Path, order: Order, painted: list[Order], content: bytes) -> None:
    start(file, order)
    found = cache.read_any(file, 10**9)
    assert found
    cache.keep(file, found[0], content)
    start(file, order)
    assert len(painted) == 2


def test_one_that_would_be_too_large_is_not_kept(
    file: Path, order: Order, painted: list[Order], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(first_painting, "_MOST_BYTES", 1000)
    for _ in range(2):
        start(file, order)
    assert (len(painted), file.exists()) == (2, False)


def test_a_picture_that_cannot_be_painted_is_refused_each_time(file: Path, order: Order) -> None:
    order.illustration.file.write_text("<svg/>", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(UnusableError):
            start(file, order)
    assert not file.exists()


def test_only_the_first_of_a_start_is_looked_for(qtbot: QtBot, file: Path, order: Order, painted: list[Order]) -> None:
    class Receiver:
        def __init__(self) -> None:
            self.got: list[Painting] = []

        def take(self, painting: Painting, shown: list[PaintedLayer]) -> None:
            self.got.append(replace(painting, layers=tuple(each.layer for each in shown)))

        def has_both(self) -> bool:
            return len(self.got) == 2

    orders, gots = (order, replace(order, size=(100, 60))), []
    for _ in range(2):
        illustrations, receiver = Illustrations(file), Receiver()
        for each in orders:
            illustrations.ask(each, 0, receiver.take)
        qtbot.waitUntil(receiver.has_both)
        illustrations.close()
        gots.append(receiver.got)
    for got in gots:
        assert all(map(alike, got, map(paint, orders)))
    assert painted == [order]
