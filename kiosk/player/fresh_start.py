"""Restarts the whole program when nobody is there to see it."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.bridge.session import Session
from kiosk.session.state import Place

_log = logging.getLogger(__name__)
_NOBODY_THERE = (Place.ATTRACT, Place.CLOSED, Place.PAUSED, Place.FAILSAFE)
_VISITING = (Place.CARD, Place.OVERVIEW, Place.COUNTDOWN)
_LOOK_MS = 1000
_SOON_MS = 100


class FreshStart(QObject):
    """Emits `now` when a restart was asked for and no visit is going on, and `putOff` if a visitor comes after that.

    It checks `news` each second; any text there asks for a restart. With `at_once`, for editors, it does not wait for a
    visit to end, and everything is ten times faster.
    """

    now = Signal()
    putOff = Signal()

    def __init__(
        self,
        session: Session,
        news: Callable[[], str] | None = None,
        *,
        at_once: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._reason = ""
        self._is_now = False
        session.placeChanged.connect(self._look)
        self._news = news or str
        self._may_start = _NOBODY_THERE + _VISITING if at_once else _NOBODY_THERE
        self._timer = QTimer(self, interval=_SOON_MS if at_once else _LOOK_MS)
        self._timer.timeout.connect(self._listen)
        if news:
            self._timer.start()

    def ask(self, reason: str) -> None:
        """Ask for a restart, with the reason for the log."""
        self._reason = reason
        self._look()

    def close(self) -> None:
        """Look no more."""
        self._timer.stop()

    @Slot()
    def _listen(self) -> None:
        if reason := self._news():
            self._timer.stop()
            self.ask(reason)

    @Slot()
    def _look(self) -> None:
        is_now = bool(self._reason) and self._session.state.place in self._may_start
        if is_now == self._is_now:
            return
        self._is_now = is_now
        if is_now:
            _log.info("starting again: %s", self._reason)
            self.now.emit()
        else:
            _log.info("restart postponed: a visitor has come")
            self.putOff.emit()
