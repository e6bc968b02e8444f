"""A clock that stands still, wrong tries on it, and a full disk."""

from pathlib import Path

import pytest

from kiosk.operator.pin import PinGuard, Verdict, storage
from kiosk.system import files
from kiosk.system.clock import Moment
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
    """Make this many wrong tries, each as soon as it is allowed."""
    for _ in range(times):
        time.at_s += guard.wait_s()
        assert guard.check(WRONG_PIN) is Verdict.WRONG


def full(*_: object) -> None:
    """Replaces functions that write: the disk is full."""
    raise OSError(28, "No space left on device")


def break_disk(broken: pytest.MonkeyPatch) -> None:
    """Make every write fail, as on a read-only disk."""
    broken.setattr(files, "replace", full)
    broken.setattr(files, "overwrite", full)


def tried(file: Path) -> int:
    """The number of tries recorded on the disk."""
    return storage.read(file).tried
