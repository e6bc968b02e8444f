"""The session follows the opening hours, whatever the clock does."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from kiosk.bridge.session import Session
from kiosk.deck import Deck
from kiosk.hours.form import hours_of
from kiosk.hours.opening_hours import WEEKDAYS
from kiosk.hours.today import Extension
from kiosk.player.opening_hours import ClosedSign, OpeningWatch
from kiosk.session.state import Rules

RULES = Rules(("cover", "one"), ("en",), (8000, 8000), (60_000, 60_000))
WEEK = {day: "10:00-18:00" if number < 5 else "closed" for number, day in enumerate(WEEKDAYS)}
HOURS = hours_of({"time_zone": "Asia/Bishkek", **WEEK})
MONDAY_NOON = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)  # 12:00 in Bishkek


class Wall:
    """A wall clock that is set by hand."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def keep(qtbot: QtBot) -> Callable[[datetime], tuple[Wall, OpeningWatch, Session, list[None]]]:  # noqa: ARG001
    def make(now: datetime) -> tuple[Wall, OpeningWatch, Session, list[None]]:
        wall, starts = Wall(now), list[None]()
        session = Session(RULES, lambda _: None)
        keeper = OpeningWatch(session, HOURS, now=wall)
        keeper.freshStartDue.connect(lambda: starts.append(None))
        return wall, keeper, session, starts

    return make


Keep = Callable[[datetime], tuple[Wall, OpeningWatch, Session, list[None]]]


def pass_time(wall: Wall, keeper: OpeningWatch, time: timedelta) -> None:
    """As the timer does it: a look each quarter of a minute."""
    end = wall.now + time
    while wall.now < end:
        wall.now += timedelta(seconds=15)
        keeper.look()


def test_it_closes_and_opens(keep: Keep) -> None:
    wall, keeper, session, _ = keep(MONDAY_NOON)
    assert session.state.place == "attract"
    pass_time(wall, keeper, timedelta(hours=6))
    assert session.state.place == "closed"
    pass_time(wall, keeper, timedelta(hours=16))
    assert session.state.place == "attract"


def test_it_starts_closed_outside_the_hours(keep: Keep) -> None:
    _, _, session, _ = keep(MONDAY_NOON + timedelta(hours=8))
    assert session.state.place == "closed"


def test_a_clock_that_jumps_is_followed_at_once(keep: Keep) -> None:
    wall, keeper, session, starts = keep(MONDAY_NOON)
    for days in (400, -250, 1):
        wall.now += timedelta(days=days)
        keeper.look()
        local = wall.now.astimezone(keeper._hours.zone) if keeper._hours else wall.now
        assert session.state.place == ("attract" if local.weekday() < 5 else "closed")
    assert not starts, "a jump is no morning"


def test_a_clock_that_is_set_later_is_followed(keep: Keep) -> None:
    wall, keeper, session, starts = keep(datetime(1970, 1, 1, tzinfo=UTC))
    assert session.state.place == "attract", "a clock that was never set closes nothing"
    wall.now = MONDAY_NOON + timedelta(hours=8)
    keeper.look()
    assert session.state.place == "closed"
    assert not starts


def test_a_fresh_start_each_day_before_opening(keep: Keep) -> None:
    wall, keeper, _, starts = keep(MONDAY_NOON)
    pass_time(wall, keeper, timedelta(hours=21))
    assert not starts
    pass_time(wall, keeper, timedelta(hours=1))
    assert len(starts) == 1
    pass_time(wall, keeper, timedelta(hours=24))
    assert len(starts) == 2


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows notices another time zone at the next start")
def test_another_time_zone_is_followed_at_once(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    before = time.tzname
    monkeypatch.setenv("TZ", "Asia/Bishkek")
    session = Session(RULES, lambda _: None)
    keeper = OpeningWatch(session, hours_of(WEEK), now=Wall(MONDAY_NOON))
    assert session.state.place == "attract"
    monkeypatch.setenv("TZ", "America/New_York")  # 01:00 there
    keeper.look()
    assert session.state.place == "closed"
    monkeypatch.undo()
    keeper.look()
    assert time.tzname == before


def test_the_operator_keeps_it_open_longer(keep: Keep) -> None:
    wall, keeper, session, _ = keep(MONDAY_NOON + timedelta(hours=5, minutes=59))
    keeper.keep_open(Extension(wall.now.date(), wall.now + timedelta(minutes=1), wall.now + timedelta(hours=2)))
    pass_time(wall, keeper, timedelta(hours=1, minutes=59))
    assert session.state.place == "attract"
    assert session.property("opened")
    pass_time(wall, keeper, timedelta(minutes=2))
    assert session.state.place == "closed"
    keeper.keep_open(Extension(wall.now.date(), wall.now, wall.now + timedelta(hours=1)))
    assert session.state.place == "attract", "at once"
    keeper.keep_open(None)
    assert session.state.place == "closed"


def test_the_closed_card_says_when_it_opens(keep: Keep, nine_facts: Deck) -> None:
    wall, keeper, _, _ = keep(MONDAY_NOON)
    told: list[list[str]] = []  # each in Kyrgyz, Russian and English
    ClosedSign(keeper, nine_facts, HOURS).changed.connect(told.append)
    pass_time(wall, keeper, timedelta(hours=6, minutes=2))
    assert [english for *_, english in told] == ["Opens tomorrow at 10:00"], "told once"
    assert told[-1][1] == "Откроется завтра в 10:00"
    pass_time(wall, keeper, timedelta(hours=6))
    assert told[-1][2] == "Opens today at 10:00", "after midnight"
    wall.now = MONDAY_NOON + timedelta(days=4, hours=7)  # Friday evening
    keeper.look()
    assert told[-1] == ["Ачылышы: 30-ноябрь, 10:00", "Откроется 30 ноября в 10:00", "Opens on 30 November at 10:00"]
