"""A clock that stands still, wrong tries by it, and a disk that is full."""

from pathlib import Path

import pytest

from kiosk import disk
from kiosk.clock import Moment
from kiosk.pin import PinGuard, Verdict, kept
from support.tries import WRONG_PIN


class Clock:
    """A clock that only the test moves."""

    def __init__(self) -> None:
        self.boot, self.at_s = "first boot", 1000.0

    def __call__(self) -> Moment:
        return Moment(clock=self.boot, at_s=self.at_s)

    def reboot(self) -> None:
        self.boot, self.at_s = f"after {self.boot}", 0.0


def fail(guard: PinGuard, time: Clock, times: int) -> None:
    """So many wrong tries, each as soon as it may be made."""
    for _ in range(times):
        time.at_s += guard.wait_s()
        assert guard.check(WRONG_PIN) is Verdict.WRONG


def full(*_: object) -> None:
    """In the place of what writes."""
    raise OSError(28, "No space left on device")


def break_disk(broken: pytest.MonkeyPatch) -> None:
    """Nothing can be written, whatever room it takes: as on a disk that can only be read."""
    broken.setattr(disk, "replace", full)
    broken.setattr(disk, "overwrite", full)


def tried(file: Path) -> int:
    """How many tries the disk says there were."""
    return kept.read(file).tried
