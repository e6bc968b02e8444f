"""The session's state, and the rules that a deck and the settings set for it."""

from dataclasses import dataclass
from enum import StrEnum


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


@dataclass(frozen=True)
class Session:
    """The state. Each step makes a new one."""

    place: Place
    slide_number: int = 0  # counts the attract loop's slides, on from loop to loop
    page: int = 0  # the open page, or the one that the overview was opened from
    language: str = ""
    large_text: bool = False
    high_contrast: bool = False
    beneath: Place = Place.ATTRACT  # during the countdown: where the visitor was
    slide_at: int = 0  # when the slide began
    woken_at: int = 0  # when a touch last woke the kiosk or ended a countdown
    touched_at: int = 0  # when the visitor last did anything
    playing_since: int | None = None  # since when the card plays by itself
    is_open: bool = True  # within the opening hours
    is_paused: bool = False  # by the operator
    is_unlocked: bool = False  # the operator has entered the PIN
