"""The session for QML: one timer, signals only for what changed."""

from support.driver import Clock

from kiosk import session as machine
from kiosk.bridge.session import Session

RULES = machine.Rules(("cover", "one"), ("ky", "en"), dwell_ms=(5000, 5000), idle_ms=(60_000, 60_000))


def listen(session: Session) -> list[str]:
    heard: list[str] = []
    names = ("place", "page", "language", "turn", "largeText", "highContrast", "secondsLeft")
    for name in names:
        getattr(session, f"{name}Changed").connect(lambda name=name: heard.append(name))
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
    session.toggleText()
    session.toggleContrast()
    assert heard == ["place", "language", "page", "largeText", "highContrast"]


def test_the_timer_waits_for_what_is_due(qapp: object) -> None:  # noqa: ARG001
    clock = Clock()
    session = Session(RULES, lambda _: None, clock)
    timer = session._timer
    assert timer.interval() == 5000
    session.touched()
    assert timer.interval() == 60_000
    clock.now += 60_000
    session.tick()
    assert session.property("place") == "countdown"
    assert session.property("secondsLeft") == 20
    assert timer.interval() == 1000
    clock.now += 1500
    session.tick()
    assert session.property("secondsLeft") == 19
    assert timer.interval() == 500


def test_listeners_hear_what_happened(qapp: object) -> None:  # noqa: ARG001
    heard: list[str] = []
    clock = Clock()
    session = Session(RULES, lambda happening: heard.append(happening.name), clock)
    session.touched()
    clock.now += 60_000
    session.tick()
    clock.now += 20_000
    session.tick()
    assert heard == ["attract_slide", "visit_start", "card", "countdown", "visit_end", "attract_slide"]
