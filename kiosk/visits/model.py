"""One visit, as a value."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

AIDS = ("large_text", "high_contrast", "calm", "reach", "read_aloud")  # what a visit may have used


class Ending(StrEnum):
    """How a visit ended."""

    ABANDONED = "abandoned"  # the countdown ran out over a card
    HOME = "home"  # the countdown ran out over the overview
    RESET = "reset"  # the operator, closing time or the kiosk's own end came first


@dataclass(frozen=True)
class Opened:
    """An opened card, and for how many ms. Time in a countdown does not count."""

    card: str
    ms: int


@dataclass(frozen=True)
class Done:
    """An act that only this kind of card offers. `name` is the kind's word for it."""

    card: str
    name: str
    value: str


@dataclass(frozen=True)
class Visit:
    """A finished visit. It records no person and no device.

    `start` is aware, in whole seconds, with the exhibition's own UTC offset. `length_ms` runs from the touch that woke
    the kiosk to the visitor's last touch, or to the end if something else ended the visit.
    """

    start: datetime
    length_ms: int
    languages: tuple[str, ...]  # the first card's language, then each one changed to
    opened: tuple[Opened, ...]  # in order; a card appears as often as it was opened
    ending: Ending
    large_text: bool = False  # larger text was switched on
    high_contrast: bool = False
    calm: bool = False  # nothing moved
    reach: bool = False  # words and buttons were low on the screen
    read_aloud: bool = False
    done: tuple[Done, ...] = ()  # in order

    @property
    def language(self) -> str:
        """The language at the end."""
        return self.languages[-1] if self.languages else ""
