"""When an exhibition is open."""

import os
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.hours import BERLIN, DATES, any_hours, at, hours

from kiosk.hours.form import hours_of
from kiosk.hours.opening_hours import WEEKDAYS, OpeningHours, is_open, next_change, next_fresh_start

WEEK = hours(monday="closed", tuesday="10:00-18:00", thursday="10:00-13:00, 14:00-20:00", saturday="20:00-02:00",
             sunday="02:00-03:00",
             exceptions={"2026-11-24": "12:00-13:00", "2026-11-26": "closed", "2026-11-28": "closed",
                         "2026-12-06": "01:00-04:00", "2026-12-19": "22:00-04:00"})  # fmt: skip


@pytest.mark.parametrize(
    ("now", "opened", "change"),
    [
        ("2026-11-16T12:00", False, "2026-11-17T10:00"),  # a Monday
        ("2026-11-17T09:59:59.999999", False, "2026-11-17T10:00"),
        ("2026-11-17T10:00", True, "2026-11-17T18:00"),
        ("2026-11-17T17:59:59", True, "2026-11-17T18:00"),
        ("2026-11-17T18:00", False, "2026-11-19T10:00"),
        ("2026-11-19T13:30", False, "2026-11-19T14:00"),
        ("2026-11-21T23:00", True, "2026-11-22T03:00"),  # Saturday's range and Sunday's are one
        ("2026-11-22T01:59", True, "2026-11-22T03:00"),
        ("2026-11-22T02:00", True, "2026-11-22T03:00"),
        ("2026-11-22T03:00", False, "2026-11-24T12:00"),
        ("2026-11-24T11:00", False, "2026-11-24T12:00"),  # an exception in the place of a weekday's range
        ("2026-11-24T13:00", False, "2026-11-29T02:00"),  # Thursday and Saturday are closed by exception
        ("2026-11-29T01:00", False, "2026-11-29T02:00"),  # what began on no Saturday does not end on Sunday
        ("2026-12-05T23:00", True, "2026-12-06T04:00"),  # Saturday's range goes on into a date with its own rule
        ("2026-12-06T01:30", True, "2026-12-06T04:00"),
        ("2026-12-20T03:30", True, "2026-12-20T04:00"),  # an exception's range goes on into a plain Sunday
    ],
)
def test_a_week_with_exceptions(now: str, opened: bool, change: str) -> None:
    assert is_open(WEEK, at(now)) == opened
    assert next_change(WEEK, at(now)) == at(change)


def test_the_callers_zone_does_not_matter() -> None:
    for zone in ("UTC", "Asia/Bishkek", "America/New_York"):
        now = at("2026-11-17T10:00").astimezone(ZoneInfo(zone))
        assert is_open(WEEK, now)
        assert next_change(WEEK, now) == at("2026-11-17T18:00")


@pytest.mark.parametrize(
    ("range_", "day", "opens", "closes"),
    [
        # the clock jumps from 02:00 CET to 03:00 CEST, at 01:00 UTC
        ("01:30-05:00", "2026-03-29", "00:30", "03:00"),
        ("02:00-05:00", "2026-03-29", "01:00", "03:00"),
        ("02:30-05:00", "2026-03-29", "01:00", "03:00"),  # 02:30 never comes: it opens as the clock jumps
        ("03:00-05:00", "2026-03-29", "01:00", "03:00"),
        ("01:00-02:30", "2026-03-29", "00:00", "01:00"),
        ("22:00-02:30", "2026-03-28", "21:00", "01:00"),
        ("22:00-04:00", "2026-03-28", "21:00", "02:00"),
        ("10:00-18:00", "2026-03-29", "08:00", "16:00"),
        ("00:00-24:00", "2026-03-29", "-23:00", "22:00"),
        # it goes back from 03:00 CEST to 02:00 CET, at 01:00 UTC
        ("01:30-05:00", "2026-10-25", "-23:30", "04:00"),
        ("02:30-05:00", "2026-10-25", "00:30", "04:00"),  # the first 02:30
        ("01:00-02:30", "2026-10-25", "-23:00", "00:30"),
        ("02:15-02:45", "2026-10-25", "00:15", "00:45"),  # once, not twice
        ("03:00-05:00", "2026-10-25", "02:00", "04:00"),
        ("22:00-04:00", "2026-10-24", "20:00", "03:00"),
        ("10:00-18:00", "2026-10-25", "09:00", "17:00"),
    ],
)
def test_berlin_around_both_changes_of_its_clock(range_: str, day: str, opens: str, closes: str) -> None:
    """The moments are in UTC on `day`, with a minus on the one before; or on the one after, if `closes` is earlier."""
    rules = hours(BERLIN, exceptions={day: range_})
    start = datetime.fromisoformat(f"{day}T{opens.lstrip('-')}").replace(tzinfo=UTC)
    start -= timedelta(days=opens.startswith("-"))
    end = datetime.fromisoformat(f"{day}T{closes}").replace(tzinfo=UTC)
    end += timedelta(days=end < start)
    before = start - timedelta(hours=30)
    assert not is_open(rules, before)
    assert next_change(rules, before) == start
    assert is_open(rules, start)
    assert next_change(rules, start) == end
    assert not is_open(rules, end)
    assert next_change(rules, end) is None


