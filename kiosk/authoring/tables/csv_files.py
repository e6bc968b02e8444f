"""CSV, as Excel writes and opens it: UTF-8 with a mark, commas or semicolons or tabs."""

import codecs
import csv
import io
import re

from kiosk.authoring.tables.table import MAX_COLUMNS, MAX_ROWS, Table, TableError

# Spreadsheet programs take a cell that begins like this for a formula, even within quotes.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_MARKED = re.compile(r"'+[=+\-@\t\r]")
_SEPARATORS = ";\t,"
_BOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # how .xlsx, .ods and .xls begin
_WIDE = {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}
_SAID = re.compile(r"sep=([;\t,])\r?\n", re.IGNORECASE)  # with which Excel is told the separator


def written(table: Table, separator: str = ",", encoding: str = "utf-8-sig", line_end: str = "\r\n") -> bytes:
    """The content of a CSV file. What would be a formula gets an apostrophe in front, which `table` takes off again."""
    out = io.StringIO(newline="")
    rows = ([f"'{cell}" if _FORMULA.match(cell) else cell for cell in row] for row in table.rows)
    csv.writer(out, delimiter=separator, lineterminator=line_end).writerows(rows)
    return out.getvalue().encode(encoding)


def rewritten(content: bytes, table: Table) -> bytes:
    """A table in the form in which another CSV file is written, so that whatever has opened that opens this."""
    text, separator, said = _read(content)
    encoding = "utf-16" if content[:2] in _WIDE else "utf-8-sig" if content.startswith(codecs.BOM_UTF8) else "utf-8"
    line_end = "\r\n" if "\r\n" in text else "\n"
    body = written(table, separator, "utf-8", line_end).decode()
    return f"{said}{body}".encode(encoding)


def _read(content: bytes) -> tuple[str, str, str]:
    """A file's text, its separator, and the line that says which that is. Raises TableError."""
    if content.startswith(_BOOKS):
        raise TableError("it is a workbook, no CSV; give its name the ending .xlsx or .ods, or save it as one of these")
    try:
        text = content.decode("utf-16" if content[:2] in _WIDE else "utf-8-sig")
    except UnicodeDecodeError:
        raise TableError("it is not in UTF-8; in Excel, save it as `CSV UTF-8`, or as .xlsx") from None
    said = _SAID.match(text)
    text = text[said.end() :] if said else text
    first = text[: text.find("\n")] if "\n" in text else text
    separator = (
        said[1] if said else max(_SEPARATORS, key=first.count) if any(sign in first for sign in _SEPARATORS) else ","
    )
    return text, separator, said[0] if said else ""


def table(content: bytes) -> Table:
    """The table in a CSV file. Raises TableError."""
    text, separator, _ = _read(content)
    rows, empty = list[list[str]](), 0  # programs write thousands of empty rows after the last one
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
            if not any(row):
                empty += 1
                continue
            if len(rows) + empty >= MAX_ROWS or len(row) > MAX_COLUMNS:
                raise TableError(f"it has more than {MAX_ROWS:,} rows or {MAX_COLUMNS:,} columns")
            rows += [*([] for _ in range(empty)), [cell[1:] if _MARKED.match(cell) else cell for cell in row]]
            empty = 0
    except csv.Error as error:
        long = f"more than {csv.field_size_limit():,} letters, " if "field larger" in str(error) else ""
        raise TableError(
            f"row {len(rows) + empty + 1} is not CSV: it has a text with {long}a quotation mark that nothing closes, "
            "or one within it that is not doubled; mend it, or save the table as .xlsx"
        ) from None
    return Table(rows)
