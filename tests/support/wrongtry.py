"""One wrong try of a PIN that is killed while it is evaluated: `python -m support.wrongtry PIN_FILE NUMBER`."""

import os
import signal
import sys
from pathlib import Path
from typing import Literal

from argon2 import PasswordHasher

from kiosk.operator.pin import PinGuard
from kiosk.system import clock
from kiosk.system.clock import Moment
from support.tries import WRONG_PIN


class Killed(PasswordHasher):
    """Ends this process instead of evaluating."""

    def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:  # noqa: A002, ARG002 - names there
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError("a process that was killed goes on")


def later() -> Moment:
    """This boot's clock: with each NUMBER, later than the longest wait after the previous one."""
    now = clock.now()
    return Moment(clock=now.clock, at_s=now.at_s + 3601 * int(sys.argv[2]))


if __name__ == "__main__":
    print(PinGuard(Path(sys.argv[1]), later, Killed()).check(WRONG_PIN))
