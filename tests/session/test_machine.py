"""The session machine, as a table of actions."""

from dataclasses import replace
from itertools import pairwise

import pytest
from support.sessions import RULES

from kiosk.session.action import (
    Act,
    Action,
    Adjust,
    Back,
    CallOperator,
    Hours,
    Leave,
    Move,
    Open,
    Pause,
    Play,
    ShowOverview,
    Speak,
    Tick,
    Touch,
    Unlock,
)
from kiosk.session.aids import Aids, Contrast, TextSize
from kiosk.session.due import deadline, seconds_left, slide_language, slide_page
from kiosk.session.machine import start, step
from kiosk.session.state import Place, Rules, Session

ATTRACT = Session(Place.ATTRACT, slide_number=2, page=2, language="en", slide_at=1000)
CARD = Session(Place.CARD, slide_number=2, page=2, language="en", woken_at=1000, touched_at=1000)
PLAYING = replace(CARD, playing_since=1000)
OVERVIEW = replace(CARD, place=Place.OVERVIEW)
COUNTDOWN = replace(CARD, place=Place.COUNTDOWN, beneath=Place.CARD)
PAD = Session(Place.OPERATOR, language="en", touched_at=1000)
PANEL = replace(PAD, is_unlocked=True)
PAUSED = Session(Place.PAUSED, is_paused=True)
CLOSED = Session(Place.CLOSED, is_open=False)
LARGE, BLACK = Aids(text=TextSize.LARGEST), Aids(contrast=Contrast.DARK)
CHANGED = replace(CARD, language="ru", aids=Aids(text=TextSize.LARGE, contrast=Contrast.LIGHT))


