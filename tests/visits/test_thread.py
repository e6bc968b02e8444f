"""The thread that writes visits."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from support.visits_files import Queue, a_visit, cards, wait_for
from support.visits_kills import kill_often

from kiosk.session.event import Event, EventName
from kiosk.visits import Ending, Opened, Visits, read, thread


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


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    """A few; `make chaos` has 200."""
    assert "12 kills" in kill_often(tmp_path, 12)


@pytest.fixture
def clock_at_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """No time passes between what is told, however slow the machine is."""
    monkeypatch.setattr(thread, "_now_ms", lambda: 1000)


@pytest.mark.usefixtures("clock_at_rest")
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
    monkeypatch.setattr(thread, "_today", lambda: tomorrow)
    assert (again.summary().day, again.summary().today, again.summary().all_time) == (tomorrow, 0, 6)


def test_idle_times_are_taken(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now_ms = 1000
    monkeypatch.setattr(thread, "_now_ms", lambda: now_ms)
    visits = Visits(file, idle_ms={"one": 3_600_000})
    visits.add(Event(EventName.VISIT_START, "one", "ky"))
    visits.add(Event(EventName.CARD, "one", "ky"))
    now_ms += 3_600_007
    visits.add(Event(EventName.COUNTDOWN, "one", "ky"))
    visits.add(Event(EventName.VISIT_END, "one", "ky"))
    visits.close()
    (visit,) = read(file)
    assert (visit.length_ms, visit.opened) == (7, (Opened("one", 7),))
