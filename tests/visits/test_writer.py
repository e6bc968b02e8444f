"""The thread that writes visits."""

import os
import random
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from support.visits_files import Queue, a_visit, cards, wait_for

from kiosk.session.event import Event, EventName
from kiosk.visits import Ending, Opened, Visits, read, writer


def test_visits_are_written_as_they_end(file: Path, written: "Queue[int]") -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    visits = Visits(file, on_written=written.put)
    for event in (
        Event(EventName.VISIT_START, "one", "ky"),
        Event(EventName.CARD, "one", "ky"),
        Event(EventName.LANGUAGE, "one", "ru"),
        Event(EventName.CARD, "two", "ru"),
        Event(EventName.COUNTDOWN, "two", "ru"),
        Event(EventName.VISIT_END, "two", "ru"),
    ):
        visits.add(event)
    wait_for(written, 1)
    assert visits.acknowledged == 1
    (visit,) = read(file)
    assert (visit.ending, visit.languages) == (Ending.ABANDONED, ("ky", "ru"))
    assert [opened.card for opened in visit.opened] == ["one", "two"]
    assert before <= visit.start <= datetime.now(UTC)
    assert visit.start.utcoffset() == visit.start.astimezone().utcoffset()
    visits.close()


def test_what_is_left_is_written_at_the_end(file: Path) -> None:
    visits = Visits(file)
    for number in range(50):
        a_visit(visits, str(number))
    visits.add(Event(EventName.VISIT_START, "last", "ky"))
    visits.add(Event(EventName.CARD, "last", "ky"))
    visits.close()
    assert not file.with_name(file.name + "-wal").exists()
    assert cards(file) == [*map(str, range(50)), "last"]
    assert list(read(file))[-1].ending is Ending.RESET


def test_200_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    if not hasattr(os, "fork"):
        pytest.skip("this system cannot fork")
    seed = random.randrange(1_000_000)
    program = Path(__file__).parent.parent / "support" / "visits_killed.py"
    done = subprocess.run(
        [sys.executable, str(program), str(tmp_path), "200", str(seed)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    print(done.stdout)
    assert done.returncode == 0, f"seed {seed}: {done.stderr}"


def test_the_summary(file: Path, written: "Queue[int]", monkeypatch: pytest.MonkeyPatch) -> None:
    visits = Visits(file, on_written=written.put)
    empty = visits.summary()
    assert (empty.today, empty.all_time, empty.median_length, empty.languages) == (0, 0, None, {})
    for language in ("ky", "ru", "ky", "en", "ky", "ru"):
        a_visit(visits, language=language)
    visits.close()
    summary = visits.summary()
    assert (summary.today, summary.all_time, summary.median_length) == (6, 6, 0)
    assert list(summary.languages.items()) == [("ky", 3), ("ru", 2), ("en", 1)]
    assert (summary.waiting, summary.trouble) == (0, "")
    again = Visits(file)
    again.close()
    assert again.summary() == summary
    tomorrow = summary.day + timedelta(days=1)
    monkeypatch.setattr(writer, "_today", lambda: tomorrow)
    assert (again.summary().day, again.summary().today, again.summary().all_time) == (tomorrow, 0, 6)


def test_idle_times_are_taken(file: Path) -> None:
    visits = Visits(file, idle_ms={"one": 3_600_000})
    visits.add(Event(EventName.VISIT_START, "one", "ky"))
    visits.add(Event(EventName.CARD, "one", "ky"))
    visits.add(Event(EventName.COUNTDOWN, "one", "ky"))
    visits.add(Event(EventName.VISIT_END, "one", "ky"))
    visits.close()
    (visit,) = read(file)
    assert (visit.length_ms, visit.opened) == (0, (Opened("one", 0),))
