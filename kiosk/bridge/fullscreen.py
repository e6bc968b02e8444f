"""Keeps the window over the whole of its screen, whatever becomes of that screen."""

import logging

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtQuick import QQuickWindow

_log = logging.getLogger(__name__)
_LOOK_MS = 500
_PATIENCE_MS = 700  # with a first picture; then the window is shown without


class Fullscreen(QObject):
    """Covers screen number `wanted` (or the first, while that is away) and follows its size, turn and coming back.

    Another program of an X screen may shrink, move or hide any window: twice a second it is looked whether one has.

    The window is laid out at once, and shown when it is `ready`, or a little later: the first frame that anybody sees
    is whole. It takes no longer, for what takes its time is the picture.
    """

    def __init__(self, window: QQuickWindow, wanted: int) -> None:
        super().__init__(window)
        self._window = window
        self._wanted = wanted
        self._screen: QScreen | None = None
        self._filled = QRect()
        self._is_shown = False
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
        self._watch = QTimer(self, interval=_LOOK_MS)
        self._watch.timeout.connect(self.look)
        window.readyChanged.connect(self.show)  # type: ignore[attr-defined]  # of Main.qml
        QTimer.singleShot(0 if window.property("ready") else _PATIENCE_MS, self, self.show)

    @Slot()
    def show(self) -> None:
        """Show the window, if it is not there yet."""
        if not self._is_shown:
            self._is_shown = True
            self.cover()
            if QGuiApplication.platformName() == "xcb":  # nowhere else can one program do this to another
                self._watch.start()

    @Slot()
    def look(self) -> None:
        """Show the window again if another program has hidden it, and cover the screen again."""
        is_hidden = not self._window.isExposed()
        if is_hidden:
            self._window.hide()  # Qt believes that it is there
        if is_hidden or not _about_equal(self._window.geometry(), self._filled):
            _log.info("another program has hidden or moved the window")
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
        if not self._is_shown:
            return
        # Without a window manager this alone would give a window of 160x160: the geometry is set as well.
        self._window.showFullScreen()
        self._fill(screen.geometry())

    @Slot(QRect)
    def _fill(self, geometry: QRect) -> None:
        if geometry != self._filled:
            _log.info("screen: %dx%d", geometry.width(), geometry.height())
        self._filled = geometry
        self._window.setGeometry(geometry)
        if not self._is_shown:  # Qt would tell the scene only with the first frame
            self._window.contentItem().setSize(geometry.size())


def _about_equal(one: QRect, other: QRect) -> bool:
    """Whether two areas are the same but for what scaling rounds."""
    edges = zip(one.getCoords(), other.getCoords(), strict=True)  # type: ignore[call-overload]  # four numbers
    return all(abs(a - b) <= 2 for a, b in edges)
