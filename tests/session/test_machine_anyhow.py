"""The session machine, with whatever any visitor may do."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
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
from kiosk.session.due import deadline
from kiosk.session.event import EventName
from kiosk.session.machine import start, step
from kiosk.session.state import Place

AIDS = st.builds(Aids, st.sampled_from(TextSize), st.sampled_from(Contrast), st.booleans(), st.booleans())


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
        self.session, events = step(RULES, before, Tick(), self.now)
        if self.session.place is Place.ATTRACT and before.place not in {Place.ATTRACT, Place.OPERATOR}:
            assert EventName.VISIT_END in [event.name for event in events]
            assert (self.session.slide_number, self.session.aids) == (0, Aids())

    @rule(
        action=st.one_of(
            st.just(Touch()),
            st.builds(Open, st.integers(-2, 6)),
            st.builds(Move, st.sampled_from([-1, 1])),
            st.just(ShowOverview()),
            st.just(Back()),
            st.builds(Speak, st.sampled_from(["ky", "ru", "en", "xx", ""])),
            st.builds(Adjust, AIDS),
            st.builds(Act, st.just("answer"), st.text(max_size=2)),
        )
    )
    def visitor_acts(self, action: Action) -> None:
        before = self.session
        self.session, events = step(RULES, before, action, self.now)
        if before.place in {Place.OPERATOR, Place.PAUSED, Place.CLOSED}:
            assert (self.session.place, events) == (before.place, ())
            return
        assert self.session.place in {Place.CARD, Place.OVERVIEW}
        if before.place is Place.ATTRACT:
            assert events[0].name is EventName.VISIT_START
        if before.place is Place.COUNTDOWN:
            assert (self.session.page, self.session.language) == (before.page, before.language)

    @rule(on=st.booleans())
    def the_card_plays(self, on: bool) -> None:
        before = self.session
        self.session, events = step(RULES, before, Play(on), self.now)
        ended = EventName.VISIT_END in [event.name for event in events]
        assert ended or (self.session.place, events) == (before.place, ()) or before.place is Place.OPERATOR

    @rule(
        action=st.one_of(
            st.just(CallOperator()),
            st.just(Unlock()),
            st.builds(Leave, st.booleans()),
            st.builds(Hours, st.booleans()),
            st.builds(Pause, st.booleans()),
        )
    )
    def operator_acts(self, action: Action) -> None:
        before = self.session
        self.session, _ = step(RULES, before, action, self.now)
        if isinstance(action, CallOperator):
            assert self.session.place is Place.OPERATOR
        if self.session.is_unlocked:
            assert before.is_unlocked or isinstance(action, Unlock)
        if before.is_paused and not self.session.is_paused:
            assert before.is_unlocked or isinstance(action, Pause)

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
        assert due - self.now <= max(
            *(idle * session.aids.text // 100 for idle in RULES.idle_ms), RULES.panel_ms
        ) + RULES.countdown_ms + (RULES.playing_ms if session.playing_since is not None else 0)
        if session.place is Place.COUNTDOWN:
            assert session.beneath in {Place.CARD, Place.OVERVIEW}


TestAnyVisitor = AnyVisitor.TestCase
TestAnyVisitor.settings = settings(max_examples=200, stateful_step_count=50)  # 10,000 steps
