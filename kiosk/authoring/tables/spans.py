"""Where the rows and cells of a sheet are in the bytes of its XML, so that some change and every other byte stays."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

_ROWS, _CELLS = {"row", "table-row"}, {"c", "table-cell", "covered-table-cell"}
_WHOLE = {"sheetData", "cols", "table"}


@dataclass
class Span:
    """An element in the bytes from `start` to `end`; its start tag ends at `head`. `name` has its prefix."""

    name: str
    attributes: Mapping[str, str]
    start: int
    head: int
    end: int = 0
    cells: list["Span"] = field(default_factory=list)  # of a row

    @property
    def prefix(self) -> str:
        return self.name[: self.name.find(":") + 1]

    def attribute(self, name: str) -> str | None:
        """An attribute by its name without a prefix."""
        return next((value for key, value in self.attributes.items() if _local(key) == name), None)


@dataclass
class Sheet:
    """A sheet in some XML: its rows, and the elements around them by name."""

    rows: list[Span]
    around: dict[str, Span]


def sheet_in(xml: bytes, name: str | None = None) -> Sheet:
    """The sheet, or of several tables that of this name.

    Raises ValueError for XML that cannot be read, or is not in UTF-8.
    """
    parser = expat.ParserCreate()
    found, open_ = Sheet([], {}), list[Span | None]()
    is_over, is_before = False, name is not None

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal is_before
        local, at = _local(tag), parser.CurrentByteIndex
        if name is not None and local == "table" and is_before:
            said = next((value for key, value in attributes.items() if _local(key) == "name"), "")
            is_before = said.lower() != name.lower()
        kept = (
            not is_over
            and not is_before
            and (local in _ROWS | _CELLS or (local in _WHOLE and local not in found.around))
        )
        span = Span(tag, attributes, at, _tag_end(xml, at)) if kept else None
        if span and local in _ROWS:
            found.rows.append(span)
        elif span and local in _CELLS and found.rows:
            found.rows[-1].cells.append(span)
        elif span and local in _WHOLE:
            found.around[local] = span
        open_.append(span)

    def end(tag: str) -> None:
        nonlocal is_over
        span = open_.pop()
        if span:
            is_empty = xml[span.head - 2 : span.head] == b"/>"
            span.end = span.head if is_empty else xml.index(b">", parser.CurrentByteIndex) + 1
        is_over = is_over or (not is_before and _local(tag) in {"sheetData", "table"})

    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        if not xml.lstrip().startswith(b"<") or (b"encoding" in (head := xml[:120].lower()) and b"utf-8" not in head):
            raise ValueError("it is not in UTF-8")
        parser.Parse(xml, True)
    except expat.ExpatError as error:
        raise ValueError(str(error)) from None
    return found


def spliced(xml: bytes, splices: list[tuple[int, int, bytes]]) -> bytes:
    """The bytes with others in these places, of which none is within another."""
    for start, end, fresh in sorted(splices, reverse=True):
        xml = xml[:start] + fresh + xml[end:]
    return xml


def _tag_end(xml: bytes, start: int) -> int:
    """Where the tag that begins at `start` ends: an attribute may have a `>` in it."""
    quote, at = b"", start
    while quote or xml[at : at + 1] != b">":
        sign = xml[at : at + 1]
        if quote:
            quote = b"" if sign == quote else quote
        elif sign in (b'"', b"'"):
            quote = sign
        at += 1
    return at + 1


def _local(name: str) -> str:
    return name.rpartition(":")[2]
