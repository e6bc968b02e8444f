"""What the cells of a sheet show that have numbers in them, and which have no text although they should.

calamine gives a number without its format, and nothing for a formula that was never calculated.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO
from xml.etree import ElementTree
from zipfile import ZipFile

from kiosk.authoring.tables import date_formats
from kiosk.authoring.tables.number_formats import BUILT_IN, shown
from kiosk.authoring.tables.table import MAX_COLUMNS, MAX_ROWS
from kiosk.authoring.tables.workbook import CONTENT, number_of, sheet_part

Place = tuple[int, int]  # row and column, from 0
_STYLES = "xl/styles.xml"
_SHOWN = {"float", "percentage", "currency", "date", "time"}
_TALL = re.compile(r"(?P<column>[A-Z]+)(?P<first>[0-9]+):(?P=column)(?P<last>[0-9]+)")
_NO_RESULT = "a formula without its result; open the file in your spreadsheet program and save it again"
_ERROR = "an error of your spreadsheet program, {}; mend its formula"


@dataclass
class Seen:
    """By row and column, from 0: the text that a cell shows, or the format of a date, and why it has none.

    `tall`: over how many rows a merged cell of one column goes.
    """

    texts: dict[Place, str] = field(default_factory=dict)
    codes: dict[Place, str] = field(default_factory=dict)
    faults: dict[Place, str] = field(default_factory=dict)
    tall: dict[Place, int] = field(default_factory=dict)


def seen_in(packed: ZipFile, name: str) -> Seen:
    """Of the sheet of this name. What cannot be read is not in it: then a number is shown without its format."""
    seen = Seen()
    try:
        if CONTENT in packed.namelist():
            with packed.open(CONTENT) as source:
                _look_ods(source, name, seen)
            return seen
        codes = _codes(packed)
        with packed.open(sheet_part(packed, name)) as source:
            _look_xlsx(source, codes, seen)
    except (ElementTree.ParseError, KeyError, ValueError, IndexError):
        pass
    return seen


def _codes(packed: ZipFile) -> list[str]:
    """The format of each style of cells."""
    if _STYLES not in packed.namelist():
        return []
    root = ElementTree.fromstring(packed.read(_STYLES))  # noqa: S314 - within the bounds of this process
    named = {int(each.get("numFmtId", "0")): each.get("formatCode", "") for each in root.iterfind(".//{*}numFmt")}
    formats = {**BUILT_IN, **date_formats.BUILT_IN, **named}
    return [formats.get(int(each.get("numFmtId", "0")), "") for each in root.iterfind("./{*}cellXfs/{*}xf")]


def _look_xlsx(source: IO[bytes], codes: list[str], seen: Seen) -> None:
    row = column = -1
    for event, element in ElementTree.iterparse(source, ("start", "end")):  # noqa: S314
        name = _local(element)
        if event == "start" and name == "row":
            row, column = int(element.get("r", row + 2)) - 1, -1
        elif event == "start" and name == "c":
            place = element.get("r")
            column = number_of(re.sub("[0-9]", "", place)) if place else column + 1
        elif event == "end" and name == "c":
            code = codes[int(element.get("s", "0"))] if codes else ""
            value, sort = element.findtext("{*}v"), element.get("t", "n")
            if sort == "n" and value and code and (said := shown(float(value), code)):
                seen.texts[row, column] = said
            elif sort == "e":
                seen.faults[row, column] = _ERROR.format(value)
            elif sort == "n" and value and code:
                seen.codes[row, column] = code
            elif not value and sort not in {"inlineStr", "str"} and element.find("{*}f") is not None:
                seen.faults[row, column] = _NO_RESULT
        elif event == "end" and name == "row":
            element.clear()
        elif event == "end" and name == "mergeCell" and (found := _TALL.fullmatch(element.get("ref", ""))):
            first = int(found["first"])
            seen.tall[first - 1, number_of(found["column"])] = int(found["last"]) - first + 1


def _look_ods(source: IO[bytes], name: str, seen: Seen) -> None:
    """A cell and a row may stand for many that are the same."""
    row, is_here = 0, False
    for event, element in ElementTree.iterparse(source, ("start", "end")):  # noqa: S314
        sort = _local(element)
        if sort == "table":
            if event == "end" and is_here:
                return
            is_here, row = _attribute(element, "name").lower() == name.lower(), 0
        elif sort == "table-row" and event == "end":
            rows, cells = _times(element, "number-rows-repeated"), list(_cells(element))
            if is_here:
                seen.tall.update({(row, column): height for column, height in _tall(element)})
            for line in range(row, min(row + rows, MAX_ROWS) if cells and is_here else row):
                for column, said, fault in cells:
                    (seen.faults if fault else seen.texts)[line, column] = fault or said
            row += rows
            element.clear()


def _cells(row: ElementTree.Element) -> Iterator[tuple[int, str, str]]:
    """The column of each cell of interest, what it shows, or why it shows nothing."""
    column = 0
    for cell in row:
        times = _times(cell, "number-columns-repeated")
        said = "\n".join("".join(part.itertext()) for part in cell.iterfind("{*}p")).strip()
        sorts = {value for key, value in cell.attrib.items() if key.endswith("}value-type")}
        if "error" in sorts:
            fault = _ERROR.format(said)
        else:
            fault = _NO_RESULT if not sorts and _attribute(cell, "formula") else ""
        if fault or (said and sorts & _SHOWN):
            yield from ((each, said, fault) for each in range(column, min(column + times, MAX_COLUMNS)))
        column += times


def _tall(row: ElementTree.Element) -> Iterator[tuple[int, int]]:
    column = 0
    for cell in row:
        height = _times(cell, "number-rows-spanned")
        if height > 1 and _times(cell, "number-columns-spanned") == 1:
            yield column, height
        column += _times(cell, "number-columns-repeated")


def _times(element: ElementTree.Element, name: str) -> int:
    return int(_attribute(element, name) or 1)


def _attribute(element: ElementTree.Element, name: str) -> str:
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _local(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]
