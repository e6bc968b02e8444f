"""Damaged visits files, and files that no kiosk has written."""

import logging
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.visits_files import NOON, SOME, write

from kiosk.visits import UnusableError, read
from kiosk.visits.schema import STEPS, is_damage, prepare
from kiosk.visits.writing import SET_ASIDE, Store, set_aside


def test_a_row_that_makes_no_sense_is_left_out(file: Path, expect_log: list[str]) -> None:
    expect_log.append("2 visits are invalid")
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
    caplog.set_level(logging.CRITICAL)  # damage may leave invalid visits, which are logged
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
    with pytest.raises(UnusableError, match="it has no table"):
        list(read(tmp_path / "made.sqlite"))
    with pytest.raises(UnusableError, match="it has no table"):
        Store(tmp_path / "made.sqlite")


def test_nothing_runs_when_a_visit_is_written(file: Path) -> None:
    write(file, SOME[:1])
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TRIGGER t AFTER INSERT ON visits BEGIN DELETE FROM visits; END")
    with pytest.raises(UnusableError, match="it has no table"):
        Store(file)
