"""The session machine: a table of what each event does in each place, and a machine that tries everything."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from kiosk.session import (
    CallHost,
    Event,
    Hours,
    Leave,
    Move,
    Open,
    Place,
    Rules,
    Session,
    ShowOverview,
    Speak,
    Tick,
    ToggleContrast,
    ToggleText,
    Touch,
    Unlock,
    deadline,
    seconds_left,
    slide_language,
    slide_page,
    start,
    step,
)

RULES = Rules(
    page_ids=("cover", "one", "two", "three"),
    languages=("ky", "ru", "en"),
    dwell_ms=(8000, 6000, 7000, 3000),
    idle_ms=(60_000, 70_000, 60_000, 90_000),
)
ATTRACT = Session(Place.ATTRACT, turn=2, page=2, language="en", slide_at=1000)
CARD = Session(Place.CARD, turn=2, page=2, language="en", woken_at=1000, touched_at=1000)
OVERVIEW = replace(CARD, place=Place.OVERVIEW)
COUNTDOWN = replace(CARD, place=Place.COUNTDOWN, beneath=Place.CARD)
PAD = Session(Place.OPERATOR, language="en", touched_at=1000)
PANEL = replace(PAD, is_unlocked=True)
PAUSED = Session(Place.PAUSED, is_paused=True)
CLOSED = Session(Place.CLOSED, is_open=False)
CHANGED = replace(CARD, language="ru", large_text=True, high_contrast=True)

TABLE: list[tuple[str, Session, Event, int, dict[str, object], list[str]]] = [
    # what, before, event, time, what differs afterwards, what happened
    ("a touch wakes the very card", ATTRACT, Touch(), 5000, {"place": Place.CARD, "page": 2, "language": "en"},
     ["visit_start", "card"]),
    ("a touch just after a change meant the slide before", ATTRACT, Touch(), 1300,
     {"place": Place.CARD, "page": 1, "language": "ru"}, ["visit_start", "card"]),
    ("a language wakes in that language", ATTRACT, Speak("ky"), 5000,
     {"place": Place.CARD, "page": 2, "language": "ky"}, ["visit_start", "card"]),
    ("an unknown language only wakes", ATTRACT, Speak("xx"), 5000, {"place": Place.CARD, "language": "en"},
     ["visit_start", "card"]),
    ("waking opens nothing else", ATTRACT, Open(3), 5000, {"place": Place.CARD, "page": 2}, ["visit_start", "card"]),
    ("waking does not move", ATTRACT, Move(1), 5000, {"place": Place.CARD, "page": 2}, ["visit_start", "card"]),
    ("waking is not the overview", ATTRACT, ShowOverview(), 5000, {"place": Place.CARD}, ["visit_start", "card"]),
    ("the dwell passes", ATTRACT, Tick(), 7999, {}, []),
    ("the next slide", ATTRACT, Tick(), 8000, {"turn": 3, "page": 3, "language": "ky", "slide_at": 8000},
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
    ("a tile", OVERVIEW, Open(2), 5000, {"place": Place.CARD, "page": 2}, ["card"]),
    ("no moving in the overview", OVERVIEW, Move(1), 5000, {"place": Place.OVERVIEW, "page": 2}, []),
    ("a language keeps the place", CARD, Speak("ru"), 5000, {"page": 2, "language": "ru"}, ["language"]),
    ("the same language", CARD, Speak("en"), 5000, {"language": "en"}, []),
    ("an unknown language", CARD, Speak("xx"), 5000, {"language": "en"}, []),
    ("larger text", CARD, ToggleText(), 5000, {"large_text": True}, ["text_size"]),
    ("and back", CHANGED, ToggleText(), 5000, {"large_text": False}, ["text_size"]),
    ("contrast", CARD, ToggleContrast(), 5000, {"high_contrast": True}, ["contrast"]),
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
    ("everything resets", replace(CHANGED, place=Place.COUNTDOWN, beneath=Place.CARD), Tick(), 81_000,
     {"place": Place.ATTRACT, "turn": 0, "page": 0, "language": "ky", "large_text": False, "high_contrast": False},
     ["visit_end", "attract_slide"]),
    ("the machine slept: straight to the reset", CARD, Tick(), 9_000_000, {"place": Place.ATTRACT, "turn": 0},
     ["visit_end", "attract_slide"]),
    ("and whoever touches it then is the next visitor", CHANGED, Speak("en"), 9_000_000,
     {"place": Place.CARD, "turn": 0, "page": 0, "language": "en", "large_text": False, "high_contrast": False,
      "touched_at": 9_000_000}, ["visit_end", "attract_slide", "visit_start", "card"]),
    ("nor is it the host any more", PANEL, Touch(), 9_000_000,
     {"place": Place.CARD, "page": 0, "language": "ky", "is_unlocked": False},
     ["attract_slide", "visit_start", "card"]),
    ("failsafe stays", Session(Place.FAILSAFE), Touch(), 5000, {"place": Place.FAILSAFE}, []),
    ("failsafe waits for nothing", Session(Place.FAILSAFE), Tick(), 5000, {"place": Place.FAILSAFE}, []),
    ("the host is called from the loop", ATTRACT, CallHost(), 5000,
     {"place": Place.OPERATOR, "is_unlocked": False, "touched_at": 5000, "language": "en"}, ["operator"]),
    ("from a visit, which ends", CHANGED, CallHost(), 5000,
     {"place": Place.OPERATOR, "language": "ru", "large_text": False}, ["visit_end", "operator"]),
    ("from a countdown", COUNTDOWN, CallHost(), 70_000, {"place": Place.OPERATOR}, ["visit_end", "operator"]),
    ("from failsafe", Session(Place.FAILSAFE), CallHost(), 5000, {"place": Place.OPERATOR}, ["operator"]),
    ("from a pause", PAUSED, CallHost(), 5000, {"place": Place.OPERATOR, "is_paused": True}, ["operator"]),
    ("the pad is touched", PAD, Touch(), 20_000, {"place": Place.OPERATOR, "touched_at": 20_000}, []),
    ("the pad is left alone", PAD, Tick(), 30_999, {}, []),
    ("for half a minute", PAD, Tick(), 31_000, {"place": Place.ATTRACT, "turn": 0}, ["attract_slide"]),
    ("the right PIN", PAD, Unlock(), 5000, {"place": Place.OPERATOR, "is_unlocked": True}, ["unlocked"]),
    ("the panel waits longer", PANEL, Tick(), 180_999, {}, []),
    ("but not for ever", PANEL, Tick(), 181_000, {"place": Place.ATTRACT}, ["attract_slide"]),
    ("the panel speaks", PANEL, Speak("ru"), 5000, {"language": "ru", "place": Place.OPERATOR}, []),
    ("the host goes", PANEL, Leave(), 5000, {"place": Place.ATTRACT, "is_unlocked": False}, ["attract_slide"]),
    ("and pauses", PANEL, Leave(paused=True), 5000, {"place": Place.PAUSED}, ["paused"]),
    ("no pause without a PIN", PAD, Leave(paused=True), 5000, {"place": Place.ATTRACT}, ["attract_slide"]),
    ("no end of a pause without a PIN", replace(PAD, is_paused=True), Leave(), 5000, {"place": Place.PAUSED},
     ["paused"]),
    ("nor by waiting", replace(PAD, is_paused=True), Tick(), 31_000, {"place": Place.PAUSED}, ["paused"]),
    ("a pause ends", replace(PANEL, is_paused=True), Leave(), 5000, {"place": Place.ATTRACT, "is_paused": False},
     ["attract_slide"]),
    ("nobody wakes a pause", PAUSED, Touch(), 5000, {}, []),
    ("the kiosk closes", ATTRACT, Hours(is_open=False), 5000, {"place": Place.CLOSED}, ["closed"]),
    ("not on a visitor", CARD, Hours(is_open=False), 5000, {"place": Place.CARD, "is_open": False}, []),
    ("but after the visit", replace(COUNTDOWN, is_open=False), Tick(), 81_000, {"place": Place.CLOSED},
     ["visit_end", "closed"]),
    ("nobody wakes a closed kiosk", CLOSED, Touch(), 5000, {}, []),
    ("it opens", CLOSED, Hours(is_open=True), 5000, {"place": Place.ATTRACT, "turn": 0}, ["attract_slide"]),
    ("a pause outlasts the hours", PAUSED, Hours(is_open=False), 5000, {"place": Place.PAUSED}, []),
    ("the host of a closed kiosk goes", replace(PANEL, is_open=False), Leave(), 5000, {"place": Place.CLOSED},
     ["closed"]),
]  # fmt: skip


@pytest.mark.parametrize(("before", "event", "now", "expected", "happened"), [row[1:] for row in TABLE],
                         ids=[row[0] for row in TABLE])  # fmt: skip
def test_table(before: Session, event: Event, now: int, expected: dict[str, object], happened: list[str]) -> None:
    after, happenings = step(RULES, before, event, now)
    assert {name: getattr(after, name) for name in expected} == expected
    assert [happening.name for happening in happenings] == happened
    if not expected:
        assert after == before


def test_happenings_name_card_and_language() -> None:
    _, happenings = step(RULES, ATTRACT, Touch(), 5000)
    assert [(h.card, h.language) for h in happenings] == [("two", "en"), ("two", "en")]


def test_without_a_deck_failsafe() -> None:
    session, happenings = start(Rules((), ()), 0)
    assert session.place is Place.FAILSAFE
    assert deadline(Rules((), ()), session) is None
    assert [happening.name for happening in happenings] == ["failsafe"]


def test_hours_and_pauses_hold_without_a_deck() -> None:
    rules = Rules((), ())
    shown = start(rules, 0)[0]
    closed = step(rules, shown, Hours(is_open=False), 1000)[0]
    assert closed.place is Place.CLOSED
    assert step(rules, closed, Hours(is_open=True), 2000)[0].place is Place.FAILSAFE
    panel = step(rules, step(rules, shown, CallHost(), 3000)[0], Unlock(), 4000)[0]
    paused = step(rules, panel, Leave(paused=True), 5000)[0]
    assert paused.place is Place.PAUSED
    panel = step(rules, step(rules, paused, CallHost(), 6000)[0], Unlock(), 7000)[0]
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


class AnyVisitor(RuleBasedStateMachine):
    """Does anything at any time; whatever comes of it must be a legal state that ends in the attract loop."""

    @initialize()
    def begin(self) -> None:
        self.now = 0
        self.session, _ = start(RULES, self.now)

    @rule(ms=st.one_of(st.integers(0, 500), st.integers(0, 100_000)))
    def time_passes(self, ms: int) -> None:
        self.now += ms
        before = self.session
        self.session, happenings = step(RULES, before, Tick(), self.now)
        if self.session.place is Place.ATTRACT and before.place not in {Place.ATTRACT, Place.OPERATOR}:
            assert "visit_end" in [happening.name for happening in happenings]
            assert (self.session.turn, self.session.large_text, self.session.high_contrast) == (0, False, False)

    @rule(
        event=st.one_of(
            st.just(Touch()),
            st.builds(Open, st.integers(-2, 6)),
            st.builds(Move, st.sampled_from([-1, 1])),
            st.just(ShowOverview()),
            st.builds(Speak, st.sampled_from(["ky", "ru", "en", "xx", ""])),
            st.just(ToggleText()),
            st.just(ToggleContrast()),
        )
    )
    def visitor_acts(self, event: Event) -> None:
        before = self.session
        self.session, happenings = step(RULES, before, event, self.now)
        if before.place in {Place.OPERATOR, Place.PAUSED, Place.CLOSED}:
            assert (self.session.place, happenings) == (before.place, ())
            return
        assert self.session.place in {Place.CARD, Place.OVERVIEW}
        if before.place is Place.ATTRACT:
            assert happenings[0].name == "visit_start"
        if before.place is Place.COUNTDOWN:
            assert (self.session.page, self.session.language) == (before.page, before.language)

    @rule(
        event=st.one_of(
            st.just(CallHost()), st.just(Unlock()), st.builds(Leave, st.booleans()), st.builds(Hours, st.booleans())
        )
    )
    def host_acts(self, event: Event) -> None:
        before = self.session
        self.session, _ = step(RULES, before, event, self.now)
        if isinstance(event, CallHost):
            assert self.session.place is Place.OPERATOR
        if self.session.is_unlocked:
            assert before.is_unlocked or isinstance(event, Unlock)
        if before.is_paused and not self.session.is_paused:
            assert before.is_unlocked

    @invariant()
    def legal(self) -> None:
        session = self.session
        assert 0 <= session.page < len(RULES.page_ids)
        due = deadline(RULES, session)
        if session.place in {Place.PAUSED, Place.CLOSED}:
            assert due is None
            return
        assert session.language in RULES.languages
        assert due is not None
        assert due - self.now <= max(*RULES.idle_ms, RULES.panel_ms) + RULES.countdown_ms
        if session.place is Place.COUNTDOWN:
            assert session.beneath in {Place.CARD, Place.OVERVIEW}


TestAnyVisitor = AnyVisitor.TestCase
TestAnyVisitor.settings = settings(max_examples=200, stateful_step_count=50)  # 10,000 steps
