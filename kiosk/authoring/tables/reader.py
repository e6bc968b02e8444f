"""The process that reads a file of a spreadsheet program: its table goes to stdout, as JSON."""

import datetime
import io
import json
import os
import sys
import zipfile
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum, load_workbook

from kiosk.authoring.tables import date_formats
from kiosk.authoring.tables.number_formats import plain
from kiosk.authoring.tables.shown_numbers import seen_in
from kiosk.authoring.tables.table import MAX_COLUMNS, MAX_LETTERS, MAX_ROWS, Table, packed
from kiosk.system import resource_limits

MAX_BYTES = 1_500_000_000  # of addresses
MAX_CPU_S = 60
_MAX_UNPACKED = 200_000_000
_MOST_OTHERS = 20  # sheets of which it is said that they are not read
REFUSED = 1
OWN_NAMES = {"cards", "translation"}  # of the sheets that `kiosk` writes
_FORM = "it is not an .xlsx or .ods file that can be read; save it again from your spreadsheet program"


def serve() -> int:
    """Read the file on stdin; its table, or why there is none, goes to stdout. The exit code."""
    content, replies = sys.stdin.buffer.read(), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no reply
    resource_limits.bound(MAX_BYTES)
    resource_limits.bound_cpu(MAX_CPU_S)
    try:
        said, code = json.dumps(packed(table_of(content))), 0
    except ValueError as error:
        said, code = str(error), REFUSED
    except BaseException as error:  # a fault in its library comes as one that is no Exception
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        said, code = _FORM, REFUSED
    with replies:
        replies.write(said.encode())
    return code


def table_of(content: bytes) -> Table:
    """The sheet with the table: one called as `kiosk` writes it, else the first that is seen and has something in it.

    Raises ValueError.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(part.file_size for part in archive.infolist()) > _MAX_UNPACKED:
                raise ValueError("it unpacks to too much; copy its cells into a new file")
            book = load_workbook(io.BytesIO(content))
            name, rows = _chosen(book)
            seen = seen_in(archive, name)
    except (zipfile.BadZipFile, CalamineError):
        raise ValueError(_FORM) from None
    said = [
        [
            _text(cell, seen.texts.get((line, column)), seen.codes.get((line, column), ""))
            for column, cell in enumerate(row)
        ]
        for line, row in enumerate(rows)
    ]
    for (line, column), height in seen.tall.items():  # what somebody has written once for several rows
        for other in range(line + 1, min(line + height, len(said))):
            said[other][column] = said[other][column] or said[line][column]
    return Table(said, name=name, faults=seen.faults, others=_others(book, name))


def _chosen(book: CalamineWorkbook) -> tuple[str, list[list[Any]]]:
    sheets = [sheet for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    names = [sheet.name for sheet in sheets if sheet.visible == SheetVisibleEnum.Visible]
    ours = [name for name in names if name.lower() in OWN_NAMES]
    for name in (*ours, *names):
        rows = _rows(book, name)
        if rows or name == names[-1]:
            return name, rows
    raise ValueError(_FORM)


def _others(book: CalamineWorkbook, name: str) -> list[str]:
    """The names of the sheets in which something else is seen."""
    seen = [sheet.name for sheet in book.sheets_metadata if sheet.visible == SheetVisibleEnum.Visible]
    return [each for each in seen[:_MOST_OTHERS] if each != name and book.get_sheet_by_name(each).end]


def _rows(book: CalamineWorkbook, name: str) -> list[list[Any]]:
    sheet = book.get_sheet_by_name(name)
    height, width = (last + 1 for last in sheet.end or (-1, -1))
    if height > MAX_ROWS or width > MAX_COLUMNS:
        raise ValueError(f"it has {height:,} rows and {width:,} columns; {MAX_ROWS:,} and {MAX_COLUMNS:,} at most")
    return sheet.to_python(skip_empty_area=False)


def _text(cell: object, shown: str | None, code: str) -> str:
    """A cell as a text: a number or date as it is `shown`, or plain: 2027-01-31, 09:30."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if shown and not isinstance(cell, str):
        return shown
    if isinstance(cell, int | float):
        return plain(cell)
    if isinstance(cell, datetime.date | datetime.time) and code and (said := date_formats.shown(cell, code)):
        return said
    if isinstance(cell, datetime.datetime) and cell.time() == datetime.time.min:
        return cell.date().isoformat()
    if isinstance(cell, datetime.time) and not (cell.second or cell.microsecond):
        return cell.isoformat("minutes")
    return str(cell)[:MAX_LETTERS]
