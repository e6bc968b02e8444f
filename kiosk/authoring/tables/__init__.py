"""Tables of texts in the files of spreadsheet programs: .xlsx, .ods and .csv. Every cell is a text, never a formula."""

from collections.abc import Callable, Mapping
from pathlib import Path

from kiosk.authoring.tables import csv_files, ods, reading, rewriting, xlsx
from kiosk.authoring.tables.table import Table, TableError
from kiosk.system import files

__all__ = ["FORMATS", "Table", "TableError", "content_of", "read", "rewritten"]

MAX_BYTES = 20_000_000
_WRITERS: Mapping[str, Callable[[Table], bytes]] = {
    ".xlsx": xlsx.written,
    ".ods": ods.written,
    ".csv": csv_files.written,
}
FORMATS = tuple(_WRITERS)


def read(file: Path) -> Table:
    """The first sheet of a file. Raises TableError, whose text says what to do.

    What others wrote is unpacked in a process of its own, within bounds: a small file may claim to be an endless table.
    """
    ending = format_of(file)
    try:
        content = files.read_whole(file, MAX_BYTES)
    except FileNotFoundError:
        raise TableError("there is no such file") from None
    except (OSError, ValueError) as error:
        raise TableError(f"it cannot be read: {getattr(error, 'strerror', None) or error}") from None
    return csv_files.table(content) if ending == ".csv" else reading.table(content)


def content_of(table: Table, file: Path) -> bytes:
    """The table as the content of a file of this name. Raises TableError for a name of another kind."""
    return _WRITERS[format_of(file)](table)


def rewritten(content: bytes, before: Table, after: Table, file: Path) -> bytes:
    """The content of a file whose table is `before`, with the cells of `after`; whatever else is in it stays.

    Raises TableError if that cannot be done.
    """
    if format_of(file) == ".csv":
        return csv_files.rewritten(content, after)
    return rewriting.rewritten(content, before, after)


def format_of(file: Path) -> str:
    """The ending of a table's name. Raises TableError if it is none that we know."""
    ending = file.suffix.lower()
    if ending not in FORMATS:
        raise TableError(f"it must be a file of {', '.join(FORMATS[:-1])} or {FORMATS[-1]}; save it as one of these")
    return ending
