"""Running totals over all visits, and the few that an operator wants to see."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from kiosk.visits.model import Visit


@dataclass(frozen=True)
class Summary:
    """The visits at a glance, as far as they are on the disk. Lengths in s."""

    day: date  # the date that `today` counts
    today: int = 0
    all_time: int = 0
    median_length: int | None = None  # None without visits
    languages: Mapping[str, int] = field(default_factory=dict)  # visits by their last language, most first
    waiting: int = 0  # visits that are not on the disk yet
    trouble: str = ""  # why they are not


@dataclass
class Totals:
    """Counters that each visit is added to."""

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
    """The lower median of counted numbers; None if there are none."""
    half, seen = (counts.total() + 1) // 2, 0
    for number in sorted(counts):
        seen += counts[number]
        if seen >= half:
            return number
    return None
