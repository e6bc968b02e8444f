"""Keeps the screen lit and the machine awake while the kiosk plays."""

import logging
import sys

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication

from kiosk.awake import Screen, WindowsScreen, XScreen
from kiosk.bridge.session import Session

_log = logging.getLogger(__name__)


class Awake(QObject):
    """Holds until `let_go`.

    Outside the opening hours a screen that would be black anyway may be switched off, where it is sure to come back:
    by the X server. A desktop's screen saver would ask for a password in the morning, a machine asleep would miss it.
    """

    def __init__(self, session: Session, black_when_closed: bool, screen: Screen | None = None) -> None:
        super().__init__(session)
        self._session = session
        self._black_when_closed = black_when_closed
        self._screen = screen or _screen()
        self._inhibitor = None
        if sys.platform.startswith("linux"):
            from kiosk.bridge.inhibit import Inhibitor  # noqa: PLC0415 - other systems have no D-Bus

            self._inhibitor = Inhibitor(self)
        session.placeChanged.connect(self._follow)
        self._follow()

    def let_go(self) -> None:
        self._session.placeChanged.disconnect(self._follow)
        if self._screen:
            self._screen.let_go()
        if self._inhibitor:
            self._inhibitor.let_go()

    @Slot()
    def _follow(self) -> None:
        if not self._screen:
            return
        rests = self._black_when_closed and self._session.property("place") == "closed"
        if rests and self._screen.lights_again:
            self._screen.let_go()
        else:
            self._screen.hold()


def _screen() -> Screen | None:
    """What this screen offers."""
    try:
        if sys.platform == "win32":
            return WindowsScreen()
        return XScreen() if QGuiApplication.platformName() == "xcb" else None
    except OSError as error:
        _log.info("the screen's own saver cannot be held: %s", error)
        return None
