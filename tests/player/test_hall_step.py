"""The wall clock is looked at again and again, and followed when it was corrected."""

from datetime import UTC, datetime

from pytestqt.qtbot import QtBot

from kiosk.bridge.session import Session
from kiosk.player.hall_step import HallStep, ahead_ms
from kiosk.session.state import Rules

RULES = Rules(("", "a"), ("en",), dwell_ms=(6000, 8000), idle_ms=(60_000,) * 2, countdown_ms=20_000)
NOON = int(datetime(2026, 11, 27, 12, tzinfo=UTC).timestamp()) * 1000


def test_a_clock_that_was_never_set_is_not_followed() -> None:
    assert ahead_ms(lambda: 5, lambda: NOON * 1_000_000) == NOON - 5
    assert ahead_ms(lambda: 5, lambda: 1_000_000_000) is None


def test_an_interruption_between_the_two_clocks_does_not_count() -> None:
    interrupted = [0, 90, 91, 91, 92, 92]  # ms at which the session's clock is read: 90 pass at the first look
    own, wall = iter(interrupted), iter([0, 91, 92])
    assert ahead_ms(lambda: next(own), lambda: (NOON + next(wall)) * 1_000_000) == NOON


def test_it_follows_what_is_corrected(qtbot: QtBot) -> None:  # noqa: ARG001
    ahead: list[int | None] = [NOON]
    session = Session(RULES, lambda _: None, lambda: 0)
    step = HallStep(session, lambda: ahead[0])
    assert session.rules.hall_ms == NOON
    number = session.state.slide_number
    assert number > 0
    for value, known in ((NOON + 1, NOON), (NOON + 2, NOON + 2), (None, None), (NOON, NOON)):
        ahead[0] = value
        step.look()
        assert session.rules.hall_ms == known
    ahead[0] = NOON + 14_000
    step.look()
    assert session.state.slide_number == number + 2
