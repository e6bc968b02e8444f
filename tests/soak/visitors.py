"""The program itself with visitors built in: `python -m soak.visitors SEED COUNTS play ...`.

The session's clock runs 20 times as fast. Visitors touch the real window; what they did is written to COUNTS.
"""

import json
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from support.driver import is_kind, shown
from support.touch_device import touch_device

from kiosk import cli
from kiosk.player import assembly, opening_hours
from kiosk.session.event import Event, EventName
from soak.memory import resident_mb

SPEED = 20
_STEP_MS = 16
_GONE_S = 120  # the longest card waits for 80 s, at 20 times the speed
_MOVING_MS, _LATE_MS = 250, 25  # frames further apart than the first belong to different movements
_build = assembly.build


class Visitors:
    """One after another: each wakes the kiosk, does this and that, and leaves. Every twentieth is the operator."""

    def __init__(self, kiosk: assembly.Kiosk, seed: int, counts: Counter[str], file: Path) -> None:
        self._kiosk = kiosk
        self._session = kiosk.session
        self._window = kiosk.window
        self._chance = random.Random(seed)
        self._counts = counts
        self._places: Counter[str] = Counter()
        self._file = file
        self._frame_at = 0.0
        self._begun = time.monotonic()
        self._memory: list[tuple[float, float]] = []  # s since the start, MB
        self._doing = self._visits()
        kiosk.window.frameSwapped.connect(self._frame)
        self._session.placeChanged.connect(self._place)
        self._timer = QTimer(kiosk.window, interval=_STEP_MS)
        self._timer.timeout.connect(self._step)
        self._timer.start()

    def _step(self) -> None:
        self._session.tick()  # the clock is faster than the session's own timer
        next(self._doing)

    def _frame(self) -> None:
        now = 1000 * time.perf_counter()
        gap, self._frame_at = now - self._frame_at, now
        self._counts["frames"] += 1
        self._counts["missed"] += _LATE_MS < gap < _MOVING_MS

    def _place(self) -> None:
        self._places[self._session.state.place] += 1

    def _visits(self) -> Iterator[None]:
        while True:
            self._counts["visits"] += 1
            yield from self._operator() if self._counts["visits"] % 20 == 0 else self._visit()
            # Each time at the same place, with the same pictures at hand: so what comes and goes is small.
            self._memory.append((time.monotonic() - self._begun, resident_mb("self")))
            self._write()

    def _visit(self) -> Iterator[None]:
        yield from self._wait(100, 3000)  # in front of the loop
        yield from self._tap(self._somewhere())
        for _ in range(self._chance.randrange(25)):
            yield from self._wait(50, 900)  # 1 to 18 s of reading
            yield from self._chance.choice((self._swipe, self._swipe, self._tap_something, self._scroll, self._pinch))()
        yield from self._until_attract()

    def _operator(self) -> Iterator[None]:
        self._counts["operators"] += 1
        self._session.callOperator()
        yield from self._wait(100, 400)
        self._session.unlock()
        yield from self._wait(500, 1500)
        if self._chance.random() < 0.5:
            self._session.pause()
            yield from self._wait(200, 600)
            self._session.callOperator()
            yield from self._wait(100, 400)
            self._session.unlock()
        self._session.leave()
        self._session.set_open(is_open=False)
        yield from self._wait(100, 600)
        self._session.set_open(is_open=True)
        yield from self._until_attract()

    def _until_attract(self) -> Iterator[None]:
        """The visitor has gone: the countdown comes, and the reset."""
        begun = time.monotonic()
        while self._session.state.place != "attract":
            if time.monotonic() - begun > _GONE_S:
                print(f"still in {self._session.property('place')} after {_GONE_S} s", file=sys.stderr)
                os._exit(3)
            yield

    def _wait(self, least_ms: int, most_ms: int) -> Iterator[None]:
        for _ in range(self._chance.randint(least_ms, most_ms) // _STEP_MS):
            yield

    def _somewhere(self) -> QPoint:
        return QPoint(self._chance.randrange(self._window.width()), self._chance.randrange(self._window.height()))

    def _tap(self, point: QPoint) -> Iterator[None]:
        QTest.touchEvent(self._window, touch_device()).press(0, point, self._window).commit(processEvents=False)
        yield
        QTest.touchEvent(self._window, touch_device()).release(0, point, self._window).commit(processEvents=False)
        yield

    def _tap_something(self) -> Iterator[None]:
        controls = [item for item in shown(self._window.contentItem()) if is_kind(item, "Control")]
        if controls:
            yield from self._tap(self._centre(self._chance.choice(controls)))

    def _centre(self, item: QQuickItem) -> QPoint:
        return item.mapToScene(item.boundingRect().center()).toPoint()

    def _swipe(self) -> Iterator[None]:
        y = round(self._window.height() * self._chance.uniform(0.2, 0.7))
        ends = round(self._window.width() * 0.75), round(self._window.width() * 0.3)
        yield from self._drag(*(QPoint(x, y) for x in (ends if self._chance.random() < 0.6 else reversed(ends))))

    def _scroll(self) -> Iterator[None]:
        x, *ys = (round(self._window.width() * 0.25), *(round(self._window.height() * y) for y in (0.6, 0.3)))
        yield from self._drag(*(QPoint(x, y) for y in ys))

    def _drag(self, start: QPoint, end: QPoint) -> Iterator[None]:
        QTest.touchEvent(self._window, touch_device()).press(0, start, self._window).commit(processEvents=False)
        for step in range(1, 9):
            yield
            point = start + (end - start) * step / 8
            QTest.touchEvent(self._window, touch_device()).move(0, point, self._window).commit(processEvents=False)
        QTest.touchEvent(self._window, touch_device()).release(0, end, self._window).commit(processEvents=False)
        yield

    def _pinch(self) -> Iterator[None]:
        middle = QPoint(round(self._window.width() * 0.7), round(self._window.height() * 0.4))

        def fingers(apart: int) -> tuple[QPoint, QPoint]:
            return middle - QPoint(apart, 0), middle + QPoint(apart, 0)

        one, two = fingers(20)
        touch = QTest.touchEvent(self._window, touch_device())
        touch.press(0, one, self._window).press(1, two, self._window).commit(processEvents=False)
        for step in range(1, 9):
            yield
            one, two = fingers(20 + 20 * step)
            touch = QTest.touchEvent(self._window, touch_device())
            touch.move(0, one, self._window).move(1, two, self._window).commit(processEvents=False)
        touch = QTest.touchEvent(self._window, touch_device())
        touch.release(0, one, self._window).release(1, two, self._window).commit(processEvents=False)
        yield

    def _write(self) -> None:
        places = ", ".join(f"{place} {times}" for place, times in self._places.most_common())
        counts = {
            name: self._counts[name] for name in ("visits", "cards", "languages", "operators", "frames", "missed")
        }
        self._file.write_text(json.dumps({**counts, "places": places, "memory": self._memory}), encoding="utf-8")


def main(seed: int, file: Path) -> None:
    """Run the command line with the visitors in the kiosk that it builds."""

    def fast_ms() -> int:
        return SPEED * time.monotonic_ns() // 1_000_000

    def build(deck: Any, settings: Any, listener: Any, *rest: Any, **named: Any) -> assembly.Kiosk:
        counts: Counter[str] = Counter()

        def tell(event: Event) -> None:
            counts["cards"] += event.name is EventName.CARD
            counts["languages"] += event.name is EventName.LANGUAGE
            listener(event)

        kiosk = _build(deck, settings, tell, *rest, **{**named, "clock": fast_ms})
        kiosk.visitors = Visitors(kiosk, seed, counts, file)  # type: ignore[attr-defined]  # it lives as long
        return kiosk

    assembly.build = build
    # One process is watched, for days if need be: its fresh start each morning would end it.
    opening_hours.next_fresh_start = lambda *_: None  # type: ignore[attr-defined]
    cli.main()


if __name__ == "__main__":
    chosen, counts_file = int(sys.argv[1]), Path(sys.argv[2])
    del sys.argv[1:3]
    main(chosen, counts_file)
