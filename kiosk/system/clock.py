"""A clock that never runs backwards and, where the system has one, continues when the program restarts."""

import secrets
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

_THIS_PROCESS = secrets.token_hex(16)


# This version cannot have run before the first date, nor will it after the second: a clock outside was never set.
POSSIBLE = datetime(2026, 1, 1, tzinfo=UTC), datetime(2046, 1, 1, tzinfo=UTC)


def is_possible(now: datetime) -> bool:
    """Whether a clock that says `now` can be right. A clock without a battery says 1970 until it is set."""
    return POSSIBLE[0] <= now < POSSIBLE[1]


@dataclass(frozen=True)
class Moment:
    """A moment on one clock, in s since that clock began. It means nothing on other clocks."""

    clock: str
    at_s: float

    def is_before(self, other: "Moment") -> bool:
        """Whether it is certain that it is not later than `other`."""
        return self.clock == other.clock and self.at_s <= other.at_s


def elapsed_s() -> float:
    """Seconds of a clock that never runs backwards and also counts while the computer sleeps."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return time.clock_gettime(time.CLOCK_MONOTONIC)  # time.monotonic() is another clock there
    return time.monotonic()


def elapsed_ms() -> int:
    """The same in whole milliseconds."""
    return int(1000 * elapsed_s())


def now() -> Moment:
    """The present moment on a clock that lasts until the next boot; if there is none, until the process ends."""
    if sys.platform == "linux":
        with suppress(OSError):
            boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
            return Moment(clock=boot, at_s=elapsed_s())
    return Moment(clock=_THIS_PROCESS, at_s=elapsed_s())
