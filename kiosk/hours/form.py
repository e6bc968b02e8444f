"""The form of `opening_hours` in a file, checked by pydantic."""

import re
from contextlib import suppress
from datetime import date
from difflib import get_close_matches
from itertools import pairwise
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PlainValidator,
    ValidationInfo,
    field_validator,
)

from kiosk.hours.opening_hours import DAY, WEEKDAYS, OpeningHours, Range

CLOSED = "closed"
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_RANGE = re.compile(r"([0-9]{1,2}):([0-9]{2})\s*[-–]\s*([0-9]{1,2}):([0-9]{2})")


def _range(text: str) -> Range:
    match = _RANGE.fullmatch(text.strip())
    if not match:
        raise ValueError(f"{text.strip()[:40]!r} is not a range such as 10:00-18:00; or write {CLOSED}")
    hour, minute, end_hour, end_minute = map(int, match.groups())
    opens, closes = hour * 60 + minute, end_hour * 60 + end_minute
    if minute > 59 or opens >= DAY:
        raise ValueError(f"{match[1]}:{match[2]} is not an opening time; write 00:00 to 23:59")
    if end_minute > 59 or closes > DAY:
        raise ValueError(f"{match[3]}:{match[4]} is not a closing time; write 00:00 to 24:00")
    if opens == closes:
        raise ValueError(f"{match[0]} ends when it begins; write 00:00-24:00 for a whole day, or {CLOSED}")
    return Range(opens, closes if closes > opens else closes + DAY)


def _ranges(value: object) -> tuple[Range, ...]:
    """A day's ranges in order, from `10:00-18:00`, several with commas or as a list, or `closed`."""
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
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: the name of a folder, such as Asia
        known = {zone.lower(): zone for zone in available_timezones()}
        if not known:
            raise ValueError("this machine has no time zone data; install the package tzdata") from None
        near = get_close_matches(name.lower(), known, n=1)
        raise ValueError(
            f"there is no time zone {name[:40]}; "
            + (f"did you mean {known[near[0]]}?" if near else "write an IANA name such as Asia/Bishkek")
        ) from None
    return name


def _in_words(ranges: tuple[Range, ...]) -> str:
    return ", ".join(map(str, ranges)) or CLOSED


def _must_not_meet(day: str, ranges: tuple[Range, ...], next_ranges: tuple[Range, ...]) -> None:
    if ranges and next_ranges and ranges[-1].closes - DAY > next_ranges[0].opens:
        raise ValueError(f"{day}'s {ranges[-1]} overlaps {next_ranges[0]} of the day after; make them one")


_Day = Annotated[tuple[Range, ...], PlainValidator(_ranges)]
_Date = Annotated[date, BeforeValidator(_date)]


class HoursForm(BaseModel):
    """The keys of `opening_hours`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    time_zone: Annotated[str, AfterValidator(_known_zone)] | None = None
    monday: _Day
    tuesday: _Day
    wednesday: _Day
    thursday: _Day
    friday: _Day
    saturday: _Day
    sunday: _Day
    exceptions: dict[_Date, _Day] = {}

    @field_validator(*WEEKDAYS)
    @classmethod
    def _days_do_not_meet(cls, ranges: tuple[Range, ...], info: ValidationInfo) -> tuple[Range, ...]:
        number = WEEKDAYS.index(info.field_name or "")
        before = WEEKDAYS[number - 1]
        _must_not_meet(before, info.data.get(before, ()), ranges)
        if info.field_name == "sunday":
            _must_not_meet("sunday", ranges, info.data.get("monday", ()))
        return ranges

    def hours(self) -> OpeningHours:
        """The opening hours as a value."""
        return OpeningHours(**{name: getattr(self, name) for name in HoursForm.model_fields})


def hours_of(values: Any) -> OpeningHours:
    """The opening hours in these `values` of a file. Raises ValueError for an impossible value."""
    return HoursForm.model_validate(values).hours()


def hours_as_written(hours: OpeningHours) -> dict[str, Any]:
    """The opening hours as they are written in a file."""
    days = {name: _in_words(getattr(hours, name)) for name in WEEKDAYS}
    exceptions = {day.isoformat(): _in_words(ranges) for day, ranges in hours.exceptions.items()}
    return {"time_zone": hours.time_zone, **days, "exceptions": exceptions}
