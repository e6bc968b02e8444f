"""What a large deck costs: start and memory with 9, 100 and 1,000 cards in five languages, and the time of a check."""

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from support.large import write_large_deck

from bench.report import figure, several

CARDS = (9, 100, 1000)
_STARTS, _CHECKS, _SOON_S = 5, 3, 10
_PLAY = ("play", "--backend", "software", "--events", "/dev/stdout", "--deck")


@dataclass(frozen=True)
class Time:
    """From a command to the first frame with the deck, or to its end."""

    seconds: float
    processor: float  # s: what other programs want of the cores at the same time changes it little


def main(_size: str) -> None:
    """Measure and print. The decks take turns; the first start of each, which checks all of it, is not counted."""
    with tempfile.TemporaryDirectory() as folder:
        decks = {cards: write_large_deck(Path(folder, str(cards)), cards) for cards in CARDS}
        rounds = [{cards: _start(deck) for cards, deck in decks.items()} for _ in range(1 + _STARTS)]
        memory = {cards: _memory(deck) for cards, deck in decks.items()}
        few = CARDS[0]
        for cards in CARDS:
            starts, first = ([turn[number] for turn in rounds[1:]] for number in (cards, few))
            several(f"{cards} cards, start to ready", [start.seconds for start in starts], "s", "no standard")
            figure(f"{cards} cards, {_SOON_S} s after ready, PSS", memory[cards], "MB", "no standard")
            if cards == few:
                continue
            ratios = [start.seconds / nine.seconds for start, nine in zip(starts, first, strict=True)]
            several(f"{cards} cards, start to ready", ratios, f"x {few} cards", "aim: 1.3")
            ratio = median(start.processor for start in starts) / median(start.processor for start in first)
            figure(f"{cards} cards, processor time of the start", ratio, f"x {few} cards", "aim: 1.3")
            figure(f"{cards} cards, PSS", memory[cards] / memory[few], f"x {few} cards", "aim: 1.2")
        many = CARDS[-1]
        _tell(f"kiosk check, {many} cards", [_check(decks[many]) for _ in range(_CHECKS)])
        own = write_large_deck(Path(folder, "own"), many, own_pictures=True)
        own_checks = [_check(own) for _ in range(1 + _CHECKS)]
        _tell(f"kiosk check, {many} cards with a drawing each, first", own_checks[:1])
        _tell(f"kiosk check, {many} cards with a drawing each, again", own_checks[1:])


def _tell(what: str, checks: list[Time]) -> None:
    several(what, [check.seconds for check in checks], "s", "aim: 10 s")
    several(f"{what}, processor time", [check.processor for check in checks], "s", "aim: 10 s")


@contextmanager
def _played(deck: Path) -> "Iterator[subprocess.Popen[str]]":
    """A kiosk that is ready with the deck."""
    command = (sys.executable, "-m", "kiosk", *_PLAY, str(deck))
    process = subprocess.Popen(command, text=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    try:
        assert process.stdout
        if not any('"ready"' in line for line in process.stdout):
            raise RuntimeError(f"never ready: {' '.join(command)}")
        yield process
    finally:
        process.terminate()
        process.communicate()


def _start(deck: Path) -> Time:
    begun = time.perf_counter()
    with _played(deck) as process:
        seconds = time.perf_counter() - begun
        told = Path(f"/proc/{process.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return Time(seconds, sum(map(int, told[11:13])) / os.sysconf("SC_CLK_TCK"))


def _memory(deck: Path) -> float:
    """Its share of memory while the loop plays, MB."""
    with _played(deck) as process:
        time.sleep(_SOON_S)
        told = Path(f"/proc/{process.pid}/smaps_rollup").read_text(encoding="ascii")
    found = re.search(r"^Pss: +(\d+) kB", told, re.MULTILINE)
    assert found
    return int(found[1]) / 1000


def _check(deck: Path) -> Time:
    begun, before = time.perf_counter(), os.times()
    subprocess.run([sys.executable, "-m", "kiosk", "check", deck], check=True)
    seconds, after = time.perf_counter() - begun, os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return Time(seconds, spent)


if __name__ == "__main__":
    main(*sys.argv[1:])
