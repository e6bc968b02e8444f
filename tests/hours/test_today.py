"""Today's hours on the panel, and longer ones: from when to when, kept, over by themselves."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.hours.form import hours_of
from kiosk.hours.opening_hours import WEEKDAYS
from kiosk.hours.today import Extension, extended, is_open, keep, read, today

HOURS = hours_of(
    {
        "time_zone": "Asia/Bishkek",
        **dict.fromkeys(WEEKDAYS, "10:00-13:00, 14:00-18:15"),
        "monday": "closed",
        "saturday": "20:00-02:00",
    }
)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """In Bishkek, in a week that begins on the 23rd, a Monday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=HOURS.zone)


def test_a_day_as_the_hours_say() -> None:
    found = today(HOURS, None, at(24, 11))
    assert [str(span) for span in found.ranges] == ["10:00-13:00", "14:00-18:15"]
    assert (found.least, found.until, found.most) == (18 * 60 + 15, 18 * 60 + 15, 28 * 60)


@pytest.mark.parametrize("asked", [at(24, 9), at(24, 13, 30), at(24, 17)])
def test_longer_begins_where_the_day_would_have_ended(asked: datetime) -> None:
    extension = extended(HOURS, None, asked, 20 * 60)
    assert extension == Extension(at(24, 0).date(), at(24, 18, 15), at(24, 20))
    assert today(HOURS, extension, asked).until == 20 * 60
    assert is_open(HOURS, extension, asked) is is_open(HOURS, None, asked), "nothing opens earlier"
    assert is_open(HOURS, extension, at(24, 19, 59))
    assert not is_open(HOURS, extension, at(24, 20))
    assert not is_open(HOURS, extension, at(25, 19)), "of this day only"


def test_what_is_closed_opens_at_once() -> None:
    for now in (at(23, 12, 10), at(24, 19, 10)):
        assert today(HOURS, None, now).least == now.hour * 60 + 10
        extension = extended(HOURS, None, now, (now.hour + 1) * 60)
        assert extension == Extension(now.date(), now, now.replace(hour=now.hour + 1, minute=0))
        assert is_open(HOURS, extension, now)


def test_a_day_goes_on_past_its_midnight() -> None:
    assert today(HOURS, None, at(29, 1)).day == at(28, 0).date()
    extension = extended(HOURS, None, at(29, 1), 27 * 60)
    assert extension == Extension(at(28, 0).date(), at(29, 2), at(29, 3))
    assert today(HOURS, extension, at(29, 2, 30)).until == 27 * 60
    assert today(HOURS, extension, at(29, 3)).day == at(29, 0).date()


def test_less_than_the_hours_is_as_the_hours_say_and_it_has_an_end() -> None:
    extension = extended(HOURS, None, at(24, 17), 20 * 60)
    assert extended(HOURS, extension, at(24, 17), 18 * 60) is None
    assert extended(HOURS, None, at(24, 17), 99 * 60) == Extension(at(24, 0).date(), at(24, 18, 15), at(25, 4))


@given(st.integers(0, 7 * 24 * 60), st.integers(0, 40 * 60))
def test_any_wish_at_any_time(minute: int, until: int) -> None:
    now = at(23, 0) + timedelta(minutes=minute)
    extension = extended(HOURS, None, now, until)
    before, after = today(HOURS, None, now), today(HOURS, extension, now)
    assert (after.day, after.least) == (before.day, before.least)
    assert after.least <= after.until <= after.most
    assert after.until == (before.least if extension is None else min(until, before.most))
    if extension:
        assert is_open(HOURS, extension, extension.closes - timedelta(seconds=1))
        assert extension.closes - now < timedelta(days=1, hours=5)


def test_it_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "state" / "longer"
    assert read(file) is None
    extension = Extension(
        date(2026, 11, 24), datetime(2026, 11, 24, 12, tzinfo=UTC), datetime(2026, 11, 24, 14, tzinfo=UTC)
    )
    keep(file, extension)
    assert read(file) == extension
    keep(file, None)
    assert read(file) is None
    keep(file, None)


@pytest.mark.parametrize(
    "written",
    [
        b"",
        b"\xff",
        b"2026-11-24",
        b"2026-11-24 2026-11-24T12:00 2026-11-24T14:00",
        b"2026-11-24 2026-11-24T12:00Z 2126-11-24T14:00Z",
    ],
)
def test_what_makes_no_sense_is_nothing(tmp_path: Path, written: bytes) -> None:
    (tmp_path / "longer").write_bytes(written)
    assert read(tmp_path / "longer") is None


@pytest.mark.parametrize("year", [1970, 1980, 2001, 2025, 2046, 2099])
def test_by_a_clock_that_was_never_set_it_is_open(year: int) -> None:
    always_closed = hours_of({"time_zone": "Asia/Bishkek", **dict.fromkeys(WEEKDAYS, "closed")})
    moment = datetime(year, 3, 4, 12, tzinfo=UTC)
    assert is_open(always_closed, None, moment)
    assert not is_open(always_closed, None, moment.replace(year=2027))
