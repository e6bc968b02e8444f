"""Keeps a session's slides in step with the wall clock, which the network's time corrects little by little."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import QObject, QTimer, Slot

from kiosk.bridge.session import Session
from kiosk.system.clock import elapsed_ms, is_possible

_LOOK_MS = 5000  # within which a clock that is being corrected goes wrong by 3 ms at most
_LEAST_MS = 2
_TRIES = 3


def ahead_ms(clock: Callable[[], int] = elapsed_ms, wall_ns: Callable[[], int] = time.time_ns) -> int | None:
    """What the wall clock is ahead of the session's `clock`; None if it was never set.

    On a busy computer the program may be interrupted between the two clocks. What took least time is right.
    """
    looks = [(clock(), wall_ns(), clock()) for _ in range(_TRIES)]
    before, wall, _ = min(looks, key=lambda look: look[2] - look[0])
    wall_ms = round(wall / 1_000_000)
    return wall_ms - before if is_possible(datetime.fromtimestamp(wall_ms / 1000, UTC)) else None


class HallStep(QObject):
    """Looks at the wall clock every few seconds."""

    def __init__(
        self, session: Session, ahead: Callable[[], int | None] = ahead_ms, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._ahead = session, ahead
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.look()

    def close(self) -> None:
        """Look no more."""
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        """Compare the clocks, and go on by the wall's."""
        found, known = self._ahead(), self._session.rules.hall_ms
        if found is None or known is None or abs(found - known) >= _LEAST_MS:
            self._session.adopt(replace(self._session.rules, hall_ms=found))
            self._session.tick()
