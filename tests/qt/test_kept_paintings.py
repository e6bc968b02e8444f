"""A drawing is painted once: then it is read back to the pixel, or else painted anew. What is kept is bounded."""

import json
import os
import time
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from support.kept import LIGHT, sizes
from support.paintings import alike

from kiosk import paths
from kiosk.painter.client import THE_PAINTER
from kiosk.qt import kept_paintings
from kiosk.qt.kept_paintings import KeptPaintings
from kiosk.qt.painting import Order, Painting, UnusableError, paint
from kiosk.qt.painting_data import question
from kiosk.system import cache, files

pytestmark = pytest.mark.usefixtures("qapp")
LENGTH = kept_paintings._LENGTH


def shown(folder: Path, *orders: Order) -> list[Painting]:
    """What one run shows."""
    kept = KeptPaintings(folder)
    paintings = []
    for order in orders:
        paintings.append(kept.paint(order))
        while kept.keep_one():
            pass
    return paintings


def test_it_is_the_same_to_the_pixel_and_is_painted_once(folder: Path, order: Order, painted: list[Order]) -> None:
    orders = [
        order,
        replace(order, layered=False),
        replace(order, size=(77, 200), ratio=2),
        replace(order, moving=False),
    ]
    fresh = [paint(order) for order in orders]
    assert fresh[0].lights
    assert {layer.movement for layer in fresh[0].layers} >= {"", "sway", "pulse"}
    for found in (shown(folder, *orders, *orders), shown(folder, *orders)):
        assert all(map(alike, found, fresh * 2))
    assert painted == orders
    assert os.name == "nt" or {file.stat().st_mode & 0o777 for file in folder.iterdir()} == {files.PRIVATE}
    assert os.name == "nt" or folder.stat().st_mode & 0o777 == files.PRIVATE_FOLDER


def test_one_that_waits_to_be_stored_is_not_painted_again(folder: Path, order: Order, painted: list[Order]) -> None:
    kept = KeptPaintings(folder)
    for _ in range(3):
        assert alike(kept.paint(order), paint(order))
        kept.pack()
    assert (painted, folder.exists()) == ([order], False)
    assert [kept.keep_one(), kept.keep_one()] == [True, False], "and is stored once"


def test_only_so_many_wait(folder: Path, order: Order, painted: list[Order], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_paintings, "_MOST_WAITING", 2)
    kept, three = KeptPaintings(folder), sizes(order, 3)
    for each in [*three, *reversed(three)]:
        kept.paint(each)
        kept.pack()
    assert painted == [*three, three[0]], "the one that has waited longest is given up"


def test_another_drawing_of_that_name_is_painted(folder: Path, order: Order, painted: list[Order]) -> None:
    shown(folder, order)
    order.illustration.file.write_text(LIGHT.replace("#E9A13B", "#E9A13C"), encoding="utf-8")
    assert alike(shown(folder, order)[0], paint(order))
    order.illustration.file.write_text("<svg/>", encoding="utf-8")
    with pytest.raises(UnusableError):
        shown(folder, order)
    assert len(painted) == 3


