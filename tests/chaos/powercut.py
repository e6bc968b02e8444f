"""Power cuts: a writer of every file stands still at any moment, its disk is copied as it is, and the copy looked at.

Between two calls of the system, that is: what the file system does within one is its own journal's business.
"""

import logging
import os
import random
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from chaos.after_powercut import Spans, look, plays
from chaos.loop import image, mounted
from chaos.proof import Proof
from chaos.writer import KINDS, Files

PLAYER_EVERY = 10  # cuts: then a real player starts from what is left
_PATIENCE_S = 60
_WHOLE = ("settings", "pin", "recovery", "starts", "deck", "report", "pack", "events", "log")


def proofs(cuts: int) -> Iterator[Proof]:
    """Cut the power so often, and see whether every file was old or new each time."""
    logging.getLogger("kiosk").addHandler(logging.NullHandler())  # what is amiss is told by us
    chance = random.Random()
    broken: Counter[str] = Counter()
    starts = promised = 0
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        disk = image(here / "disk", 96)
        with mounted(disk, here / "on", "commit=1") as place, _writer(place, here) as rounds:
            rounds.wait_for_all()
            for cut in range(1, cuts + 1):
                rounds.go_on(chance.uniform(0.02, 0.4), sync=chance.random() < 0.3, place=place)
                _copy(disk, here / "copy")
                spans = rounds.spans()
                promised = spans["visits"].start
                with mounted(here / "copy", here / "off") as left:
                    broken.update(look(Files(left), spans, here))
                    if cut % PLAYER_EVERY == 0:
                        starts += 1
                        broken["player"] += not plays(Files(left))
    what = f"power cut {cuts} times"
    for name in _WHOLE:
        well = cuts - broken[name]
        yield Proof(f"{what}, {name}", f"old or new {well} times", str(cuts), well == cuts)
    missing, torn, played = broken["visits"], broken["careless"], starts - broken["player"]
    yield Proof(f"{what}, {promised} visits acknowledged", f"some missing {missing} times", "0", not missing)
    yield Proof(f"{what}, then a start", f"it played {played} times", str(starts), played == starts)
    yield Proof(f"{what}, a file written without care", f"torn {torn} times", "1 or more: so we see it", torn > 0)


class _Rounds:
    """The writer, and what it has told."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._told = b""
        self._begun: dict[str, int] = {}
        self._done: dict[str, int] = {}

    def wait_for_all(self) -> None:
        """Until each kind of file is there."""
        end = time.monotonic() + _PATIENCE_S
        while set(self._done) < set(KINDS):
            assert time.monotonic() < end
            assert self._process.poll() is None
            self._hear(0.05)

    def go_on(self, seconds: float, *, sync: bool, place: Path) -> None:
        """Let it write for so long and stop it, with `sync` as the system writes by itself what waits."""
        self._process.send_signal(signal.SIGCONT)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._hear(0.01)
        syncing = subprocess.Popen(["sync", "--file-system", str(place)]) if sync else None
        self._process.send_signal(signal.SIGSTOP)
        if syncing:
            syncing.wait()

    def spans(self) -> Spans:
        """For each kind the rounds that may be on the disk, now that it is stopped."""
        while self._hear(0):
            pass
        return {kind: range(self._done.get(kind, 0), begun + 1) for kind, begun in self._begun.items()}

    def _hear(self, seconds: float) -> bool:
        assert self._process.stdout
        if not select.select([self._process.stdout], [], [], seconds)[0]:
            return False
        *lines, self._told = (self._told + os.read(self._process.stdout.fileno(), 65_536)).split(b"\n")
        for line in lines:
            kind, what, number = line.decode().split()
            (self._begun if what == "begun" else self._done)[kind] = int(number)
        return True


@contextmanager
def _writer(place: Path, elsewhere: Path) -> Iterator[_Rounds]:
    process = subprocess.Popen([sys.executable, "-m", "chaos.writer", place, elsewhere], stdout=subprocess.PIPE)
    try:
        yield _Rounds(process)
    finally:
        process.kill()
        process.wait()
        assert process.stdout
        process.stdout.close()


def _copy(disk: Path, copy: Path) -> None:
    """Copy the disk as it is at one moment: again, if the system wrote meanwhile."""
    for _ in range(50):
        before = disk.stat()
        subprocess.run(["cp", "--sparse=always", "--reflink=never", disk, copy], check=True)
        after = disk.stat()
        if (before.st_mtime_ns, before.st_blocks) == (after.st_mtime_ns, after.st_blocks):
            return
    raise TimeoutError("the disk never stood still")
