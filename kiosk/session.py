"""The session: the state machine that knows where the visitor is.

Pure: no clock, no Qt. Times are ms of any clock that never runs backwards; `step` takes the present time with each
event. Whoever drives it calls `step(..., Tick(), now)` when `deadline` has come.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from math import ceil, lcm
from typing import TypeAlias


class Place(StrEnum):
    """Where the visitor is."""

    ATTRACT = "attract"
    OVERVIEW = "overview"
    CARD = "card"
    COUNTDOWN = "countdown"
    OPERATOR = "operator"
    PAUSED = "paused"
    CLOSED = "closed"
    FAILSAFE = "failsafe"


@dataclass(frozen=True)
class Rules:
    """What one deck and one kiosk's settings ask of the session. Page 0 is the cover. Without pages: failsafe."""

    page_ids: tuple[str, ...]
    languages: tuple[str, ...]
    dwell_ms: tuple[int, ...] = ()  # of each page in the attract loop
    idle_ms: tuple[int, ...] = ()  # of each page, until the countdown
    countdown_ms: int = 20_000
    ignore_ms: int = 400  # after a waking touch: its echoes
    pin_ms: int = 30_000  # the PIN pad, left alone, goes
    panel_ms: int = 180_000  # and so does the operator panel
    late_ms: int = 600  # a touch this soon after a slide change, while the slide fades in, was meant for the one before


@dataclass(frozen=True)
class Session:
    """The state. Frozen: each step makes the next one."""

    place: Place
    turn: int = 0  # which slide of the attract loop, counted on from loop to loop
    page: int = 0  # the page that is open, or that the overview came from
    language: str = ""
    large_text: bool = False
    high_contrast: bool = False
    beneath: Place = Place.ATTRACT  # in the countdown: where the visitor was
    slide_at: int = 0  # when the slide came
    woken_at: int = 0  # when a touch last woke the kiosk or ended a countdown
    touched_at: int = 0  # when the visitor last did anything
    is_open: bool = True  # by the opening hours
    is_paused: bool = False  # by the host
    is_unlocked: bool = False  # the host has given the PIN


@dataclass(frozen=True)
class Tick:
    """Time has passed."""


@dataclass(frozen=True)
class Touch:
    """The visitor did something that asks for nothing."""


@dataclass(frozen=True)
class Open:
    """Open a page."""

    page: int


@dataclass(frozen=True)
class Move:
    """Go on (1) or back (-1) by a page; the ends join."""

    by: int


@dataclass(frozen=True)
class ShowOverview:
    """See all cards."""


@dataclass(frozen=True)
class Speak:
    """Change the language."""

    language: str


@dataclass(frozen=True)
class ToggleText:
    """Larger text, or back."""


@dataclass(frozen=True)
class ToggleContrast:
    """High contrast, or back."""


@dataclass(frozen=True)
class CallHost:
    """The operator's gesture: from anywhere to the PIN pad."""


@dataclass(frozen=True)
class Unlock:
    """The PIN was right: the panel opens."""


@dataclass(frozen=True)
class Leave:
    """The host goes: the kiosk plays on, or is paused."""

    paused: bool = False


@dataclass(frozen=True)
class Hours:
    """The opening hours begin or end. A visit is not cut off: the kiosk closes when it is over."""

    is_open: bool


Event: TypeAlias = (
    Tick | Touch | Open | Move | ShowOverview | Speak | ToggleText | ToggleContrast | CallHost | Unlock | Leave | Hours
)
_RESTING = (Place.PAUSED, Place.CLOSED, Place.FAILSAFE)  # no visitor can change anything


@dataclass(frozen=True)
class Happening:
    """Something that happened, for the event log. `name` is the event; `card` a page's id."""

    name: str
    card: str = ""
    language: str = ""


Step = tuple[Session, tuple[Happening, ...]]


