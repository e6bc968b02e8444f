"""Visits that are written to a file and read again."""

import queue
from datetime import datetime
from pathlib import Path

from kiosk.session.event import Event, EventName
from kiosk.visits import Visit, Visits, read
from kiosk.visits.writing import Store
from support.visits import ZONE, visit

NOON = datetime(2026, 9, 1, 12, tzinfo=ZONE)
SOME = [visit(seed, NOON) for seed in range(40)]
Queue = queue.SimpleQueue


def write(file: Path, found: list[Visit]) -> None:
    store = Store(file)
    store.add(found)
    store.close()


def a_visit(visits: Visits, card: str = "one", language: str = "ky") -> None:
    visits.add(Event(EventName.VISIT_START, card, language))
    visits.add(Event(EventName.CARD, card, language))
    visits.add(Event(EventName.VISIT_END))


def wait_for(written: "Queue[int]", total: int) -> None:
    while written.get(timeout=300) < total:
        pass


def cards(file: Path) -> list[str]:
    return [visit.opened[0].card for visit in read(file)]
