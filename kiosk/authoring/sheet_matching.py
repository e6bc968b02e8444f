"""Finds the cards and sections of a table whose ids the deck does not have: renamed since, or without an id there."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from kiosk.authoring.cells import Name
from kiosk.authoring.sheet import SECTION, Row, clean, mark
from kiosk.authoring.sheet_rows import Sheet, SheetRow

Key = tuple[str, str]  # of a row: cover, section or card; and its id


@dataclass(frozen=True)
class Match:
    """A table whose rows have the ids of the deck; `lines` say which were found, `renamed` has the old keys."""

    sheet: Sheet
    lines: tuple[str, ...] = ()
    renamed: Mapping[Key, Key] = field(default_factory=dict)  # by the key that the deck has now


def matched(sheet: Sheet, deck: Sequence[Row]) -> Match:
    """The table with the ids that the rows of the deck have now.

    A row whose id the deck lacks is one of the deck's rows that the table lacks, if it has its headline or half of
    what only that one has: as it was exported, or as it is now. A row that somebody has given another id in the table
    is a new one.
    """
    there, listed = {row.key for row in deck}, {each.row.key for each in sheet.rows}
    own = Counter((row.key[0], made) for row in deck for made in _marks(row, sheet))
    lost: dict[Key, Row] = {row.key: row for row in deck if row.key not in listed}
    marks = {
        key: {made: title for made, title in _marks(row, sheet).items() if own[key[0], made] == 1}
        for key, row in lost.items()
    }
    by_mark = {(key[0], made): key for key, titles in marks.items() for made in titles}
    found: dict[int, Row] = {}  # by the row's number
    for each in sheet.rows if lost else ():
        is_other = each.marks is not None and not each.is_new and not each.is_as_exported("id", each.row.id)
        if each.row.key in there or is_other:
            continue
        same: dict[Key, set[str]] = {}  # the titles of what is as in that row
        for made in (each.marks or frozenset()) | _marks(each.row, sheet).keys():
            if key := by_mark.get((each.row.key[0], made)):
                same.setdefault(key, set()).add(marks[key][made])
        alike = [key for key, titles in same.items() if _is_enough(titles, len(marks[key]))]
        if len(alike) == 1:
            found[each.number] = lost[alike[0]]
    twice = Counter(row.key for row in found.values())
    found = {number: row for number, row in found.items() if twice[row.key] == 1}
    if not found:
        return Match(sheet)
    old = {each.number: each for each in sheet.rows if each.number in found}
    sections = {old[number].row.id: row.id for number, row in found.items() if row.kind == SECTION}
    rows = [_with_section(_named(each, found.get(each.number)), sections) for each in sheet.rows]
    lines = tuple(_line(old[number], row) for number, row in found.items())
    return Match(replace(sheet, rows=rows), lines, {row.key: old[number].row.key for number, row in found.items()})


def _marks(row: Row, sheet: Sheet) -> dict[str, str]:
    """The titles of what a row says that others rarely do, by their marks: its words, and its picture."""
    said = {title: text for title in sheet.titles if (text := clean(row.cells.get(title, "")))}
    return {mark(title, text): title for title, text in said.items() if title == "illustration" or _is_word(title)}


def _is_word(title: str) -> bool:
    name = Name.read(title)
    return bool(name.code) and name.place != SECTION


def _is_enough(same: set[str], most: int) -> bool:
    return any(title.startswith("headline") for title in same) or (len(same) > 1 and 2 * len(same) >= most)


def _named(each: SheetRow, row: Row | None) -> SheetRow:
    """With the id of a row of the deck; it has to be written into the table."""
    return replace(each, row=Row(each.row.kind, row.id, each.row.cells), is_new=True) if row else each


def _with_section(each: SheetRow, renamed: Mapping[str, str]) -> SheetRow:
    """A card that somebody has put into a section that is called otherwise now."""
    name = each.row.cells.get("section", "")
    if name not in renamed or each.is_as_exported("section", name):
        return each
    return replace(each, row=replace(each.row, cells={**each.row.cells, "section": renamed[name]}))


def _line(each: SheetRow, row: Row) -> str:
    which = row.key[0]
    if each.is_new:
        return f"row {each.number}: it has no id; by its texts it is the deck's {which} `{row.id}`"
    return f"row {each.number}: by its texts `{each.row.id}` is the deck's {which} `{row.id}`, renamed since"
