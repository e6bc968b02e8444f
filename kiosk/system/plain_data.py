"""Converts values of our own types to plain data and back.

Each value is checked against its type: untrusted data becomes such a value or an error, and never code.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

Value = TypeVar("Value")
_Maker = Callable[[Any, Path | None], Any]
_WRONG = "this is not of its type"


def as_data(value: Any, base: Path | None = None) -> Any:
    """`value` as JSON data: a dataclass of dataclasses, texts, numbers, paths, dates, tuples and mappings.

    Paths are relative to `base`, or absolute without it. Raises ValueError for a path outside it.
    """
    if is_dataclass(value):
        return {field.name: as_data(getattr(value, field.name), base) for field in fields(value)}
    if isinstance(value, Mapping):
        return {as_data(key): as_data(inner, base) for key, inner in value.items()}
    if isinstance(value, tuple):
        return [as_data(inner, base) for inner in value]
    if isinstance(value, Path):
        return (value.relative_to(base) if base else value).as_posix()
    return value.isoformat() if isinstance(value, date) else value


def from_data(kind: type[Value], data: Any, base: Path | None = None) -> Value:
    """The value of type `kind` from which `as_data` made this. Raises ValueError if it cannot be one."""
    value: Value = _maker(kind)(data, base)  # type: ignore[arg-type]  # a type can be a key
    return value


@cache
def _maker(kind: Any) -> _Maker:
    """What makes values of a type: looked up once, for a deck has a hundred thousand of them."""
    if isinstance(kind, type) and is_dataclass(kind):
        return _maker_of_fields(kind)
    if kind in {str, int, bool, NoneType}:
        return _maker_of_any(lambda data: type(data) is kind, lambda data: data)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return lambda data, _: kind(data)
    if kind is float:
        return _maker_of_any(lambda data: type(data) in {int, float}, lambda data: data)
    if kind is date:
        return _maker_of_any(lambda data: isinstance(data, str), date.fromisoformat)
    if kind is Path:
        return _path
    return _maker_of_several(get_origin(kind), get_args(kind))


def _maker_of_fields(kind: Any) -> _Maker:
    hints = get_type_hints(kind)
    makers = {field.name: _maker(hints[field.name]) for field in fields(kind)}

    def make(data: Any, base: Path | None) -> Any:
        if not (isinstance(data, dict) and data.keys() == makers.keys()):
            raise ValueError(f"this is no {kind.__name__}")
        return kind(**{name: make(data[name], base) for name, make in makers.items()})

    return make


def _maker_of_any(is_right: Callable[[Any], bool], made: Callable[[Any], Any]) -> _Maker:
    def make(data: Any, _: Path | None) -> Any:
        if not is_right(data):
            raise ValueError(_WRONG)
        return made(data)

    return make


def _maker_of_several(origin: Any, inner: tuple[Any, ...]) -> _Maker:
    if origin in {Union, UnionType}:
        return _maker_of_one(NoneType in inner, [_maker(kind) for kind in inner if kind is not NoneType])
    if origin is Literal:
        return _maker_of_any(inner.__contains__, lambda data: data)
    makers = [_maker(kind) for kind in inner if kind is not ...]

    def make(data: Any, base: Path | None) -> Any:
        if origin is tuple and isinstance(data, list):
            each = makers * len(data) if inner[1:] == (...,) else makers
            return tuple(make(part, base) for make, part in zip(each, data, strict=True))
        if origin is Mapping and isinstance(data, dict):
            key, value = makers
            return {key(name, base): value(part, base) for name, part in data.items()}
        raise ValueError(_WRONG)

    return make


def _maker_of_one(may_be_none: bool, makers: list[_Maker]) -> _Maker:
    """What makes a value of the first type that it can be."""
    *others, last = makers

    def make(data: Any, base: Path | None) -> Any:
        if data is None and may_be_none:
            return None
        for maker in others:
            with suppress(ValueError):
                return maker(data, base)
        return last(data, base)

    return make


def _path(data: Any, base: Path | None) -> Path:
    if not isinstance(data, str):
        raise ValueError(_WRONG)  # noqa: TRY004 - one error for all
    path = Path(data)
    if base is None:
        return path
    if path.is_absolute() or ".." in path.parts:
        raise ValueError("this path leads out of its folder")
    return base / path
