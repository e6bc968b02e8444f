"""The thread that writes visits, when the disk does not take them."""

import logging
import os
import queue
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from support.visits_files import Queue, a_visit, cards, wait_for

from kiosk.visits import Visits, thread

SOON = 0.01  # s until the disk is tried again


@pytest.fixture
def logged() -> Iterator["queue.SimpleQueue[str]"]:
    """The warnings and errors of the visits, to wait for."""
    found: queue.SimpleQueue[str] = queue.SimpleQueue()

    class Handler(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.put(record.getMessage())

    handler = Handler(logging.WARNING)
    logging.getLogger("kiosk.visits").addHandler(handler)
    yield found
    logging.getLogger("kiosk.visits").removeHandler(handler)


@contextmanager
def nobody() -> Iterator[None]:
    """Without root's rights, which no folder refuses."""
    if os.name == "nt" or os.geteuid() != 0:
        yield
        return
    try:
        os.seteuid(65534)
    except OSError as error:
        pytest.skip(f"root, and cannot be anybody else: {error}")
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_locked_file(file: Path, written: "Queue[int]", logged: "Queue[str]", expect_log: list[str]) -> None:
    expect_log.append("the visits cannot be written and are kept in memory")
    visits = Visits(file, retry_s=SOON, on_written=written.put)
    a_visit(visits, "before")
    wait_for(written, 1)
    other = sqlite3.connect(file)
    other.execute("BEGIN IMMEDIATE")
    for number in range(20):
        a_visit(visits, str(number))
    assert "locked" in logged.get(timeout=300)
    other.rollback()
    other.close()
    wait_for(written, 21)
    visits.close()
    assert cards(file) == ["before", *map(str, range(20))]
    assert logged.empty()


def test_a_file_that_stays_locked_does_not_hold_up_the_end(file: Path, expect_log: list[str]) -> None:
    expect_log += ["the visits cannot be written", "1 visits could not be written"]
    Visits(file).close()
    other = sqlite3.connect(file)
    other.execute("BEGIN IMMEDIATE")
    visits = Visits(file)
    a_visit(visits)
    visits._told.put(None)
    visits._thread.join(timeout=300)
    assert not visits._thread.is_alive()
    assert (visits.summary().waiting, visits.summary().trouble) == (1, "database is locked")
    other.close()


def test_what_waits_is_bounded(
    file: Path, written: "Queue[int]", logged: "Queue[str]", expect_log: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    expect_log.append("the visits cannot be written")
    monkeypatch.setattr(thread, "MOST_WAITING", 5)
    file.mkdir(parents=True)  # a folder in its place
    visits = Visits(file, retry_s=SOON, on_written=written.put)
    logged.get(timeout=300)
    for number in range(100):
        a_visit(visits, str(number))
    while visits._told.qsize():
        pass
    file.rmdir()
    wait_for(written, 5)
    visits.close()
    assert cards(file) == ["95", "96", "97", "98", "99"]


def test_what_is_told_to_a_thread_that_hangs_is_bounded(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(thread, "MOST_TOLD", 100)
    go = threading.Event()

    def hang(_: int) -> None:
        go.wait()

    visits = Visits(file, on_written=hang)
    for _ in range(1000):
        a_visit(visits)
    assert visits._told.qsize() <= 100
    go.set()
    visits.close()


def test_a_folder_that_cannot_be_written(written: "Queue[int]", logged: "Queue[str]", expect_log: list[str]) -> None:
    if os.name == "nt":
        pytest.skip("Windows keeps no folder from being written so")
    expect_log.append("the visits cannot be written")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o555)
        with nobody():
            visits = Visits(folder / "visits.sqlite", retry_s=SOON, on_written=written.put)
            a_visit(visits)
            assert "Permission denied" in logged.get(timeout=300)
        folder.chmod(0o777)
        wait_for(written, 1)
        visits.close()
        assert cards(folder / "visits.sqlite") == ["one"]


FILL = """
import logging, queue, resource, sys
from pathlib import Path
from kiosk.session.event import Event, EventName
from kiosk.visits import Visits

found = queue.SimpleQueue()

class Handler(logging.Handler):
    def emit(self, record):
        found.put(record.getMessage())

def tell(number):
    visits.add(Event(EventName.VISIT_START))
    for n in range(60):
        visits.add(Event(EventName.CARD, f"{number}-{n}"))
    visits.add(Event(EventName.VISIT_END))

logging.getLogger().addHandler(Handler(logging.WARNING))
hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
resource.setrlimit(resource.RLIMIT_FSIZE, (120_000, hard))
visits = Visits(Path(sys.argv[1]), retry_s=0.01, on_written=found.put)
told = 0
while True:
    tell(told)
    told += 1
    trouble = found.get(timeout=300)
    if isinstance(trouble, str):
        break
before = visits.acknowledged
for _ in range(20):
    tell(told)
    told += 1
resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
while found.get(timeout=300) != told:
    pass
visits.close()
print(told, before, trouble, sep="|")
"""


def test_a_full_disk(file: Path) -> None:
    """As far as a limit on the size of files is one: it needs no rights, and SQLite cannot write on."""
    if os.name == "nt":
        pytest.skip("Windows has no limit on the size of files")
    file.parent.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", FILL, str(file)], capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr
    told, before, trouble = done.stdout.strip().split("|")
    assert "the visits cannot be written" in trouble
    assert 0 < int(before) < int(told)
    assert cards(file) == [f"{number}-0" for number in range(int(told))]


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"this is no database" * 100,
        lambda whole: whole[: len(whole) // 2],
        lambda whole: whole[:4096] + bytes(4096) + whole[8192:],
        lambda whole: whole[:100] + b"\xff" * 400 + whole[500:],
    ],
    ids=["no database", "cut", "a page of noughts", "scratched"],
)
def test_a_damaged_file_is_set_aside(file: Path, expect_log: list[str], damage: Callable[[bytes], bytes]) -> None:
    expect_log.append("counting starts again")
    before = Visits(file)
    for number in range(60):
        a_visit(before, str(number))
    before.close()
    damaged = damage(file.read_bytes())
    file.write_bytes(damaged)
    visits = Visits(file)
    a_visit(visits, "anew")
    visits.close()
    assert cards(file) == ["anew"]
    (aside,) = (found for found in file.parent.iterdir() if "corrupt" in found.name)
    assert aside.read_bytes() == damaged
    assert aside.name.startswith("visits.sqlite.corrupt-2")


def test_a_file_that_is_deleted_is_begun_anew(file: Path, written: "Queue[int]") -> None:
    visits = Visits(file, on_written=written.put)
    a_visit(visits, "before")
    wait_for(written, 1)
    for suffix in ("", "-wal", "-shm"):
        file.with_name(file.name + suffix).unlink()
    a_visit(visits, "after")
    wait_for(written, 2)
    visits.close()
    assert cards(file) == ["after"]
