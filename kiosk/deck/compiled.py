"""Stores decks that passed their checks, so that reading them again needs neither YAML nor pydantic.

An entry holds a Deck as plain data, and a digest of each of its files. It is valid only while every file has the same
content, the folder lists the same names, and the same program asks; otherwise everything is checked again. Files are
read within the same limits as in a check, so a forged entry opens nothing that a check would not.
"""

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from kiosk.deck.kinds import BY_NAME
from kiosk.deck.model import Deck
from kiosk.deck.page import Content
from kiosk.deck.picture_record import Record
from kiosk.deck.stamp import stamp
from kiosk.pictures import photos
from kiosk.problems import Problem
from kiosk.system import cache, files
from kiosk.system.plain_data import as_data, from_data

MOST_ENTRIES = 8
_MOST_BYTES = 16_000_000  # bytes of an entry: a thousand cards in five languages
_MOST_READ = 700_000_000  # bytes of all files of a deck: more than is allowed

Loaded = tuple[Deck, tuple[Problem, ...]]


def load(folder: Path, record: Record | None = None, beat: Callable[[], object] = lambda: None) -> Loaded:
    """Like `deck.load.load`, which is called only if `record` does not have the deck."""
    store = record.decks if record else None
    question = _question(folder, record.rules) if record else None
    entry = store / question if store and question else None
    if entry and question and (known := _known(folder, entry, question, beat)):
        return known
    from kiosk.deck.load import load as check  # noqa: PLC0415 - pydantic, which a kiosk that knows its deck can spare

    before = stamp(folder)
    loaded = check(folder, record, beat)
    if entry and question and (answer := _answer(folder, *loaded)) and stamp(folder) == before:
        cache.keep(entry, question, answer)
        cache.keep_newest(entry.parent, MOST_ENTRIES)
    return loaded


def _question(folder: Path, rules: str) -> str | None:
    """The key of an entry, from deck.yaml, the names in the folder and in texts/, and the program. None: no deck."""
    try:
        names = [sorted(os.listdir(place)) for place in (folder, folder / "texts")]  # noqa: PTH208
        return cache.digest(cache.program(), rules, json.dumps(names), _content(folder, Path("deck.yaml")))
    except (OSError, ValueError):
        return None


def _known(folder: Path, entry: Path, question: str, beat: Callable[[], object]) -> Loaded | None:
    answer = cache.read(entry, question, _MOST_BYTES)
    if answer is None:
        return None
    try:
        told = json.loads(bytes(answer))
        loaded = _from_data(folder, told)
        room = _MOST_READ
        for file, digest in zip(loaded[0].files(), told["files"], strict=True):
            content = _content(folder, file)
            room -= len(content)
            if room < 0 or cache.digest(content) != digest:
                return None
            beat()
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None
    return loaded


def _answer(folder: Path, deck: Deck, warnings: tuple[Problem, ...]) -> bytes | None:
    """An entry for a deck; None if it has files outside its folder."""
    try:
        told = {
            **as_plain(deck),
            "warnings": [as_data(warning, folder) for warning in warnings],
            "files": [cache.digest(_content(folder, file)) for file in deck.files()],
        }
        answer = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
    except (OSError, ValueError):
        return None
    return answer if len(answer) <= _MOST_BYTES else None


def _from_data(folder: Path, told: dict[str, Any]) -> Loaded:
    warnings = tuple(from_data(Problem, warning, folder) for warning in told["warnings"])
    return from_plain(told, Path(os.path.realpath(folder))), warnings


def as_plain(deck: Deck) -> dict[str, Any]:
    """The deck as JSON data. Raises ValueError if it has files outside its folder."""
    pages = tuple(replace(page, content=Content()) for page in deck.pages)
    return {
        "deck": as_data(replace(deck, pages=pages), deck.folder),
        "contents": [as_data(page.content, deck.folder) for page in deck.pages],
    }


def from_plain(told: Mapping[str, Any], folder: Path) -> Deck:
    """The deck in `folder` from which `as_plain` made this. Raises ValueError, KeyError or TypeError if it is none."""
    plain = from_data(Deck, told["deck"], folder)
    pages = (
        replace(page, content=from_data(BY_NAME[page.kind].content, content, folder))
        for page, content in zip(plain.pages, told["contents"], strict=True)
    )
    return replace(plain, pages=tuple(pages))


def _content(folder: Path, file: Path) -> bytes:
    return files.read_whole(folder / file, photos.MAX_BYTES, folder)
