"""Shows the supervisor that the player lives: its event loop turns, and what it asks to be drawn is drawn."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtQuick import QQuickWindow

from kiosk.heartbeat import Heart

BEAT_MS = 2000
_FRAME_EVERY = 5  # beats


class Pulse(QObject):
    """Beats from the GUI thread.

    A graphics card that is lost is noticed only by the next frame. So every few beats one is asked for, and the heart
    stands still until it has come. The software renderer has no card to lose: a kiosk at rest draws nothing there. Nor
    does a window that nobody can see, on a screen that is off.
    """

    unheard = Signal()  # the supervisor is gone

    def __init__(
        self, window: QQuickWindow, heart: Heart, *, is_drawn_by_gpu: bool, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._heart = heart
        self._is_drawn_by_gpu = is_drawn_by_gpu
        self._beats = 0
        self._is_frame_due = False
        window.frameSwapped.connect(self._drawn)
        self._timer = QTimer(self, interval=BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()
        QTimer.singleShot(0, self._beat)  # the first as soon as the event loop turns

    @Slot()
    def _drawn(self) -> None:
        self._is_frame_due = False

    @Slot()
    def _beat(self) -> None:
        if not self._window.isExposed():
            self._is_frame_due = False
        if self._is_frame_due:
            return
        if not self._heart.beat():
            self._timer.stop()
            self.unheard.emit()
        self._beats += 1
        if self._is_drawn_by_gpu and self._window.isExposed() and self._beats % _FRAME_EVERY == 0:
            self._is_frame_due = True
            self._window.update()
