"""A fresh start waits until nobody is there."""

from pytestqt.qtbot import QtBot

from kiosk.bridge.session import Session
from kiosk.player.fresh_start import FreshStart
from kiosk.session.state import Rules

RULES = Rules(("cover", "one"), ("en",), (8000, 8000), (60_000, 60_000))


def test_news_are_heard_and_followed_at_once_when_nobody_is_there(qtbot: QtBot) -> None:
    news = ""
    session = Session(RULES, lambda _: None)
    fresh = FreshStart(session, lambda: news)
    fresh._listen()
    news = "the deck has changed"
    with qtbot.waitSignal(fresh.now):
        pass


def test_it_waits_for_the_end_of_a_visit_and_comes_once(qtbot: QtBot) -> None:  # noqa: ARG001
    now = 1_000_000
    session = Session(RULES, lambda _: None, lambda: now)
    fresh = FreshStart(session)
    starts: list[None] = []
    fresh.now.connect(lambda: starts.append(None))
    session.touched()
    fresh.ask("a new deck")
    fresh.ask("a new day")
    assert (session.state.place, starts) == ("card", [])
    for _ in range(2):  # the countdown, and its end
        now += 61_000
        session.tick()
    assert (session.state.place, len(starts)) == ("attract", 1)


def test_who_comes_before_it_puts_it_off(qtbot: QtBot) -> None:  # noqa: ARG001
    now = 1_000_000
    session = Session(RULES, lambda _: None, lambda: now)
    fresh = FreshStart(session)
    told: list[str] = []
    fresh.now.connect(lambda: told.append("now"))
    fresh.putOff.connect(lambda: told.append("not yet"))
    fresh.ask("a new deck")
    session.touched()
    assert (session.state.place, told) == ("card", ["now", "not yet"])
    for _ in range(2):  # the countdown, and its end
        now += 61_000
        session.tick()
    assert told == ["now", "not yet", "now"]


def test_an_editor_does_not_wait_for_a_visit(qtbot: QtBot) -> None:  # noqa: ARG001
    session = Session(RULES, lambda _: None)
    fresh = FreshStart(session, at_once=True)
    told: list[str] = []
    fresh.now.connect(lambda: told.append("now"))
    fresh.putOff.connect(lambda: told.append("not yet"))
    session.touched()
    fresh.ask("the deck has changed")
    session.showOverview()
    assert told == ["now"]


def test_nobody_takes_the_panel_from_the_operator(qtbot: QtBot) -> None:  # noqa: ARG001
    session = Session(RULES, lambda _: None)
    fresh = FreshStart(session, at_once=True)
    starts: list[None] = []
    fresh.now.connect(lambda: starts.append(None))
    session.callOperator()
    fresh.ask("the deck has changed")
    assert starts == []
    session.leave()
    assert len(starts) == 1
