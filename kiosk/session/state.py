"""The session's state, and the rules that a deck and the settings set for it."""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.session.aids import NONE, Aids


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
    """The rules from one deck and one kiosk's settings. Page 0 is the cover. Without pages: failsafe."""

    page_ids: tuple[str, ...]
    languages: tuple[str, ...]
    dwell_ms: tuple[int, ...] = ()  # for each page, how long its slide stays
    idle_ms: tuple[int, ...] = ()  # for each page, how long until the countdown
    countdown_ms: int = 20_000
    playing_ms: int = 900_000  # a playing card delays the countdown for this long at most
    ignore_ms: int = 400  # touches this soon after the waking one are echoes of it
    pin_ms: int = 30_000  # the PIN pad closes when nobody has touched it for this long
    panel_ms: int = 180_000  # the operator panel likewise
    late_ms: int = 600  # a touch this soon after a slide change was meant for the previous slide
    attract_languages: tuple[str, ...] = ()  # those that the loop speaks, in turn; () for all
    codes: tuple[str, ...] = ()  # for each page, what a scanner or tag reader reads there; empty for none
    key_pause_ms: int = 500  # the same key counts again only after this time
    typed_ms: int = 1500  # after this, what is typed is the whole number of a card
    guide_ms: int = 300_000  # a guide's remote holds the kiosk for this long
    hall_ms: int | None = None  # what the wall clock is ahead of the session's; None: slides turn by themselves
    volume: int = 50  # percent, at the beginning of a visit
    volume_most: int = 100  # percent; 0: nothing is ever heard


@dataclass(frozen=True)
class Session:
    """The state. Each step makes a new one."""

    place: Place
    slide_number: int = 0  # counts the attract loop's slides, on from loop to loop
    page: int = 0  # the open page, or the one that the overview was opened from
    language: str = ""
    aids: Aids = NONE
    beneath: Place = Place.ATTRACT  # during the countdown: where the visitor was
    slide_at: int = 0  # when the slide began
    woken_at: int = 0  # when a touch last woke the kiosk or ended a countdown
    touched_at: int = 0  # when the visitor last did anything
    playing_since: int | None = None  # since when the card plays by itself
    typed: str = ""  # the digits of a card's number, as long as there may be more
    typed_at: int = 0
    guided_at: int | None = None  # when a guide last used the remote in this visit
    is_black: bool = False  # the guide has blacked the screen
    is_open: bool = True  # within the opening hours
    is_paused: bool = False  # by the operator
    is_unlocked: bool = False  # the operator has entered the PIN
