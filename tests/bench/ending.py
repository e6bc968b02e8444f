"""Whatever a measurement has started ends with it, also when it is interrupted."""

import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from types import FrameType

from bench.peers import proc

_SIGNALS = (signal.SIGTERM, signal.SIGINT)
_ENDS_WITHIN_S = 20  # a program that is measured may take 5 s to end


def unwind_on_signals() -> None:
    """From now on SIGTERM and Ctrl+C end this process as an exception does, so that all `with` blocks are left."""
    for number in _SIGNALS:
        signal.signal(number, _unwind)


def _unwind(number: int, _: FrameType | None) -> None:
    for again in _SIGNALS:
        signal.signal(again, signal.SIG_IGN)  # nothing interrupts the clearing up
    sys.exit(128 + number)


def run(command: Sequence[str], environment: Mapping[str, str], patience_s: float) -> int:
    """Run a command and return its exit code.

    If this process is interrupted or the patience is over, end the command and everything that it has started. Raises
    subprocess.TimeoutExpired.
    """
    process = subprocess.Popen(command, env=environment)
    try:
        return process.wait(patience_s)
    finally:
        if process.returncode is None:
            started = proc.family(process.pid)
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(_ENDS_WITHIN_S)
            proc.end(started)
            process.wait()
