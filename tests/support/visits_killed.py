"""Writes visits in processes that are killed at random moments, and checks what is left.

It is a program of its own because it forks, which a process with threads must not do.
"""

import os
import random
import signal
import sys
import threading
import time
from itertools import count
from pathlib import Path

from kiosk.session.event import Event, EventName
from kiosk.visits import Visits, read

AHEAD = 6  # visits reported but not yet written
ROUNDS_A_FILE = 10


def write(file: Path, kill: int, acknowledgements: int, seed: int) -> None:
    """Report visits in bursts, forever. Each is recognized by its card, and has a second card."""
    free = threading.Semaphore(AHEAD)
    written = 0

    def acknowledge(total: int) -> None:
        nonlocal written
        os.write(acknowledgements, total.to_bytes(4, "little"))
        free.release(total - written)
        written = total

    chance = random.Random(seed)
    visits = Visits(file, on_written=acknowledge)
    for number in count():
        if chance.random() < 0.5:
            free.acquire()
        else:
            while not free.acquire(blocking=False):
                pass  # vary the timing: two threads at full speed would always meet at the same points
        visits.add(Event(EventName.VISIT_START))
        visits.add(Event(EventName.CARD, f"{kill}-{number}"))
        visits.add(Event(EventName.CARD, "end"))
        visits.add(Event(EventName.VISIT_END))


def killed(file: Path, kill: int, chance: random.Random) -> int:
    """Kill a writer; return how many visits it had acknowledged."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.close(reader)
        write(file, kill, writer, kill)
    os.close(writer)
    told = b"" if chance.random() < 0.2 else os.read(reader, 4)
    until = time.perf_counter() + chance.uniform(0, 0.008)
    while time.perf_counter() < until:
        pass
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while part := os.read(reader, 65536):
        told += part
    os.close(reader)
    return int.from_bytes(told[-4:], "little")


def main(folder: Path, kills: int, seed: int) -> None:
    chance = random.Random(seed)
    acknowledged: list[str] = []
    total = more = 0
    for kill in range(kills):
        if kill % ROUNDS_A_FILE == 0:
            acknowledged = []
        file = folder / str(kill // ROUNDS_A_FILE) / "visits.sqlite"
        told = killed(file, kill, chance)
        acknowledged += [f"{kill}-{number}" for number in range(told)]
        total += told
        found = list(read(file))
        assert all([opened.card for opened in visit.opened][1:] == ["end"] for visit in found), "half a visit"
        cards = [visit.opened[0].card for visit in found]
        assert len(set(cards)) == len(cards), "a visit twice"
        assert set(acknowledged) <= set(cards), f"lost: {set(acknowledged) - set(cards)}"
        more += len(cards) > len(acknowledged)
    print(f"{kills} kills, {total} visits acknowledged, none lost; {more} looks found more than was acknowledged")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
