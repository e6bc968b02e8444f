"""The visits file: what is written is read."""

import sqlite3
from datetime import date, datetime
from pathlib import Path

from support.visits import ZONE, visit, visits
from support.visits_files import NOON, SOME, write

from kiosk.visits import read
from kiosk.visits.writing import MOST_BYTES, PRUNED_AT_ONCE, Store


def test_what_is_written_is_read(file: Path) -> None:
    write(file, SOME[:20])
    write(file, SOME[20:])
    assert list(read(file)) == SOME
    assert [visit.start.utcoffset() for visit in read(file)] == [NOON.utcoffset()] * 40


def test_a_day_is_the_exhibitions_own(file: Path) -> None:
    late, early = datetime(2026, 9, 1, 23, 59, 59, tzinfo=ZONE), datetime(2026, 9, 2, 0, 0, 0, tzinfo=ZONE)
    write(file, [visit(1, late), visit(2, early)])
    assert [found.start for found in read(file, last=date(2026, 9, 1))] == [late]
    assert [found.start for found in read(file, first=date(2026, 9, 2))] == [early]
    assert [found.start for found in read(file, date(2026, 9, 1), date(2026, 9, 2))] == [late, early]


def test_it_is_read_while_it_is_written(file: Path) -> None:
    store = Store(file)
    store.add(SOME)
    assert list(read(file)) == SOME
    store.close()


def test_it_is_read_after_a_kill_in_the_middle_of_its_making(file: Path) -> None:
    write(file, SOME)
    maker = sqlite3.connect(file, isolation_level=None)
    maker.execute("PRAGMA journal_mode = DELETE")
    maker.execute("PRAGMA cache_size = 1")
    maker.execute("BEGIN")
    maker.execute("UPDATE visits SET languages = hex(zeroblob(4000))")  # more than the cache holds: it reaches the file
    killed = file.with_name("killed.sqlite")
    for suffix in ("", "-journal"):
        killed.with_name(killed.name + suffix).write_bytes(file.with_name(file.name + suffix).read_bytes())
    maker.close()
    assert list(read(killed)) == SOME


def test_a_missing_file_holds_no_visits(file: Path) -> None:
    assert list(read(file)) == []
    assert not file.exists()


def test_it_waits_for_the_disk(file: Path) -> None:
    store = Store(file)
    pragmas = {
        name: store._connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")
    }
    store.close()
    assert pragmas == {"journal_mode": "wal", "synchronous": 2}


def test_a_year_is_small(file: Path) -> None:
    year = list(visits(date(2026, 1, 1), 70))  # a fifth of one
    write(file, year)
    size = file.stat().st_size
    print(f"{size / len(year):.0f} bytes a visit, {len(year) * 365 / 70:.0f} visits a year")
    assert size * 365 / 70 < 15_000_000  # of 50 MB
    assert size / len(year) < 200
    assert MOST_BYTES <= 50_000_000, "however many come"


def test_the_oldest_visits_go(file: Path) -> None:
    bound = 400_000
    store = Store(file, most_bytes=bound)
    year = list(visits(date(2026, 1, 1), 60))
    for start in range(0, len(year), 50):
        store.add(year[start : start + 50])
        store.prune()
    assert store.totals.days.total() == len(list(read(file)))
    store.close()
    kept = list(read(file))
    assert 2 * PRUNED_AT_ONCE < len(kept) < len(year)
    assert kept == year[-len(kept) :]
    assert file.stat().st_size < bound + 50_000
