"""The numbers of a report, counted in one pass over the visits. Times in s."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from kiosk.system.clock import POSSIBLE, is_possible
from kiosk.visits import AIDS, Ending, Visit, median

OVERVIEW = ""  # the overview, among the places where visits stop


class Unit(StrEnum):
    """The time that one number covers."""

    DAY = "day"
    WEEK = "week"  # begins on Monday
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True)
class Card:
    """How often a card was opened, and how long it was read."""

    id: str
    opens: int
    reading: int | None  # median of the times after which the visitor went on; None if nobody did


@dataclass(frozen=True)
class Report:
    """The numbers of the report. Mappings are in display order: most first, but days and hours in order of time."""

    first: date | None  # None without visits, unless a date was asked for
    last: date | None
    visits: int
    median_length: int | None
    median_cards: int | None  # cards opened in a visit
    undated: int  # visits made while the clock was certainly wrong; they appear in no day and no hour
    days: Mapping[date, int]  # every day from first to last
    hours: tuple[int, ...]  # visits that began in each of the 24
    languages: Mapping[str, int]  # by the visit's last language
    switched: int  # visits in which the language was changed
    aids: Mapping[str, int]  # visits that used each of the AIDS, in their order
    cards: tuple[Card, ...]
    endings: Mapping[Ending, int]
    stops: Mapping[str, int]  # by the last card, or OVERVIEW

    @property
    def open_days(self) -> int:
        """The number of days with a visit."""
        return sum(count > 0 for count in self.days.values())


def count(
    visits: Iterable[Visit], card_ids: Iterable[str] = (), first: date | None = None, last: date | None = None
) -> Report:
    """The report on `visits`. `card_ids` are listed even if never opened; `first` and `last` are the requested days."""
    days: Counter[date] = Counter()
    hours: Counter[int] = Counter()
    languages: Counter[str] = Counter()
    endings: Counter[Ending] = Counter()
    stops: Counter[str] = Counter()
    lengths: Counter[int] = Counter()
    opened: Counter[int] = Counter()
    opens: Counter[str] = Counter(dict.fromkeys(card_ids, 0))
    reading: defaultdict[str, Counter[int]] = defaultdict(Counter)
    aids: Counter[str] = Counter()
    total = undated = switched = 0
    for visit in visits:
        total += 1
        if is_possible(visit.start):
            days[visit.start.date()] += 1
            hours[visit.start.hour] += 1
        else:
            undated += 1
        languages[visit.language] += 1
        endings[visit.ending] += 1
        lengths[round(visit.length_ms / 1000)] += 1
        opened[len(visit.opened)] += 1
        switched += len(visit.languages) > 1
        aids.update(aid for aid in AIDS if getattr(visit, aid))
        went_home = visit.ending is Ending.HOME
        stops[OVERVIEW if went_home or not visit.opened else visit.opened[-1].card] += 1
        for card in visit.opened:
            opens[card.card] += 1
        # Nobody knows how long a visitor read the card at which they walked away.
        for card in visit.opened if went_home else visit.opened[:-1]:
            reading[card.card][round(card.ms / 1000)] += 1
    first, last = first or min(days, default=None), last or max(days, default=None)
    return Report(
        first=first,
        last=last,
        visits=total,
        undated=undated,
        median_length=median(lengths),
        median_cards=median(opened),
        days=_every_day(days, first, last),
        hours=tuple(hours[hour] for hour in range(24)),
        languages=dict(languages.most_common()),
        switched=switched,
        aids={aid: aids[aid] for aid in AIDS},
        cards=tuple(Card(card, count, median(reading[card])) for card, count in opens.most_common()),
        endings={ending: endings[ending] for ending in Ending},
        stops=dict(stops.most_common()),
    )


def over_time(days: Mapping[date, int], most: int = 62) -> tuple[Unit, dict[date, int]]:
    """`days` summed in the smallest unit that gives at most `most` numbers, by the first day of each."""
    unit, found = Unit.DAY, dict(days)
    for unit in Unit:
        found = {}
        for day, count in days.items():
            start = _start(unit, day)
            found[start] = found.get(start, 0) + count
        if len(found) <= most:
            break
    return unit, found


def _start(unit: Unit, day: date) -> date:
    match unit:
        case Unit.DAY:
            return day
        case Unit.WEEK:
            return day - timedelta(days=min(day.weekday(), (day - date.min).days))
        case Unit.MONTH:
            return day.replace(day=1)
        case Unit.YEAR:
            return day.replace(month=1, day=1)


def _every_day(days: Counter[date], first: date | None, last: date | None) -> dict[date, int]:
    if first is None or last is None:
        return {}
    first, last = max(first, POSSIBLE[0].date()), min(last, POSSIBLE[1].date())
    return {day: days[day] for day in (first + timedelta(days=n) for n in range((last - first).days + 1))}
