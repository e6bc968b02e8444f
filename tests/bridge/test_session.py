"""The session for QML: one timer, signals only for what changed."""

import pytest
from pytestqt.qtbot import QtBot
from support.clock import Clock

from kiosk import bridge
from kiosk.bridge import session as bridge_session
from kiosk.bridge.session import Session
from kiosk.session.aids import Aids, Contrast, TextSize
from kiosk.session.state import Rules

RULES = Rules(("cover", "one"), ("ky", "en"), dwell_ms=(5000, 5000), idle_ms=(60_000, 60_000))


def listen(session: Session) -> list[str]:
    heard: list[str] = []
    names = ("place", "page", "language", "slideNumber", "secondsLeft")
    aids = ("text", "contrast", "calm", "reach")
    for announcer, name in [(session, name) for name in names] + [
        (session.findChild(bridge.Aids), name) for name in aids
    ]:
        getattr(announcer, f"{name}Changed").connect(lambda name=name: heard.append(name))
    return heard


def test_only_what_changed_is_announced(qapp: object) -> None:  # noqa: ARG001
    clock = Clock()
    session = Session(RULES, lambda _: None, clock)
    heard = listen(session)
    session.touched()
    assert heard == ["place"]
    clock.now += 1000
    session.touched()
    session.speak("en")
    session.next()
    aids = session.findChild(bridge.Aids)
    assert aids
    aids.setText(200)
    aids.setText(200)
    aids.nextContrast()
    aids.setCalm(True)
    assert heard == ["place", "language", "page", "text", "contrast", "calm"]
    assert session.state.aids == Aids(TextSize.LARGEST, Contrast.LIGHT, calm=True)
    assert [aids.property(name) for name in ("text", "contrast", "calm", "reach")] == [200, 1, True, False]


def test_the_timer_waits_for_what_is_due(qapp: object) -> None:  # noqa: ARG001
    clock = Clock()
    session = Session(RULES, lambda _: None, clock)
    timer = session._timer
    clock.now += 4400
    session.tick()
    assert timer.interval() == 600
    session.touched()
    clock.now += 59_700
    session.tick()
    assert timer.interval() == 300
    clock.now += 300
    session.tick()
    assert session.state.place == "countdown"
    assert session.property("secondsLeft") == 20
    assert timer.interval() == 1000
    clock.now += 1500
    session.tick()
    assert session.property("secondsLeft") == 19
    assert timer.interval() == 500


def test_listeners_hear_what_happened(qapp: object) -> None:  # noqa: ARG001
    heard: list[str] = []
    clock = Clock()
    session = Session(RULES, lambda event: heard.append(event.name), clock)
    session.touched()
    clock.now += 60_000
    session.tick()
    clock.now += 20_000
    session.tick()
    assert heard == ["attract_slide", "visit_start", "card", "countdown", "visit_end", "attract_slide"]


def test_a_machine_that_slept_is_noticed_though_the_timer_slept_too(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bridge_session, "LOOK_MS", 5)
    clock = Clock()
    session = Session(RULES, lambda _: None, clock)
    session.touched()
    session.speak("en")
    with qtbot.waitSignal(session.placeChanged):
        clock.now += 10 * 3_600_000
    assert session.state.place == "attract"
    assert session.property("language") == "ky"


def test_it_looks_each_second() -> None:
    assert bridge_session.LOOK_MS == 1000


def test_it_knows_which_slide_comes(qapp: object) -> None:  # noqa: ARG001
    clock = Clock()
    session = Session(RULES, lambda _: None, clock)
    for _ in range(5):
        coming = session.comingPage(), session.comingLanguage()
        clock.now += 5000
        session.tick()
        assert coming == (session.property("page"), session.property("language"))
    session.touched()
    coming = session.comingPage(), session.comingLanguage()
    clock.now += 60_000 + 20_000
    session.tick()
    assert (session.state.place, session.state.slide_number) == ("attract", 0)
    assert coming == (session.property("page"), session.property("language")), "after a visit the loop begins anew"
