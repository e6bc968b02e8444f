"""What follows on failures, as pure functions: start again, start in safe mode, try the normal mode again.

The steps are those of SpinetiX's players: three forced restarts within minutes lead to a safe mode, which gives way to
a new try after an hour.
"""

from dataclasses import dataclass, replace
from enum import IntEnum

FAILURES = 3
WITHIN_S = 600
SAFE_S = 3600  # then the normal mode is tried again
PAUSES_S = (0.0, 0.5, 1.0)  # before the player starts again, after so many failures in a row


class Mode(IntEnum):
    """How careful the player is."""

    NORMAL = 0
    LAST_GOOD = 1  # safe: the last good deck, without the graphics card
    BUILT_IN = 2  # safer: the deck inside the program


@dataclass(frozen=True)
class Ladder:
    """The present step: failures are the moments (s) of those that count in this mode."""

    mode: Mode = Mode.NORMAL
    failures: tuple[float, ...] = ()
    safe_at: float = 0  # when the safe mode began

    def pause_s(self) -> float:
        """How long to wait before the next start."""
        return PAUSES_S[min(len(self.failures), len(PAUSES_S)) - 1] if self.failures else 0.0


def failed(ladder: Ladder, now: float) -> Ladder:
    """After a failure at `now`, s of any clock that never runs backwards."""
    if ladder.mode is not Mode.NORMAL and now - ladder.safe_at >= SAFE_S:
        return Ladder(failures=(now,))
    failures = (*(moment for moment in ladder.failures if now - moment < WITHIN_S), now)
    if len(failures) < FAILURES or ladder.mode is Mode.BUILT_IN:
        return replace(ladder, failures=failures[-FAILURES:])
    return Ladder(Mode(ladder.mode + 1), safe_at=ladder.safe_at if ladder.mode else now)
