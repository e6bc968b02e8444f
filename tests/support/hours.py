"""Opening hours as tests write them, and any that there can be."""

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from kiosk.hours.form import hours_as_written, hours_of
from kiosk.hours.opening_hours import WEEKDAYS, OpeningHours


def hours(zone: str = "Asia/Bishkek", exceptions: dict[str, str] | None = None, **days: object) -> OpeningHours:
    """Hours closed on every day that is not given; `every` is for all of them."""
    rules = {**dict.fromkeys(WEEKDAYS, days.pop("every", "closed")), **days}
    return hours_of({"time_zone": zone, **rules, "exceptions": exceptions or {}})


def at(text: str, zone: str = "Asia/Bishkek", fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC)


BERLIN = "Europe/Berlin"


ZONES = ["Asia/Bishkek", BERLIN, "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca"]
MINUTES = st.integers(0, 24 * 12 - 1).map(lambda number: f"{number // 12:02}:{number % 12 * 5:02}")
RANGES = st.tuples(MINUTES, MINUTES).filter(lambda pair: pair[0] != pair[1]).map("-".join)
DAYS = st.just("closed") | st.just("00:00-24:00") | RANGES | st.lists(RANGES, min_size=1, max_size=3)
DATES = st.dates(date(2026, 3, 20), date(2026, 4, 10)) | st.dates(date(2026, 10, 1), date(2026, 11, 5))


@st.composite
def any_hours(draw: st.DrawFn) -> OpeningHours:
    rules = hours(draw(st.sampled_from(ZONES)))
    for day in WEEKDAYS:
        rules = with_rule(rules, {day: draw(DAYS)})
    for date_, rule in draw(st.dictionaries(DATES, DAYS, max_size=4)).items():
        rules = with_rule(rules, {"exceptions": {**hours_as_written(rules)["exceptions"], date_: rule}})
    return rules


def with_rule(rules: OpeningHours, more: dict[str, Any]) -> OpeningHours:
    """The rules and one more; without it where ranges would overlap."""
    try:
        return hours_of({**hours_as_written(rules), **more})
    except ValueError:
        return rules
