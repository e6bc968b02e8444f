"""How smoothly one place becomes another: wake, overview, tile, dot, countdown; beside a plain moving rectangle.

They are tapped, as visitors do. A frame counts once what moves is at another place; once it is over every frame counts,
whatever it shows.
"""

import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QPointF
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from support.driver import ask, every, is_kind
from support.touch_device import touch_device

from bench.report import figure, gaps, several
from bench.swipe import plain
from bench.window import Frames, find, gaps_ms, opened, settle, until, wait
from kiosk.player.assembly import Kiosk
from kiosk.session.state import Place, Session
from kiosk.system.clock import elapsed_ms

_ROUNDS = 5
_AFTER_MS = 500
_TAP_MS = 80  # a quick one
Act = Callable[[Kiosk], float]  # the moment from which something is to move, s


def main(size: str) -> None:
    """Measure and print."""
    with opened(size, "full") as kiosk:
        settle(kiosk)
        moving = _Moving(kiosk)
        for name, (place, act) in _CHANGES.items():
            late: list[float] = []
            first: list[float] = []
            after = 0
            for _ in range(_ROUNDS):
                kiosk.session.assume(_state(place))
                wait(1500)
                frames = Frames(kiosk.window, moving.place)
                begun = act(kiosk)
                until(moving.rests)
                times = frames.end()
                first.append(1000 * (times[0] - begun))
                late += gaps_ms(times)
                frames = Frames(kiosk.window)
                wait(_AFTER_MS)
                after += max(0, len(frames.end()) - 1)  # the one that shows the end
            several(f"{name}, first movement after", first, "ms", "no standard")
            gaps(name, late, "aim: 1 %")
            figure(f"{name}, frames once it is over", after / _ROUNDS, "frames a change", "at most 2: two cards unseen")
        kiosk.window.hide()
        gaps("plain rectangle", gaps_ms(plain(kiosk.engine)), "to compare with")


class _Moving:
    """What moves when a place changes."""

    def __init__(self, kiosk: Kiosk) -> None:
        scene = kiosk.window.contentItem()
        self._transition, self._pager, self._countdown = (
            find(scene, kind) for kind in ("CardTransition", "Pager", "Countdown")
        )

    def place(self) -> tuple[float, ...]:
        return (
            self._transition.property("way"),
            self._pager.property("shift"),
            self._countdown.property("presence"),
        )

    def rests(self) -> bool:
        _way, shift, presence = self.place()
        return not self._pager.property("passing") and shift == 0 and presence in (0, 1)


def _state(place: Place) -> Session:
    now = elapsed_ms()
    return Session(
        place, slide_number=3, page=3, language="ky", beneath=Place.CARD, slide_at=now - 9_000, touched_at=now
    )


def _comes(place: Place) -> Act:
    """It comes by itself."""

    def act(kiosk: Kiosk) -> float:
        begun = time.perf_counter()
        kiosk.session.assume(_state(place))
        return begun

    return act


def _tapped(kind: str, said: str) -> Act:
    """The item of this QML type is tapped of which the expression is true."""

    def act(kiosk: Kiosk) -> float:
        items = every(kiosk.window.contentItem())
        item = next(item for item in items if item.isVisible() and is_kind(item, kind) and ask(item, said))
        return _tap(kiosk, item)

    return act


def _tap(kiosk: Kiosk, item: QQuickItem) -> float:
    point = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
    QTest.touchEvent(kiosk.window, touch_device(), False).press(0, point, kiosk.window).commit(False)
    wait(_TAP_MS)
    begun = time.perf_counter()
    QTest.touchEvent(kiosk.window, touch_device(), False).release(0, point, kiosk.window).commit(False)
    return begun


def _woken(kiosk: Kiosk) -> float:
    """By the finger as it comes down."""
    begun = time.perf_counter()
    kiosk.session.touched()
    return begun


_CHANGES: dict[str, tuple[Place, Act]] = {
    "wake": (Place.ATTRACT, _woken),
    "card to overview": (Place.CARD, _tapped("RoundButton", 'icon === "overview"')),
    "tile to card": (Place.OVERVIEW, _tapped("Tile", "page.number === 8")),
    "jump by a dot": (Place.CARD, _tapped("Control", "this.index === 8")),
    "countdown": (Place.CARD, _comes(Place.COUNTDOWN)),
    "countdown, gone": (Place.COUNTDOWN, _comes(Place.CARD)),
}


if __name__ == "__main__":
    main(*sys.argv[1:])
