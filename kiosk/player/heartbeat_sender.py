"""Sends heartbeats to the supervisor while the event loop runs and requested frames are drawn."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtQuick import QQuickWindow

from kiosk.supervisor.heartbeat import Heartbeat

BEAT_MS = 2000
_FRAME_EVERY = 5  # beats


class HeartbeatSender(QObject):
    """Sends heartbeats from the GUI thread.

    The loss of a graphics card shows only when a frame is drawn. So every few beats this requests a frame, and the next
    beat waits until it is drawn. The software renderer has no card to lose, so there a kiosk at rest draws nothing. A
    window that nobody can see, on a screen that is off, does not draw either.
    """

    unheard = Signal()  # the supervisor has ended

    def __init__(
        self, window: QQuickWindow, heartbeat: Heartbeat, *, is_drawn_by_gpu: bool, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._heartbeat = heartbeat
        self._is_drawn_by_gpu = is_drawn_by_gpu
        self._beats = 0
        self._is_frame_due = False
        window.frameSwapped.connect(self._drawn)
        self._timer = QTimer(self, interval=BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()
        QTimer.singleShot(0, self._beat)  # the first beat, as soon as the event loop runs

    def close(self) -> None:
        """Stop sending heartbeats."""
        self._timer.stop()
        self._window.frameSwapped.disconnect(self._drawn)

    @Slot()
    def _drawn(self) -> None:
        self._is_frame_due = False

    @Slot()
    def _beat(self) -> None:
        if not self._window.isExposed():
            self._is_frame_due = False
        if self._is_frame_due:
            return
        if not self._heartbeat.beat():
            self._timer.stop()
            self.unheard.emit()
        self._beats += 1
        if self._is_drawn_by_gpu and self._window.isExposed() and self._beats % _FRAME_EVERY == 0:
            self._is_frame_due = True
            self._window.update()
