"""Tables in the files of spreadsheet programs: whatever is in a cell stays a text, and no file takes too much."""

import datetime
import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from kiosk.authoring import tables
from kiosk.authoring.tables import csv_files, number_formats, reader
from kiosk.authoring.tables.table import MAX_ROWS, Table, TableError

ROWS = [
    ["id", "headline [ky]", "state"],
    ["a", "=1+1", "x"],
    ["b", "-5 \n two  spaces ", "'=q"],
    ["c", "+996", "@x"],
    ["", "😀 <b>&\"'", "'"],
    ["007", "0.5", "1,5;2"],
]


@pytest.mark.parametrize("ending", tables.FORMATS)
def test_what_is_written_is_read_again(tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"table{ending}"
    file.write_bytes(tables.content_of(Table(ROWS, frozenset({"state"})), file))
    assert tables.read(file).rows == ROWS


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff") | st.just("\n"))
GRIDS = st.integers(1, 5).flatmap(lambda width: st.lists(st.lists(TEXTS, min_size=width, max_size=width), min_size=1))


def cut(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Without the empty cells and rows at the end, which no file keeps."""
    kept = [list(row) for row in rows]
    for row in kept:
        while row and not row[-1]:
            row.pop()
    while kept and not kept[-1]:
        kept.pop()
    return kept


@given(GRIDS)
def test_any_text_is_written_as_it_is_read(rows: list[list[str]]) -> None:
    for ending in (".xlsx", ".ods"):
        content = tables.content_of(Table(rows), Path(f"t{ending}"))
        assert cut(reader.table_of(content).rows) == cut(rows)
    lone = cut(csv_files.table(csv_files.written(Table([["a", "b"], *rows]))).rows)
    assert lone == cut([["a", "b"], *rows])


@given(st.text(st.sampled_from("'=+-@\t a")))
def test_no_cell_of_a_csv_file_is_a_formula(text: str) -> None:
    content = csv_files.written(Table([["a", "b"], ["x", text]]))
    assert not any(
        cell.startswith(tuple("=+-@\t")) for cell in content.decode("utf-8-sig").splitlines()[1].split(",")[1:2]
    )
    assert csv_files.table(content).rows[1][1] == text


@pytest.mark.parametrize(
    "text", ["id;headline [ky]\r\na;б, в\r\n", "id\theadline [ky]\na\tб, в", 'id,headline [ky]\na,"б, в"']
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_as_programs_write_it(text: str, encoding: str) -> None:
    for said in ("", f"sep={text[2]}\r\n"):
        rows = csv_files.table(f"{said}{text}".encode(encoding)).rows
        assert rows == [["id", "headline [ky]"], ["a", "б, в"]]


def test_numbers_and_dates_are_what_people_see(tmp_path: Path) -> None:
    file = tmp_path / "t.xlsx"
    book = xlsxwriter.Workbook(file)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, [118, 0.5, True, "007"])
    sheet.write_formula(0, 4, "=1+1", value=2)
    for column, time in ((5, datetime.time(9, 30)), (6, datetime.time(9, 30, 15))):
        sheet.write_datetime(0, column, time, book.add_format({"num_format": "hh:mm:ss"}))
    book.close()
    assert tables.read(file).rows == [["118", "0.5", "true", "007", "2", "09:30:00", "09:30:15"]]


def far(_: Path) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write_string(0, 0, "x")
    sheet.write_string(1_048_575, 16_383, "x")
    book.close()
    return out.getvalue()


def bomb(_: Path) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b" " * 250_000_000)
    return out.getvalue()


def long(file: Path) -> bytes:
    return tables.content_of(Table([["x"]] * (MAX_ROWS + 1)), file)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (far, "too much"),
        (bomb, "unpacks to too much"),
        (long, "5,001 rows"),
        (lambda _: b"PK\x03\x04", "save it again"),
        (lambda _: b"", "save it again"),
    ],
)
def test_what_is_too_much_is_refused(tmp_path: Path, make: Callable[[Path], bytes], message: str) -> None:
    file = tmp_path / "t.xlsx"
    file.write_bytes(make(file))
    with pytest.raises(TableError, match=message):
        tables.read(file)


def test_what_is_no_table_is_said(tmp_path: Path) -> None:
    for name, content, message in [
        ("t.xls", b"", "save it as"),
        ("t.csv", "headline\nк".encode("cp1251"), "UTF-8"),
        ("t.csv", b"a\n" * (MAX_ROWS + 1), "rows"),
        ("t.csv", b"a\n" + b",\n" * MAX_ROWS + b"b\n", "rows"),
        ("t.csv", tables.content_of(Table([["a"]]), Path("t.xlsx")), "a workbook"),
        ("t.csv", b'a\n"' + b"x" * 140_000, "CSV"),
    ]:
        (tmp_path / name).write_bytes(content)
        with pytest.raises(TableError, match=message):
            tables.read(tmp_path / name)
    with pytest.raises(TableError, match="no such file"):
        tables.read(tmp_path / "none.csv")


@pytest.mark.parametrize(
    ("number", "code", "said"),
    [
        (0.5, "0%", "50%"),
        (0.5, "0\\ %", "50 %"),
        (0.125, "0.0%", "12.5%"),
        (0.07, "0%", "7%"),
        (-0.5, "0%", "-50%"),
        (1.5, "0.00", "1.50"),
        (1234.5, "#,##0.00", "1234.50"),
        (12, '0" years"', "12 years"),
        (7, "[$€-407]0.0", "€7.0"),
        (-3, "0;(0)", "(3)"),
        (0, '0;-0;"none"', None),
        (3, "General", None),
        (45000, "d.m.yyyy", None),
        (0.5, "# ?/?", None),
        (1e6, "0,,", None),
    ],
)
def test_a_number_is_what_its_cell_shows(number: float, code: str, said: str | None) -> None:
    assert number_formats.shown(number, code) == said


def test_a_number_without_a_format_has_no_noise() -> None:
    assert [number_formats.plain(number) for number in (3.0, 0.1 + 0.2, 2024)] == ["3", "0.3", "2024"]


def test_percentages_are_read_as_they_are_seen(tmp_path: Path) -> None:
    file = tmp_path / "t.xlsx"
    book = xlsxwriter.Workbook(file)
    sheet = book.add_worksheet()
    for column, code in enumerate(("0%", "0.00%", "0.0", "General", '0.0" km"')):
        sheet.write_number(1, column, 0.5, book.add_format({"num_format": code}))
    book.close()
    assert tables.read(file).rows[1] == ["50%", "50.00%", "0.5", "0.5", "0.5 km"]
    plain = '<table:table-cell table:style-name="cell" office:value-type="string"><text:p>x</text:p></table:table-cell>'
    shown = (
        '<table:table-cell office:value-type="percentage" office:value="0.5"><text:p>50 %</text:p></table:table-cell>'
    )
    content = tables.content_of(Table([["a"], ["x"]]), tmp_path / "t.ods")
    with zipfile.ZipFile(io.BytesIO(content)) as packed, zipfile.ZipFile(tmp_path / "t.ods", "w") as changed:
        for name in packed.namelist():
            changed.writestr(name, packed.read(name).decode().replace(plain, shown))
    assert tables.read(tmp_path / "t.ods").rows == [["a"], ["50 %"]]


def test_empty_rows_at_the_end_are_none(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes(b"a,b\n,\nc,d\n" + b",\n" * 100_000)
    assert tables.read(tmp_path / "t.csv").rows == [["a", "b"], [], ["c", "d"]]


@pytest.mark.parametrize("said", ['"Sun,light\nMoon,dark\n', '"Sun,"light\nMoon,dark\n'])
def test_a_quotation_mark_that_is_not_closed_swallows_no_row(tmp_path: Path, said: str) -> None:
    file = tmp_path / "table.csv"
    file.write_text(f"headline [en],body [en]\n{said}", encoding="utf-8")
    with pytest.raises(TableError, match="row 2 is not CSV: it has a text with a quotation mark"):
        tables.read(file)


def test_a_quotation_mark_within_a_text_is_one(tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_text('headline [en],body [en]\nA 6" pipe,"He said ""yes"""\n', encoding="utf-8")
    assert tables.read(file).rows[1] == ['A 6" pipe', 'He said "yes"']
