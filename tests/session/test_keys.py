"""What keys, codes and a guide's remote ask of the session."""

from dataclasses import replace

import pytest
from support.sessions import RULES

from kiosk.session.action import CallOperator, Guide, Move, Read, Tick, Touch, Type
from kiosk.session.aids import Aids, Contrast, TextSize
from kiosk.session.due import deadline
from kiosk.session.event import EventName
from kiosk.session.key import GUIDES, Key, meant, pause_ms, takes
from kiosk.session.listening import volume
from kiosk.session.machine import start, step
from kiosk.session.state import Place, Rules, Session

NOW = 1_000_000
CARD = Session(Place.CARD, page=2, language="ky", touched_at=NOW)
MANY = replace(
    RULES, page_ids=tuple(map(str, range(41))), dwell_ms=(5000,) * 41, idle_ms=(60_000,) * 41, codes=("",) * 41
)
CODES = replace(RULES, codes=("", "a-1", "", "https://example.org/3"))


def press(rules: Rules, session: Session, *keys: Key, now: int = NOW) -> Session:
    for key in keys:
        session, _ = step(rules, session, meant(rules, session, key), now)
    return session


def test_each_key_shows_that_somebody_is_there() -> None:
    counting = Session(Place.COUNTDOWN, page=2, language="ky", beneath=Place.CARD, touched_at=NOW - 70_000)
    asleep, _ = start(RULES, NOW)
    for key in {*Key} - {Key.GUIDE_END, Key.HEADPHONES_OUT}:
        assert press(RULES, asleep, key).place is Place.CARD, key
        assert press(RULES, counting, key).place is Place.CARD, key
        assert takes(RULES, asleep, key, NOW), key
        assert takes(RULES, counting, key, NOW), key
        assert press(RULES, CARD, key, now=NOW + 5000).touched_at == NOW + 5000, key


def test_keys_for_sound() -> None:
    asleep, _ = start(RULES, NOW)
    assert press(RULES, asleep, Key.HEADPHONES_OUT) == asleep, "the last visitor unplugs them, and nobody is there"
    assert press(RULES, asleep, Key.HEADPHONES_IN).aids.aloud
    heard = press(RULES, CARD, Key.HEADPHONES_IN)
    assert heard.aids.aloud
    assert press(RULES, heard, Key.HEADPHONES_IN).aids.aloud
    assert not press(RULES, heard, Key.HEADPHONES_OUT).aids.aloud
    assert not press(RULES, heard, Key.MUTE).aids.aloud
    assert press(RULES, heard, Key.MUTE, Key.MUTE).aids.aloud
    silent = replace(RULES, volume_most=0)
    assert press(silent, CARD, Key.HEADPHONES_IN, Key.LOUDER).aids == Aids()


def test_the_volume_has_steps_and_a_cap() -> None:
    rules = replace(RULES, volume=50, volume_most=70)
    heard = press(rules, CARD, *[Key.LOUDER] * 9)
    assert volume(rules, heard.aids) == 70
    assert volume(rules, press(rules, heard, Key.SOFTER).aids) == 60, (
        "each key is heard, however often the other one was"
    )
    assert volume(rules, press(rules, heard, *[Key.SOFTER] * 20).aids) == 10, "never silent"
    capped = replace(RULES, volume=90, volume_most=40)
    assert volume(capped, Aids()) == 40
    assert volume(capped, press(capped, CARD, Key.SOFTER).aids) == 30, "a cap below where it begins is where it begins"


def test_a_visit_is_extended_without_end() -> None:
    session, now = CARD, NOW
    for _ in range(100):
        now += 79_999
        session, _ = step(RULES, session, Tick(), now)
        assert session.place is Place.COUNTDOWN
        session = press(RULES, session, Key.LEFT, now=now)
        assert session.place is Place.CARD


def test_the_operator_gets_all_keys_at_once() -> None:
    pad, _ = step(RULES, CARD, CallOperator(), NOW)
    assert not any(takes(RULES, pad, key, NOW) for key in Key)
    assert (pause_ms(RULES, pad), pause_ms(RULES, CARD)) == (0, 500)
    assert press(RULES, pad, *Key).place is Place.OPERATOR


def test_what_means_the_same_everywhere_is_done_at_once() -> None:
    seen = press(RULES, CARD, Key.TEXT, Key.CONTRAST, Key.LANGUAGE)
    assert (seen.aids, seen.language) == (Aids(TextSize.LARGER, Contrast.LIGHT), "ru")
    assert press(RULES, seen, Key.LANGUAGE, Key.LANGUAGE).language == "ky", "after the last comes the first"
    in_overview = replace(seen, place=Place.OVERVIEW)
    sizes = [press(RULES, in_overview, *(Key.TEXT,) * times).aids.text for times in range(1, 5)]
    assert sizes == [150, 200, 100, 125], "after the largest comes the usual one"
    assert press(RULES, in_overview, Key.CONTRAST).aids.contrast is Contrast.DARK
    for key in (Key.LEFT, Key.OK, Key.BACK, Key.ZOOM, Key.NEXT_CONTROL, Key.HELP):
        assert not takes(RULES, CARD, key, NOW), key
    for key in (Key.TEXT, Key.DIGIT_0, Key.LOUDER, Key.HEADPHONES_IN, Key.GUIDE_NEXT):
        assert takes(RULES, CARD, key, NOW), key


