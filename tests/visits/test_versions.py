"""Visits files of earlier and later versions."""

import os
import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from support.visits import visit
from support.visits_files import NOON, SOME, write

from kiosk.visits import Done, read
from kiosk.visits.schema import STEPS

DOERS = [
    replace(visit(50, NOON), done=(Done("quiz", "answer", "b"), Done("quiz", "answer", "ө"))),
    replace(visit(51, NOON), done=(Done("film", "play", ""),)),
]


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
                    "INSERT INTO visits (id, start, utc_offset, length_ms, languages, ending) "
                    "VALUES (?, ?, ?, ?, ?, ?)",
                    (number, 1_788_242_400 + number, 21_600, 1000 * number, "ky ru", "abandoned"),
                )
                connection.execute("INSERT INTO opened VALUES (?, 0, 'cover', 900)", (number,))
    connection.close()


@pytest.mark.parametrize("version", [1, 2, 3])
def test_a_file_of_an_earlier_version(file: Path, version: int) -> None:
    old_file(file, version)
    before = list(read(file))
    assert [(found.length_ms, found.language, found.large_text, found.calm) for found in before] == [
        (1000, "ru", False, False),
        (2000, "ru", False, False),
    ]
    write(file, [*SOME, *DOERS])
    assert list(read(file)) == [*before, *SOME, *DOERS]
    with sqlite3.connect(file) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (len(STEPS),)
    connection.close()


MIGRATE = """
import os, signal, sqlite3, sys
from kiosk.visits.schema import prepare
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
@pytest.mark.parametrize("version", [0, 1, 2])
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


def test_what_was_done_is_read_with_its_visit(file: Path) -> None:
    found = [SOME[0], DOERS[0], SOME[1], SOME[2], DOERS[1], SOME[3]]
    write(file, found)
    assert list(read(file)) == found


def test_an_earlier_program_writes_on_a_newer_file(file: Path) -> None:
    """What one that knows nothing of `done` does: its checks, its rows, and the oldest visits let go."""
    write(file, DOERS)
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        assert connection.execute("PRAGMA user_version").fetchone()[0] >= 2, "then it takes no step"
        connection.execute(
            "INSERT INTO visits (start, utc_offset, length_ms, languages, ending, large_text, high_contrast) "
            "VALUES (1788242400, 21600, 1000, 'ky', 'home', 0, 0)"
        )
        connection.execute("INSERT INTO opened (visit, n, card, ms) VALUES (3, 0, 'cover', 900)")
        connection.execute("DELETE FROM visits WHERE id IN (SELECT id FROM visits ORDER BY id LIMIT 1)")
        assert connection.execute("SELECT DISTINCT visit FROM done").fetchall() == [(2,)]
    connection.close()
    kept, theirs = read(file)
    assert (kept, theirs.done, theirs.length_ms) == (DOERS[1], (), 1000)
    write(file, DOERS[:1])
    assert list(read(file)) == [kept, theirs, DOERS[0]]
