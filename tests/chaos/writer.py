"""Writes every file that a kiosk writes, over and over, until it is killed: `python -m chaos.writer DISK ELSEWHERE`.

Each kind of file has a thread and counts up. What is begun and what is done is told on stdout, a line each:
`settings begun 7`, `settings done 7`. ELSEWHERE is a folder on a disk whose power stays.
"""

import logging
import os
import shutil
import sys
import threading
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

from support.files import DECK, write_deck
from support.packs import maker

from kiosk.deck import selection
from kiosk.deck.load import load
from kiosk.operator.pin import PinGuard
from kiosk.packs.install import install
from kiosk.packs.store import Packs
from kiosk.process.event_log import EventLog
from kiosk.process.logs import logging_to
from kiosk.process.start_count import note_start
from kiosk.session.event import Event, EventName
from kiosk.settings import files as settings_files
from kiosk.system import files as files_
from kiosk.visits import Visits

KINDS = ("settings", "pin", "recovery", "visits", "starts", "deck", "lines", "report", "pack", "careless")
REPORT = 40_000  # bytes
PACKS_BYTES = 100_000  # of all packs: few have room, so that old ones go all the time


def idle_s(number: int) -> int:
    """The setting of a round."""
    return 10 + number % 3591


def key(elsewhere: Path, number: int) -> Path:
    """The recovery file of a round."""
    return elsewhere / f"{number}.key"


def pin(number: int) -> str:
    """The PIN of a round: none that is refused."""
    return f"{number:06}73"


def report(number: int) -> bytes:
    """The report of a round: a file of many blocks, each of which tells which round it is of."""
    return f"{number:09}\n".encode() * (REPORT // 10)


class Files:
    """Where everything is on a disk."""

    def __init__(self, disk: Path) -> None:
        self.home = disk
        self.state = disk / "kiosk"
        self.config = disk / "config"
        self.settings = self.config / "kiosk" / "kiosk.yaml"
        self.pin = self.state / "pin.json"
        self.visits = self.state / "visits.sqlite"
        self.starts = self.state / "starts"
        self.last_good = self.state / "last-good-deck"
        self.events = disk / "events.jsonl"
        self.log = self.state / "kiosk.log"
        self.report = disk / "kiosk-report.html"
        self.packs = disk / "packs"  # not where a kiosk that starts from this disk would play them
        self.careless = disk / "careless"  # written without any care, to show that this harness sees it


def tell(kind: str, what: str, number: int) -> None:
    """One line: too short to be mixed with another thread's."""
    os.write(1, f"{kind} {what} {number}\n".encode())


def write_all(files: Files, elsewhere: Path) -> None:
    """Write for ever."""
    guard = PinGuard(files.pin)
    deck_folder = write_deck(elsewhere / "deck")
    events = EventLog(files.events)
    visits = Visits(files.visits, on_written=lambda total: tell("visits", "done", total))

    made = maker(elsewhere, Packs(files.packs))

    guard.set(pin(0), at_keyboard=True)  # before the first recovery file

    def deck(number: int) -> None:
        (deck_folder / "deck.yaml").write_text(DECK.replace('"1"', f'"{number}"'), encoding="utf-8")
        selection.remember(load(deck_folder)[0], files.last_good)

    def pack(number: int) -> None:
        file = made.pack(str(number))
        installed = install(made.kiosk, file)
        made.kiosk.begin()
        made.kiosk.pass_(installed.pack)
        file.unlink()
        shutil.rmtree(elsewhere / "decks")
        with made.kiosk.changing() as change:
            made.kiosk.prune(change, PACKS_BYTES)

    def pins(number: int) -> None:
        guard.set(pin(number), at_keyboard=True)
        guard.check(pin(number + 1))  # a wrong try is written down too

    def recovery(number: int) -> None:
        guard.make_recovery(key(elsewhere, number))

    def visit(number: int) -> None:
        visits.add(Event(EventName.VISIT_START, language="ky"))
        for card in (str(number), "end"):
            visits.add(Event(EventName.CARD, card))
        visits.add(Event(EventName.VISIT_END))
        time.sleep(0.002)

    def idle(number: int) -> None:
        settings_files.change(files.settings, idle_s=idle_s(number))

    def event(number: int) -> None:
        events.add(Event(EventName.CARD, f"{number:0500}"))  # long: so that the files turn over
        logging.getLogger("chaos").info("line %0500d", number)
        time.sleep(0.002)

    work: dict[str, Callable[[int], object]] = {
        "settings": idle,
        "pin": pins,
        "recovery": recovery,
        "visits": visit,
        "starts": lambda _: note_start(files.starts),
        "deck": deck,
        "lines": event,
        "pack": pack,
        "report": lambda number: files_.replace(files.report, report(number)),
        "careless": lambda number: files.careless.write_bytes(report(number)),
    }
    threads = [threading.Thread(target=_repeat, args=(kind, step)) for kind, step in work.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _repeat(kind: str, step: Callable[[int], object]) -> None:
    for number in count(1):
        tell(kind, "begun", number)
        step(number)
        if kind != "visits":  # a visit is done when it is acknowledged, not when it is told
            tell(kind, "done", number)


if __name__ == "__main__":
    sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - the log's other way out
    here = Files(Path(sys.argv[1]))
    with logging_to(here.state, "info"):
        write_all(here, Path(sys.argv[2]))
