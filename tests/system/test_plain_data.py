"""What is written as plain data comes back as it was, and nothing else comes of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal

import pytest

from kiosk.problems import Severity
from kiosk.system.plain_data import as_data, from_data


@dataclass(frozen=True)
class Inner:
    number: int
    size: float | None


@dataclass(frozen=True)
class Outer:
    name: str
    is_one: bool
    way: Literal["up", "down"]
    file: Path
    point: tuple[float, float]
    inner: tuple[Inner, ...]
    days: Mapping[date, Inner]
    severity: Severity
    places: tuple[str | int, ...]
    maybe: Inner | None = None
    nothing: Mapping[str, str] = field(default_factory=dict)


INNER = Inner(1, 2.5)
VALUE = Outer(
    name="Ырыс",
    is_one=True,
    way="up",
    file=Path("/deck/a/b.svg"),
    point=(0.5, 1),
    inner=(INNER, Inner(2, None)),
    days={date(2026, 12, 31): INNER},
    severity=Severity.WARNING,
    places=("cards", 2, "accent"),
    maybe=INNER,
)
BASE = Path("/deck")


def test_it_comes_back_as_it_was() -> None:
    assert from_data(Outer, as_data(VALUE)) == VALUE
    assert from_data(Outer, as_data(VALUE, BASE), BASE) == VALUE
    assert from_data(Outer, as_data(VALUE, BASE), Path("/copy")).file == Path("/copy/a/b.svg")


def test_a_path_that_leads_elsewhere_is_not_written() -> None:
    with pytest.raises(ValueError, match=r"b\.svg"):
        as_data(VALUE, Path("/other"))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("name", 1),
        ("name", None),
        ("is_one", 1),
        ("is_one", "true"),
        ("way", "left"),
        ("way", []),
        ("file", "/etc/passwd"),
        ("file", "../a.svg"),
        ("file", "a/../../b.svg"),
        ("point", [1]),
        ("point", [1, 2, 3]),
        ("point", [True, 2]),
        ("point", "12"),
        ("inner", {"number": 1, "size": 1}),
        ("inner", [{"number": 1}]),
        ("inner", [{"number": 1, "size": None, "more": 1}]),
        ("inner", [{"number": 1.0, "size": None}]),
        ("days", {"tomorrow": {"number": 1, "size": 1}}),
        ("days", []),
        ("severity", "fatal"),
        ("maybe", []),
        ("nothing", {"a": 1}),
    ],
)
def test_what_is_not_of_its_type_is_an_error(name: str, data: Any) -> None:
    with pytest.raises(ValueError, match=r"."):
        from_data(Outer, {**as_data(VALUE, BASE), name: data}, BASE)


@pytest.mark.parametrize("data", [None, [], "x", {}, {"name": "x"}])
def test_nor_is_anything_else_a_value(data: Any) -> None:
    with pytest.raises(ValueError, match="Outer"):
        from_data(Outer, data)
