"""What follows on failures, as pure functions: start again, start in safe mode, try the normal mode again.

The steps are those of SpinetiX's players: three forced restarts within minutes lead to a safe mode, which gives way to
a new try later: soon the first time, for it may have been a shortage of memory or a display that came and went.
"""

from dataclasses import dataclass, replace
from enum import IntEnum

FAILURES = 3
WITHIN_S = 600
SAFE_S, LONGEST_SAFE_S = 300, 3600  # how long a safe mode lasts; each soon after another twice as long as that one
PAUSES_S = (0.0, 0.5, 1.0)  # before the player starts again, after so many failures in a row


class Mode(IntEnum):
    """How careful the player is."""

    NORMAL = 0
    LAST_GOOD = 1  # safe: the last good deck, without the graphics card
    FAILSAFE = 2  # safer: nobody's deck


@dataclass(frozen=True)
class Ladder:
    """The present step: failures are the moments (s) of those that count in this mode."""

    mode: Mode = Mode.NORMAL
    failures: tuple[float, ...] = ()
    safe_at: float = 0  # when the present safe mode began, or the last one
    safe_s: int = 0  # how long it lasts; 0: there was none yet

    def pause_s(self) -> float:
        """How long to wait before the next start."""
        return PAUSES_S[min(len(self.failures), len(PAUSES_S)) - 1] if self.failures else 0.0


def failed(ladder: Ladder, now: float) -> Ladder:
    """After a failure at `now`, s of any clock that never runs backwards."""
    if ladder.mode is not Mode.NORMAL and now - ladder.safe_at >= ladder.safe_s:
        ladder = restarted(ladder)
    failures = (*(moment for moment in ladder.failures if now - moment < WITHIN_S), now)
    if len(failures) < FAILURES or ladder.mode is Mode.FAILSAFE:
        return replace(ladder, failures=failures[-FAILURES:])
    if ladder.mode is Mode.LAST_GOOD:
        return replace(ladder, mode=Mode.FAILSAFE, failures=())
    is_soon = ladder.safe_s and now - ladder.safe_at - ladder.safe_s < LONGEST_SAFE_S
    lasts = min(2 * ladder.safe_s, LONGEST_SAFE_S) if is_soon else SAFE_S
    return Ladder(Mode.LAST_GOOD, safe_at=now, safe_s=lasts)


def restarted(ladder: Ladder) -> Ladder:
    """After a start that was asked for: the normal mode, and no failure counts any more."""
    return replace(ladder, mode=Mode.NORMAL, failures=())
