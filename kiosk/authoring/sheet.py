"""A deck as a table: a row for the cover, each section and each card; a column for each value, and each text."""

import re
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from kiosk.authoring.cells import Cells, Name, entry_cells, form_of, word_cells
from kiosk.authoring.folder import DeckFolder
from kiosk.authoring.tables.table import Table
from kiosk.deck.forms import COVER, FACT
from kiosk.text.letters import can_be_seen
from kiosk.yamlfiles import Data

SECTION = "section"  # as a row's kind
STATE = "as exported"  # the last column: how the row was when it was written
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_NOTHING = re.compile("[\0-\x08\x0e-\x1f\x7f-\x9f]")
_FIRST = ("kind", "id", "section", "accent", "illustration", "credit", "figure")
_WORDS = ("headline", "body", "figure_unit", "description", "opening")


@dataclass(frozen=True)
class Row:
    """A page or a section. Its cells are by the titles of their columns."""

    kind: str
    id: str
    cells: Cells

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from others: a card's kind may change."""
        return (self.kind if self.kind in {COVER.kind.name, SECTION} else "card", self.id)


def rows(deck: DeckFolder) -> list[Row]:
    """The rows of a deck: the cover, the sections, the cards. As far as its files can be understood."""
    words = {code: _map(deck.words(code).data) for code in deck.languages()}
    data = _map(deck.deck.data)
    found = [_page(COVER.kind.name, COVER.kind.name, data.get("cover"), words)]
    common = {
        str(Name("section", code)): said
        for code, texts in words.items()
        if isinstance(said := texts.get("section"), str)
    }
    found = [Row(found[0].kind, found[0].id, {**found[0].cells, **common})]
    for section in _list(data.get("sections")):
        name = _id(section)
        titles = {code: _map(texts.get("sections")).get(name) for code, texts in words.items()}
        cells = {str(Name("headline", code)): title for code, title in titles.items() if isinstance(title, str)}
        found.append(Row(SECTION, name, cells))
    for card in _list(data.get("cards")):
        kind, name = str(_map(card).get("kind") or FACT.kind.name), _id(card)
        found.append(
            _page(kind, name, card, {code: _map(_map(texts.get("cards")).get(name)) for code, texts in words.items()})
        )
    return found


def table(deck: DeckFolder) -> Table:
    """The deck as a table."""
    found = rows(deck)
    names = columns(deck, found)
    lines = [[*(cell(row, name) for name in names), state(row, names, number)] for number, row in enumerate(found)]
    return Table([[*names, STATE], *lines], frozenset({STATE}))


def columns(deck: DeckFolder, found: list[Row]) -> list[str]:
    """The titles of the columns: what nearly every card has, then what some have, then the words, side by side."""
    languages = deck.languages()
    seen = [Name.read(title) for row in found for title in row.cells]
    values = dict.fromkeys([*_FIRST, *(name.place for name in seen if not name.code)])
    places = dict.fromkeys([*_WORDS, *(name.place for name in seen if name.code)])
    return [*values, *(str(Name(place, code)) for place in places for code in languages)]


def cell(row: Row, title: str) -> str:
    """What a row has in a column."""
    return {"kind": row.kind, "id": row.id}.get(title) or row.cells.get(title, "")


def state(row: Row, names: list[str], number: int) -> str:
    """How a row is now: its number, and a mark of each cell, so that it can be told later what has changed."""
    return " ".join([f"#{number}", *sorted({mark(title, cell(row, title)) for title in names})])


def mark(title: str, text: str) -> str:
    """A short digest of a cell."""
    return urlsafe_b64encode(sha256(f"{title}\0{clean(text)}".encode()).digest()[:3]).decode()


def clean(text: str) -> str:
    """A cell's text without what other programs add to it, such as PowerPoint's signs; none if it shows nothing."""
    lines = _NOTHING.sub("", _LINE_ENDS.sub("\n", text))
    return lines.strip() if can_be_seen(lines) else ""


def _page(kind: str, name: str, entry: Data, words: Mapping[str, Data]) -> Row:
    values = {place: text for place, text in entry_cells(entry).items() if place not in {"kind", "id"}}
    form = form_of(kind)
    said = {
        str(Name(place, code)): text for code, texts in words.items() for place, text in word_cells(texts, form).items()
    }
    return Row(kind, name, {**values, **said})


def _id(entry: Data) -> str:
    return str(_map(entry).get("id") or "")


def _map(data: Data) -> dict[str, Data]:
    return data if isinstance(data, dict) else {}


def _list(data: Data) -> list[Data]:
    return data if isinstance(data, list) else []
