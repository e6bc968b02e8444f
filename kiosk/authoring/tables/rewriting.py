"""Writes cells into somebody's own file: its colours, widths, formulas, notes and other sheets stay as they are."""

import io
import zipfile
from collections.abc import Mapping, Sequence

from kiosk.authoring.tables import ods, reading, xlsx
from kiosk.authoring.tables.spans import Sheet, Span, sheet_in, spliced
from kiosk.authoring.tables.table import Table, TableError
from kiosk.authoring.tables.workbook import CONTENT, letters_of, number_of, sheet_part

Row = Mapping[int, str]  # texts by column, from 0
Splices = list[tuple[int, int, bytes]]
_MOST = 60_000_000  # bytes of a sheet's XML


def rewritten(content: bytes, before: Table, after: Table) -> bytes:
    """The .xlsx or .ods file `content`, whose table is `before`, with that of `after`.

    The columns that are new and `hidden` in `after` are hidden as far as that is simple. Raises TableError if it cannot
    be done without losing anything.
    """
    changed = {number: cells for number, row in enumerate(after.rows) if (cells := _changed(_row(before, number), row))}
    head = next((row for row in after.rows if after.hidden & set(row)), ())
    hidden = [at for at, title in enumerate(head) if title in after.hidden]
    fresh = [at for at in hidden if at >= max(map(len, before.rows))]
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            is_ods = CONTENT in packed.namelist()
            name = CONTENT if is_ods else sheet_part(packed, before.name)
            xml = _part(packed, name)
            made = _ods(xml, changed, before.name) if is_ods else _xlsx(xml, changed, fresh)
            out = _packed(packed, name, made)
    except (zipfile.BadZipFile, SyntaxError, KeyError, ValueError, IndexError, NotImplementedError) as error:
        raise TableError(str(error)) from None
    if not _is_same(reading.table(out), after):
        raise TableError("it is written in a way that this program does not know")
    return out


def _part(packed: zipfile.ZipFile, name: str) -> bytes:
    if packed.getinfo(name).file_size > _MOST:
        raise ValueError("it is too large")
    return packed.read(name)


def _packed(packed: zipfile.ZipFile, name: str, xml: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as fresh:
        for part in packed.infolist():
            fresh.writestr(part, xml if part.filename == name else packed.read(part.filename))
    return out.getvalue()


def _xlsx(xml: bytes, changed: Mapping[int, Row], hidden: Sequence[int]) -> bytes:
    sheet = sheet_in(xml)
    rows = {int(row.attributes.get("r", at + 1)) - 1: row for at, row in enumerate(sheet.rows)}
    splices = Splices()
    for number, cells in changed.items():
        row = rows[number]
        there = {number_of(cell.attributes["r"].rstrip("0123456789")): cell for cell in row.cells}
        fresh: dict[int, bytes] = {}
        for column, text in cells.items():
            cell = there.get(column)
            if cell and b"<f" in xml[cell.start : cell.end]:
                raise ValueError("a formula is in the way")
            made = xlsx.cell(
                f"{letters_of(column)}{number + 1}", text, cell.attributes.get("s") if cell else None, row.prefix
            )
            if cell:
                splices.append((cell.start, cell.end, made))
            else:
                fresh[column] = made
        for column, made in sorted(fresh.items()):
            behind = min((other for other in there if other > column), default=None)
            at = there[behind].start if behind is not None else _inner_end(xml, row)
            splices.append((at, at, made))
        if b"spans=" in xml[row.start : row.head]:  # only a hint, and now a wrong one
            tag = xml[row.start : row.head]
            splices.append((row.start, row.head, xlsx.SPANS.sub(b"", tag)))
    return spliced(xml, [*_joined(splices), *_hidden(xml, sheet, hidden)])


def _inner_end(xml: bytes, element: Span) -> int:
    if element.head == element.end:
        raise ValueError("a row is empty")
    return xml.rindex(b"<", element.start, element.end)


def _joined(splices: Splices) -> Splices:
    """Several cells that go to one place, in their order, as one."""
    found: dict[tuple[int, int], bytes] = {}
    for start, end, fresh in splices:
        found[start, end] = found.get((start, end), b"") + fresh
    return [(start, end, fresh) for (start, end), fresh in found.items()]


def _hidden(xml: bytes, sheet: Sheet, columns: Sequence[int]) -> Splices:
    """The columns are hidden, unless something else is said of them already."""
    data, widths = sheet.around.get("sheetData"), sheet.around.get("cols")
    if data is None or not columns:
        return []
    made = "".join(
        f'<{data.prefix}col min="{at + 1}" max="{at + 1}" width="12" hidden="1" customWidth="1"/>' for at in columns
    ).encode()
    if widths is None:
        cols = f"{data.prefix}cols".encode()
        return [(data.start, data.start, b"<" + cols + b">" + made + b"</" + cols + b">")]
    said = xlsx.LAST.findall(xml[widths.start : widths.end])
    if any(int(last) > columns[0] for last in said):
        return []
    at = _inner_end(xml, widths)
    return [(at, at, made)]


def _ods(xml: bytes, changed: Mapping[int, Row], name: str) -> bytes:
    splices, number = Splices(), 0
    for row in sheet_in(xml, name).rows:
        times = int(row.attribute("number-rows-repeated") or 1)
        wanted = [
            changed[line]
            for line in range(number, min(number + times, max(changed, default=-1) + 1))
            if line in changed
        ]
        if wanted and times > 1:
            raise ValueError("rows that are the same are kept as one")
        if wanted:
            splices += _ods_row(xml, row, wanted[0])
        number += times
    if number <= max(changed, default=-1):
        raise ValueError("a row is missing")
    return spliced(xml, splices)


def _ods_row(xml: bytes, row: Span, cells: Row) -> Splices:
    """A cell that stands for several is parted around those that change."""
    splices, column = Splices(), 0
    for cell in row.cells:
        times = int(cell.attribute("number-columns-repeated") or 1)
        wanted = {at: cells[at] for at in cells if column <= at < column + times}
        if wanted:
            if b"formula=" in xml[cell.start : cell.head]:
                raise ValueError("a formula is in the way")
            made, done = b"", column
            for at, text in sorted(wanted.items()):
                made += ods.repeated(xml[cell.start : cell.end], at - done)
                made += ods.cell(text, cell.attribute("style-name"))
                done = at + 1
            made += ods.repeated(xml[cell.start : cell.end], column + times - done)
            splices.append((cell.start, cell.end, made))
        column += times
    behind = {at: text for at, text in cells.items() if at >= column}
    if behind:
        made = b""
        for at, text in sorted(behind.items()):
            made += ods.filler(at - column) + ods.cell(text, None)
            column = at + 1
        place = _inner_end(xml, row)
        splices.append((place, place, made))
    return splices


def _row(table: Table, number: int) -> Sequence[str]:
    return table.rows[number] if number < len(table.rows) else ()


def _changed(before: Sequence[str], after: Sequence[str]) -> Row:
    return {at: text for at, text in enumerate(after) if text != (before[at] if at < len(before) else "")}


def _is_same(one: Table, other: Table) -> bool:
    return [_trimmed(row) for row in one.rows] == [_trimmed(row) for row in other.rows]


def _trimmed(row: Sequence[str]) -> list[str]:
    last = max((at + 1 for at, text in enumerate(row) if text), default=0)
    return list(row[:last])
