"""Cards are added, doubled, taken out and moved: in deck.yaml and in the words of every language together."""

from contextlib import suppress

from kiosk.authoring.folder import DeckFolder
from kiosk.deck.forms import FACT
from kiosk.editor.names import SECTIONS, free, ids
from kiosk.yamlfiles import Data
from kiosk.yamlfiles.editing import CannotEditError, YamlText

_ACCENTS = ("madder", "juniper", "lake", "plum", "saffron", "walnut")


def entries(deck: DeckFolder) -> list[dict[str, Data]]:
    """The cards as they are in deck.yaml; those that are no map are empty."""
    data = deck.deck.data
    cards = data.get("cards") if isinstance(data, dict) else None
    return [card if isinstance(card, dict) else {} for card in cards] if isinstance(cards, list) else []


def add(deck: DeckFolder, at: int, kind: str, headline: str) -> DeckFolder:
    """With a new card of this kind as number `at`, and a headline in the first language. Raises CannotEditError."""
    present = entries(deck)
    before = present[at - 1].get("accent") if 0 < at <= len(present) else None
    accents = [accent for accent in _ACCENTS if accent != before]
    entry: dict[str, Data] = {"id": free("card", deck.cards()), "accent": accents[len(present) % len(accents)]}
    if kind != FACT.kind.name:
        entry["kind"] = kind
    if sections := ids(deck, SECTIONS):  # that of the card before
        above = present[at - 1].get("section") if 0 < at <= len(present) else None
        entry["section"] = above if above in sections else sections[0]
    text = deck.deck
    text = text.insert(("cards",), at, entry) if present else text.set(("cards",), [entry])
    code = deck.languages()[0]
    words = deck.words(code).set(("cards", str(entry["id"]), "headline"), headline)
    return deck.with_deck(text).with_words(code, words)


def double(deck: DeckFolder, at: int) -> DeckFolder:
    """With a second card like number `at` behind it. Raises CannotEditError."""
    entry = entries(deck)[at]
    old = str(entry.get("id", ""))
    new = free(old, deck.cards())
    after = deck.with_deck(deck.deck.insert(("cards",), at + 1, {**entry, "id": new}))
    for code in deck.languages():
        file = deck.words(code)
        with suppress(KeyError):
            words = file.get(("cards", old))
            after = after.with_words(code, file.insert(("cards",), new, words, _place(file, old) + 1))
    return after


def remove(deck: DeckFolder, at: int) -> DeckFolder:
    """Without card number `at` and its words. Raises CannotEditError."""
    name = str(entries(deck)[at].get("id", ""))
    after = deck.with_deck(deck.deck.delete(("cards", at)))
    if name in after.cards():  # two had the same id, and the other one keeps the words
        return after
    for code in deck.languages():
        file = deck.words(code)
        with suppress(KeyError):
            file.get(("cards", name))
            after = after.with_words(code, file.delete(("cards", name)))
    return after


def move(deck: DeckFolder, old: int, new: int) -> DeckFolder:
    """With card number `old` as number `new`, its words too. Raises CannotEditError."""
    after = deck.with_deck(deck.deck.move(("cards",), old, new))
    order = after.cards()
    for code in deck.languages():
        with suppress(CannotEditError, KeyError):  # their order means nothing
            after = after.with_words(code, _ordered(deck.words(code), order))
    return after


def turn_into(deck: DeckFolder, at: int, kind: str) -> DeckFolder:
    """With card number `at` as one of another kind. Raises CannotEditError."""
    way = ("cards", at, "kind")
    if kind == FACT.kind.name:
        return deck.with_deck(deck.deck.delete(way))
    return deck.with_deck(deck.deck.set(way, kind))


def _place(file: YamlText, name: str) -> int:
    cards = file.get(("cards",))
    return list(cards).index(name) if isinstance(cards, dict) else 0


def _ordered(file: YamlText, order: list[str]) -> YamlText:
    """The words with the cards in the deck's order."""
    wanted = [name for name in order if isinstance(file.get(("cards",)), dict) and name in file.get(("cards",))]  # type: ignore[operator]
    for at, name in enumerate(wanted):
        if (place := _place(file, name)) != at:
            file = file.move(("cards",), place, at)
    return file
