"""Keeps the session with the opening hours, by the wall clock, however that is turned."""

import time
from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.bridge.session import Session
from kiosk.hours import OpeningHours, is_open, next_fresh_start

_LOOK_MS = 15_000  # often enough for a clock that jumps
_TURNED_S = 300  # a clock that goes on by more between two looks was turned, or the machine slept


class Doorkeeper(QObject):
    """Opens and closes the session by the hours, and tells once a day that a fresh start is due."""

    freshStartDue = Signal()

    def __init__(
        self,
        session: Session,
        hours: OpeningHours | None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._hours = hours
        self._now = now
        self._seen = now()
        self._is_open = True
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.look()

    @Slot()
    def look(self) -> None:
        """Compare the clock with the hours."""
        if hasattr(time, "tzset"):  # not on Windows, which needs a start of the program
            time.tzset()  # or another time zone would not be noticed
        now = self._now()
        opened = is_open(self._hours, now)
        if opened != self._is_open:
            self._is_open = opened
            self._session.set_open(is_open=opened)
        # A fresh start is due once its moment has passed between two looks, but not when the clock was turned.
        due, passed = next_fresh_start(self._hours, self._seen), (now - self._seen).total_seconds()
        self._seen = now
        if due is not None and due <= now and 0 <= passed < _TURNED_S:
            self.freshStartDue.emit()
