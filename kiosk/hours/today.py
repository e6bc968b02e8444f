"""Today's opening hours, and the operator's extension of them: open until an hour that is saved and expires.

Pure, except for `read` and `keep`. A day continues past midnight for as long as it is open.
"""

import logging
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from kiosk.hours import opening_hours as hours
from kiosk.hours.opening_hours import OpeningHours, Range, instant
from kiosk.system import files
from kiosk.system.clock import is_possible

_log = logging.getLogger(__name__)
_LATEST = 28 * 60  # 04:00 of the next day
_MOST_BYTES = 200


@dataclass(frozen=True)
class Extension:
    """A time span, in aware times, during which it is open beyond the regular hours."""

    day: date
    opens: datetime
    closes: datetime


@dataclass(frozen=True)
class Today:
    """What the panel shows about a day. Minutes count from the midnight that it began with."""

    day: date
    ranges: tuple[Range, ...]
    until: int  # when it closes for the day, the extension included; if it has closed, now
    least: int  # the same by the regular hours alone
    most: int  # the latest closing time that can be chosen


def is_open(opening: OpeningHours | None, extension: Extension | None, now: datetime) -> bool:
    """Whether it is open at the aware time `now`, by its hours or by the extension.

    If the clock was never set, the hours mean nothing. A screen that stays black would be worse, so then it is open.
    """
    if not is_possible(now):
        return True
    return hours.is_open(opening, now) or bool(extension and extension.opens <= now < extension.closes)


def today(opening: OpeningHours, extension: Extension | None, now: datetime) -> Today:
    """The day that `now` belongs to."""
    here = now.astimezone(opening.zone)
    day = here.date() - timedelta(days=1)
    ends = instant(opening.zone, day, _end(opening, day))
    if not (ends > now or (extension and extension.closes > now and extension.day == day)):
        day = here.date()
    least = max(_end(opening, day), _minutes(opening, day, now))
    until = least
    if extension and extension.closes > max(now, instant(opening.zone, day, least)):
        until = _minutes(opening, day, extension.closes)
    return Today(day, opening.on(day), until, least, max(least, _LATEST))


def extended(opening: OpeningHours, extension: Extension | None, now: datetime, until: int) -> Extension | None:
    """The extension that keeps it open until this many minutes after today's midnight; None: as the hours say."""
    present = today(opening, extension, now)
    closes = instant(opening.zone, present.day, min(until, present.most))
    if until <= present.least or closes <= now:
        return None
    return Extension(present.day, max(now, instant(opening.zone, present.day, _end(opening, present.day))), closes)


def _minutes(opening: OpeningHours, day: date, moment: datetime) -> int:
    """What wall clocks show at `moment`, in minutes from midnight of `day`."""
    wall = moment.astimezone(opening.zone).replace(tzinfo=None)
    return int((wall - datetime.combine(day, time())).total_seconds() // 60)


def _end(opening: OpeningHours, day: date) -> int:
    return max((span.closes for span in opening.on(day)), default=0)


def read(file: Path) -> Extension | None:
    """What `keep` has written; None if there is nothing, or nothing valid."""
    with suppress(OSError, ValueError):
        day, *times = files.read(file, _MOST_BYTES).decode("ascii").split()
        opens, closes = map(datetime.fromisoformat, times)
        if opens.tzinfo and closes.tzinfo and opens < closes < opens + timedelta(days=2):
            return Extension(date.fromisoformat(day), opens, closes)
    return None


def keep(file: Path, extension: Extension | None) -> None:
    """Save it for after a restart. Raises OSError."""
    if extension:
        files.replace(
            file,
            f"{extension.day}\n{extension.opens.isoformat()}\n{extension.closes.isoformat()}\n".encode(),
            files.PRIVATE,
        )
    else:
        file.unlink(missing_ok=True)
