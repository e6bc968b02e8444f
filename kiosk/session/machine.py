"""The session: the state machine that knows where the visitor is.

It is pure: no clock, no Qt. Times are in ms of any clock that never runs backwards, and `step` gets the present time
with each action. The caller sends a Tick when `deadline` has come.
"""

from dataclasses import replace

from kiosk.session import hall
from kiosk.session.action import (
    Act,
    Action,
    Adjust,
    Back,
    CallOperator,
    Guide,
    Hours,
    Leave,
    Move,
    Open,
    Pause,
    Play,
    Read,
    ShowOverview,
    Speak,
    Tick,
    Type,
    Unlock,
)
from kiosk.session.aids import Aids
from kiosk.session.due import deadline, is_echo, is_over, reset_at, slide_language, slide_page
from kiosk.session.event import Event, EventName
from kiosk.session.state import Place, Rules, Session

_RESTING = (Place.PAUSED, Place.CLOSED, Place.FAILSAFE)  # visitors can do nothing here

Step = tuple[Session, tuple[Event, ...]]


def start(rules: Rules, now: int, *, is_paused: bool = False) -> Step:
    """The attract loop's first slide; failsafe if there is nothing to show; paused if the kiosk was paused before."""
    if is_paused:
        return _rest(rules, Session(Place.PAUSED, is_paused=True), now)
    if not rules.page_ids:
        return Session(Place.FAILSAFE), (Event(EventName.FAILSAFE),)
    return _slide(rules, 0, now)


def step(rules: Rules, session: Session, action: Action, now: int) -> Step:
    """The state after `action`, and what happened."""
    if isinstance(action, Hours):
        return _hours(rules, replace(session, is_open=action.is_open), now)
    if isinstance(action, Pause):
        return _pause(rules, replace(session, is_paused=action.is_paused), now)
    # The computer slept through the end of this visit: this is the next visitor.
    if not isinstance(action, Tick) and is_over(rules, session, now):
        left, ended = step(rules, session, Tick(), now)
        after, happened = step(rules, left, action, now)
        return after, (*ended, *happened)
    if isinstance(action, Play):
        return _play(session, action.on, now)
    if isinstance(action, CallOperator):
        return _call_operator(rules, session, now)
    if session.place is Place.OPERATOR:
        return _operator(rules, session, action, now)
    if session.place in _RESTING:
        return session, ()
    if isinstance(action, Tick):
        return _tick(rules, session, now)
    if isinstance(action, Read):
        return _read(rules, session, action, now)
    if isinstance(action, Guide):
        return _guide(rules, session, action, now)
    if session.place is Place.ATTRACT:
        return _wake(rules, session, action, now)
    if session.is_black:
        return replace(session, is_black=False, woken_at=now, touched_at=now), ()
    if is_echo(rules, session, now):
        return replace(session, touched_at=now), ()
    if session.place is Place.COUNTDOWN:
        return _keep_going(rules, session, now)
    if isinstance(action, Type):
        return _type(rules, replace(session, touched_at=now), action.digit, now)
    return _visit(rules, replace(session, touched_at=now, typed=""), action)


def _rest(rules: Rules, session: Session, now: int) -> Step:
    """Where the kiosk goes when nobody is there: to the attract loop, unless it is paused, closed or without a deck."""
    language = next(iter(rules.languages), "")
    asked = Session(Place.FAILSAFE, language=language, is_open=session.is_open, is_paused=session.is_paused)
    if session.is_paused:
        return replace(asked, place=Place.PAUSED), (Event(EventName.PAUSED),)
    if not session.is_open:
        return replace(asked, place=Place.CLOSED), (Event(EventName.CLOSED),)
    if not rules.page_ids:
        return asked, (Event(EventName.FAILSAFE),)
    return _slide(rules, 0, now)


def _hours(rules: Rules, session: Session, now: int) -> Step:
    closes = session.place in (Place.ATTRACT, Place.FAILSAFE) and not session.is_open
    opens = session.place is Place.CLOSED and session.is_open
    return _rest(rules, session, now) if closes or opens else (session, ())


def _pause(rules: Rules, session: Session, now: int) -> Step:
    pauses = session.place in (Place.ATTRACT, Place.CLOSED, Place.FAILSAFE) and session.is_paused
    ends = session.place is Place.PAUSED and not session.is_paused
    return _rest(rules, session, now) if pauses or ends else (session, ())


