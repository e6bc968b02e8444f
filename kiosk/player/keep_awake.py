"""Keeps the screen on and the computer awake while the kiosk plays."""

import logging
import sys

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication

from kiosk.bridge.session import Session
from kiosk.session.state import Place
from kiosk.system.screen_saver import Screen, WindowsScreen, XScreen

_log = logging.getLogger(__name__)


class KeepAwake(QObject):
    """Keeps them on until `let_go`.

    Outside opening hours a black screen may be switched off, but only by an X server, where it is sure to come back. A
    desktop's screen saver would ask for a password in the morning, and a computer asleep would not wake.
    """

    def __init__(self, session: Session, black_when_closed: bool, screen: Screen | None = None) -> None:
        super().__init__(session)
        self._session = session
        self._black_when_closed = black_when_closed
        self._screen = screen or _screen()
        self._inhibitor = None
        if sys.platform.startswith("linux"):
            from kiosk.qt.screen_saver import Inhibitor  # noqa: PLC0415 - other systems have no D-Bus

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
        rests = self._black_when_closed and self._session.state.place is Place.CLOSED
        if rests and self._screen.lights_again:
            self._screen.let_go()
        else:
            self._screen.hold()


def _screen() -> Screen | None:
    """How to keep this screen on, if there is a way."""
    try:
        if sys.platform == "win32":
            return WindowsScreen()
        return XScreen() if QGuiApplication.platformName() == "xcb" else None
    except OSError as error:
        _log.info("the screen saver cannot be suspended: %s", error)
        return None
