"""Sheets of decks, written and edited as somebody would."""

from pathlib import Path

from kiosk.authoring import tables
from kiosk.authoring.folder import DeckFolder
from kiosk.authoring.sheet import table
from kiosk.authoring.tables import Table


def export(folder: Path, file: Path) -> None:
    file.write_bytes(tables.content_of(table(DeckFolder.read(folder)), file))


def write(file: Path, rows: list[list[str]]) -> None:
    file.write_bytes(tables.content_of(Table(rows), file))


def edit(file: Path, name: str, title: str, text: str) -> None:
    """Change a cell: that of the row with this id, in the column with this title."""
    rows = [list(row) for row in tables.read(file).rows]
    row = next(row for row in rows if row[1] == name)
    row[rows[0].index(title)] = text
    write(file, rows)