TABLE: list[tuple[str, Session, Action, int, dict[str, object], list[str]]] = [
    # what, before, action, time, what differs afterwards, what happened
    ("a touch wakes the very card", ATTRACT, Touch(), 5000, {"place": Place.CARD, "page": 2, "language": "en"},
     ["visit_start", "card"]),
    ("a touch just after a change meant the slide before", ATTRACT, Touch(), 1300,
     {"place": Place.CARD, "page": 1, "language": "ru"}, ["visit_start", "card"]),
    ("a language wakes in that language", ATTRACT, Speak("ky"), 5000,
     {"place": Place.CARD, "page": 2, "language": "ky"}, ["visit_start", "card"]),
    ("an unknown language only wakes", ATTRACT, Speak("xx"), 5000, {"place": Place.CARD, "language": "en"},
     ["visit_start", "card"]),
    ("an aid that is touched is there at once", ATTRACT, Adjust(LARGE), 5000,
     {"place": Place.CARD, "page": 2, "aids": LARGE},
     ["visit_start", "card", "text_size"]),
    ("the other aid too", ATTRACT, Adjust(BLACK), 5000,
     {"place": Place.CARD, "aids": BLACK}, ["visit_start", "card", "contrast"]),
    ("waking opens nothing else", ATTRACT, Open(3), 5000, {"place": Place.CARD, "page": 2}, ["visit_start", "card"]),
    ("waking does not move", ATTRACT, Move(1), 5000, {"place": Place.CARD, "page": 2}, ["visit_start", "card"]),
    ("waking is not the overview", ATTRACT, ShowOverview(), 5000, {"place": Place.CARD}, ["visit_start", "card"]),
    ("the dwell passes", ATTRACT, Tick(), 7999, {}, []),
    ("the next slide", ATTRACT, Tick(), 8000, {"slide_number": 3, "page": 3, "language": "ky", "slide_at": 8000},
     ["attract_slide"]),
    ("an echo of the waking touch", CARD, Move(1), 1399, {"page": 2, "touched_at": 1399}, []),
    ("the echo is over", CARD, Move(1), 1400, {"page": 3}, ["card"]),
    ("back", CARD, Move(-1), 5000, {"page": 1}, ["card"]),
    ("the last page joins the first", replace(CARD, page=3), Move(1), 5000, {"page": 0}, ["card"]),
    ("the first page joins the last", replace(CARD, page=0), Move(-1), 5000, {"page": 3}, ["card"]),
    ("a dot", CARD, Open(0), 5000, {"page": 0}, ["card"]),
    ("the present dot", CARD, Open(2), 5000, {"page": 2}, []),
    ("a page that is not there", CARD, Open(9), 5000, {"page": 2}, []),
    ("a page below nought", CARD, Open(-1), 5000, {"page": 2}, []),
    ("overview", CARD, ShowOverview(), 5000, {"place": Place.OVERVIEW, "page": 2}, ["overview"]),
    ("overview twice", OVERVIEW, ShowOverview(), 5000, {"place": Place.OVERVIEW}, []),
    ("back to the card one came from", OVERVIEW, Back(), 5000, {"place": Place.CARD, "page": 2}, ["card"]),
    ("no way back on a card", CARD, Back(), 5000, {"place": Place.CARD, "page": 2}, []),
    ("no way back in the loop: it only wakes", ATTRACT, Back(), 5000, {"place": Place.CARD, "page": 2},
     ["visit_start", "card"]),
    ("no way back in a countdown: it goes on", replace(COUNTDOWN, beneath=Place.OVERVIEW), Back(), 70_000,
     {"place": Place.OVERVIEW, "page": 2}, ["keep_going"]),
    ("a tile", OVERVIEW, Open(2), 5000, {"place": Place.CARD, "page": 2}, ["card"]),
    ("no moving in the overview", OVERVIEW, Move(1), 5000, {"place": Place.OVERVIEW, "page": 2}, []),
    ("a language keeps the place", CARD, Speak("ru"), 5000, {"page": 2, "language": "ru"}, ["language"]),
    ("the same language", CARD, Speak("en"), 5000, {"language": "en"}, []),
    ("an unknown language", CARD, Speak("xx"), 5000, {"language": "en"}, []),
    ("larger text", CARD, Adjust(LARGE), 5000, {"aids": LARGE}, ["text_size"]),
    ("and back", CHANGED, Adjust(Aids()), 5000, {"aids": Aids()}, ["text_size", "contrast"]),
    ("contrast", CARD, Adjust(BLACK), 5000, {"aids": BLACK}, ["contrast"]),
    ("calm, and within reach", CARD, Adjust(Aids(calm=True, reach=True)), 5000,
     {"aids": Aids(calm=True, reach=True)}, ["calm", "reach"]),
    ("the same aids again", CARD, Adjust(Aids()), 5000, {"aids": Aids()}, []),
    ("something is done on the card", CARD, Act("answer", "b"), 5000, {"place": Place.CARD, "touched_at": 5000},
     ["acted"]),
    ("on no card nothing can be done", OVERVIEW, Act("answer", "b"), 5000, {"place": Place.OVERVIEW}, []),
    ("in the loop it only wakes", ATTRACT, Act("answer", "b"), 5000, {"place": Place.CARD}, ["visit_start", "card"]),
    ("the card plays", CARD, Play(True), 5000, {"playing_since": 5000, "place": Place.CARD}, []),
    ("who watches is not gone", PLAYING, Tick(), 960_999, {}, []),
    ("but does not watch for ever", PLAYING, Tick(), 961_000, {"place": Place.COUNTDOWN}, ["countdown"]),
    ("it has ended: from now on the visitor is idle", PLAYING, Play(False), 400_000,
     {"playing_since": None, "touched_at": 400_000}, []),
    ("another card does not play", PLAYING, Move(1), 5000, {"page": 3, "playing_since": None}, ["card"]),
    ("nor does the overview", PLAYING, ShowOverview(), 5000, {"playing_since": None}, ["overview"]),
    ("what ends by itself wakes nobody", ATTRACT, Play(False), 5000, {}, []),
    ("nor what begins", ATTRACT, Play(True), 5000, {}, []),
    ("nor does it end a countdown", COUNTDOWN, Play(True), 70_000, {}, []),
    ("a touch puts off the countdown", CARD, Touch(), 50_000, {"touched_at": 50_000}, []),
    ("not idle yet", CARD, Tick(), 60_999, {}, []),
    ("idle", CARD, Tick(), 61_000, {"place": Place.COUNTDOWN, "beneath": Place.CARD}, ["countdown"]),
    ("a longer card waits longer", replace(CARD, page=3), Tick(), 61_000, {"place": Place.CARD}, []),
    ("idle in the overview", OVERVIEW, Tick(), 61_000, {"place": Place.COUNTDOWN, "beneath": Place.OVERVIEW},
     ["countdown"]),
    ("any touch continues", COUNTDOWN, Touch(), 70_000,
     {"place": Place.CARD, "page": 2, "touched_at": 70_000, "woken_at": 70_000}, ["keep_going"]),
    ("and does nothing else", COUNTDOWN, Speak("ru"), 70_000, {"place": Place.CARD, "language": "en"}, ["keep_going"]),
    ("still counting", COUNTDOWN, Tick(), 80_999, {"place": Place.COUNTDOWN}, []),
    ("everything resets", replace(CHANGED, place=Place.COUNTDOWN, beneath=Place.CARD), Tick(), 111_000,
     {"place": Place.ATTRACT, "slide_number": 0, "page": 0, "language": "ky", "aids": Aids()},
      ["visit_end", "attract_slide"]),
    ("the machine slept: straight to the reset", CARD, Tick(), 9_000_000, {"place": Place.ATTRACT, "slide_number": 0},
     ["visit_end", "attract_slide"]),
    ("and whoever touches it then is the next visitor", CHANGED, Speak("en"), 9_000_000,
     {"place": Place.CARD, "slide_number": 0, "page": 0, "language": "en", "aids": Aids(),
      "touched_at": 9_000_000}, ["visit_end", "attract_slide", "visit_start", "card"]),
    ("nor is it the operator any more", PANEL, Touch(), 9_000_000,
     {"place": Place.CARD, "page": 0, "language": "ky", "is_unlocked": False},
     ["attract_slide", "visit_start", "card"]),
    ("failsafe stays", Session(Place.FAILSAFE), Touch(), 5000, {"place": Place.FAILSAFE}, []),
    ("failsafe waits for nothing", Session(Place.FAILSAFE), Tick(), 5000, {"place": Place.FAILSAFE}, []),
    ("the operator is called from the loop", ATTRACT, CallOperator(), 5000,
     {"place": Place.OPERATOR, "is_unlocked": False, "touched_at": 5000, "language": "en"}, ["operator"]),
    ("from a visit, which ends", CHANGED, CallOperator(), 5000,
     {"place": Place.OPERATOR, "language": "ru", "aids": Aids()}, ["visit_end", "operator"]),
    ("from a countdown", COUNTDOWN, CallOperator(), 70_000, {"place": Place.OPERATOR}, ["visit_end", "operator"]),
    ("from failsafe", Session(Place.FAILSAFE), CallOperator(), 5000, {"place": Place.OPERATOR}, ["operator"]),
    ("from a pause", PAUSED, CallOperator(), 5000, {"place": Place.OPERATOR, "is_paused": True}, ["operator"]),
    ("the pad is touched", PAD, Touch(), 20_000, {"place": Place.OPERATOR, "touched_at": 20_000}, []),
    ("the pad is left alone", PAD, Tick(), 30_999, {}, []),
    ("for half a minute", PAD, Tick(), 31_000, {"place": Place.ATTRACT, "slide_number": 0}, ["attract_slide"]),
    ("the right PIN", PAD, Unlock(), 5000, {"place": Place.OPERATOR, "is_unlocked": True}, ["unlocked"]),
    ("the panel waits longer", PANEL, Tick(), 180_999, {}, []),
    ("but not for ever", PANEL, Tick(), 181_000, {"place": Place.ATTRACT}, ["attract_slide"]),
    ("the panel speaks", PANEL, Speak("ru"), 5000, {"language": "ru", "place": Place.OPERATOR}, []),
    ("the operator goes", PANEL, Leave(), 5000, {"place": Place.ATTRACT, "is_unlocked": False}, ["attract_slide"]),
    ("and pauses", PANEL, Leave(paused=True), 5000, {"place": Place.PAUSED}, ["paused"]),
    ("no pause without a PIN", PAD, Leave(paused=True), 5000, {"place": Place.ATTRACT}, ["attract_slide"]),
    ("no end of a pause without a PIN", replace(PAD, is_paused=True), Leave(), 5000, {"place": Place.PAUSED},
     ["paused"]),
    ("nor by waiting", replace(PAD, is_paused=True), Tick(), 31_000, {"place": Place.PAUSED}, ["paused"]),
    ("a pause ends", replace(PANEL, is_paused=True), Leave(), 5000, {"place": Place.ATTRACT, "is_paused": False},
     ["attract_slide"]),
    ("nobody wakes a pause", PAUSED, Touch(), 5000, {}, []),
    ("the kiosk closes", ATTRACT, Hours(is_open=False), 5000, {"place": Place.CLOSED}, ["closed"]),
    ("somebody pauses it from afar", ATTRACT, Pause(is_paused=True), 5000, {"place": Place.PAUSED}, ["paused"]),
    ("not on a visitor", CARD, Pause(is_paused=True), 5000, {"place": Place.CARD, "is_paused": True}, []),
    ("nor over the hours", CLOSED, Pause(is_paused=True), 5000, {"place": Place.PAUSED, "is_open": False}, ["paused"]),
    ("and ends the pause", PAUSED, Pause(is_paused=False), 5000, {"place": Place.ATTRACT}, ["attract_slide"]),
    ("not on a visitor", CARD, Hours(is_open=False), 5000, {"place": Place.CARD, "is_open": False}, []),
    ("but after the visit", replace(COUNTDOWN, is_open=False), Tick(), 81_000, {"place": Place.CLOSED},
     ["visit_end", "closed"]),
    ("nobody wakes a closed kiosk", CLOSED, Touch(), 5000, {}, []),
    ("it opens", CLOSED, Hours(is_open=True), 5000, {"place": Place.ATTRACT, "slide_number": 0}, ["attract_slide"]),
    ("a pause outlasts the hours", PAUSED, Hours(is_open=False), 5000, {"place": Place.PAUSED}, []),
    ("the operator of a closed kiosk goes", replace(PANEL, is_open=False), Leave(), 5000, {"place": Place.CLOSED},
     ["closed"]),
]  # fmt: skip


