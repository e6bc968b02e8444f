"""Fingers on a window, as a touchscreen tells of them."""

from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtGui import QTouchEvent, QWindow
from PySide6.QtTest import QTest

from support.touch_device import touch_device


class Fingers:
    """Each has a number. `down`: where those are that touch the window."""

    def __init__(self, window: QWindow) -> None:
        self._window = window
        self.down: dict[int, QPoint] = {}

    def press(self, point: QPoint, finger: int) -> None:
        self._others(finger).press(finger, point, self._window).commit()
        self.down[finger] = point

    def move(self, point: QPoint, finger: int) -> None:
        self._others(finger).move(finger, point, self._window).commit()
        self.down[finger] = point

    def release(self, point: QPoint, finger: int) -> None:
        self._others(finger).release(finger, point, self._window).commit()
        self.down.pop(finger, None)

    def cancel(self) -> None:
        """Let the system cancel the touch."""
        QCoreApplication.sendEvent(self._window, QTouchEvent(QEvent.Type.TouchCancel, touch_device()))
        sequence = self._sequence()
        for finger in self.down or (0,):
            sequence.release(finger, QPoint(), self._window)
        sequence.commit()
        self.down.clear()

    def together(self, starts: tuple[QPoint, QPoint], ends: tuple[QPoint, QPoint], steps: int) -> None:
        """Two fingers come down, move and lift together."""
        self._sequence().press(0, starts[0], self._window).press(1, starts[1], self._window).commit()
        for step in range(1, steps + 1):
            sequence = self._sequence()
            for finger in (0, 1):
                sequence.move(finger, starts[finger] + (ends[finger] - starts[finger]) * step / steps, self._window)
            sequence.commit()
        sequence = self._sequence()
        sequence.release(0, ends[0], self._window).release(1, ends[1], self._window).commit()

    def _sequence(self) -> QTest.QTouchEventSequence:
        return QTest.touchEvent(self._window, touch_device())

    def _others(self, finger: int) -> QTest.QTouchEventSequence:
        """A touch event in which the other fingers stay where they are."""
        sequence = self._sequence()
        for other, point in self.down.items():
            if other != finger:
                sequence.move(other, point, self._window)
        return sequence