@pytest.mark.parametrize(
    ("typed", "waits", "page"),
    [("3", True, 3), ("5", False, 5), ("12", False, 12), ("40", False, 40), ("0", False, 0), ("49", False, 9)],
)
def test_digits_are_the_number_of_a_card(typed: str, waits: bool, page: int) -> None:
    session = press(MANY, CARD, *map(Key, typed))
    if waits:
        assert (session.page, deadline(MANY, session)) == (2, NOW + 1500)
        assert press(MANY, session, Key.OK).page == page, "OK says that there are no more"
        session, _ = step(MANY, session, Tick(), NOW + 1500)
    assert (session.page, session.typed) == (page, "")


def test_a_number_that_no_card_has_opens_none() -> None:
    assert press(RULES, CARD, Key.DIGIT_9) == CARD
    assert press(RULES, CARD, Key.DIGIT_3).page == 3, "with less than ten cards nothing waits"
    assert press(MANY, press(MANY, CARD, Key.DIGIT_3), Key.LEFT, Key.OK).page == 2, "something else was wanted"
    assert press(RULES, replace(CARD, place=Place.OVERVIEW), Key.DIGIT_1).place is Place.CARD
    assert step(MANY, CARD, Type(), NOW)[0].page == 0


@pytest.mark.parametrize("place", [Place.ATTRACT, Place.CARD, Place.OVERVIEW, Place.COUNTDOWN])
def test_a_code_opens_its_card_wherever_the_visitor_is(place: Place) -> None:
    before = start(CODES, NOW - 5000)[0] if place is Place.ATTRACT else replace(CARD, place=place, beneath=Place.CARD)
    after, events = step(CODES, before, Read("HTTPS://example.org/3"), NOW)
    assert (after.place, after.page, events[-1].name) == (Place.CARD, 3, EventName.CARD)
    unknown, _ = step(CODES, before, Read("b-2"), NOW)
    assert unknown.place is (Place.OVERVIEW if place is Place.OVERVIEW else Place.CARD)
    assert unknown.page == before.page


def test_a_code_opens_nothing_for_the_operator_or_while_the_kiosk_is_paused() -> None:
    pad, _ = step(CODES, CARD, CallOperator(), NOW)
    assert step(CODES, pad, Read("a-1"), NOW)[0].place is Place.OPERATOR
    paused, _ = start(CODES, NOW, is_paused=True)
    assert step(CODES, paused, Read("a-1"), NOW) == (paused, ())
    assert step(CODES, CARD, Read(""), NOW)[0].page == 2


def test_a_guide_steps_the_deck_and_holds_it_until_it_returns_by_itself() -> None:
    session, _ = start(RULES, NOW)
    session, events = step(RULES, session, GUIDES[Key.GUIDE_NEXT], NOW)
    assert [event.name for event in events] == [EventName.VISIT_START, EventName.CARD, EventName.GUIDED]
    assert session.page == 0, "the first press brings what is on the screen"
    session = press(RULES, session, Key.GUIDE_NEXT, Key.GUIDE_NEXT, Key.GUIDE_PREVIOUS, now=NOW + 10)
    assert (session.page, deadline(RULES, session)) == (1, NOW + 10 + RULES.guide_ms)
    session, _ = step(RULES, session, Tick(), NOW + 10 + RULES.guide_ms)
    assert session.place is Place.COUNTDOWN
    back = press(RULES, session, Key.GUIDE_NEXT, now=NOW + 20 + RULES.guide_ms)
    assert (back.place, back.page, deadline(RULES, back)) == (Place.CARD, 2, NOW + 20 + 2 * RULES.guide_ms)
    session, events = step(RULES, session, Tick(), NOW + 10 + RULES.guide_ms + RULES.countdown_ms)
    assert (session.place, session.guided_at, events[0].name) == (Place.ATTRACT, None, EventName.VISIT_END)


def test_a_guide_begins_and_ends() -> None:
    begun = press(RULES, start(RULES, NOW)[0], Key.GUIDE_START)
    assert (begun.place, begun.page, begun.guided_at) == (Place.CARD, 0, NOW)
    assert press(RULES, replace(CARD, place=Place.OVERVIEW), Key.GUIDE_START).page == 0
    ended, events = step(RULES, begun, Guide(end=True), NOW)
    assert (ended.place, [event.name for event in events]) == (
        Place.ATTRACT,
        [EventName.VISIT_END, EventName.ATTRACT_SLIDE],
    )
    assert step(RULES, ended, Guide(end=True), NOW) == (ended, ())
    assert press(RULES, replace(CARD, place=Place.OVERVIEW), Key.GUIDE_NEXT).place is Place.CARD


def test_a_black_screen_comes_back_with_any_key_or_touch_that_does_nothing_else() -> None:
    black = press(RULES, CARD, Key.GUIDE_BLACK)
    assert black.is_black
    assert press(RULES, start(RULES, NOW)[0], Key.GUIDE_BLACK).is_black
    for key in (Key.GUIDE_BLACK, Key.GUIDE_NEXT, Key.RIGHT, Key.DIGIT_3):
        assert takes(RULES, black, key, NOW)
        after = press(RULES, black, key)
        assert (after.is_black, after.page) == (False, 2), key
    for action in (Touch(), Move(1)):
        after, _ = step(RULES, black, action, NOW)
        assert (after.is_black, after.page) == (False, 2)
    asked, _ = step(RULES, black, Tick(), NOW + RULES.guide_ms)
    assert (asked.place, asked.is_black) == (Place.COUNTDOWN, False)