def _play(session: Session, on: bool, now: int) -> Step:
    """A card starts or stops by itself, so this neither wakes the kiosk nor ends a countdown."""
    if session.place is not Place.CARD:
        return session, ()
    return replace(session, playing_since=now if on else None, touched_at=now), ()


def _call_operator(rules: Rules, session: Session, now: int) -> Step:
    if session.place is Place.OPERATOR:
        return replace(session, touched_at=now), ()
    visiting = session.place not in (Place.ATTRACT, *_RESTING)
    ended = (Event(EventName.VISIT_END, rules.page_ids[session.page], session.language),) if visiting else ()
    language = session.language or next(iter(rules.languages), "")
    called = Session(Place.OPERATOR, language=language, touched_at=now)
    return replace(called, is_open=session.is_open, is_paused=session.is_paused), (*ended, Event(EventName.OPERATOR))


def _operator(rules: Rules, session: Session, action: Action, now: int) -> Step:
    match action:
        case Unlock():
            return replace(session, is_unlocked=True, touched_at=now), (Event(EventName.UNLOCKED),)
        case Leave(paused):
            return _rest(rules, replace(session, is_paused=paused) if session.is_unlocked else session, now)
        case Tick():
            due = deadline(rules, session)
            return _rest(rules, session, now) if due is not None and now >= due else (session, ())
        case Speak(language) if language in rules.languages:
            return replace(session, language=language, touched_at=now), ()
        case _:
            return replace(session, touched_at=now), ()


def _slide(rules: Rules, slide_number: int, now: int) -> Step:
    began = now
    if rules.hall_ms is not None:
        slide_number = hall.slide_now(rules, now)
        began = hall.turns_at(rules, slide_number - 1)
    page, language = slide_page(rules, slide_number), slide_language(rules, slide_number)
    session = Session(Place.ATTRACT, slide_number=slide_number, page=page, language=language, slide_at=began)
    return session, (Event(EventName.ATTRACT_SLIDE, rules.page_ids[page], language),)


def _wake(rules: Rules, session: Session, action: Action, now: int) -> Step:
    """Any action wakes the kiosk and does nothing else.

    Only a language that was touched, or an aid that a key chose, applies at once.
    """
    slide_number = session.slide_number
    if slide_number > 0 and now - session.slide_at < rules.late_ms:
        slide_number -= 1
    page, language = slide_page(rules, slide_number), slide_language(rules, slide_number)
    if isinstance(action, Speak) and action.language in rules.languages:
        language = action.language
    woken = Session(
        Place.CARD, slide_number=slide_number, page=page, language=language, woken_at=now, touched_at=now
    )  # fmt: skip
    woken, adjusted = _adjust(woken, action.aids) if isinstance(action, Adjust) else (woken, ())
    card = rules.page_ids[page]
    return woken, (Event(EventName.VISIT_START, card, language), Event(EventName.CARD, card, language), *adjusted)


def _read(rules: Rules, session: Session, action: Read, now: int) -> Step:
    """Open the card of a code, wherever the visitor is: whoever holds something to the reader means that card."""
    session, events = _come_back(rules, session, action, now)
    session = replace(session, touched_at=now, typed="", is_black=False)
    code = action.code.casefold()
    if not code or code not in rules.codes:
        return session, events
    opened, more = _open(rules, session, rules.codes.index(code))
    return opened, (*events, *more)


def _guide(rules: Rules, session: Session, action: Guide, now: int) -> Step:
    """What a guide does with the remote. It wakes the kiosk and acts at once, and no countdown begins for long."""
    if action.end:
        if session.place is Place.ATTRACT:
            return session, ()
        fresh, begun = _rest(rules, session, now)
        return fresh, (Event(EventName.VISIT_END, rules.page_ids[session.page], session.language), *begun)
    was_black, moves = session.is_black, session.place is not Place.ATTRACT and not session.is_black
    session, events = _come_back(rules, session, action, now)
    if session.guided_at is None:
        events = (*events, Event(EventName.GUIDED, rules.page_ids[session.page], session.language))
    black = action.black and not was_black
    session = replace(session, guided_at=now, touched_at=now, typed="", is_black=black)
    page = 0 if action.start else session.page
    if action.move and moves and session.place is Place.CARD:
        page = (page + action.move.by) % len(rules.page_ids)
    if action.black or (was_black and not action.start):
        return session, events
    opened, more = _open(rules, session, page)
    return opened, (*events, *more)


