"""Gives a kiosk hostile files in a process of its own, so that a crash of Qt does not end the tests.

`child.py KIND FIRST COUNT` prints each number before trying it, so that after a crash the last one is to blame. At the
end it prints its findings as a line of JSON.
"""

import json
import logging
import os
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"

from bench.window import until
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from kiosk import paths
from kiosk.deck import Illustration
from kiosk.deck.load import load
from kiosk.player import assembly
from kiosk.problems import ProblemsError
from kiosk.qt.illustrations import PaintedLayer
from kiosk.qt.painting import Order, Painting
from kiosk.session.state import Place, Session
from kiosk.settings import Settings
from support.driver import ask, every
from support.files import write_deck
from support.hostile import drawings, pictures, yaml
from support.hostile.decks import everywhere

_SIZES = ((320, 200), (200, 320), (1280, 720))


class Probe:
    """Measures how long the thread that draws and answers touches is blocked at most, in ms.

    Less what it could have gone on but other programs had all cores: the kernel counts that for each thread.
    """

    _EVERY_MS = 4

    def __init__(self) -> None:
        waits = Path("/proc/thread-self/schedstat")
        self._waits = waits if waits.exists() else None
        self.longest, self._last = 0.0, self._now_ms()
        self._timer = QTimer(interval=self._EVERY_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        now = self._now_ms()
        self.longest = max(self.longest, now - self._last - self._EVERY_MS)
        self._last = now

    def begin(self) -> None:
        """Start measuring again."""
        self.longest, self._last = 0.0, self._now_ms()

    def _now_ms(self) -> float:
        waited_ns = int(self._waits.read_text("ascii").split()[1]) if self._waits else 0
        return time.perf_counter() * 1000 - waited_ns / 1e6


class Painter:
    """Lets the kiosk's own thread paint one picture after another, and waits for each."""

    def __init__(self, kiosk: assembly.Kiosk, folder: Path) -> None:
        self._kiosk, self._folder = kiosk, folder
        self._done: list[Painting] = []
        self.drawn, self.longest_s = 0, 0.0

    def take(self, painting: Painting, _shown: list[PaintedLayer]) -> None:
        self._done.append(painting)

    def paint(self, name: str, data: bytes, size: tuple[int, int], has_quiet_side: bool) -> None:
        file = self._folder / name
        file.write_bytes(data)
        picture = Illustration(file, has_quiet_side, (0.5, 0.5))
        order = Order(picture, "#6A2E4F", size, layered=has_quiet_side, moving=has_quiet_side)
        self._done.clear()
        begun = time.perf_counter()
        self._kiosk.illustrations.ask(order, 0, self.take)
        until(lambda: bool(self._done), 1)
        self.longest_s = max(self.longest_s, time.perf_counter() - begun)
        self.drawn += bool(self._done[0].layers)


def _is_ready(window: QQuickWindow) -> bool:
    return bool(window.property("ready"))


def _numbers(first: int, count: int) -> range:
    return range(first, first + count)


def _tell(number: int) -> None:
    print(number, flush=True)


def paint(first: int, count: int, folder: Path, one: Callable[[Painter, int], None]) -> dict[str, Any]:
    """Paint while the attract loop plays."""
    kiosk = assembly.build(load(paths.BUILT_IN_DECK)[0], Settings(), lambda _: None)
    kiosk.window.resize(1280, 720)
    kiosk.window.show()
    until(lambda: bool(kiosk.window.property("ready")))
    painter, probe = Painter(kiosk, folder), Probe()
    for number in _numbers(first, count):
        _tell(number)
        one(painter, number)
    found = {"drawn": painter.drawn, "longest_s": painter.longest_s, "stall_ms": probe.longest}
    kiosk.close()
    return found


def one_picture(painter: Painter, number: int) -> None:
    name, data = pictures.picture(number)
    painter.paint(name, data, _SIZES[number % len(_SIZES)], has_quiet_side=False)


def one_drawing(painter: Painter, number: int) -> None:
    data = drawings.drawing(number)
    painter.paint("a.svg", data, (1920, 1080), has_quiet_side=number % 2 == 0)


def read_yaml(first: int, count: int, folder: Path) -> dict[str, Any]:
    deck = write_deck(folder / "deck")
    sound = {name: (deck / name).read_bytes() for name in ("deck.yaml", "texts/en.yaml")}
    played, longest, said = 0, 0.0, 0
    for number in _numbers(first, count):
        _tell(number)
        for name, make in (("deck.yaml", yaml.deck_file), ("texts/en.yaml", yaml.texts_file)):
            (deck / name).write_bytes(make(number))
            begun = time.process_time()
            try:
                load(deck)
                played += 1
            except ProblemsError as error:
                said = max(said, len(str(error)))
            longest = max(longest, time.process_time() - begun)
            (deck / name).write_bytes(sound[name])
    return {"drawn": played, "longest_s": longest, "letters": said}


def show_words(first: int, count: int, folder: Path) -> dict[str, Any]:
    """Show decks with hostile words in every field, in every view; `first` and `count` are numbers of decks."""
    probe, views, texts, rich = Probe(), 0, 0, 0
    stalls: list[float] = []
    for number in _numbers(first, count):
        _tell(number)
        deck, _ = load(everywhere(folder / f"deck-{number}", number))
        kiosk = assembly.build(deck, Settings(motion="calm"), lambda _: None, clock=lambda: 0)
        kiosk.window.resize(1280, 720)
        kiosk.window.show()
        window = kiosk.window
        ready = partial(_is_ready, window)
        until(ready)
        for turn, language in enumerate(deck.words):
            page = 1 + turn % (len(deck.pages) - 1)
            for place in (Place.ATTRACT, Place.CARD, Place.OVERVIEW, Place.COUNTDOWN):
                probe.begin()
                kiosk.session.assume(Session(place, page=page, language=language, beneath=Place.CARD))
                until(ready)
                QGuiApplication.processEvents()
                stalls.append(probe.longest)
                views += 1
                for item in every(window.contentItem()):
                    if item.inherits("QQuickText"):
                        texts += 1
                        rich += ask(item, "textFormat === Text.PlainText") is not True
        kiosk.close()
    return {"drawn": views, "texts": texts, "rich": rich, "stall_ms": max(stalls)}


def main() -> None:
    kind, first, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    logging.disable()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        if kind == "crash":  # crashes as Qt would
            _tell(first)
            os.abort()
        elif kind == "yaml":
            found = read_yaml(first, count, folder)
        else:
            _application = QGuiApplication([])
            match kind:
                case "pictures":
                    found = paint(first, count, folder, one_picture)
                case "drawings":
                    found = paint(first, count, folder, one_drawing)
                case "words":
                    found = show_words(first, count, folder)
    print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main()
