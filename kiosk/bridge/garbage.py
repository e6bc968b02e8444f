"""Collects Python's garbage on the GUI thread only.

Python collects on whichever thread happens to allocate: on a worker's, that would end QObjects in cycles there, and Qt
crashes when a QObject is ended on a foreign thread ("Timers cannot be stopped from another thread").
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

_EVERY_MS = 20_000


class GarbageCollector(QObject):
    """Takes over from Python's own collector, for good; collects while nothing else is to be done."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    @Slot()
    def collect(self) -> None:
        """Free what only cycles keep alive."""
        gc.collect()


def freeze() -> None:
    """Set all that lives now aside as never to be garbage: collections then take no time anybody would see."""
    gc.collect()
    gc.freeze()
