"""Brings the pictures that a table names into the deck that begins with it: they lie beside the table."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from unicodedata import normalize

from kiosk.authoring.folder import DECK, DeckFolder
from kiosk.system import files

_MAX_BYTES = 150_000_000  # of a picture, as the check allows


def bring(deck: DeckFolder, table: Path) -> None:
    """Copy those pictures of a new deck that are in the table's folder, or in the same place below it as in the deck.

    A name in other capitals is the same one, as on Windows. Nothing is overwritten. Files that are missing, too large
    or no plain files are left to the check to name. Raises OSError.
    """
    for name in dict.fromkeys(_named(deck)):
        if ".." in Path(name).parts or Path(name).is_absolute():
            continue
        copy = deck.folder / name
        nearby = [near for below in (Path(name).name, name) if (near := _nearby(table.parent / below))]
        found = next((file for file in nearby if file.is_file() and file.stat().st_size <= _MAX_BYTES), None)
        if found is None or files.exists(copy):
            continue
        with suppress(ValueError):
            files.replace(copy, files.read_whole(found, _MAX_BYTES), within=deck.folder)


def _nearby(file: Path) -> Path | None:
    """The file itself, or else the one whose name differs only in capitals; None if there is none, or several."""
    if file.is_file():
        return file
    wanted = normalize("NFC", file.name).casefold()
    beside = file.parent.iterdir() if file.parent.is_dir() else ()
    alike = [each for each in beside if normalize("NFC", each.name).casefold() == wanted]
    return alike[0] if len(alike) == 1 else None


def _named(deck: DeckFolder) -> Iterator[str]:
    data = deck.texts[DECK].data
    cards = data.get("cards") if isinstance(data, dict) else None
    pages = [data.get("cover") if isinstance(data, dict) else None, *(cards if isinstance(cards, list) else ())]
    for page in pages:
        name = page.get("illustration") if isinstance(page, dict) else None
        if isinstance(name, str) and name:
            yield name
