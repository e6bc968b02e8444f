"""What every program that shows the cards is to the measurements, and how one of them runs."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from bench.peers import proc

_ENDS_WITHIN_S = 5


class LeftOutError(Exception):
    """This program cannot be measured here; the text says why."""


@dataclass(frozen=True)
class Peer:
    """One program. All of them show the next card at the key Right."""

    name: str
    version: str
    loop: tuple[str, ...]  # the command that plays the cards by itself
    visit: tuple[str, ...]  # the command for someone who presses keys; the first key may only wake it


@contextmanager
def running(command: tuple[str, ...], display: str, home: Path) -> Iterator[int]:
    """The program, in a session of its own, until the block ends; its process's number.

    Each command has a home folder of its own in `home`: what a start keeps for the next one is for the same command.
    """
    own = home / blake2b("\0".join(command).encode(), digest_size=8).hexdigest()
    own.mkdir(exist_ok=True)
    ours = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}  # they outrank HOME
    process = subprocess.Popen(
        command,
        env={**ours, "DISPLAY": display, "HOME": str(own)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield process.pid
    finally:
        family = proc.family(process.pid)
        process.terminate()
        try:
            process.wait(_ENDS_WITHIN_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        proc.end(family)


def said(*command: str) -> str:
    """What a program says of itself in its first line, such as its version."""
    told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
    return told.strip().splitlines()[0].strip()
