"""The report's numbers, against those counted by hand."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from support.visits import ZONE, visits

from kiosk.report.numbers import Card, Unit, count, over_time
from kiosk.report.words import Names, clock, number, share
from kiosk.visits import Ending, Opened, Visit


def visit(at: str, length_s: float, languages: str, opened: str, ending: Ending) -> Visit:
    """`opened` is `card:seconds card:seconds`."""
    cards = tuple(Opened(card, round(float(s) * 1000)) for card, s in (word.split(":") for word in opened.split()))
    start = datetime.fromisoformat(at).replace(tzinfo=ZONE)
    found = Visit(start, round(length_s * 1000), tuple(languages.split()), cards, ending)
    return replace(found, large_text="en" in languages, calm="ru" in languages, read_aloud=languages == "ru")


FIVE = [
    visit("2026-09-01 10:59:59", 30, "ky", "cover:10 one:20", Ending.ABANDONED),
    visit("2026-09-01 11:00:00", 60, "ru ky", "one:30 two:20 one:10", Ending.ABANDONED),
    visit("2026-09-01 23:59:59", 10, "ru", "two:4 one:6", Ending.HOME),
    visit("2026-09-03 11:30:00", 0, "ky en", "cover:0", Ending.ABANDONED),
    visit("2026-09-03 12:00:00", 90, "en", "one:40 two:50", Ending.RESET),
]


def test_against_numbers_counted_by_hand() -> None:
    report = count(FIVE, ("cover", "one", "two", "three"))
    assert (report.first, report.last) == (date(2026, 9, 1), date(2026, 9, 3))
    assert list(report.days.items()) == [(date(2026, 9, 1), 3), (date(2026, 9, 2), 0), (date(2026, 9, 3), 2)]
    assert (report.visits, report.open_days) == (5, 2)
    assert {hour: many for hour, many in enumerate(report.hours) if many} == {10: 1, 11: 2, 12: 1, 23: 1}
    assert list(report.languages.items()) == [("ky", 2), ("en", 2), ("ru", 1)]
    used = {"large_text": 2, "high_contrast": 0, "calm": 2, "reach": 0, "read_aloud": 1}
    assert (report.switched, report.aids) == (2, used)
    assert report.median_length == 30  # of 0 10 30 60 90
    assert report.median_cards == 2  # of 1 2 2 2 3
    assert report.cards == (
        Card("one", 5, 30),  # of 6 30 40: left on the overview counts, walking away does not
        Card("two", 3, 4),  # the lower one of 4 20
        Card("cover", 2, 10),
        Card("three", 0, None),
    )
    assert report.endings == {Ending.ABANDONED: 3, Ending.HOME: 1, Ending.RESET: 1}
    assert list(report.stops.items()) == [("one", 2), ("", 1), ("cover", 1), ("two", 1)]


def test_the_days_asked_for() -> None:
    report = count(FIVE, (), date(2026, 8, 30), date(2026, 9, 4))
    assert len(report.days) == 6
    assert report.days[date(2026, 8, 30)] == 0


@pytest.mark.parametrize("year", [1970, 2001, 9999])
def test_visits_while_the_clock_was_not_set_are_in_no_day(year: int) -> None:
    odd = visit(f"{year}-01-02 10:00:00", 30, "ky", "one:20", Ending.ABANDONED)
    report = count([odd, *FIVE, odd])
    assert (report.visits, report.undated) == (7, 2)
    assert (report.first, report.last) == (date(2026, 9, 1), date(2026, 9, 3))
    assert (sum(report.days.values()), sum(report.hours)) == (5, 5)
    assert report.languages["ky"] == 4


def test_days_that_no_clock_can_have_said_are_not_listed() -> None:
    assert len(count(FIVE, (), date.min, date.max).days) < 8000


def test_nothing() -> None:
    report = count([])
    assert (report.first, report.visits, report.median_length, report.days, report.cards) == (None, 0, None, {}, ())


def test_every_visit_is_in_every_count() -> None:
    found = list(visits(date(2026, 1, 1), 40))
    report = count(found)
    for counted in (report.days.values(), report.hours, report.languages.values(), report.endings.values(),
                    report.stops.values()):  # fmt: skip
        assert sum(counted) == len(found)
    assert sum(card.opens for card in report.cards) == sum(len(visit.opened) for visit in found)
    assert not any(many for day, many in report.days.items() if day.weekday() == 0)


@pytest.mark.parametrize(
    ("days", "unit", "many"),
    [(1, Unit.DAY, 1), (62, Unit.DAY, 62), (63, Unit.WEEK, 10), (366, Unit.WEEK, 53), (500, Unit.MONTH, 17),
     (36_500, Unit.YEAR, 100)],
)  # fmt: skip
def test_over_time(days: int, unit: Unit, many: int) -> None:
    every = {date(2026, 1, 1) + timedelta(days=number): 1 for number in range(days)}
    found_unit, found = over_time(every, most=62 if days < 10_000 else 120)
    assert (found_unit, len(found), sum(found.values())) == (unit, many, days)


def test_the_coarsest_unit_is_the_last_resort() -> None:
    assert over_time({date(year, 5, 5): 1 for year in range(2000, 2100)})[0] is Unit.YEAR


def test_numbers_are_said() -> None:
    assert [clock(None), clock(0), clock(65), clock(3600)] == ["–", "0:00", "1:05", "60:00"]
    assert [Names().spoken(None), Names().spoken(59), Names().spoken(61)] == ["–", "59 s", "1 min 1 s"]
    shares = [share(0, 0), share(0, 9), share(1, 1000), share(1, 3), share(9, 9)]
    assert [said.replace("\N{NO-BREAK SPACE}", " ") for said in shares] == ["–", "0 %", "<1 %", "33 %", "100 %"]
    assert number(1234567) == "1\N{NO-BREAK SPACE}234\N{NO-BREAK SPACE}567"
