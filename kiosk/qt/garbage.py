"""Collects Python's garbage on the GUI thread only.

Python collects on whichever thread happens to allocate. On a worker thread that would destroy QObjects in reference
cycles, and Qt crashes when a foreign thread destroys one ("Timers cannot be stopped from another thread").
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

EVERY_MS = 20_000


class GarbageCollector(QObject):
    """Replaces Python's own collector for good, and collects when the event loop is idle."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    @Slot()
    def collect(self) -> None:
        """Free objects that only reference cycles keep alive."""
        gc.collect()


def freeze() -> None:
    """Exclude all present objects from collection. Collections then take no noticeable time."""
    gc.collect()
    gc.freeze()
