"""What the player says of itself: plain values that the link passes on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Result(StrEnum):
    """What became of an order."""

    DONE = "done"
    WAITING = "waiting"  # for the pack to be fetched, or the visitor to leave
    REFUSED = "refused"  # it cannot be: repeating it will not help
    FAILED = "failed"  # it may succeed later


@dataclass(frozen=True)
class Outcome:
    """What became of the order with this mark; `why` for people, if it was not done."""

    field: str
    mark: str
    result: Result
    why: str = ""


@dataclass(frozen=True)
class Trouble:
    """A problem in plain English. `word` is the operator's word for it, the same in all versions."""

    word: str
    text: str


@dataclass(frozen=True)
class Report:
    """The player's state. It is written every few seconds: `boot` and `at_s` are a clock that only this boot knows."""

    boot: str
    at_s: float
    version: str  # of the program
    state: str  # playing, operator, paused, closed or failsafe
    deck: str
    deck_version: str
    pack: str  # the name of the pack that plays, or empty
    pack_version: str
    pack_hash: str
    packs: tuple[str, ...]  # the hashes of all packs that are installed
    screen: str
    opening_hours: str  # as JSON of a settings file's map; empty: always open
    is_safe: bool
    uptime_s: int  # of the player
    troubles: tuple[Trouble, ...] = ()
    outcomes: tuple[Outcome, ...] = ()


@dataclass(frozen=True)
class DaySums:
    """A day's visits as sums, which can be added up. Nothing says who anybody was."""

    day: str  # an ISO date, local
    visits: int
    length_s: int  # of all visits together
    opened: int  # cards, by all visits together
    hours: tuple[int, ...]  # visits that began in each of the 24
    languages: Mapping[str, int] = field(default_factory=dict)
    cards: Mapping[str, int] = field(default_factory=dict)  # how often each was opened
    endings: Mapping[str, int] = field(default_factory=dict)
    large_text: int = 0
    high_contrast: int = 0
    calm: int = 0
    reach: int = 0
    read_aloud: int = 0