def test_a_range_that_the_clock_jumps_over_never_opens() -> None:
    rules = hours(BERLIN, exceptions={"2026-03-29": "02:10-02:50"})
    assert next_change(rules, at("2026-03-28T12:00", BERLIN)) is None


def test_a_zone_that_skips_a_whole_date() -> None:
    """Apia went from 2011-12-29 24:00 to 2011-12-31 00:00."""
    rules = hours("Pacific/Apia", every="10:00-18:00")
    assert next_change(rules, at("2011-12-29T18:00", "Pacific/Apia")) == at("2011-12-31T10:00", "Pacific/Apia")


@pytest.fixture
def machine_in_berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if os.name == "nt":
        pytest.skip("Windows takes no zone from the environment")
    monkeypatch.setenv("TZ", BERLIN)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("machine_in_berlin")
@pytest.mark.parametrize("range_", ["01:30-05:00", "02:30-05:00", "01:00-02:30", "10:00-18:00", "22:00-02:30"])
def test_without_a_zone_the_machines_counts(range_: str) -> None:
    rules = {**dict.fromkeys(WEEKDAYS, "closed"), "exceptions": {"2026-03-29": range_, "2026-10-25": range_}}
    here, berlin = (hours_of({**rules, "time_zone": zone}) for zone in (None, BERLIN))
    for begin in ("2026-03-28T12:00", "2026-10-24T12:00"):
        for quarter in range(4 * 48):
            now = at(begin, BERLIN) + timedelta(minutes=15 * quarter)
            assert is_open(here, now) == is_open(berlin, now)
            assert next_change(here, now) == next_change(berlin, now)


def test_always_and_never() -> None:
    now = at("2026-11-17T12:00")
    assert is_open(None, now)
    assert next_change(None, now) is None
    always, never = hours(every="00:00-24:00"), hours()
    assert is_open(always, now)
    assert next_change(always, now) is None
    assert not is_open(never, now)
    assert next_change(never, now) is None
    assert next_fresh_start(never, now) is None


def test_a_change_beyond_a_year_is_none() -> None:
    rules = hours(exceptions={"2027-11-20": "10:00-18:00"})
    assert next_change(rules, at("2026-11-17T12:00")) is None
    assert next_change(rules, at("2026-11-20T12:00")) == at("2027-11-20T10:00")


@given(any_hours(), DATES, st.integers(0, 24 * 3600), st.lists(st.floats(0, 1), max_size=20))
def test_it_opens_or_closes_at_the_next_change_and_never_before(
    rules: OpeningHours, day: date, second: int, samples: list[float]
) -> None:
    now = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(seconds=second)
    opened = is_open(rules, now)
    change = next_change(rules, now)
    until = change or now + timedelta(days=30)
    assert until > now
    for sample in (*samples, 0.01, 0.5, 0.99):
        assert is_open(rules, now + (until - now) * min(sample, 0.999_999)) == opened
    if change:
        assert is_open(rules, change - timedelta(microseconds=1)) == opened
        assert is_open(rules, change) != opened
