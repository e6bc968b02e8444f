"""Opening hours: what may be written, and what is open when, in every zone and around every change of the clock."""

import os
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.documents import read, validate
from kiosk.hours import WEEKDAYS, OpeningHours, is_open, next_change, next_fresh_start
from kiosk.problems import ProblemsError

# Berlin's clocks go from 02:00 to 03:00 on 2026-03-29 and from 03:00 to 02:00 on 2026-10-25, both Sundays.


def hours(zone: str = "Asia/Bishkek", exceptions: dict[str, str] | None = None, **days: object) -> OpeningHours:
    """Hours closed on every day that is not given; `every` is for all of them."""
    rules = {**dict.fromkeys(WEEKDAYS, days.pop("every", "closed")), **days}
    return OpeningHours.model_validate({"time_zone": zone, **rules, "exceptions": exceptions or {}})


def at(text: str, zone: str = "Asia/Bishkek", fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC)


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("10:00-18:00", "10:00-18:00"),
        ("9:00 - 18:30", "09:00-18:30"),
        ("10:00–18:00", "10:00-18:00"),
        ("14:00-20:00, 10:00-13:00", "10:00-13:00, 14:00-20:00"),
        (["10:00-13:00", "14:00-20:00"], "10:00-13:00, 14:00-20:00"),
        ("10:00-13:00,13:00-18:00", "10:00-13:00, 13:00-18:00"),
        ("20:00-02:00", "20:00-02:00"),
        ("20:00-00:00", "20:00-24:00"),
        ("00:00-24:00", "00:00-24:00"),
        ("closed", "closed"),
        ("Closed", "closed"),
    ],
)
def test_a_day_as_it_may_be_written(written: object, read_as: str) -> None:
    rules = hours(friday=written)
    assert rules.model_dump()["friday"] == read_as
    assert OpeningHours.model_validate(rules.model_dump()) == rules
    assert OpeningHours.model_validate(rules.model_dump(mode="json")) == rules


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("monday: 10-18", "`monday`: '10-18' is not a range such as 10:00-18:00; or write closed"),
        ("monday: open", "`monday`: 'open' is not a range such as 10:00-18:00; or write closed"),
        ("monday: 10:00-25:00", "`monday`: 25:00 is not a time to close at; write 00:00 to 24:00"),
        ("monday: 10:60-18:00", "`monday`: 10:60 is not a time to open at; write 00:00 to 23:59"),
        ("monday: 24:00-02:00", "`monday`: 24:00 is not a time to open at; write 00:00 to 23:59"),
        (
            "monday: 10:00-10:00",
            "`monday`: 10:00-10:00 ends as it begins; write 00:00-24:00 for a whole day, or closed",
        ),
        ("monday: 10:00-14:00, 13:00-18:00", "`monday`: 10:00-14:00 and 13:00-18:00 overlap; make them one"),
        ("monday: 20:00-03:00, 22:00-23:00", "`monday`: 20:00-03:00 and 22:00-23:00 overlap; make them one"),
        ("monday: []", "`monday`: write ranges such as 10:00-18:00, or closed"),
        ("monday:", "`monday`: write ranges such as 10:00-18:00, or closed"),
        ("monday: {from: 10:00}", "`monday`: write ranges such as 10:00-18:00, or closed"),
        ("mondag: closed", "`mondag` is not known here; did you mean `monday`?"),
        ("time_zone: asia/bishkek", "`time_zone`: there is no time zone asia/bishkek; did you mean Asia/Bishkek?"),
        ("time_zone: Asia/Bishek", "`time_zone`: there is no time zone Asia/Bishek; did you mean Asia/Bishkek?"),
        ("time_zone: +06:00", "`time_zone`: there is no time zone +06:00; write an IANA name such as Asia/Bishkek"),
        (
            "time_zone: ../passwd",
            "`time_zone`: there is no time zone ../passwd; write an IANA name such as Asia/Bishkek",
        ),
        ("time_zone: Asia", "`time_zone`: there is no time zone Asia"),
        ("exceptions: {2026-13-01: closed}", "`2026-13-01`: 2026-13-01 is not a date such as 2026-12-31"),
        ("exceptions: {20261231: closed}", "`20261231`: 20261231 is not a date such as 2026-12-31"),
        ("exceptions: {2026-12-31: open}", "`2026-12-31`: 'open' is not a range such as"),
    ],
)
def test_every_mistake_says_where_it_is_and_what_to_do(tmp_path: Path, line: str, message: str) -> None:
    lines = [f"{day}: closed" for day in WEEKDAYS if not line.startswith(day)]
    file = tmp_path / "hours.yaml"
    file.write_text("\n".join([*lines, line]) + "\n", encoding="utf-8")
    with pytest.raises(ProblemsError) as caught:
        validate(read(file), OpeningHours)
    (problem,) = caught.value.problems
    assert problem.message.startswith(message)
    assert problem.line == len(lines) + 1


@pytest.mark.parametrize(
    ("days", "message"),
    [
        ({"friday": "20:00-02:00", "saturday": "01:00-05:00"}, "friday's 20:00-02:00 overlaps 01:00-05:00"),
        ({"sunday": "20:00-02:00", "monday": "01:00-05:00"}, "sunday's 20:00-02:00 overlaps 01:00-05:00"),
    ],
)
def test_weekdays_do_not_overlap_across_midnight(days: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        hours(**days)


def test_every_weekday_has_a_line() -> None:
    with pytest.raises(ValueError, match="Field required"):
        OpeningHours.model_validate({"monday": "closed"})


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


BERLIN = "Europe/Berlin"


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
    here, berlin = (OpeningHours.model_validate({**rules, "time_zone": zone}) for zone in (None, BERLIN))
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


ZONES = ["Asia/Bishkek", BERLIN, "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca"]
MINUTES = st.integers(0, 24 * 12 - 1).map(lambda number: f"{number // 12:02}:{number % 12 * 5:02}")
RANGES = st.tuples(MINUTES, MINUTES).filter(lambda pair: pair[0] != pair[1]).map("-".join)
DAYS = st.just("closed") | st.just("00:00-24:00") | RANGES | st.lists(RANGES, min_size=1, max_size=3)
DATES = st.dates(date(2026, 3, 20), date(2026, 4, 10)) | st.dates(date(2026, 10, 1), date(2026, 11, 5))


@st.composite
def any_hours(draw: st.DrawFn) -> OpeningHours:
    rules = hours(draw(st.sampled_from(ZONES)))
    for day in WEEKDAYS:
        rules = with_rule(rules, {day: draw(DAYS)})
    for date_, rule in draw(st.dictionaries(DATES, DAYS, max_size=4)).items():
        rules = with_rule(rules, {"exceptions": {**rules.model_dump()["exceptions"], date_: rule}})
    return rules


def with_rule(rules: OpeningHours, more: dict[str, Any]) -> OpeningHours:
    """The rules and one more; without it where ranges would overlap."""
    try:
        return OpeningHours.model_validate({**rules.model_dump(), **more})
    except ValueError:
        return rules


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
