"""A process of its own that reads SVGs for a check, one after another: a large deck is checked on all cores.

It gets an SVG's length on a line, and the SVG; it says what it found on a line of JSON.
"""

import gc
import json
import os
import subprocess
import sys
from contextlib import suppress

from kiosk.pictures.svg.verdict import Verdict, verdict
from kiosk.process import relaunch
from kiosk.system import resource_limits
from kiosk.system.plain_data import as_data, from_data

MAX_MEMORY = 1_500_000_000  # bytes of addresses
MAX_CPU_S = 20  # for one SVG
_GARBAGE = 100_000  # objects, after which Python looks for cycles: there are few, and looking takes a twentieth
_MAX_SAID = 10_000_000  # bytes of a reply


def serve() -> None:
    """Read what comes on stdin; what is found goes to stdout."""
    asked, replies = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no reply
    resource_limits.bound(MAX_MEMORY)
    gc.set_threshold(_GARBAGE)
    while line := asked.readline(20):
        resource_limits.bound_cpu(MAX_CPU_S)
        replies.write(json.dumps(as_data(verdict(asked.read(int(line))))).encode() + b"\n")
        replies.flush()


class Reader:
    """The other side of such a process, for one thread. It starts with the first SVG."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def stop(self) -> None:
        """Let whoever waits for a verdict wait no longer. From another thread."""
        if process := self._process:
            process.kill()

    def close(self) -> None:
        """End the process; the next SVG starts another."""
        process, self._process = self._process, None
        if process:
            with suppress(BrokenPipeError), process:
                process.kill()

    def verdict(self, data: bytes) -> Verdict | None:
        """What the process finds out about an SVG; None if it cannot: then whoever asks reads it."""
        try:
            pipes = self._running()
            assert pipes.stdin
            assert pipes.stdout
            pipes.stdin.write(b"%d\n%b" % (len(data), data))
            pipes.stdin.flush()
            return from_data(Verdict, json.loads(pipes.stdout.readline(_MAX_SAID)))
        except (OSError, ValueError):  # it could not be started, or ended over it
            self.close()
            return None

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._process is None:
            command = [*relaunch.command(), relaunch.READER]
            flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
            self._process = subprocess.Popen(  # noqa: S603 - ourselves
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, creationflags=flags
            )
        return self._process
