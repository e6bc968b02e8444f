"""Today's opening hours, and how the operator makes them longer: until an hour that is kept, and ends by itself.

Pure but for `read` and `keep`. A day goes on past its midnight for as long as it is open.
"""

import logging
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from kiosk import disk, hours
from kiosk.clock import is_possible
from kiosk.hours import OpeningHours, Range, instant

_log = logging.getLogger(__name__)
_LATEST = 28 * 60  # 04:00 of the next day
_MOST_BYTES = 200


@dataclass(frozen=True)
class Longer:
    """A stretch of time, in aware times, that it is open for beyond the hours of a day."""

    day: date
    opens: datetime
    closes: datetime


@dataclass(frozen=True)
class Today:
    """What the panel shows of a day. Minutes count from the midnight it began with."""

    day: date
    ranges: tuple[Range, ...]
    until: int  # when it closes for the day, the operator's wish included; now, where it is closed for the day
    least: int  # the same by the hours alone
    most: int  # the latest that may be wished for


def is_open(opening: OpeningHours | None, longer: Longer | None, now: datetime) -> bool:
    """Whether it is open at the aware time `now`, by the hours or by the operator's wish.

    By a clock that was never set the hours mean nothing, and a screen that stays black is worse: then it is open.
    """
    if not is_possible(now):
        return True
    return hours.is_open(opening, now) or bool(longer and longer.opens <= now < longer.closes)


def today(opening: OpeningHours, longer: Longer | None, now: datetime) -> Today:
    """The day that `now` belongs to."""
    here = now.astimezone(opening.zone)
    day = here.date() - timedelta(days=1)
    ends = instant(opening.zone, day, _end(opening, day))
    if not (ends > now or (longer and longer.closes > now and longer.day == day)):
        day = here.date()
    least = max(_end(opening, day), _minutes(opening, day, now))
    until = least
    if longer and longer.closes > max(now, instant(opening.zone, day, least)):
        until = _minutes(opening, day, longer.closes)
    return Today(day, opening.on(day), until, least, max(least, _LATEST))


def lengthened(opening: OpeningHours, longer: Longer | None, now: datetime, until: int) -> Longer | None:
    """Open until so many minutes after the midnight that today began with; None: as the hours say."""
    present = today(opening, longer, now)
    closes = instant(opening.zone, present.day, min(until, present.most))
    if until <= present.least or closes <= now:
        return None
    return Longer(present.day, max(now, instant(opening.zone, present.day, _end(opening, present.day))), closes)


def _minutes(opening: OpeningHours, day: date, moment: datetime) -> int:
    """What wall clocks show at `moment`, in minutes from the midnight of `day`."""
    wall = moment.astimezone(opening.zone).replace(tzinfo=None)
    return int((wall - datetime.combine(day, time())).total_seconds() // 60)


def _end(opening: OpeningHours, day: date) -> int:
    return max((span.closes for span in opening.on(day)), default=0)


def read(file: Path) -> Longer | None:
    """What `keep` has written; None where there is nothing, or what makes no sense."""
    with suppress(OSError, ValueError):
        day, *times = disk.read(file, _MOST_BYTES).decode("ascii").split()
        opens, closes = map(datetime.fromisoformat, times)
        if opens.tzinfo and closes.tzinfo and opens < closes < opens + timedelta(days=2):
            return Longer(date.fromisoformat(day), opens, closes)
    return None


def keep(file: Path, longer: Longer | None) -> None:
    """Keep it over a restart. Raises OSError."""
    if longer:
        disk.replace(
            file, f"{longer.day}\n{longer.opens.isoformat()}\n{longer.closes.isoformat()}\n".encode(), disk.PRIVATE
        )
    else:
        file.unlink(missing_ok=True)
