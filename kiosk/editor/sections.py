"""Sections are added, taken out and moved; their cards and titles follow."""

import re
from contextlib import suppress
from unicodedata import normalize

from kiosk.authoring.folder import DeckFolder
from kiosk.editor import cards
from kiosk.editor.names import SECTIONS, free, ids
from kiosk.yamlfiles import Data, Way
from kiosk.yamlfiles.editing import CannotEditError


def titles(deck: DeckFolder) -> list[str]:
    """The sections by their titles in the first language that has one, or their ids."""
    return [_title(deck, name) or name for name in ids(deck, SECTIONS)]


def add(deck: DeckFolder, title: str) -> DeckFolder:
    """With another section as the last, its title in the first language. The first one has all cards.

    Raises CannotEditError.
    """
    present = ids(deck, SECTIONS)
    name = free(_id_of(title), present)
    if present:
        text = deck.deck.insert((SECTIONS,), len(present), {"id": name})
    else:
        text = deck.deck.set((SECTIONS,), [{"id": name}])
        text = text.set_each({("cards", at, "section"): name for at in range(len(cards.entries(deck)))})
    code = deck.languages()[0]
    return deck.with_deck(text).with_words(code, deck.words(code).set((SECTIONS, name), title))


def remove(deck: DeckFolder, at: int) -> DeckFolder:
    """Without a section and its titles. Its cards go to the one before, or behind. Raises CannotEditError."""
    names = ids(deck, SECTIONS)
    name, left = names[at], [*names[:at], *names[at + 1 :]]
    heir = left[max(0, at - 1)] if left else None
    text = deck.deck.delete((SECTIONS, at) if left else (SECTIONS,))
    changed: dict[Way, Data] = {
        ("cards", number, "section"): heir
        for number, card in enumerate(cards.entries(deck))
        if "section" in card and (heir is None or card["section"] == name)
    }
    after = deck.with_deck(text.set_each(changed))
    for code in deck.languages():
        words = deck.words(code)
        with suppress(KeyError):
            words.get((SECTIONS, name))
            after = after.with_words(code, words.prune((SECTIONS, name)))
    return after


def move(deck: DeckFolder, old: int, new: int) -> DeckFolder:
    """With a section at another place. Raises CannotEditError."""
    return deck.with_deck(deck.deck.move((SECTIONS,), old, new))


def _title(deck: DeckFolder, name: str) -> str:
    for code in deck.languages():
        with suppress(KeyError, CannotEditError):
            if isinstance(said := deck.words(code).get((SECTIONS, name)), str):
                return said.strip()
    return ""


def _id_of(title: str) -> str:
    """An id like a title, if that has Latin letters."""
    latin = normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", latin).strip("-")[:30].strip("-") or "section"
