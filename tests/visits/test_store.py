"""The visits' file: what is written is there, whatever happens to the process or to the file."""

import logging
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.visits import ZONE, visit, visits

from kiosk.visits import UnusableError, Visit, read
from kiosk.visits.store import MOST_BYTES, PRUNED_AT_ONCE, SET_ASIDE, STEPS, Store, is_damage, prepare, set_aside

NOON = datetime(2026, 9, 1, 12, tzinfo=ZONE)
SOME = [visit(seed, NOON) for seed in range(40)]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "state" / "visits.sqlite"


def write(file: Path, found: list[Visit]) -> None:
    store = Store(file)
    store.add(found)
    store.close()


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


def old_file(file: Path, version: int) -> None:
    """A file of an earlier version with two visits."""
    file.parent.mkdir(parents=True)
    with sqlite3.connect(file) as connection:
        for step in STEPS[:version]:
            for statement in step:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {version}")
        if version:
            for number in (1, 2):
                connection.execute(
                    "INSERT INTO visits VALUES (?, ?, ?, ?, ?, ?)",
                    (number, 1_788_242_400 + number, 21_600, 1000 * number, "ky ru", "abandoned"),
                )
                connection.execute("INSERT INTO opened VALUES (?, 0, 'cover', 900)", (number,))
    connection.close()


def test_a_file_of_an_earlier_version(file: Path) -> None:
    old_file(file, 1)
    before = list(read(file))
    assert [(found.length_ms, found.language, found.large_text) for found in before] == [
        (1000, "ru", False),
        (2000, "ru", False),
    ]
    write(file, SOME)
    assert list(read(file)) == [*before, *SOME]
    with sqlite3.connect(file) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (len(STEPS),)
    connection.close()


MIGRATE = """
import os, signal, sqlite3, sys
from kiosk.visits.store import prepare
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
left = int(sys.argv[2])
def count(statement):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
connection.set_trace_callback(count)
prepare(connection)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("version", [0, 1])
def test_a_kill_at_any_statement_of_a_migration(file: Path, version: int) -> None:
    old_file(file, version)
    before = list(read(file))
    for statements in count():
        done = subprocess.run([sys.executable, "-c", MIGRATE, str(file), str(statements)], check=False)
        assert list(read(file)) == before
        if done.returncode == 0:
            break
        assert done.returncode == -signal.SIGKILL
    write(file, SOME)
    assert list(read(file)) == [*before, *SOME]


def test_a_newer_file_is_written_on(file: Path) -> None:
    write(file, SOME[:1])
    with sqlite3.connect(file) as connection:
        connection.execute("ALTER TABLE visits ADD COLUMN more INTEGER")
        connection.execute("PRAGMA user_version = 9")
    connection.close()
    write(file, SOME[1:2])
    assert list(read(file)) == SOME[:2]


def test_a_row_that_makes_no_sense_is_left_out(file: Path, expect_log: list[str]) -> None:
    expect_log.append("2 visits make no sense")
    write(file, SOME)
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE visits SET ending = 'flown' WHERE id = 3")
        connection.execute("UPDATE visits SET utc_offset = 1000000 WHERE id = 4")
    connection.close()
    assert list(read(file)) == [*SOME[:2], *SOME[4:]]


@pytest.fixture(scope="module")
def whole() -> Iterator[bytes]:
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder) / "visits.sqlite", SOME)
        yield (Path(folder) / "visits.sqlite").read_bytes()


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    cut=st.integers(0, 200_000),
    changes=st.lists(st.tuples(st.integers(0, 200_000), st.integers(0, 255)), max_size=20),
    other=st.sampled_from([None, None, b"", b"not a database at all" * 60]),
)
def test_a_damaged_file_is_read_or_refused_and_never_in_the_way(
    whole: bytes, caplog: pytest.LogCaptureFixture, cut: int, changes: list[tuple[int, int]], other: bytes | None
) -> None:
    """Whatever is in the file, a store opens on it, or on a new one after it was set aside."""
    caplog.set_level(logging.CRITICAL)  # damage may leave visits that make no sense, of which it is warned
    damaged = bytearray(whole[: cut % (len(whole) + 1)])
    for place, value in changes:
        if damaged:
            damaged[place % len(damaged)] = value
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "visits.sqlite"
        file.write_bytes(bytes(damaged) if other is None else other)
        with suppress(UnusableError):
            list(read(file))
        try:
            write(file, SOME[:1])
        except UnusableError:
            _put_aside_and_begin_anew(file)
        except sqlite3.Error as error:
            if not is_damage(error):
                raise
            _put_aside_and_begin_anew(file)


def test_damage_that_is_no_text_is_damage(file: Path) -> None:
    """SQLite quotes it in what it says."""
    write(file, SOME)
    whole = file.read_bytes()
    assert b"CREATE TABLE opened (" in whole
    file.write_bytes(whole.replace(b"CREATE TABLE opened (", b"CREATE TABLE opened \x80"))
    with pytest.raises(UnusableError):
        list(read(file))
    with pytest.raises(UnusableError):
        Store(file)
    _put_aside_and_begin_anew(file)


def _put_aside_and_begin_anew(file: Path) -> None:
    damaged = file.read_bytes()
    aside = set_aside(file, datetime.now(UTC))
    assert aside.read_bytes() == damaged
    write(file, SOME[:1])
    assert list(read(file)) == SOME[:1]


def test_damaged_files_do_not_gather(file: Path) -> None:
    file.parent.mkdir()
    for second in range(6):
        for suffix in ("", "-wal", "-shm"):
            file.with_name(file.name + suffix).write_text(str(second))
        set_aside(file, NOON.replace(second=second // 2))
    names = sorted(found.name for found in file.parent.iterdir())
    assert names == sorted(
        f"visits.sqlite.corrupt-20260901T1200{end}{suffix}"
        for end in ("01.1", "02", "02.1")
        for suffix in ("", "-wal", "-shm")
    )
    assert len(names) == 3 * SET_ASIDE
    assert (file.parent / "visits.sqlite.corrupt-20260901T120002.1").read_text() == "5"


def test_two_processes_prepare_one_file(file: Path) -> None:
    file.parent.mkdir()
    one, other = (sqlite3.connect(file, isolation_level=None) for _ in range(2))
    prepare(one)
    prepare(other)
    one.close()
    other.close()


ENDLESS = """CREATE {kind} visits AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
    SELECT i id, 0 start, 0 utc_offset, 1 length_ms, 'en' languages, 'home' ending, i visit, 'x' card, 1 ms FROM n"""


@pytest.mark.parametrize("name", ["visits", "opened"])
def test_a_file_that_no_kiosk_has_written_is_not_read_for_ever(tmp_path: Path, name: str) -> None:
    view = ENDLESS.format(kind="VIEW").replace("VIEW visits", f"VIEW {name}")
    with closing(sqlite3.connect(tmp_path / "made.sqlite")) as connection:
        for statement in STEPS[0]:
            if f"TABLE {name} " not in statement:
                connection.execute(statement)
        connection.execute(view)
        connection.execute("PRAGMA user_version = 2")
    with pytest.raises(UnusableError, match="is no table in it"):
        list(read(tmp_path / "made.sqlite"))
    with pytest.raises(UnusableError, match="is no table in it"):
        Store(tmp_path / "made.sqlite")


def test_nothing_runs_when_a_visit_is_written(file: Path) -> None:
    write(file, SOME[:1])
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TRIGGER t AFTER INSERT ON visits BEGIN DELETE FROM visits; END")
    with pytest.raises(UnusableError, match="is no table in it"):
        Store(file)
