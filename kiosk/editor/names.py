"""Ids of cards and sections: renamed in every file that names them, and nothing else in these files changes."""

import re
from collections.abc import Iterable
from contextlib import suppress

from kiosk.authoring.folder import SHEETS, TRANSLATIONS, DeckFolder
from kiosk.deck.fields import NAME, NAME_LETTERS
from kiosk.yamlfiles import Data, Way
from kiosk.yamlfiles.editing import CannotEditError, YamlText

CARDS, SECTIONS = "cards", "sections"


def renamed(deck: DeckFolder, which: str, at: int, new: str) -> DeckFolder:
    """With another id for card or section number `at`, wherever it is named. `which` is CARDS or SECTIONS.

    Raises CannotEditError, also for an id that cannot be one or that another has.
    """
    names = ids(deck, which)
    old = names[at]
    if new == old:
        return deck
    _require_good(which, new, names)
    text = deck.deck.set((which, at, "id"), new)
    if old == "" or names.count(old) > 1:  # the other one keeps what it has
        return deck.with_deck(text)
    if which == SECTIONS:
        of_it = [number for number, card in enumerate(_entries(deck, CARDS)) if card.get("section") == old]
        text = text.set_each({(CARDS, number, "section"): new for number in of_it})
    after = deck.with_deck(text)
    for code in deck.languages():
        words = deck.words(code)
        with suppress(KeyError):
            words.get((which, old))
            after = after.with_words(code, words.rename((which, old), new))
    return _remembered(after, which, old, new)


def ids(deck: DeckFolder, which: str) -> list[str]:
    """The ids of all cards or sections; that of one that has none is empty."""
    return [str(entry.get("id") or "") for entry in _entries(deck, which)]


def free(wanted: str, taken: Iterable[str]) -> str:
    """An id like the one wanted that nothing has."""
    stem, _, number = wanted.rpartition("-")
    start = stem if number.isdigit() and stem else wanted
    names = {*taken, "cover"}
    return next(name for n in range(1, 10_000) if (name := start if n == 1 else f"{start[:34]}-{n}") not in names)


def _require_good(which: str, new: str, names: Iterable[str]) -> None:
    if not re.fullmatch(NAME, new) or len(new) > NAME_LETTERS:
        raise CannotEditError(
            f"`{new[:NAME_LETTERS]}` cannot be an id; write small letters a to z, digits and single hyphens, such as "
            f"line-118, {NAME_LETTERS} at most"
        )
    if new in names or (which == CARDS and new == "cover"):
        raise CannotEditError(f"another {'card' if which == CARDS else 'section'} is called `{new}`; choose another id")


def _remembered(deck: DeckFolder, which: str, old: str, new: str) -> DeckFolder:
    """With the new id in what is remembered of translations and of sheets."""
    texts = dict(deck.texts)
    if TRANSLATIONS in texts:
        text = texts[TRANSLATIONS]
        place = re.compile(rf"(?m)^([ \t]+[\"']?{which}\.){re.escape(old)}\.")
        texts[TRANSLATIONS] = YamlText(place.sub(rf"\g<1>{new}.", text.text), text.file)
    if SHEETS in texts:
        with suppress(CannotEditError):  # nobody writes it by hand; without it a sheet asks once more
            texts[SHEETS] = _in_sheets(texts[SHEETS], which.removesuffix("s"), old, new)
    return DeckFolder(deck.folder, texts, deck.digests, deck.read_texts)


def _in_sheets(text: YamlText, kind: str, old: str, new: str) -> YamlText:
    sheets = text.data if isinstance(text.data, dict) else {}
    for sheet, marks in sheets.items():
        way: Way = (sheet, kind)
        rows = marks.get(kind) if isinstance(marks, dict) else None
        if isinstance(rows, dict) and old in rows:
            text = text.rename((*way, old), new)
    return text


def _entries(deck: DeckFolder, which: str) -> list[dict[str, Data]]:
    data = deck.deck.data
    found = data.get(which) if isinstance(data, dict) else None
    return [entry if isinstance(entry, dict) else {} for entry in found] if isinstance(found, list) else []
