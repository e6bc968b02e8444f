"""The session: the state machine that knows where the visitor is.

It is pure: no clock, no Qt. Times are in ms of any clock that never runs backwards, and `step` gets the present time
with each action. The caller sends a Tick when `deadline` has come.
"""

from dataclasses import replace
from math import ceil, lcm

from kiosk.session.action import (
    Act,
    Action,
    Back,
    CallOperator,
    Hours,
    Leave,
    Move,
    Open,
    Play,
    ShowOverview,
    Speak,
    Tick,
    ToggleContrast,
    ToggleText,
    Unlock,
)
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
    # The computer slept through the end of this visit: this is the next visitor.
    if not isinstance(action, Tick) and _is_over(rules, session, now):
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
    if session.place is Place.ATTRACT:
        return _wake(rules, session, action, now)
    if is_echo(rules, session, now):
        return replace(session, touched_at=now), ()
    if session.place is Place.COUNTDOWN:
        return _keep_going(rules, session, now)
    return _visit(rules, replace(session, touched_at=now), action)


def deadline(rules: Rules, session: Session) -> int | None:
    """When the next Tick is due, in ms on the session's clock; None if only a touch can change anything."""
    match session.place:
        case Place.FAILSAFE | Place.PAUSED | Place.CLOSED:
            return None
        case Place.OPERATOR:
            return session.touched_at + (rules.panel_ms if session.is_unlocked else rules.pin_ms)
        case Place.ATTRACT:
            return session.slide_at + rules.dwell_ms[slide_page(rules, session.slide_number)]
        case Place.COUNTDOWN:
            return _reset_at(rules, session)
        case _:
            return _countdown_at(rules, session)


def is_echo(rules: Rules, session: Session, now: int) -> bool:
    """Whether a touch now is an echo of the touch that woke the kiosk or ended a countdown."""
    return now - session.woken_at < rules.ignore_ms


def slide_page(rules: Rules, slide_number: int) -> int:
    """The page on the attract loop's slide of this number."""
    return slide_number % len(rules.page_ids)


def slide_language(rules: Rules, slide_number: int) -> str:
    """The language of that slide. Each slide has the next language, and over several loops each page gets every one."""
    languages = rules.attract_languages or rules.languages
    return languages[(slide_number + slide_number // lcm(len(rules.page_ids), len(languages))) % len(languages)]


def seconds_left(rules: Rules, session: Session, now: int) -> int:
    """During the countdown, whole seconds until the reset."""
    return max(0, ceil((_reset_at(rules, session) - now) / 1000))


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
    page, language = slide_page(rules, slide_number), slide_language(rules, slide_number)
    session = Session(Place.ATTRACT, slide_number=slide_number, page=page, language=language, slide_at=now)
    return session, (Event(EventName.ATTRACT_SLIDE, rules.page_ids[page], language),)


def _wake(rules: Rules, session: Session, action: Action, now: int) -> Step:
    """Any action wakes the kiosk and does nothing else.

    Only a language, text size or contrast that was touched applies at once.
    """
    slide_number = session.slide_number
    if slide_number > 0 and now - session.slide_at < rules.late_ms:
        slide_number -= 1
    page, language = slide_page(rules, slide_number), slide_language(rules, slide_number)
    if isinstance(action, Speak) and action.language in rules.languages:
        language = action.language
    large, contrast = isinstance(action, ToggleText), isinstance(action, ToggleContrast)
    woken = Session(
        Place.CARD, slide_number=slide_number, page=page, language=language, large_text=large, high_contrast=contrast,
        woken_at=now, touched_at=now,
    )  # fmt: skip
    card = rules.page_ids[page]
    aid = (Event(EventName.TEXT_SIZE if large else EventName.CONTRAST, language=language),) if large or contrast else ()
    return woken, (Event(EventName.VISIT_START, card, language), Event(EventName.CARD, card, language), *aid)


def _tick(rules: Rules, session: Session, now: int) -> Step:
    due = deadline(rules, session)
    if due is None or now < due:
        return session, ()
    if session.place is Place.ATTRACT:
        return _slide(rules, session.slide_number + 1, now)
    if now < _reset_at(rules, session):
        event = Event(EventName.COUNTDOWN, rules.page_ids[session.page], session.language)
        return replace(session, place=Place.COUNTDOWN, beneath=session.place), (event,)
    fresh, events = _rest(rules, session, now)
    return fresh, (Event(EventName.VISIT_END, rules.page_ids[session.page], session.language), *events)


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
        case ToggleText():
            return _changed(replace(session, large_text=not session.large_text), EventName.TEXT_SIZE)
        case ToggleContrast():
            return _changed(replace(session, high_contrast=not session.high_contrast), EventName.CONTRAST)
        case _:
            return session, ()


def _open(rules: Rules, session: Session, page: int) -> Step:
    if session.place is Place.CARD and session.page == page:
        return session, ()
    event = Event(EventName.CARD, rules.page_ids[page], session.language)
    return replace(session, place=Place.CARD, page=page, playing_since=None), (event,)


def _changed(session: Session, name: EventName) -> Step:
    return session, (Event(name, language=session.language),)


def _is_over(rules: Rules, session: Session, now: int) -> bool:
    """Whether the time of a visit or of the operator is over although no Tick has come."""
    match session.place:
        case Place.OPERATOR:
            return now >= (deadline(rules, session) or 0)
        case Place.CARD | Place.OVERVIEW | Place.COUNTDOWN:
            return now >= _reset_at(rules, session)
        case _:
            return False


def _countdown_at(rules: Rules, session: Session) -> int:
    place = session.beneath if session.place is Place.COUNTDOWN else session.place
    idle = rules.idle_ms[session.page] if place is Place.CARD else min(rules.idle_ms)
    held = 0 if session.playing_since is None else session.playing_since + rules.playing_ms
    return max(session.touched_at, held) + idle


def _reset_at(rules: Rules, session: Session) -> int:
    return _countdown_at(rules, session) + rules.countdown_ms
