"""When an exhibition is open: pure functions about now and what comes next.

Nothing here has a clock. Clocks are set and jump, so an answer is only as good as the clock it was based on; callers
ask again at least every 30 s.

Hours are wall time. When summer time ends and a time comes twice, the first one counts. When summer time begins and a
time is skipped, the moment of the jump counts.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DAY = 24 * 60  # minutes in a day
_YEAR = timedelta(days=366)
_FRESH_START = timedelta(minutes=15)  # how long before an opening
_QUIET = 4 * 60  # 04:00, when a place that never closes has the fewest visitors


@dataclass(frozen=True, order=True)
class Range:
    """One range of a day, in minutes from that day's midnight. More than 24 hours means the next date."""

    opens: int
    closes: int

    def __str__(self) -> str:
        return f"{_clock(self.opens)}-{_clock(self.closes if self.closes <= DAY else self.closes - DAY)}"


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


Day = tuple[Range, ...]  # the ranges that begin on it, in order


@dataclass(frozen=True)
class OpeningHours:
    """`opening_hours`: a rule for each weekday, and for single dates.

    A rule applies to ranges that begin on its day: a range across midnight ends as it says, whatever the next day's
    rule is.
    """

    monday: Day
    tuesday: Day
    wednesday: Day
    thursday: Day
    friday: Day
    saturday: Day
    sunday: Day
    exceptions: Mapping[date, Day] = field(default_factory=dict, kw_only=True)
    time_zone: str | None = field(default=None, kw_only=True)  # None: the computer's time zone

    @property
    def zone(self) -> ZoneInfo | None:
        """The time zone of all times here; None: the computer's, as Python knows it."""
        return ZoneInfo(self.time_zone) if self.time_zone else None

    def on(self, day: date) -> Day:
        """The ranges that begin on `day`."""
        if day in self.exceptions:
            return self.exceptions[day]
        ranges: Day = getattr(self, WEEKDAYS[day.weekday()])
        return ranges


_ALL_DAY = (Range(0, DAY),)
_ALWAYS = OpeningHours(*(_ALL_DAY for _ in WEEKDAYS))


def is_open(hours: OpeningHours | None, now: datetime) -> bool:
    """Whether it is open at the aware time `now`. Without hours, always."""
    if hours is None:
        return True
    return any(opens <= now < closes for opens, closes in _openings(hours, now.astimezone(UTC), days=1))


def next_change(hours: OpeningHours | None, now: datetime) -> datetime | None:
    """When it next opens or closes, in UTC, always later than `now`. None: not within a year."""
    if hours is None:
        return None
    now = now.astimezone(UTC)
    opens, closes = next((pair for pair in _stretches(hours, now, _YEAR.days + 2) if pair[1] > now), (now, now))
    change = opens if opens > now else closes
    return change if now < change <= now + _YEAR else None


def next_fresh_start(hours: OpeningHours | None, now: datetime) -> datetime | None:
    """When the kiosk should next start afresh, in UTC, always later than `now`. None: not within a year.

    Once a day: a quarter of an hour before the day's first opening, or at the previous closing if that is later. In a
    place that has been open for more than a day: at 04:00, even if a visitor is there.
    """
    now = now.astimezone(UTC)
    for days in (3, _YEAR.days):  # the next days are usually enough; a whole year takes as long as a frame
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
    """The times between which it is open without a break, in order: what `_openings` yields, joined."""
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
    """The openings from two days before `now` to `days` after, in UTC. Two, because a time zone may skip a date."""
    zone = hours.zone
    today = now.astimezone(zone).date()
    for offset in range(-2, days):
        day = today + timedelta(days=offset)
        for item in hours.on(day):
            opens, closes = instant(zone, day, item.opens), instant(zone, day, item.closes)
            if opens < closes:  # else the clock jumps over the whole range
                yield opens, closes


def instant(zone: ZoneInfo | None, day: date, minutes: int) -> datetime:
    """When wall clocks show `minutes` after midnight of `day`, or jump over that time; in UTC."""
    wall = datetime.combine(day, time()) + timedelta(minutes=minutes)
    # Without a zone, the computer's is used; Python treats the two folds of a gap the other way round there.
    earlier, later = sorted(wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    if earlier.astimezone(zone).replace(tzinfo=None) == wall:
        return earlier

    def has_jumped(second: int) -> bool:
        return (earlier + timedelta(seconds=second)).astimezone(zone).replace(tzinfo=None) > wall

    seconds = range(int((later - earlier).total_seconds()) + 1)
    return earlier + timedelta(seconds=bisect_left(seconds, True, key=has_jumped))