@pytest.mark.parametrize(("before", "action", "now", "expected", "happened"), [row[1:] for row in TABLE],
                         ids=[row[0] for row in TABLE])  # fmt: skip
def test_table(before: Session, action: Action, now: int, expected: dict[str, object], happened: list[str]) -> None:
    after, events = step(RULES, before, action, now)
    assert {name: getattr(after, name) for name in expected} == expected
    assert [event.name for event in events] == happened
    if not expected:
        assert after == before


def test_events_name_card_and_language() -> None:
    _, events = step(RULES, ATTRACT, Touch(), 5000)
    assert [(h.card, h.language) for h in events] == [("two", "en"), ("two", "en")]


def test_what_was_done_is_told() -> None:
    _, (event,) = step(RULES, CARD, Act("answer", "b"), 5000)
    assert (event.card, event.language, event.did, event.value) == ("two", "en", "answer", "b")


def test_without_a_deck_failsafe() -> None:
    session, events = start(Rules((), ()), 0)
    assert session.place is Place.FAILSAFE
    assert deadline(Rules((), ()), session) is None
    assert [event.name for event in events] == ["failsafe"]


def test_hours_and_pauses_hold_without_a_deck() -> None:
    rules = Rules((), ())
    shown = start(rules, 0)[0]
    closed = step(rules, shown, Hours(is_open=False), 1000)[0]
    assert closed.place is Place.CLOSED
    assert step(rules, closed, Hours(is_open=True), 2000)[0].place is Place.FAILSAFE
    panel = step(rules, step(rules, shown, CallOperator(), 3000)[0], Unlock(), 4000)[0]
    paused = step(rules, panel, Leave(paused=True), 5000)[0]
    assert paused.place is Place.PAUSED
    panel = step(rules, step(rules, paused, CallOperator(), 6000)[0], Unlock(), 7000)[0]
    assert step(rules, panel, Leave(), 8000)[0].place is Place.FAILSAFE


@pytest.mark.parametrize(("pages", "languages"), [(10, 3), (9, 3), (4, 4), (6, 4), (1, 3), (5, 1)])
def test_the_language_changes_from_slide_to_slide_and_each_page_speaks_each(pages: int, languages: int) -> None:
    rules = Rules(tuple(map(str, range(pages))), tuple(map(str, range(languages))))
    turns = range(pages * languages * 2)
    spoken = [(slide_page(rules, turn), slide_language(rules, turn)) for turn in turns]
    assert set(spoken) == {(page, str(language)) for page in range(pages) for language in range(languages)}
    repeated = sum(one[1] == other[1] for one, other in pairwise(spoken))
    assert repeated <= (len(spoken) if languages == 1 else len(spoken) // pages)


def test_countdown_counts_whole_seconds_down_to_nought() -> None:
    idle = 61_000
    left = [seconds_left(RULES, COUNTDOWN, idle + ms) for ms in (0, 1, 999, 1000, 1001, 19_000, 19_999, 20_000)]
    assert left == [20, 20, 20, 19, 19, 1, 1, 0]
