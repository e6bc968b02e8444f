"""Paintings that are kept, in whole runs of a kiosk: after a kill nothing is half written, and no painter is needed."""

import subprocess
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Thread

import pytest
from pytestqt.qtbot import QtBot
from support.kept import sizes
from support.paintings import alike

from kiosk.qt.illustrations import BESIDE, Illustrations, PaintedLayer
from kiosk.qt.kept_paintings import KeptPaintings
from kiosk.qt.painting import Order, Painting, paint
from kiosk.system import cache

pytestmark = pytest.mark.usefixtures("qapp")
WRITER = """
import sys
from pathlib import Path
from PySide6.QtGui import QGuiApplication
from kiosk.deck import Illustration
from kiosk.qt.kept_paintings import KeptPaintings
from kiosk.qt.painting import Order
application = QGuiApplication([])
kept = KeptPaintings(Path(sys.argv[1]))
for width in range(20, 2000):
    kept.paint(Order(Illustration(Path(sys.argv[2]), True), "#2D6C8F", (width, 20), True, 1.0, True))
    kept.keep_one()
    print(width, flush=True)
"""


def test_one_killed_while_it_writes_leaves_nothing_half_written(folder: Path, order: Order) -> None:
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder), str(order.illustration.file)], stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout
    for _ in range(10):
        writer.stdout.readline()
    writer.kill()
    writer.communicate()
    whole = [file for file in folder.iterdir() if not file.name.endswith(".new")]
    assert len(whole) >= 9
    assert all(cache.read(file, file.name, 10**9) for file in whole)


class Receiver:
    """Takes what was ordered."""

    def __init__(self) -> None:
        self.got: list[Painting] = []

    def take(self, painting: Painting, shown: list[PaintedLayer]) -> None:
        self.got.append(replace(painting, layers=tuple(each.layer for each in shown)))

    def has(self, count: int) -> bool:
        return len(self.got) == count


def test_a_kiosk_that_has_painted_all_needs_no_painter(
    qtbot: QtBot, folder: Path, order: Order, painted: list[Order], tmp_path: Path
) -> None:
    orders = [order, *sizes(order, 4)]

    def is_kept() -> bool:
        return folder.is_dir() and len(list(folder.glob("[!.]*"))) == len(orders) - 1

    for _ in range(2):
        illustrations, receiver = Illustrations(tmp_path / "first", folder), Receiver()
        for each in orders:
            illustrations.ask(each, 0, receiver.take)
        qtbot.waitUntil(partial(receiver.has, len(orders)))
        qtbot.waitUntil(is_kept)
        illustrations.close()
        assert all(map(alike, receiver.got, map(paint, orders)))
    assert painted == orders[1:], "the first has a file of its own"


def test_while_only_what_nobody_awaits_is_ordered_what_was_painted_is_stored(
    qtbot: QtBot, folder: Path, order: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A visitor who turns pages faster than all the tiles are painted would else see each page painted anew."""
    done: list[str] = []
    keep, paint_ = KeptPaintings.keep_one, KeptPaintings.paint

    def keeping(kept: KeptPaintings) -> bool:
        stored = keep(kept)
        done.extend(["stored"] if stored else [])
        return stored

    def painting(kept: KeptPaintings, order: Order) -> Painting:
        done.append(str(order.size[0]))
        return paint_(kept, order)

    monkeypatch.setattr(KeptPaintings, "keep_one", keeping)
    monkeypatch.setattr(KeptPaintings, "paint", painting)
    monkeypatch.setattr(Thread, "start", lambda _: None)
    illustrations, receiver = Illustrations(None, folder), Receiver()
    monkeypatch.undo()
    first, *tiles = sizes(order, 4)
    illustrations.ask(first, BESIDE, receiver.take)
    for tile in tiles:
        illustrations.ask(tile, BESIDE + 1, receiver.take)
    monkeypatch.setattr(KeptPaintings, "keep_one", keeping)
    monkeypatch.setattr(KeptPaintings, "paint", painting)
    illustrations._thread.start()
    qtbot.waitUntil(partial(receiver.has, 4))
    illustrations.close()
    assert done[:3] == [str(first.size[0]), "stored", str(tiles[0].size[0])]
