"""Running numbers over all visits, and the few that a host wants to see."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from kiosk.visits.model import Visit


@dataclass(frozen=True)
class Summary:
    """The visits at a glance, as far as they are written. Lengths in s."""

    day: date  # which day `today` means
    today: int = 0
    all_time: int = 0
    median_length: int | None = None  # none without visits
    languages: Mapping[str, int] = field(default_factory=dict)  # visits by the language at their end, most first
    waiting: int = 0  # visits that the disk has not taken yet
    trouble: str = ""  # why


@dataclass
class Totals:
    """Counts that grow visit by visit."""

    days: Counter[date] = field(default_factory=Counter)
    seconds: Counter[int] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)

    def add(self, visit: Visit) -> None:
        self.days[visit.start.date()] += 1
        self.seconds[round(visit.length_ms / 1000)] += 1
        self.languages[visit.language] += 1

    def summary(self, day: date, waiting: int, trouble: str) -> Summary:
        return Summary(
            day=day,
            today=self.days[day],
            all_time=self.days.total(),
            median_length=median(self.seconds),
            languages=dict(self.languages.most_common()),
            waiting=waiting,
            trouble=trouble,
        )


def median(counts: Counter[int]) -> int | None:
    """The lower median of counted numbers; none of none."""
    half, seen = (counts.total() + 1) // 2, 0
    for number in sorted(counts):
        seen += counts[number]
        if seen >= half:
            return number
    return None