def start(rules: Rules, now: int, *, is_paused: bool = False) -> Step:
    """The attract loop's first slide, or failsafe where there is nothing to show. What was paused is so still."""
    if is_paused:
        return _rest(rules, Session(Place.PAUSED, is_paused=True), now)
    if not rules.page_ids:
        return Session(Place.FAILSAFE), (Happening("failsafe"),)
    return _slide(rules, 0, now)


def step(rules: Rules, session: Session, event: Event, now: int) -> Step:
    """The state after `event`, and what happened."""
    if isinstance(event, Hours):
        return _hours(rules, replace(session, is_open=event.is_open), now)
    if not isinstance(event, Tick) and _is_over(rules, session, now):  # the machine slept: here is the next visitor
        left, ended = step(rules, session, Tick(), now)
        after, happened = step(rules, left, event, now)
        return after, (*ended, *happened)
    if isinstance(event, CallHost):
        return _call_host(rules, session, now)
    if session.place is Place.OPERATOR:
        return _operator(rules, session, event, now)
    if session.place in _RESTING:
        return session, ()
    if isinstance(event, Tick):
        return _tick(rules, session, now)
    if session.place is Place.ATTRACT:
        return _wake(rules, session, event, now)
    if now - session.woken_at < rules.ignore_ms:
        return replace(session, touched_at=now), ()
    if session.place is Place.COUNTDOWN:
        return _keep_going(rules, session, now)
    return _visit(rules, replace(session, touched_at=now), event)


def deadline(rules: Rules, session: Session) -> int | None:
    """When the next Tick is due, in ms on the session's clock; None when only a touch changes anything."""
    match session.place:
        case Place.FAILSAFE | Place.PAUSED | Place.CLOSED:
            return None
        case Place.OPERATOR:
            return session.touched_at + (rules.panel_ms if session.is_unlocked else rules.pin_ms)
        case Place.ATTRACT:
            return session.slide_at + rules.dwell_ms[slide_page(rules, session.turn)]
        case Place.COUNTDOWN:
            return _reset_at(rules, session)
        case _:
            return _countdown_at(rules, session)


def slide_page(rules: Rules, turn: int) -> int:
    """The page that the attract loop shows on its `turn`."""
    return turn % len(rules.page_ids)


