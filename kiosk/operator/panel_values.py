"""The answers of the operator's service to the panel: frozen values, so that only what is named here is shown."""

from dataclasses import dataclass
from enum import Enum, auto

from kiosk.operator.destinations import Destination
from kiosk.operator.words import Phrase, Said, phrase
from kiosk.system.power import PowerAction


class PinState(Enum):
    """Whether there is a PIN, and whether it can be tried."""

    UNSET = auto()
    SET = auto()
    LOCKED = auto()


@dataclass(frozen=True)
class PinStatus:
    """The PIN's state; `wait_s`: seconds until the next try."""

    state: PinState
    wait_s: int = 0


@dataclass(frozen=True)
class Fact:
    """A line of the panel: a name and its value, as shown."""

    name: Said
    value: str


@dataclass(frozen=True)
class Problem:
    """A problem. `at`: the time of day since when, as shown; empty if unknown."""

    phrase: Phrase
    at: str = ""


@dataclass(frozen=True)
class Day:
    """Today's closing time, and the earliest and latest that can be chosen, in minutes from midnight."""

    ranges: Said
    until: int
    least: int
    most: int


@dataclass(frozen=True)
class Chart:
    """A chart of the report, as SVG."""

    name: Phrase
    svg: str


@dataclass(frozen=True)
class Overview:
    """What the panel shows at once. `day`: None if the kiosk is always open."""

    numbers: tuple[Fact, ...] = ()
    facts: tuple[Fact, ...] = ()
    problems: tuple[Problem, ...] = ()
    destinations: tuple[Destination, ...] = ()
    decks_folder: str = ""
    day: Day | None = None
    power: frozenset[PowerAction] = frozenset()
    charts: tuple[Chart, ...] = ()


@dataclass(frozen=True)
class Check:
    """One check: what was found, and what to fix if it is not well.

    `said` is the finding in the operator's words, for the panel.
    """

    name: str
    found: str
    mend: str = ""
    said: Said = ""

    @property
    def title(self) -> Phrase:
        """Its name on the panel."""
        return phrase(f"check_{self._key}")

    @property
    def advice(self) -> Phrase | None:
        """What to do, for the panel; None if all is well."""
        return None if self.is_well else phrase(f"mend_{self._key}")

    @property
    def _key(self) -> str:
        return self.name.replace(" ", "_").replace("-", "_")

    @property
    def is_well(self) -> bool:
        return not self.mend
