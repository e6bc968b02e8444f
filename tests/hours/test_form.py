"""Opening hours as they may be written in a settings file."""

from pathlib import Path
from typing import Any

import pytest

from kiosk.hours.form import HoursForm, hours_as_written, hours_of
from kiosk.hours.opening_hours import WEEKDAYS, OpeningHours
from kiosk.problems import ProblemsError
from kiosk.yamlfiles import read, validate


def hours(zone: str = "Asia/Bishkek", exceptions: dict[str, str] | None = None, **days: object) -> OpeningHours:
    """Hours closed on every day that is not given; `every` is for all of them."""
    rules = {**dict.fromkeys(WEEKDAYS, days.pop("every", "closed")), **days}
    return hours_of({"time_zone": zone, **rules, "exceptions": exceptions or {}})


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("10:00-18:00", "10:00-18:00"),
        ("9:00 - 18:30", "09:00-18:30"),
        ("10:00–18:00", "10:00-18:00"),
        ("14:00-20:00, 10:00-13:00", "10:00-13:00, 14:00-20:00"),
        (["10:00-13:00", "14:00-20:00"], "10:00-13:00, 14:00-20:00"),
        ("10:00-13:00,13:00-18:00", "10:00-13:00, 13:00-18:00"),
        ("20:00-02:00", "20:00-02:00"),
        ("20:00-00:00", "20:00-24:00"),
        ("00:00-24:00", "00:00-24:00"),
        ("closed", "closed"),
        ("Closed", "closed"),
    ],
)
def test_a_day_as_it_may_be_written(written: object, read_as: str) -> None:
    rules = hours(friday=written)
    assert hours_as_written(rules)["friday"] == read_as
    assert hours_of(hours_as_written(rules)) == rules


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("monday: 10-18", "`monday`: '10-18' is not a range such as 10:00-18:00; or write closed"),
        ("monday: open", "`monday`: 'open' is not a range such as 10:00-18:00; or write closed"),
        ("monday: 10:00-25:00", "`monday`: 25:00 is not a closing time; write 00:00 to 24:00"),
        ("monday: 10:60-18:00", "`monday`: 10:60 is not an opening time; write 00:00 to 23:59"),
        ("monday: 24:00-02:00", "`monday`: 24:00 is not an opening time; write 00:00 to 23:59"),
        (
            "monday: 10:00-10:00",
            "`monday`: 10:00-10:00 ends when it begins; write 00:00-24:00 for a whole day, or closed",
        ),
        ("monday: 10:00-14:00, 13:00-18:00", "`monday`: 10:00-14:00 and 13:00-18:00 overlap; make them one"),
        ("monday: 20:00-03:00, 22:00-23:00", "`monday`: 20:00-03:00 and 22:00-23:00 overlap; make them one"),
        ("monday: []", "`monday`: write ranges such as 10:00-18:00, or closed"),
        ("monday:", "`monday`: write ranges such as 10:00-18:00, or closed"),
        ("monday: {from: 10:00}", "`monday`: write ranges such as 10:00-18:00, or closed"),
        ("mondag: closed", "`mondag` is not known here; did you mean `monday`?"),
        ("mon: closed", "`mon` is not known here; did you mean `monday`?"),
        ("time_zone: asia/bishkek", "`time_zone`: there is no time zone asia/bishkek; did you mean Asia/Bishkek?"),
        ("time_zone: Asia/Bishek", "`time_zone`: there is no time zone Asia/Bishek; did you mean Asia/Bishkek?"),
        ("time_zone: +06:00", "`time_zone`: there is no time zone +06:00; write an IANA name such as Asia/Bishkek"),
        (
            "time_zone: ../passwd",
            "`time_zone`: there is no time zone ../passwd; write an IANA name such as Asia/Bishkek",
        ),
        ("time_zone: Asia", "`time_zone`: there is no time zone Asia"),
        ("exceptions: {2026-13-01: closed}", "`2026-13-01`: 2026-13-01 is not a date such as 2026-12-31"),
        ("exceptions: {20261231: closed}", "`20261231`: 20261231 is not a date such as 2026-12-31"),
        ("exceptions: {2026-12-31: open}", "`2026-12-31`: 'open' is not a range such as"),
    ],
)
def test_every_mistake_says_where_it_is_and_what_to_do(tmp_path: Path, line: str, message: str) -> None:
    lines = [f"{day}: closed" for day in WEEKDAYS if not line.startswith(day)]
    file = tmp_path / "hours.yaml"
    file.write_text("\n".join([*lines, line]) + "\n", encoding="utf-8")
    with pytest.raises(ProblemsError) as caught:
        validate(read(file), HoursForm)
    (problem,) = caught.value.problems
    assert problem.said.startswith(message)
    assert problem.line == len(lines) + 1


@pytest.mark.parametrize(
    ("days", "message"),
    [
        ({"friday": "20:00-02:00", "saturday": "01:00-05:00"}, "friday's 20:00-02:00 overlaps 01:00-05:00"),
        ({"sunday": "20:00-02:00", "monday": "01:00-05:00"}, "sunday's 20:00-02:00 overlaps 01:00-05:00"),
    ],
)
def test_weekdays_do_not_overlap_across_midnight(days: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        hours(**days)


def test_every_weekday_has_a_line() -> None:
    with pytest.raises(ValueError, match="Field required"):
        hours_of({"monday": "closed"})
