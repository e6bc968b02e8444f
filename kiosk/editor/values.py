"""What is written in a deck's files, as the text of a field, and back."""

from contextlib import suppress

from kiosk.authoring.folder import DeckFolder
from kiosk.editor import links, names
from kiosk.editor.fields import DECK, Field, Slot
from kiosk.yamlfiles import Data, Way
from kiosk.yamlfiles.editing import CannotEditError, YamlText

_BLANK = "\n\n"  # between paragraphs
_MOST = 50_000  # letters; what is pasted by mistake would make the file too large to be read again


def text_in(deck: DeckFolder, slot: Slot) -> YamlText:
    """The file that a slot is in."""
    return deck.deck if slot.language == DECK else deck.words(slot.language)


def with_text(deck: DeckFolder, slot: Slot, text: YamlText) -> DeckFolder:
    """The deck with another text of that file."""
    return deck.with_deck(text) if slot.language == DECK else deck.with_words(slot.language, text)


def written(deck: DeckFolder, slot: Slot) -> Data:
    """What is written there; None if nothing is, or if the file has mistakes."""
    with suppress(KeyError, CannotEditError):
        if slot.column:
            return links.address(text_in(deck, slot).get(slot.way[:-1]), slot.column)
        return text_in(deck, slot).get(slot.way)
    return None


def place(deck: DeckFolder, slot: Slot) -> Way:
    """Where a slot's value is written now: an address may be one for all languages."""
    if slot.column and not isinstance(written(deck, Slot(slot.language, slot.way[:-1])), dict):
        return slot.way[:-1]
    return slot.way


def is_plain(field: Field, data: Data) -> bool:
    """Whether a field can show what is written; if not, only the file itself does."""
    if field.sort in ("paragraphs", "places", "several"):
        return data is None or (isinstance(data, list) and all(isinstance(each, str) for each in data))
    return field.sort != "other" and (data is None or isinstance(data, str))


def shown(field: Field, data: Data) -> str:
    """The text of a field for what is written."""
    if isinstance(data, list):
        between = _BLANK if field.sort == "paragraphs" else ", "
        return between.join(each.strip() for each in data if isinstance(each, str))
    return data.strip() if isinstance(data, str) else ""


def meant(field: Field, text: str) -> Data:
    """What to write for the text of a field; None for nothing."""
    text = text.strip()
    if not text:
        return None
    if field.sort == "paragraphs":
        return [part.strip() for part in text.split(_BLANK) if part.strip()]
    if field.sort in ("places", "several"):
        return [part.strip() for part in text.split(",")]
    return text


def put(deck: DeckFolder, field: Field, slot: Slot, text: str) -> DeckFolder:
    """The deck with a field filled in. An empty one is taken out of its file. Raises CannotEditError."""
    if len(text) > _MOST:
        raise CannotEditError(
            f"this text has {len(text):,} letters, of {field.most or _MOST:,} at most; take a part of it"
        )
    text = text.encode(errors="ignore").decode()  # half a letter, as a clipboard may bring it, cannot be saved
    file = text_in(deck, slot)
    value = meant(field, text)
    if written(deck, slot) == value:
        return deck
    if field.sort == "name":
        which, at, _ = slot.way
        return names.renamed(deck, str(which), int(at), text.strip())
    if slot.column and slot.way[-2] == "link":
        slot, code = Slot(slot.language, slot.way[:-1]), slot.column
        value = links.changed(written(deck, slot), deck.languages(), code, value)
    if value is None:
        return with_text(deck, slot, file.prune(slot.way))
    return with_text(deck, slot, file.set(slot.way, value))
