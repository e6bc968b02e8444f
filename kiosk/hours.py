"""When an exhibition is open: the form of `opening_hours`, and pure functions that tell what is and what comes.

Nothing here has a clock. Clocks are set and jump, so a moment told here is only as good as the clock it was asked
with: whoever waits for one asks again at least every 30 s.

Hours are wall time. A time that comes twice, as summer time ends, means the first of the two; one that never comes, as
it begins, means the moment the clock jumps over it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from difflib import get_close_matches
from itertools import pairwise
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PlainSerializer,
    PlainValidator,
    ValidationInfo,
    field_validator,
)

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
CLOSED = "closed"

_DAY = 24 * 60  # minutes
_YEAR = timedelta(days=366)
_FRESH_START = timedelta(minutes=15)  # before an opening
_QUIET = 4 * 60  # 04:00: the fewest visitors of a place that never closes
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_RANGE = re.compile(r"([0-9]{1,2}):([0-9]{2})\s*[-–]\s*([0-9]{1,2}):([0-9]{2})")


@dataclass(frozen=True, order=True)
class Range:
    """One stretch of a day, in minutes from the midnight the day begins with; beyond 24 hours lies the next date."""

    opens: int
    closes: int

    def __str__(self) -> str:
        return f"{_clock(self.opens)}-{_clock(self.closes if self.closes <= _DAY else self.closes - _DAY)}"


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _range(text: str) -> Range:
    match = _RANGE.fullmatch(text.strip())
    if not match:
        raise ValueError(f"{text.strip()[:40]!r} is not a range such as 10:00-18:00; or write {CLOSED}")
    hour, minute, end_hour, end_minute = map(int, match.groups())
    opens, closes = hour * 60 + minute, end_hour * 60 + end_minute
    if minute > 59 or opens >= _DAY:
        raise ValueError(f"{match[1]}:{match[2]} is not a time to open at; write 00:00 to 23:59")
    if end_minute > 59 or closes > _DAY:
        raise ValueError(f"{match[3]}:{match[4]} is not a time to close at; write 00:00 to 24:00")
    if opens == closes:
        raise ValueError(f"{match[0]} ends as it begins; write 00:00-24:00 for a whole day, or {CLOSED}")
    return Range(opens, closes if closes > opens else closes + _DAY)


def _ranges(value: object) -> tuple[Range, ...]:
    """A day's ranges, in order: `10:00-18:00`, several with commas or as a list, or `closed`."""
    if isinstance(value, tuple) and all(isinstance(item, Range) for item in value):
        return value
    if isinstance(value, str) and value.strip().lower() == CLOSED:
        return ()
    texts = value.split(",") if isinstance(value, str) else value
    if not (isinstance(texts, list) and texts and all(isinstance(text, str) for text in texts)):
        raise ValueError(f"write ranges such as 10:00-18:00, or {CLOSED}")
    ranges = tuple(sorted(map(_range, texts)))
    for one, other in pairwise(ranges):
        if one.closes > other.opens:
            raise ValueError(f"{one} and {other} overlap; make them one")
    return ranges


def _date(value: object) -> date:
    if isinstance(value, date):
        return value
    with suppress(ValueError):
        if isinstance(value, str) and _DATE.fullmatch(value):
            return date.fromisoformat(value)
    raise ValueError(f"{str(value)[:40]} is not a date such as 2026-12-31")


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: a folder's name, such as Asia
        known = {zone.lower(): zone for zone in available_timezones()}
        if not known:
            raise ValueError("this machine has no time zones; install its package tzdata") from None
        near = get_close_matches(name.lower(), known, n=1)
        raise ValueError(
            f"there is no time zone {name[:40]}; "
            + (f"did you mean {known[near[0]]}?" if near else "write an IANA name such as Asia/Bishkek")
        ) from None
    return name


def _in_words(ranges: tuple[Range, ...]) -> str:
    return ", ".join(map(str, ranges)) or CLOSED


def _must_not_meet(day: str, ranges: tuple[Range, ...], next_ranges: tuple[Range, ...]) -> None:
    if ranges and next_ranges and ranges[-1].closes - _DAY > next_ranges[0].opens:
        raise ValueError(f"{day}'s {ranges[-1]} overlaps {next_ranges[0]} of the day after; make them one")


Day = Annotated[tuple[Range, ...], PlainValidator(_ranges), PlainSerializer(_in_words)]
Date = Annotated[date, BeforeValidator(_date)]


