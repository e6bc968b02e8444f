"""How many of the screen's pixels make one px: 1, or 1.25 to 3 where the system scales its display."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtQuick import QQuickWindow


class PixelRatio(QObject):
    """Sets the window's property `ratio`, and again when the window moves to a screen with another ratio."""

    def __init__(self, window: QQuickWindow) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)
        self._tell()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Qt calls this for each event of the window. None is stopped."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._tell()
        return False

    def _tell(self) -> None:
        self._window.setProperty("ratio", self._window.devicePixelRatio())
