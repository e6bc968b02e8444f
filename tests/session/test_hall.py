"""Kiosks in step: slides turn by the wall clock, whatever each kiosk's own clock says."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kiosk.session import hall
from kiosk.session.action import Tick, Touch
from kiosk.session.due import coming_slide, countdown_at, deadline, reset_at, slide_language, slide_page
from kiosk.session.machine import start, step
from kiosk.session.state import Place, Rules, Session

DWELL = (6000, 8000, 14_000)
RULES = Rules(("", "a", "b"), ("ky", "ru", "en"), dwell_ms=DWELL, idle_ms=(60_000,) * 3, countdown_ms=20_000)
WALL = 1_795_000_000_000  # some day in 2026


def kiosk(booted_at: int, language: str = "ky") -> Rules:
    """The rules of a kiosk whose own clock began at this wall time."""
    spoken = RULES.languages[RULES.languages.index(language) :] + RULES.languages[: RULES.languages.index(language)]
    return replace(RULES, hall_ms=booted_at, languages=spoken, attract_languages=spoken)


def played(rules: Rules, begin: int, end: int) -> list[tuple[int, int]]:
    """The wall times at which it turns, and the slides' numbers."""
    ahead = rules.hall_ms or 0
    session, _ = start(rules, begin - ahead)
    turns: list[tuple[int, int]] = []
    while True:
        due = deadline(rules, session)
        assert due is not None
        if due + ahead > end:
            return turns
        session, _ = step(rules, session, Tick(), due)
        turns.append((due + ahead, session.slide_number))


@given(st.integers(0, 10**9), st.integers(0, 10**9), st.integers(0, 60_000))
def test_all_turn_at_the_same_moment_whenever_they_were_started(one: int, other: int, later: int) -> None:
    first = played(kiosk(WALL - one), WALL, WALL + 200_000)
    second = played(kiosk(WALL - other), WALL + later, WALL + 200_000)
    assert [turn for turn in first if turn[0] > WALL + later] == second
    assert [b - a for (a, _), (b, _) in pairwise(first)] == [DWELL[number % 3] for _, number in first[:-1]]


def test_each_may_speak_its_own_language() -> None:
    spoken = [[slide_language(kiosk(WALL, code), number) for number in range(9)] for code in ("ky", "ru", "en")]
    assert all(len(set(at_once)) == 3 for at_once in zip(*spoken, strict=True))


def test_after_a_visit_it_is_in_step_again() -> None:
    rules = kiosk(WALL)
    session, _ = start(rules, 0)
    session, _ = step(rules, session, Touch(), 1000)
    assert session.place is Place.CARD
    assert coming_slide(rules, session, 50_000) == hall.slide_now(rules, 50_000)
    begun, _ = step(rules, session, Tick(), countdown_at(rules, session))
    assert begun.place is Place.COUNTDOWN
    end = reset_at(rules, begun)
    assert hall.slide_now(rules, end - 1) != hall.slide_now(rules, end - 14_001)
    assert coming_slide(rules, begun, end - 14_001) == hall.slide_now(rules, end), "as it will be by then"
    session, _ = step(rules, session, Tick(), 500_000)
    assert session.place is Place.ATTRACT
    assert session.slide_number == hall.slide_now(rules, 500_000)
    assert session.page == slide_page(rules, session.slide_number)


def test_a_slide_began_when_it_was_due_however_late_the_tick_is() -> None:
    rules = kiosk(WALL)
    session, _ = start(rules, 0)
    due = deadline(rules, session)
    assert due is not None
    for late in (0, 1, 149, 5000):
        assert step(rules, session, Tick(), due + late)[0].slide_at == due


def test_a_clock_that_is_set_either_way_is_followed_at_once() -> None:
    session, _ = start(kiosk(WALL), 0)
    for jump in (-3_600_000, 3_600_000, -50, 50):
        after = kiosk(WALL + jump)
        moved, _ = step(after, session, Tick(), 1000)
        assert moved.slide_number == hall.slide_now(after, 1000)
        due = deadline(after, moved)
        assert due is not None
        assert 1000 < due <= 1000 + max(DWELL)
        same, events = step(after, moved, Tick(), 1000)
        assert (same, events) == (moved, ()), "no slide comes twice"


def test_the_numbers_fit_what_qml_counts_with() -> None:
    quick = replace(RULES, dwell_ms=(3000,), page_ids=("",), hall_ms=0)
    assert hall.slide_now(quick, 2_400_000_000_000) < 2**31, "in 2046"


def test_without_a_hall_all_is_as_it_was() -> None:
    session, _ = start(RULES, 0)
    assert deadline(RULES, session) == 6000
    assert coming_slide(RULES, Session(Place.CARD), 5) == 0
