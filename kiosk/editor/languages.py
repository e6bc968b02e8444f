"""Languages of a deck are added, taken out and moved."""

from kiosk.authoring.folder import DeckFolder, texts_name
from kiosk.authoring.starter import language_name
from kiosk.editor import fonts, links
from kiosk.yamlfiles import Data
from kiosk.yamlfiles.editing import YamlText

_NEW = "# Everything visitors read, in this language. What is missing here is shown in another one.\n"


def entries(deck: DeckFolder) -> list[dict[str, Data]]:
    """The languages as they are in deck.yaml."""
    data = deck.deck.data
    given = data.get("languages") if isinstance(data, dict) else None
    return [entry for entry in given if isinstance(entry, dict)] if isinstance(given, list) else []


def add(deck: DeckFolder, code: str) -> DeckFolder:
    """With another language as the last; words from before are kept. Raises CannotEditError."""
    present = entries(deck)
    if code in deck.languages():
        return deck
    entry: dict[str, Data] = {"code": code, "name": language_name(code)}
    text = deck.deck.insert(("languages",), len(present), entry) if present else deck.deck.set(("languages",), [entry])
    after = deck.with_deck(text)
    if texts_name(code) in after.texts:
        return after
    return after.with_words(code, YamlText(f"{_NEW}title:\n", deck.folder / texts_name(code)))


def remove(deck: DeckFolder, at: int) -> DeckFolder:
    """Without a language. Its words stay in their file. Raises CannotEditError."""
    code = entries(deck)[at].get("code")
    text = deck.deck.delete(("languages", at))
    data = text.data if isinstance(text.data, dict) else {}
    if data.get("default_language") == code:
        text = text.delete(("default_language",))
    spoken = data.get("attract_languages")
    if isinstance(spoken, list) and code in spoken:
        text = text.delete(("attract_languages", spoken.index(code)) if len(spoken) > 1 else ("attract_languages",))
    return links.without_language(fonts.without_language(deck.with_deck(text), str(code)), str(code))


def move(deck: DeckFolder, old: int, new: int) -> DeckFolder:
    """With a language at another place. Raises CannotEditError."""
    return deck.with_deck(deck.deck.move(("languages",), old, new))
