"""When a kiosk starts afresh."""

import os
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from support.hours import BERLIN, DATES, any_hours, at, hours

from kiosk.hours.opening_hours import OpeningHours, is_open, next_change, next_fresh_start


@pytest.fixture
def machine_in_berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if os.name == "nt":
        pytest.skip("Windows takes no zone from the environment")
    monkeypatch.setenv("TZ", BERLIN)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def fresh_starts(rules: OpeningHours | None, begin: str, count: int, zone: str = "Asia/Bishkek") -> list[str]:
    """The next ones after `begin`, in the zone's time."""
    now, found = at(begin, zone), []
    for _ in range(count):
        following = next_fresh_start(rules, now)
        assert following is not None
        assert following > now
        now = following
        found.append(now.astimezone(ZoneInfo(zone)).strftime("%m-%d %H:%M"))
    return found


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ({"every": "10:00-18:00"}, ["11-17 09:45", "11-18 09:45", "11-19 09:45"]),
        ({"every": "10:00-13:00, 14:00-20:00"}, ["11-17 09:45", "11-18 09:45", "11-19 09:45"]),
        ({"every": "10:00-18:00", "wednesday": "closed"}, ["11-17 09:45", "11-19 09:45", "11-20 09:45"]),
        ({"every": "20:00-06:00"}, ["11-16 19:45", "11-17 19:45", "11-18 19:45"]),
        ({"every": "00:05-20:00"}, ["11-16 23:50", "11-17 23:50", "11-18 23:50"]),
        ({"every": "06:00-05:50"}, ["11-17 05:50", "11-18 05:50", "11-19 05:50"]),  # closed for ten minutes
        ({"every": "00:00-24:00"}, ["11-17 04:00", "11-18 04:00", "11-19 04:00"]),
        # open from Wednesday, 10:00, to Friday, 18:00
        ({"wednesday": "10:00-24:00", "thursday": "00:00-24:00", "friday": "00:00-18:00"},
         ["11-18 09:45", "11-20 04:00", "11-25 09:45"]),
    ],
)  # fmt: skip
def test_a_fresh_start_before_each_days_opening(days: dict[str, Any], expected: list[str]) -> None:
    assert fresh_starts(hours(**days), "2026-11-16T12:00", 3) == expected


@pytest.mark.usefixtures("machine_in_berlin")
def test_a_kiosk_without_hours_starts_anew_at_four() -> None:
    assert fresh_starts(None, "2026-10-24T03:59", 3, BERLIN) == ["10-24 04:00", "10-25 04:00", "10-26 04:00"]


@given(any_hours(), DATES, st.integers(0, 24 * 3600))
@example(hours(exceptions={"2026-03-20": "00:00-24:00"}), date(2026, 3, 20), 0)  # open now, never again
@example(hours(exceptions={"2026-03-20": "10:00-13:00, 14:00-18:00"}), date(2026, 3, 20), 6 * 3600)
@example(hours(exceptions={"2026-03-20": "10:00-18:00"}), date(2026, 3, 20), 4 * 3600 - 60)  # opens in a minute
def test_a_fresh_start_is_later_than_now_and_asked_again_before_it_the_same(
    rules: OpeningHours, day: date, second: int
) -> None:
    now = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(seconds=second)
    first = next_fresh_start(rules, now)
    if first is None:
        assert_each_opening_had_its_fresh_start(rules, now)
        return
    assert first > now
    assert next_fresh_start(rules, now + (first - now) / 2) == first
    second_one = next_fresh_start(rules, first)
    assert second_one is None or second_one > first


def assert_each_opening_had_its_fresh_start(rules: OpeningHours, now: datetime) -> None:
    """What opens after `now` does so within a quarter of an hour, or on a day on which it has opened before."""
    moment, had = now - timedelta(days=2), None
    while change := next_change(rules, moment):
        if is_open(rules, change):
            day = change.astimezone(rules.zone).date()
            assert change - timedelta(minutes=15) <= now or day == had
            had = day
        moment = change