def slide_language(rules: Rules, turn: int) -> str:
    """The language of the slide on `turn`: it changes from slide to slide, and over the loops each page has each."""
    languages = rules.languages
    return languages[(turn + turn // lcm(len(rules.page_ids), len(languages))) % len(languages)]


def seconds_left(rules: Rules, session: Session, now: int) -> int:
    """Whole seconds until the reset, in the countdown."""
    return max(0, ceil((_reset_at(rules, session) - now) / 1000))


def _rest(rules: Rules, session: Session, now: int) -> Step:
    """Where the kiosk is when nobody is there: in the attract loop, unless host, hours or a missing deck forbid it."""
    language = next(iter(rules.languages), "")
    asked = Session(Place.FAILSAFE, language=language, is_open=session.is_open, is_paused=session.is_paused)
    if session.is_paused:
        return replace(asked, place=Place.PAUSED), (Happening("paused"),)
    if not session.is_open:
        return replace(asked, place=Place.CLOSED), (Happening("closed"),)
    if not rules.page_ids:
        return asked, (Happening("failsafe"),)
    return _slide(rules, 0, now)


def _hours(rules: Rules, session: Session, now: int) -> Step:
    closes = session.place in (Place.ATTRACT, Place.FAILSAFE) and not session.is_open
    opens = session.place is Place.CLOSED and session.is_open
    return _rest(rules, session, now) if closes or opens else (session, ())


def _call_host(rules: Rules, session: Session, now: int) -> Step:
    if session.place is Place.OPERATOR:
        return replace(session, touched_at=now), ()
    visiting = session.place not in (Place.ATTRACT, *_RESTING)
    ended = (Happening("visit_end", rules.page_ids[session.page], session.language),) if visiting else ()
    language = session.language or next(iter(rules.languages), "")
    called = Session(Place.OPERATOR, language=language, touched_at=now)
    return replace(called, is_open=session.is_open, is_paused=session.is_paused), (*ended, Happening("operator"))


def _operator(rules: Rules, session: Session, event: Event, now: int) -> Step:
    match event:
        case Unlock():
            return replace(session, is_unlocked=True, touched_at=now), (Happening("unlocked"),)
        case Leave(paused):
            return _rest(rules, replace(session, is_paused=paused) if session.is_unlocked else session, now)
        case Tick():
            due = deadline(rules, session)
            return _rest(rules, session, now) if due is not None and now >= due else (session, ())
        case Speak(language) if language in rules.languages:
            return replace(session, language=language, touched_at=now), ()
        case _:
            return replace(session, touched_at=now), ()


def _slide(rules: Rules, turn: int, now: int) -> Step:
    page, language = slide_page(rules, turn), slide_language(rules, turn)
    session = Session(Place.ATTRACT, turn=turn, page=page, language=language, slide_at=now)
    return session, (Happening("attract_slide", rules.page_ids[page], language),)


def _wake(rules: Rules, session: Session, event: Event, now: int) -> Step:
    """Any event of a visitor wakes, and does nothing else; a language that was touched is the one to wake in."""
    turn = session.turn
    if turn > 0 and now - session.slide_at < rules.late_ms:
        turn -= 1
    page, language = slide_page(rules, turn), slide_language(rules, turn)
    if isinstance(event, Speak) and event.language in rules.languages:
        language = event.language
    woken = Session(Place.CARD, turn=turn, page=page, language=language, woken_at=now, touched_at=now)
    card = rules.page_ids[page]
    return woken, (Happening("visit_start", card, language), Happening("card", card, language))


def _tick(rules: Rules, session: Session, now: int) -> Step:
    due = deadline(rules, session)
    if due is None or now < due:
        return session, ()
    if session.place is Place.ATTRACT:
        return _slide(rules, session.turn + 1, now)
    if now < _reset_at(rules, session):
        happening = Happening("countdown", rules.page_ids[session.page], session.language)
        return replace(session, place=Place.COUNTDOWN, beneath=session.place), (happening,)
    fresh, happenings = _rest(rules, session, now)
    return fresh, (Happening("visit_end", rules.page_ids[session.page], session.language), *happenings)


def _keep_going(rules: Rules, session: Session, now: int) -> Step:
    happening = Happening("keep_going", rules.page_ids[session.page], session.language)
    return replace(session, place=session.beneath, woken_at=now, touched_at=now), (happening,)


def _visit(rules: Rules, session: Session, event: Event) -> Step:
    match event:
        case Open(page) if 0 <= page < len(rules.page_ids):
            return _open(rules, session, page)
        case Move(by) if session.place is Place.CARD:
            return _open(rules, session, (session.page + by) % len(rules.page_ids))
        case ShowOverview() if session.place is not Place.OVERVIEW:
            return replace(session, place=Place.OVERVIEW), (Happening("overview", language=session.language),)
        case Speak(language) if language in rules.languages and language != session.language:
            card = rules.page_ids[session.page] if session.place is Place.CARD else ""
            return replace(session, language=language), (Happening("language", card, language),)
        case ToggleText():
            return _changed(replace(session, large_text=not session.large_text), "text_size")
        case ToggleContrast():
            return _changed(replace(session, high_contrast=not session.high_contrast), "contrast")
        case _:
            return session, ()


def _open(rules: Rules, session: Session, page: int) -> Step:
    if session.place is Place.CARD and session.page == page:
        return session, ()
    happening = Happening("card", rules.page_ids[page], session.language)
    return replace(session, place=Place.CARD, page=page), (happening,)


def _changed(session: Session, name: str) -> Step:
    return session, (Happening(name, language=session.language),)


def _is_over(rules: Rules, session: Session, now: int) -> bool:
    """Whether a visit, or the host's, has ended, though no Tick has come to tell."""
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
    return session.touched_at + idle


def _reset_at(rules: Rules, session: Session) -> int:
    return _countdown_at(rules, session) + rules.countdown_ms