class OpeningHours(BaseModel):
    """`opening_hours`: a rule for each weekday, and for dates that go by their own.

    A rule governs what begins on its day: a range across midnight ends as it says, whatever the next day's rule is.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    time_zone: Annotated[str, AfterValidator(_known_zone)] | None = None  # None: the machine's
    monday: Day
    tuesday: Day
    wednesday: Day
    thursday: Day
    friday: Day
    saturday: Day
    sunday: Day
    exceptions: dict[Date, Day] = {}

    @field_validator(*WEEKDAYS)
    @classmethod
    def _days_do_not_meet(cls, ranges: tuple[Range, ...], info: ValidationInfo) -> tuple[Range, ...]:
        number = WEEKDAYS.index(info.field_name or "")
        before = WEEKDAYS[number - 1]
        _must_not_meet(before, info.data.get(before, ()), ranges)
        if info.field_name == "sunday":
            _must_not_meet("sunday", ranges, info.data.get("monday", ()))
        return ranges

    @property
    def zone(self) -> ZoneInfo | None:
        """The zone of every time here; None: the machine's, as Python knows it."""
        return ZoneInfo(self.time_zone) if self.time_zone else None

    def on(self, day: date) -> tuple[Range, ...]:
        """What begins on `day`."""
        if day in self.exceptions:
            return self.exceptions[day]
        ranges: tuple[Range, ...] = getattr(self, WEEKDAYS[day.weekday()])
        return ranges


_ALWAYS = OpeningHours.model_validate(dict.fromkeys(WEEKDAYS, "00:00-24:00"))


def is_open(hours: OpeningHours | None, now: datetime) -> bool:
    """Whether it is open at the aware time `now`. Without hours: always."""
    if hours is None:
        return True
    return any(opens <= now < closes for opens, closes in _openings(hours, now.astimezone(UTC), days=1))


def next_change(hours: OpeningHours | None, now: datetime) -> datetime | None:
    """The next moment, in UTC, at which it opens or closes: always later than `now`. None: not within a year."""
    if hours is None:
        return None
    now = now.astimezone(UTC)
    opens, closes = next((pair for pair in _stretches(hours, now, _YEAR.days + 2) if pair[1] > now), (now, now))
    change = opens if opens > now else closes
    return change if now < change <= now + _YEAR else None


def next_fresh_start(hours: OpeningHours | None, now: datetime) -> datetime | None:
    """The next moment, in UTC, for the kiosk to start anew: always later than `now`. None: not within a year.

    Once a day: a quarter of an hour before the day's first opening, or at the closing before it if that is later. A
    place that has been open for a day and more: at 04:00; a visitor may be there then.
    """
    now = now.astimezone(UTC)
    for days in (3, _YEAR.days):  # mostly the next days tell, and a year of them takes a frame's time
        for moment in _fresh_starts(hours or _ALWAYS, now, days):
            if moment > now:
                return moment
    return None


def _fresh_starts(hours: OpeningHours, now: datetime, days: int) -> Iterator[datetime]:
    last: date | None = None
    closed_since = datetime.min.replace(tzinfo=UTC)
    for opens, closes in _stretches(hours, now, days):
        day = opens.astimezone(hours.zone).date()
        if day != last:
            last = day
            yield max(closed_since, opens - _FRESH_START)
        while (quiet := instant(hours.zone, day, _QUIET)) < closes:
            if quiet - opens >= timedelta(days=1):
                last = day
                yield quiet
            day += timedelta(days=1)
        closed_since = closes


def _stretches(hours: OpeningHours, now: datetime, days: int) -> Iterator[tuple[datetime, datetime]]:
    """From when to when it is open without a break, in order: what `_openings` yields, joined."""
    stretch: tuple[datetime, datetime] | None = None
    for opens, closes in _openings(hours, now, days):
        if stretch and opens <= stretch[1]:
            stretch = stretch[0], max(stretch[1], closes)
        else:
            if stretch:
                yield stretch
            stretch = opens, closes
    if stretch:
        yield stretch


def _openings(hours: OpeningHours, now: datetime, days: int) -> Iterator[tuple[datetime, datetime]]:
    """What begins from two days before `now` to `days` after, in UTC. Two: a zone may skip the date between."""
    zone = hours.zone
    today = now.astimezone(zone).date()
    for offset in range(-2, days):
        day = today + timedelta(days=offset)
        for item in hours.on(day):
            opens, closes = instant(zone, day, item.opens), instant(zone, day, item.closes)
            if opens < closes:  # else the clock jumps over all of it
                yield opens, closes


def instant(zone: ZoneInfo | None, day: date, minutes: int) -> datetime:
    """The moment, in UTC, at which wall clocks show `minutes` after the midnight of `day`, or jump over that."""
    wall = datetime.combine(day, time()) + timedelta(minutes=minutes)
    # Without a zone: the machine's; there Python takes the folds of a gap the other way round.
    earlier, later = sorted(wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    if earlier.astimezone(zone).replace(tzinfo=None) == wall:
        return earlier

    def has_jumped(second: int) -> bool:
        return (earlier + timedelta(seconds=second)).astimezone(zone).replace(tzinfo=None) > wall

    seconds = range(int((later - earlier).total_seconds()) + 1)
    return earlier + timedelta(seconds=bisect_left(seconds, True, key=has_jumped))
