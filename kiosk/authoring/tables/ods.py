"""Writes .ods, the format of LibreOffice.

Its libraries for Python have not been kept for years; what a table of texts needs of the format is this much.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from html import escape

from kiosk.authoring.tables.table import Table

_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{_TYPE}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>
"""
_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{path}:1.0"'
    for name, path in (
        ("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"), ("fo", "xsl-fo-compatible"),
    )
)  # fmt: skip
_STYLES = """\
<office:automatic-styles>
<style:style style:name="cell" style:family="table-cell">
<style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top"/></style:style>
<style:style style:name="wide" style:family="table-column">
<style:table-column-properties style:column-width="9cm"/></style:style>
<style:style style:name="narrow" style:family="table-column">
<style:table-column-properties style:column-width="3.5cm"/></style:style>
</office:automatic-styles>
"""
_CELL = '<table:table-cell table:style-name="cell" office:value-type="string">'
_WIDE = 40  # letters
_TIMES = re.compile(rb'\s+table:number-columns-repeated="[0-9]*"')
_NAME = re.compile(rb"<[\w:-]+")
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def written(table: Table) -> bytes:
    """The content of an .ods file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(zipfile.ZipInfo("mimetype"), _TYPE)  # first, and not compressed
        packed.writestr("content.xml", "".join(_content(table)))
        packed.writestr("META-INF/manifest.xml", _MANIFEST)
    return out.getvalue()


def cell(text: str, style: str | None) -> bytes:
    """The XML of a cell with a text."""
    styled = f' table:style-name="{escape(style)}"' if style else ""
    return f'<table:table-cell{styled} office:value-type="string">{_text(text)}</table:table-cell>'.encode()


def repeated(cell: bytes, times: int) -> bytes:
    """A cell that stands for so many."""
    if times == 0:
        return b""
    plain = _TIMES.sub(b"", cell, count=1)
    return plain if times == 1 else _NAME.sub(rb'\g<0> table:number-columns-repeated="%d"' % times, plain, count=1)


def filler(times: int) -> bytes:
    """So many empty cells."""
    return repeated(b"<table:table-cell/>", times)


def _content(table: Table) -> Iterator[str]:
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {_SPACES} office:version="1.3">\n{_STYLES}'
    yield f'<office:body><office:spreadsheet><table:table table:name="{escape(table.name)}">\n'
    names = list(table.rows[0]) if table.rows else []
    for number, width in enumerate(table.widths()):
        hidden = ' table:visibility="collapse"' if number < len(names) and names[number] in table.hidden else ""
        yield f'<table:table-column table:style-name="{"wide" if width > _WIDE else "narrow"}"{hidden}/>'
    for row in table.rows:
        yield "<table:table-row>"
        for cell in row:
            yield f"{_CELL}{_text(cell)}</table:table-cell>"
        yield "</table:table-row>\n"
    yield "</table:table></office:spreadsheet></office:body></office:document-content>"


def _text(cell: str) -> str:
    """A cell's text: a paragraph a line, with every space kept."""
    plain = escape(_NOT_IN_XML.sub("", cell), quote=False).replace("  ", " <text:s/>")
    return "".join(f"<text:p>{line}</text:p>" for line in plain.split("\n")) if cell else ""
