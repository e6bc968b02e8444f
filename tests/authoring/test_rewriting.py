"""Cells written into somebody's own file: nothing else of it changes."""

import io
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.authoring import tables
from kiosk.authoring.sheet_files import import_sheet
from kiosk.authoring.tables import Table, TableError, ods, reader, reading, xlsx
from kiosk.authoring.tables.rewriting import rewritten

ROWS = [["headline [en]", "figure"], ["The sun", "50%"], ["The moon", "7"]]


def workbook() -> bytes:
    """As somebody makes one: coloured, with widths, a note, a formula, a percentage and a second sheet."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet, other = book.add_worksheet("Cards"), book.add_worksheet("Prices")
    red = book.add_format({"bg_color": "#FF0000", "bold": True})
    sheet.set_column(0, 0, 40)
    sheet.write_row(0, 0, ROWS[0], red)
    sheet.write_string(1, 0, "The sun", red)
    sheet.write_number(1, 1, 0.5, book.add_format({"num_format": "0%"}))
    sheet.write_string(2, 0, "The moon")
    sheet.write_formula(2, 1, "=3+4", value=7)
    sheet.write_comment(1, 0, "by Aigul")
    other.write_string(0, 0, "12 som")
    book.close()
    return out.getvalue()


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def test_ids_are_written_into_a_workbook_and_all_else_stays(tmp_path: Path) -> None:
    file, was = tmp_path / "own.xlsx", workbook()
    file.write_bytes(was)
    done = import_sheet(file, tmp_path / "deck")
    assert (done.is_saved, done.is_plain, done.no_ids) == (True, False, "")
    assert done.old
    assert done.old.read_bytes() == was
    before, after = parts(was), parts(file.read_bytes())
    assert {name for name in before if before[name] != after[name]} == {"xl/worksheets/sheet1.xml"}
    assert list(before) == list(after)
    said = after["xl/worksheets/sheet1.xml"].decode()
    assert "<f>3+4</f>" in said
    assert '<c r="A2" s="1" t="s">' in said
    assert 'hidden="1"' in said
    rows = tables.read(file).rows
    assert [row[:3] for row in rows] == [[*ROWS[0], "id"], [*ROWS[1], "the-sun"], [*ROWS[2], "the-moon"]]
    again = import_sheet(file, tmp_path / "deck")
    assert (again.merge.changes, again.old) == ((), None)


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=6)
GRIDS = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(TEXTS, min_size=width, max_size=width), min_size=3, max_size=3)
)


@pytest.fixture
def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tables are read here, and not by a process of their own."""
    monkeypatch.setattr(reading, "table", reader.table_of)


@pytest.mark.usefixtures("read_here")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(GRIDS, st.dictionaries(st.tuples(st.integers(0, 2), st.integers(0, 6)), TEXTS.filter(str.strip), max_size=5))
def test_any_cells_of_any_table(rows: list[list[str]], cells: dict[tuple[int, int], str]) -> None:
    """What was written is read again by `rewritten`, and must be the same."""
    rows = [["head", *rows[0]], ["a", *rows[1]], ["b", *rows[2]]]
    after = [list(row) for row in rows]
    for (line, column), text in cells.items():
        after[line] += [""] * (column + 1 - len(after[line]))
        after[line][column] = text
    for write in (xlsx.written, ods.written):
        rewritten(write(Table(rows)), Table(rows), Table(after))


def test_repeated_cells_of_an_ods_file_are_parted() -> None:
    rows = [["a", "", "", "", "b"], ["c"]]
    packed = parts(ods.written(Table(rows)))
    xml = packed["content.xml"].decode()
    empty = '<table:table-cell table:style-name="cell" office:value-type="string"></table:table-cell>'
    assert empty * 3 in xml
    one = '<table:table-cell table:style-name="cell" table:number-columns-repeated="3"/>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as fresh:
        for name, content in packed.items():
            fresh.writestr(name, xml.replace(empty * 3, one) if name == "content.xml" else content)
    made = rewritten(out.getvalue(), Table(rows), Table([["a", "", "x", "", "b"], ["c", "", "", "d"]]))
    said = parts(made)["content.xml"].decode()
    assert said.count("number-columns-repeated") == 1  # the two before d
    assert said.count('<table:table-cell table:style-name="cell"/>') == 2


def test_a_formula_is_never_overwritten() -> None:
    with pytest.raises(TableError, match="formula"):
        rewritten(workbook(), Table(ROWS), Table([*ROWS[:2], ["The moon", "8"]]))


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_csv_file_keeps_its_form(separator: str, encoding: str) -> None:
    for said in ("", f"sep={separator}\r\n"):
        for end in ("\r\n", "\n"):
            text = f"{said}a{separator}б{end}1{separator}2{end}"
            rows = [["a", "б"], ["1", "3"]]
            made = tables.rewritten(text.encode(encoding), Table([]), Table(rows), Path("t.csv"))
            assert made == f"{said}a{separator}б{end}1{separator}3{end}".encode(encoding)
