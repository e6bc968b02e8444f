"""Keeps the window covering its screen, whatever happens to that screen."""

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QScreen

if TYPE_CHECKING:
    from PySide6.QtQuick import QQuickWindow  # slow to load: a poster is shown before

_log = logging.getLogger(__name__)
_LOOK_MS = 500
_PATIENCE_MS = 700  # wait this long for the first picture; then show the window without it
FLAGS = (
    # Bypass X11's window managers: they would hide the window with one of several desktops, or close it.
    Qt.WindowType.Window
    | Qt.WindowType.FramelessWindowHint
    | Qt.WindowType.WindowStaysOnTopHint
    | Qt.WindowType.X11BypassWindowManagerHint
)


def chosen_screen(wanted: int) -> QScreen | None:
    """Screen number `wanted`, or the last if there are not so many; None if there is none at the moment."""
    screens = QGuiApplication.screens()
    return screens[min(wanted, len(screens) - 1)] if screens else None


class Fullscreen(QObject):
    """Covers screen number `wanted`, or the first while that one is missing. Follows its size and rotation.

    On X11 another program may shrink, move or hide any window, so this checks twice a second.

    The window is laid out at once, but shown only when it is `ready`, or a little later: the first frame that anybody
    sees is complete. That costs no time, because the picture is what takes long.
    """

    def __init__(self, window: "QQuickWindow", wanted: int) -> None:
        super().__init__(window)
        self._window = window
        self._wanted = wanted
        self._screen: QScreen | None = None
        self._filled = QRect()
        self._is_shown = False
        window.setFlags(FLAGS)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenAdded.connect(self.cover)
        application.screenRemoved.connect(self.cover)
        application.primaryScreenChanged.connect(self.cover)  # it is now number 0, and the others are renumbered
        self.cover()
        self._watch = QTimer(self, interval=_LOOK_MS)
        self._watch.timeout.connect(self.look)
        window.readyChanged.connect(self.show)  # type: ignore[attr-defined]  # of Main.qml
        QTimer.singleShot(0 if window.property("ready") else _PATIENCE_MS, self, self.show)

    @Slot()
    def show(self) -> None:
        """Show the window, unless it is shown already."""
        if not self._is_shown:
            self._is_shown = True
            self.cover()
            if QGuiApplication.platformName() == "xcb":  # only on X11 can one program do this to another
                self._watch.start()

    @Slot()
    def look(self) -> None:
        """If another program has hidden the window, show it again; cover the screen again."""
        is_hidden = not self._window.isExposed()
        if is_hidden:
            self._window.hide()  # Qt believes that it is visible
        if is_hidden or not _about_equal(self._window.geometry(), self._filled):
            _log.info("another program has hidden or moved the window")
            self.cover()

    @Slot()
    def cover(self) -> None:
        """Choose the screen and cover it."""
        screen = chosen_screen(self._wanted)
        if screen is None:
            return  # none at the moment; screenAdded will follow
        if screen is not self._screen:
            if self._screen in QGuiApplication.screens() and self._screen is not None:
                self._screen.geometryChanged.disconnect(self._fill)
            self._screen = screen
            screen.geometryChanged.connect(self._fill)
            self._window.setScreen(screen)
        self._fill(screen.geometry())
        if not self._is_shown:
            return
        # Without a window manager, this alone would give a window of 160x160, so the geometry is set as well.
        self._window.showFullScreen()
        self._fill(screen.geometry())

    @Slot(QRect)
    def _fill(self, geometry: QRect) -> None:
        if geometry != self._filled:
            _log.info("screen: %dx%d", geometry.width(), geometry.height())
        self._filled = geometry
        self._window.setGeometry(geometry)
        if not self._is_shown:  # else Qt would tell the scene only with the first frame
            self._window.contentItem().setSize(geometry.size())


def _about_equal(one: QRect, other: QRect) -> bool:
    """Whether two areas are equal except for rounding."""
    edges = zip(one.getCoords(), other.getCoords(), strict=True)  # type: ignore[call-overload]  # four numbers
    return all(abs(a - b) <= 2 for a, b in edges)
