"""How smoothly pages follow a finger and settle, each after a glance at the one before; beside a plain rectangle."""

import sys
import time

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPointingDevice
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest

from bench.report import gaps, several
from bench.window import Frames, find, fps, gaps_ms, opened, until, wait, wake
from kiosk.player.assembly import Kiosk

_SWIPES, _SWIPE_S, _EVERY_MS = 10, 1.0, 16
_FROM, _TO = 0.8, 0.2  # of the width
_GLANCE_MS = 500  # nobody turns a page that has just come
_PLAIN_MS = 5_000
_PLAIN = b"""
import QtQuick
Window {
    visible: true
    width: 1920
    Rectangle {
        width: 200; height: width; color: "teal"
        NumberAnimation on x { to: 1600; duration: 6000 }
    }
}
"""


def main(size: str) -> None:
    """Measure and print."""
    with opened(size, "full") as kiosk:
        finger = QTest.createTouchDevice()
        wake(kiosk)
        _swipe(kiosk, finger)
        runs = [_swipe(kiosk, finger) for _ in range(_SWIPES)]
        kiosk.window.hide()
        beside = plain(kiosk.engine)
    hd = size == "1920x1080"
    several(
        "swipe",
        [fps(run) for run in runs],
        "frames a second",
        "standard: 60",
        least=True,
    )
    gaps("swipe", [gap for run in runs for gap in gaps_ms(run)], "aim: 1 %" if hd else "no standard")
    several("plain rectangle", [fps(beside)], "frames a second", "to compare with", least=True)
    gaps("plain rectangle", gaps_ms(beside), "to compare with")


def _swipe(kiosk: Kiosk, finger: QPointingDevice) -> list[float]:
    """Swipe to the next page and let it settle; the times of the frames that showed the pages at another place."""
    wait(_GLANCE_MS)
    window, pager = kiosk.window, find(kiosk.window.contentItem(), "Pager")
    frames = Frames(window, lambda: round(pager.property("shift") * window.width()))
    begun = time.perf_counter()

    def touch(kind: str, share: float) -> None:
        place = QPoint(round((_FROM + (_TO - _FROM) * share) * window.width()), round(0.4 * window.height()))
        sequence = QTest.touchEvent(window, finger, False)
        getattr(sequence, kind)(0, place, window)
        sequence.commit(False)  # True lets Qt live while Python's interpreter lock is held

    def moved() -> bool:
        share = (time.perf_counter() - begun) / _SWIPE_S
        touch("move", min(share, 1))
        return share >= 1

    touch("press", 0)
    until(moved, _EVERY_MS)
    touch("release", 1)
    until(lambda: pager.property("shift") == 0)
    return frames.end()


def plain(engine: QQmlEngine) -> list[float]:
    """The times of the frames of a window where only a rectangle moves."""
    component = QQmlComponent(engine)
    component.setData(_PLAIN, "")
    window = component.create()
    assert isinstance(window, QQuickWindow)
    wait(500)
    frames = Frames(window)
    wait(_PLAIN_MS)
    window.deleteLater()
    return frames.end()


if __name__ == "__main__":
    main(*sys.argv[1:])
