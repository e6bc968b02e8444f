"""Reads the options of `kiosk play` without Typer, where nothing is wrong with them and no help is asked for."""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

from kiosk import paths
from kiosk.deck.selection import Safe
from kiosk.player.options import Options
from kiosk.settings import Backend, LogLevel

SIDES = range(320, 8193)  # px, of a window
SCREENS = range(16)


def read(arguments: Sequence[str]) -> Options | None:
    """The options; None where Typer has to look."""
    given: dict[str, Any] = {}
    rest = [part for argument in arguments for part in argument.split("=", 1 if argument.startswith("--") else 0)]
    try:
        for name, text in zip(rest[::2], rest[1::2], strict=True):
            option, value_of = _OPTIONS[name]
            given[option] = value_of(text)
    except (ValueError, KeyError):
        return None
    return Options(**given)


def _path(text: str) -> Path:
    return paths.expanded(Path(_text(text)))


def _text(text: str) -> str:
    if text.startswith("-"):
        raise ValueError("an option, where a value should be")
    return text


def _whole(text: str) -> int:
    if not re.fullmatch("[0-9]{1,9}", text):
        raise ValueError("no number")
    return int(text)


def _within(numbers: range) -> Callable[[str], int]:
    return lambda text: numbers[numbers.index(_whole(text))]


def _one_of(kind: Any) -> Callable[[str], str]:
    words: tuple[str, ...] = get_args(kind)
    return lambda text: words[words.index(text)]


def _size(text: str) -> tuple[int, int]:
    width, height = map(_within(SIDES), text.split("x"))
    return width, height


_OPTIONS: Mapping[str, tuple[str, Callable[[str], Any]]] = {
    "--deck": ("deck", _path),
    "--settings": ("settings", _path),
    "--windowed": ("window", _size),
    "--language": ("language", _text),
    "--backend": ("backend", _one_of(Backend)),
    "--screen": ("screen", _within(SCREENS)),
    "--events": ("events", _path),
    "--log-level": ("log_level", _one_of(LogLevel)),
    "--safe": ("safe", _one_of(Safe)),
    "--safe-for": ("safe_s", _whole),
    "--after": ("after", _text),
}
