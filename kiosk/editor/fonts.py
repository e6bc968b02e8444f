"""Fonts that a deck brings: copied into it, listed, and chosen for headlines and texts."""

import re
from dataclasses import dataclass
from pathlib import Path

from kiosk.authoring.folder import DeckFolder
from kiosk.deck.fonts import MAX_BYTES, Fonts
from kiosk.deck.model import FONT_FORMATS
from kiosk.system import files
from kiosk.text.font_file import FontError
from kiosk.yamlfiles import Data

FOLDER = "fonts"
_NAMES = 1_000


class RefusedError(Exception):
    """A font that cannot be used; the text says why and what to do."""


@dataclass(frozen=True)
class Taken:
    """A font that is now in the deck's folder: its `name` in deck.yaml, and notes."""

    name: str
    notes: tuple[str, ...] = ()


def entries(deck: DeckFolder) -> list[dict[str, Data]]:
    """The fonts as they are in deck.yaml; those that are no map are empty."""
    data = deck.deck.data
    given = data.get("fonts") if isinstance(data, dict) else None
    return [entry if isinstance(entry, dict) else {} for entry in given] if isinstance(given, list) else []


def names(deck: DeckFolder) -> list[str]:
    """The files of the fonts."""
    return [str(entry.get("file", "")) for entry in entries(deck)]


def take(folder: Path, source: Path) -> Taken:
    """Copy a font into the deck in `folder`. Slow: not for the GUI thread. Raises RefusedError.

    One that is there already stays where it is.
    """
    if source.suffix.lower() not in FONT_FORMATS:
        raise RefusedError(f"{source.name} is no font that the kiosk can use; take a .ttf or .otf file")
    try:
        data = files.read_whole(source, MAX_BYTES)
        if source.resolve().is_relative_to(folder.resolve()):
            name = source.resolve().relative_to(folder.resolve()).as_posix()
            Fonts(folder).look(name)
            return Taken(name)
        return Taken(_copied(folder, source.name, data))
    except FontError as error:
        raise RefusedError(f"{source.name} cannot be used: {error}") from None
    except OSError as error:
        raise RefusedError(f"{source.name} cannot be copied: {error.strerror or error}") from None


def add(deck: DeckFolder, name: str) -> DeckFolder:
    """With this font as the last. Raises CannotEditError."""
    present = names(deck)
    if name in present:
        return deck
    text = deck.deck
    if present:
        return deck.with_deck(text.insert(("fonts",), len(present), {"file": name}))
    return deck.with_deck(text.set(("fonts",), [{"file": name}]))


def remove(deck: DeckFolder, at: int) -> DeckFolder:
    """Without font number `at` in the list; its file stays. Raises CannotEditError."""
    way = ("fonts", at) if len(entries(deck)) > 1 else ("fonts",)
    return deck.with_deck(deck.deck.delete(way))


def move(deck: DeckFolder, old: int, new: int) -> DeckFolder:
    """With a font at another place in the list. Raises CannotEditError."""
    return deck.with_deck(deck.deck.move(("fonts",), old, new))


def without_language(deck: DeckFolder, code: str) -> DeckFolder:
    """With no font meant for a language. Raises CannotEditError."""
    text = deck.deck
    for at, entry in enumerate(entries(deck)):
        meant = entry.get("languages")
        if isinstance(meant, list) and code in meant:
            way = ("fonts", at, "languages")
            text = text.delete((*way, meant.index(code)) if len(meant) > 1 else way)
    return deck.with_deck(text)


def _copied(folder: Path, name: str, data: bytes) -> str:
    stem, suffix = Path(name).stem, Path(name).suffix.lower()
    plain = re.sub(r"[^\w.,\[\]-]+", "-", stem).strip("-.")[:60] or "font"
    for number in range(1, _NAMES):
        there = f"{FOLDER}/{plain if number == 1 else f'{plain}-{number}'}{suffix}"
        file = folder / there
        if not files.exists(file):
            files.replace(file, data, within=folder)
            try:
                Fonts(folder).look(there)
            except (FontError, OSError):
                file.unlink(missing_ok=True)
                raise
            return there
        if file.stat().st_size == len(data) and file.read_bytes() == data:
            Fonts(folder).look(there)
            return there
    raise RefusedError(f"there are {_NAMES} fonts called {plain}; give this one another name")