def _type(rules: Rules, session: Session, digit: str, now: int) -> Step:
    """A card opens as soon as its number can only be this one, or nothing more is typed."""
    last = len(rules.page_ids) - 1
    typed = session.typed + digit
    if int(typed or "0") > last:
        typed = digit  # begun anew
    page = int(typed or "0")
    if digit and 0 < page <= last // 10:
        return replace(session, typed=typed, typed_at=now), ()
    return _visit(rules, replace(session, typed=""), Open(page))


def _tick(rules: Rules, session: Session, now: int) -> Step:
    due = deadline(rules, session)
    if session.place is Place.ATTRACT and rules.hall_ms is not None:
        # Also when somebody has set the wall clock, whichever way.
        return _slide(rules, 0, now) if hall.slide_now(rules, now) != session.slide_number else (session, ())
    if due is None or now < due:
        return session, ()
    if session.place is Place.ATTRACT:
        return _slide(rules, session.slide_number + 1, now)
    if session.typed and now >= session.typed_at + rules.typed_ms:
        return _visit(rules, replace(session, typed=""), Open(int(session.typed)))
    if now < reset_at(rules, session):
        event = Event(EventName.COUNTDOWN, rules.page_ids[session.page], session.language)
        return replace(session, place=Place.COUNTDOWN, beneath=session.place, is_black=False), (event,)
    fresh, events = _rest(rules, session, now)
    return fresh, (Event(EventName.VISIT_END, rules.page_ids[session.page], session.language), *events)


def _come_back(rules: Rules, session: Session, action: Action, now: int) -> Step:
    """From the attract loop or the countdown to a page, for what acts there at once."""
    if session.place is Place.ATTRACT:
        return _wake(rules, session, action, now)
    return _keep_going(rules, session, now) if session.place is Place.COUNTDOWN else (session, ())


def _keep_going(rules: Rules, session: Session, now: int) -> Step:
    event = Event(EventName.KEEP_GOING, rules.page_ids[session.page], session.language)
    return replace(session, place=session.beneath, woken_at=now, touched_at=now), (event,)


def _visit(rules: Rules, session: Session, action: Action) -> Step:
    match action:
        case Open(page) if 0 <= page < len(rules.page_ids):
            return _open(rules, session, page)
        case Move(by) if session.place is Place.CARD:
            return _open(rules, session, (session.page + by) % len(rules.page_ids))
        case ShowOverview() if session.place is not Place.OVERVIEW:
            shown = replace(session, place=Place.OVERVIEW, playing_since=None)
            return shown, (Event(EventName.OVERVIEW, language=session.language),)
        case Back() if session.place is Place.OVERVIEW:
            return _open(rules, session, session.page)
        case Speak(language) if language in rules.languages and language != session.language:
            card = rules.page_ids[session.page] if session.place is Place.CARD else ""
            return replace(session, language=language), (Event(EventName.LANGUAGE, card, language),)
        case Act(name, value) if session.place is Place.CARD:
            return session, (Event(EventName.ACTED, rules.page_ids[session.page], session.language, name, value),)
        case Adjust(aids):
            return _adjust(session, aids)
        case _:
            return session, ()


def _open(rules: Rules, session: Session, page: int) -> Step:
    if session.place is Place.CARD and session.page == page:
        return session, ()
    event = Event(EventName.CARD, rules.page_ids[page], session.language)
    return replace(session, place=Place.CARD, page=page, playing_since=None), (event,)


def _adjust(session: Session, aids: Aids) -> Step:
    """Take up other aids, with an event for each that is new."""
    before = session.aids
    events = tuple(
        Event(name, language=session.language, value=value)
        for name, is_new, value in (
            (EventName.TEXT_SIZE, aids.text is not before.text, str(int(aids.text))),
            (EventName.CONTRAST, aids.contrast is not before.contrast, aids.contrast),
            (EventName.CALM, aids.calm is not before.calm, "on" if aids.calm else "off"),
            (EventName.REACH, aids.reach is not before.reach, "on" if aids.reach else "off"),
            (EventName.READ_ALOUD, aids.aloud is not before.aloud, "on" if aids.aloud else "off"),
        )
        if is_new
    )
    return replace(session, aids=aids), events
