"""Decides what follows when players fail: start again, start in safe mode, or try normal mode again. Pure functions.

The rules are those of SpinetiX's players: three failures within minutes lead to safe mode, and later normal mode is
tried again. The first retry comes soon, because the cause may have been short-lived: little memory, or a display that
came and went.
"""

from dataclasses import dataclass, replace
from enum import IntEnum

FAILURES = 3
WITHIN_S = 600
SAFE_S, LONGEST_SAFE_S = 300, 3600  # safe mode lasts this long; if it comes back soon, twice as long as before
PAUSES_S = (0.0, 0.5, 1.0)  # before the next start, after one, two, three failures in a row


class Mode(IntEnum):
    """How careful the player is."""

    NORMAL = 0
    LAST_GOOD = 1  # safe: the last good deck, without the graphics card
    FAILSAFE = 2  # safer still: no deck at all


@dataclass(frozen=True)
class Escalation:
    """The present mode, and the times (s) of the failures that count in it."""

    mode: Mode = Mode.NORMAL
    failures: tuple[float, ...] = ()
    safe_at: float = 0  # when the present or the last safe mode began
    safe_s: int = 0  # how long it lasts; 0: there has been none

    def pause_s(self) -> float:
        """How long to wait before the next start."""
        return PAUSES_S[min(len(self.failures), len(PAUSES_S)) - 1] if self.failures else 0.0


def failed(escalation: Escalation, now: float) -> Escalation:
    """After a failure at `now`, in s of any clock that never runs backwards."""
    if escalation.mode is not Mode.NORMAL and now - escalation.safe_at >= escalation.safe_s:
        escalation = restarted(escalation)
    failures = (*(moment for moment in escalation.failures if now - moment < WITHIN_S), now)
    if len(failures) < FAILURES or escalation.mode is Mode.FAILSAFE:
        return replace(escalation, failures=failures[-FAILURES:])
    if escalation.mode is Mode.LAST_GOOD:
        return replace(escalation, mode=Mode.FAILSAFE, failures=())
    is_soon = escalation.safe_s and now - escalation.safe_at - escalation.safe_s < LONGEST_SAFE_S
    lasts = min(2 * escalation.safe_s, LONGEST_SAFE_S) if is_soon else SAFE_S
    return Escalation(Mode.LAST_GOOD, safe_at=now, safe_s=lasts)


def restarted(escalation: Escalation) -> Escalation:
    """After a start that was asked for: normal mode, and earlier failures no longer count."""
    return replace(escalation, mode=Mode.NORMAL, failures=())
