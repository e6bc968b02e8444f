"""One visit, as a value."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Ending(StrEnum):
    """How a visit ended."""

    ABANDONED = "abandoned"  # the countdown ran out over a card
    HOME = "home"  # it ran out over the overview
    RESET = "reset"  # the host, closing time or the kiosk's own end came first


@dataclass(frozen=True)
class Opened:
    """A card that was opened, and for how many ms it was open. Time in the countdown does not count."""

    card: str
    ms: int


@dataclass(frozen=True)
class Visit:
    """A visit that is over. It knows no person and no device.

    `start` is aware, in whole seconds, with the exhibition's own UTC offset. `length_ms` goes from the touch that woke
    the kiosk to the visitor's last one; to its end where something else ended it.
    """

    start: datetime
    length_ms: int
    languages: tuple[str, ...]  # that of the first card, then each one changed to
    opened: tuple[Opened, ...]  # in order, a card as often as it was opened
    ending: Ending
    large_text: bool = False  # was asked for
    high_contrast: bool = False

    @property
    def language(self) -> str:
        """The language at the end."""
        return self.languages[-1] if self.languages else ""