def test_so_is_it_with_other_fonts_and_by_another_program(
    folder: Path, order: Order, painted: list[Order], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shown(folder, order)
    monkeypatch.setattr(THE_PAINTER, "fonts", (tmp_path / "letters.ttf",))
    for content in (b"one", b"another"):
        (tmp_path / "letters.ttf").write_bytes(content)
        shown(folder, order)
        shown(folder, order)
    assert len(painted) == 3
    monkeypatch.setattr(cache, "program", lambda: "another")
    shown(folder, order)
    assert len(painted) == 4


def forged(folder: Path, change: Callable[[dict[str, Any]], object], pixels: Callable[[bytes], bytes] = bytes) -> None:
    """What somebody could write who knows how it is kept."""
    (file,) = folder.iterdir()
    found = cache.read_any(file, 10**9)
    assert found
    answer = bytes(found[1])
    begin = LENGTH + int(answer[:LENGTH])
    told = json.loads(answer[LENGTH:begin])
    change(told)
    head = json.dumps(told).encode()
    packed = zlib.compress(pixels(zlib.decompress(answer[begin:])))
    cache.keep(file, found[0], f"{len(head):{LENGTH}}".encode() + head + packed)


@pytest.mark.parametrize(
    "change",
    [
        lambda told: told["layers"][0].update(size=[320, 100_000]),
        lambda told: told["layers"][0].update(size=[0, 180]),
        lambda told: told["layers"][0].update(movement="explode"),
        lambda told: told["layers"].append(told["layers"][0]),
        lambda told: told["layers"].pop(),
        lambda told: told.update(layers=[{**told["layers"][0], "size": [8192, 8192]}] * 9),
        lambda told: told.update(unit=None),
        lambda told: told.clear(),
    ],
)
def test_what_is_no_painting_is_as_if_not_there(
    folder: Path, order: Order, painted: list[Order], change: Callable[[dict[str, Any]], object]
) -> None:
    shown(folder, order)
    forged(folder, change)
    assert alike(shown(folder, order)[0], paint(order))
    assert len(painted) == 2


@pytest.mark.parametrize(
    "pixels", [lambda pixels: pixels[:-1], lambda pixels: pixels + b"\0", lambda _: b"", lambda _: bytes(10**9)]
)
def test_nor_is_one_with_more_or_fewer_pixels(
    folder: Path, order: Order, painted: list[Order], pixels: Callable[[bytes], bytes]
) -> None:
    shown(folder, order)
    forged(folder, lambda _: None, pixels)
    shown(folder, order)
    assert len(painted) == 2


@pytest.mark.parametrize("content", [b"", b"12345678", b"      -1", b"       2{}", b"\xff" * 100])
def test_nor_is_anything_else(folder: Path, order: Order, painted: list[Order], content: bytes) -> None:
    shown(folder, order)
    (file,) = folder.iterdir()
    cache.keep(file, file.name, content)
    shown(folder, order)
    assert len(painted) == 2


def test_what_a_power_cut_left_is_painted_again(folder: Path, order: Order, painted: list[Order]) -> None:
    shown(folder, order)
    (file,) = folder.iterdir()
    whole = file.read_bytes()
    for length in range(0, len(whole), len(whole) // 20):
        file.write_bytes(whole[:length])
        assert alike(shown(folder, order)[0], paint(order))
        assert file.read_bytes() == whole
    assert len(painted) == 1 + len(range(0, len(whole), len(whole) // 20))


def test_the_oldest_give_way(folder: Path, order: Order, monkeypatch: pytest.MonkeyPatch) -> None:
    shown(folder, order)
    size = sum(file.stat().st_size for file in folder.iterdir())
    monkeypatch.setattr(kept_paintings, "MOST_BYTES", 8 * size)
    for number, each in enumerate(sizes(order, 20)):
        before = set(folder.iterdir())
        shown(folder, each)
        for file in set(folder.iterdir()) - before:
            os.utime(file, (1_000_000 + number, 1_000_000 + number))
    kept = {file.name for file in folder.iterdir()}
    assert sum(file.stat().st_size for file in folder.iterdir()) <= 8 * size
    assert len(kept) >= 4
    last = question(sizes(order, 20)[-1])
    assert last
    assert last in kept


def test_one_that_is_used_is_marked_as_used(folder: Path, order: Order) -> None:
    shown(folder, order)
    (file,) = folder.iterdir()
    for moment in (0, 4_000_000_000):
        os.utime(file, (moment, moment))
        shown(folder, order)
        assert abs(file.stat().st_mtime - time.time()) < 1000


def test_a_run_writes_no_more_than_may_be_kept(
    folder: Path, order: Order, painted: list[Order], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown(folder, order)
    size = sum(file.stat().st_size for file in folder.iterdir())
    monkeypatch.setattr(kept_paintings, "MOST_BYTES", 4 * size)
    written: list[str] = []
    keep = cache.keep

    def noting(file: Path, question: str, answer: bytes) -> bool:
        written.append(file.name)
        return keep(file, question, answer)

    monkeypatch.setattr(cache, "keep", noting)
    shown(folder, *sizes(order, 30), *sizes(order, 30))
    assert 1 <= len(written) <= 5
    assert len(painted) > 30


def test_one_that_would_be_too_large_is_not_kept(
    folder: Path, order: Order, painted: list[Order], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_paintings, "_MOST_OF_ONE", 1000)
    shown(folder, order, order)
    assert (len(painted), folder.exists()) == (2, False)


def test_photos_are_not_kept(folder: Path, order: Order, painted: list[Order]) -> None:
    photo = order.illustration.file.with_name("photo.png")
    Image.new("RGB", (90, 60), "teal").save(photo)
    shown(folder, replace(order, illustration=replace(order.illustration, file=photo, has_quiet_side=False)))
    assert (len(painted), folder.exists()) == (1, False)


def test_where_nothing_can_be_written_it_paints_and_says_so_once(
    order: Order, painted: list[Order], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    found = shown(paths.NOWHERE / "paintings", *sizes(order, 3))
    assert all(map(alike, found, map(paint, sizes(order, 3))))
    assert len(painted) == 3
    assert len([line for line in caplog.messages if "could not be written" in line]) == 1


def test_a_file_that_is_no_folder_costs_nothing_but_the_keeping(folder: Path, order: Order) -> None:
    folder.parent.mkdir()
    folder.write_text("", encoding="utf-8")
    assert all(map(alike, shown(folder, order, order), [paint(order)] * 2))
