"""How many pixels of the screen's make one px: 1, or 1.25 to 3 where the system enlarges what it shows."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtQuick import QQuickWindow


class PixelRatio(QObject):
    """Tells the window, as its property `ratio`, and again when it moves to a screen with another."""

    def __init__(self, window: QQuickWindow) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)
        self._tell()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Qt calls this with each of the window's events; none is taken."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._tell()
        return False

    def _tell(self) -> None:
        self._window.setProperty("ratio", self._window.devicePixelRatio())
