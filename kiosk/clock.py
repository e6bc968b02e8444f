"""A clock that never runs backwards and, where the system has such a one, goes on through restarts of the program."""

import secrets
import sys
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

_THIS_PROCESS = secrets.token_hex(16)


# No kiosk of this version was running before the one day, nor will it on the other: such a clock was never set.
POSSIBLE = datetime(2026, 1, 1, tzinfo=UTC), datetime(2046, 1, 1, tzinfo=UTC)


def is_possible(now: datetime) -> bool:
    """Whether a clock that says `now` can be right. One without a battery says 1970 until somebody tells it."""
    return POSSIBLE[0] <= now < POSSIBLE[1]


class Moment(BaseModel):
    """A moment on one clock: s since that clock began. It says nothing about other clocks."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    clock: str
    at_s: Annotated[float, Field(ge=0, allow_inf_nan=False)]

    def is_before(self, other: "Moment") -> bool:
        """Whether it is known to be no later than `other`."""
        return self.clock == other.clock and self.at_s <= other.at_s


def elapsed_s() -> float:
    """The s of a clock that never runs backwards, and that goes on while the machine sleeps."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return time.clock_gettime(time.CLOCK_MONOTONIC)  # which time.monotonic() is not, there
    return time.monotonic()


def now() -> Moment:
    """The moment on a clock that lasts until the next boot; where there is none, until the process ends."""
    if sys.platform == "linux":
        with suppress(OSError):
            boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
            return Moment(clock=boot, at_s=elapsed_s())
    return Moment(clock=_THIS_PROCESS, at_s=elapsed_s())
