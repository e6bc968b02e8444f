"""A kiosk in a window of this process, drawn without a graphics card, and how to wait and to count frames there."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk import paths
from kiosk.deck.load import load
from kiosk.player import assembly
from kiosk.qt.one_thread import paint_with_one_thread
from kiosk.settings import Settings
from kiosk.system.memory import return_large_blocks

_PATIENCE_S = 60


@contextmanager
def opened(size: str, motion: str) -> Iterator[assembly.Kiosk]:
    """A kiosk of the built-in deck in a window of this size, its first slide drawn."""
    return_large_blocks()  # as kiosk/player/application.py does: what is kept is measured, not what glibc holds back
    paint_with_one_thread()  # so does it
    _application = QGuiApplication([])
    QQuickWindow.setSceneGraphBackend("software")
    kiosk = assembly.build(load(paths.BUILT_IN_DECK)[0], Settings().overridden(motion=motion), lambda _: None)
    width, height = map(int, size.split("x"))
    kiosk.window.resize(width, height)
    kiosk.window.show()
    try:
        settle(kiosk)
        yield kiosk
    finally:
        kiosk.close()


def wake(kiosk: assembly.Kiosk) -> None:
    """A visitor comes, and the echoes of the first touch pass."""
    kiosk.session.touched()
    wait(500)
    kiosk.session.next()  # what the first turn of a page has to make is made here
    settle(kiosk)


def settle(kiosk: assembly.Kiosk) -> None:
    """Wait until all pictures are painted, seen and unseen, and nothing moves that a touch began."""
    for _ in range(2):  # what is made between frames asks for pictures later
        until(lambda: bool(kiosk.window.property("ready")) and not kiosk.illustrations._receivers)
        wait(1000)


def wait(ms: int) -> None:
    """Let the kiosk live. Not QTest.qWait: it holds Python's interpreter lock, and the painting thread starves."""
    loop = QEventLoop()
    timer = QTimer(singleShot=True, interval=ms, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(loop.quit)
    timer.start()
    loop.exec()


def until(condition: Callable[[], bool], every_ms: int = 2) -> None:
    """Let the kiosk live until this is so. Raises TimeoutError."""
    if condition():
        return
    loop = QEventLoop()
    begun = time.monotonic()
    is_so = False

    def look() -> None:
        nonlocal is_so
        is_so = condition()
        if is_so or time.monotonic() - begun > _PATIENCE_S:
            loop.quit()  # until it does, it may have ceased to be so

    timer = QTimer(interval=every_ms, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(look)
    timer.start()
    loop.exec()
    timer.stop()
    if not is_so:
        raise TimeoutError("waited for a minute")


def cpu_s() -> float:
    """The processor's time that this process has had, all its threads."""
    spent = os.times()
    return spent.user + spent.system


def find(item: QQuickItem, kind: str) -> QQuickItem:
    """The first item of a QML type within `item`."""
    waiting = [item]
    while waiting:
        item = waiting.pop(0)
        if item.metaObject().className().startswith(f"{kind}_QML"):
            return item
        waiting += item.childItems()
    raise LookupError(kind)


class Frames:
    """Notes when frames are shown, from its making on. With `position`: only those that show another one."""

    def __init__(self, window: QQuickWindow, position: Callable[[], object] = object) -> None:
        self._window = window
        self._position = position
        self._last = position()
        self._times: list[float] = []
        window.frameSwapped.connect(self._note)

    def _note(self) -> None:
        position = self._position()
        if position != self._last:
            self._last = position
            self._times.append(time.perf_counter())

    def end(self) -> list[float]:
        """Stop; the times of the frames, s."""
        self._window.frameSwapped.disconnect(self._note)
        return self._times


def fps(times: list[float]) -> float:
    """Frames a second, of their times."""
    return (len(times) - 1) / (times[-1] - times[0]) if len(times) > 1 else 0


def gaps_ms(times: list[float]) -> list[float]:
    """From frame to frame, of their times."""
    return [1000 * (after - before) for before, after in pairwise(times)]
