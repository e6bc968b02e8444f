"""The session machine's output: what has happened, for the event log and the visits."""

from dataclasses import dataclass
from enum import StrEnum


class EventName(StrEnum):
    """The name in the event log. README.md says what each means."""

    READY = "ready"  # from the player; all others come from the machine
    ATTRACT_SLIDE = "attract_slide"
    VISIT_START = "visit_start"
    VISIT_END = "visit_end"
    CARD = "card"
    OVERVIEW = "overview"
    LANGUAGE = "language"
    TEXT_SIZE = "text_size"
    CONTRAST = "contrast"
    CALM = "calm"
    REACH = "reach"
    READ_ALOUD = "read_aloud"
    ACTED = "acted"
    GUIDED = "guided"
    COUNTDOWN = "countdown"
    KEEP_GOING = "keep_going"
    OPERATOR = "operator"
    UNLOCKED = "unlocked"
    PAUSED = "paused"
    CLOSED = "closed"
    FAILSAFE = "failsafe"


@dataclass(frozen=True)
class Event:
    """Something that happened. `card` is a page's id; `did` says what a visitor did on it, `value` what was chosen."""

    name: EventName
    card: str = ""
    language: str = ""
    did: str = ""
    value: str = ""
