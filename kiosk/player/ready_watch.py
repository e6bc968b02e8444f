"""Notices the first frame that shows the deck."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQuick import QQuickWindow


class ReadyWatch(QObject):
    """Emits `ready` once, after the first frame that shows everything."""

    ready = Signal()

    def __init__(self, window: QQuickWindow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._is_watching = True
        window.frameSwapped.connect(self._look)

    def close(self) -> None:
        """Stop waiting."""
        if self._is_watching:
            self._is_watching = False
            self._window.frameSwapped.disconnect(self._look)

    @Slot()
    def _look(self) -> None:
        # With a graphics card, another thread reports frames, so some reports may still be on their way.
        if self._is_watching and self._window.property("ready"):
            self.close()
            self.ready.emit()
