"""Keeps the window over the whole of its screen, whatever becomes of that screen."""

import logging

from PySide6.QtCore import QObject, QRect, Qt, Slot
from PySide6.QtGui import QGuiApplication, QScreen, QWindow

_log = logging.getLogger(__name__)


class Fullscreen(QObject):
    """Covers screen number `wanted` (or the first, while that is away) and follows its size, turn and coming back."""

    def __init__(self, window: QWindow, wanted: int) -> None:
        super().__init__(window)
        self._window = window
        self._wanted = wanted
        self._screen: QScreen | None = None
        self._filled = QRect()
        flags = Qt.WindowType
        # X11's window managers do not get hold of it: they would hide it with one desktop of several, or close it.
        window.setFlags(
            flags.Window | flags.FramelessWindowHint | flags.WindowStaysOnTopHint | flags.X11BypassWindowManagerHint
        )
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenAdded.connect(self.cover)
        application.screenRemoved.connect(self.cover)
        application.primaryScreenChanged.connect(self.cover)  # it is number 0, and the others count anew
        self.cover()

    @Slot()
    def cover(self) -> None:
        """Choose the screen and cover it."""
        screens = QGuiApplication.screens()
        if not screens:
            return  # none for the moment; screenAdded will come
        screen = screens[min(self._wanted, len(screens) - 1)]
        if screen is not self._screen:
            if self._screen in screens and self._screen is not None:
                self._screen.geometryChanged.disconnect(self._fill)
            self._screen = screen
            screen.geometryChanged.connect(self._fill)
            self._window.setScreen(screen)
        self._fill(screen.geometry())
        # Without a window manager this alone would give a window of 160x160: the geometry is set as well.
        self._window.showFullScreen()
        self._fill(screen.geometry())

    @Slot(QRect)
    def _fill(self, geometry: QRect) -> None:
        if geometry != self._filled:
            _log.info("screen: %dx%d", geometry.width(), geometry.height())
        self._filled = geometry
        self._window.setGeometry(geometry)
