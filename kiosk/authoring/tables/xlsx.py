"""Writes .xlsx: every cell a text, the first row and column fixed, hidden columns hidden."""

import io
import re
from html import escape

from kiosk.authoring.tables.table import Table

SPANS = re.compile(rb'\s+spans="[^"]*"')
LAST = re.compile(rb'\smax="(\d+)"')
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def cell(place: str, text: str, style: str | None, prefix: str) -> bytes:
    """The XML of a cell with a text; `prefix` is that of the sheet's elements."""
    styled = f' s="{escape(style)}"' if style else ""
    said = escape(_NOT_IN_XML.sub("", text), quote=False)
    within = f'<{prefix}is><{prefix}t xml:space="preserve">{said}</{prefix}t></{prefix}is>'
    return f'<{prefix}c r="{place}"{styled} t="inlineStr">{within}</{prefix}c>'.encode()


def written(table: Table) -> bytes:
    """The content of an .xlsx file."""
    import xlsxwriter  # noqa: PLC0415 - only for this

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet(table.name)
    body = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    head = book.add_format({"bold": True, "valign": "top", "bottom": 1})
    names = list(table.rows[0]) if table.rows else []
    for number, width in enumerate(table.widths()):
        is_hidden = number < len(names) and names[number] in table.hidden
        sheet.set_column(number, number, width, body, {"hidden": is_hidden})
    for line, row in enumerate(table.rows):
        for number, cell in enumerate(row):
            if cell:
                sheet.write_string(line, number, cell, body if line else head)
    sheet.freeze_panes(1, 1)
    book.close()
    return out.getvalue()
