"""Workbooks as other programs and people make them."""

import datetime
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from kiosk.authoring import tables
from kiosk.authoring.folder import DeckFolder
from kiosk.authoring.sheet_files import import_sheet
from kiosk.authoring.tables import Table, TableError, date_formats, ods

Book = Any  # XlsxWriter's; it has no types
Sheet = Any
ROWS = [["headline [en]", "figure"], ["The sun", "8"], ["The moon", "1"]]


def workbook(file: Path, fill: Callable[[Book], None]) -> Path:
    book = xlsxwriter.Workbook(file)
    fill(book)
    book.close()
    return file


def written(sheet: Sheet, line: int = 0, column: int = 0) -> Sheet:
    for number, row in enumerate(ROWS):
        sheet.write_row(line + number, column, row)
    return sheet


def replaced(content: bytes, part: str, *changes: tuple[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as packed, zipfile.ZipFile(out, "w") as fresh:
        for name in packed.namelist():
            text = packed.read(name).decode()
            for old, new in changes if name == part else ():
                assert old in text
                text = text.replace(old, new, 1)
            fresh.writestr(name, text)
    return out.getvalue()


def a_title_above(book: Book) -> None:
    sheet = written(book.add_worksheet(), 3, 1)
    sheet.merge_range(0, 0, 0, 3, "Our cards, spring 2027")


def an_empty_sheet_first(book: Book) -> None:
    book.add_worksheet()
    written(book.add_worksheet())


def a_hidden_sheet_first(book: Book) -> None:
    hidden = book.add_worksheet("Lists")
    hidden.write_string(0, 0, "madder")
    written(book.add_worksheet()).activate()
    book.worksheets()[1].set_first_sheet()
    hidden.hide()


def notes_first(book: Book) -> None:
    book.add_worksheet("Notes").write_string(0, 0, "to do")
    written(book.add_worksheet("Cards"))


def a_filter_and_hidden_rows(book: Book) -> None:
    sheet = written(book.add_worksheet())
    sheet.autofilter(0, 0, 2, 1)
    sheet.set_row(2, None, None, {"hidden": True})


@pytest.mark.parametrize(
    "fill", [a_title_above, an_empty_sheet_first, a_hidden_sheet_first, notes_first, a_filter_and_hidden_rows]
)
def test_the_table_is_found_and_gets_its_ids(tmp_path: Path, fill: Callable[[Book], None]) -> None:
    file = workbook(tmp_path / "own.xlsx", fill)
    done = import_sheet(file, tmp_path / "deck")
    others = ["the sheet `Notes`"] if fill is notes_first else []
    assert (done.is_saved, done.is_plain, done.no_ids, done.unread) == (True, False, "", others)
    deck = DeckFolder.read(tmp_path / "deck")
    assert [deck.words("en").get(("cards", name, "headline")) for name in deck.cards()] == ["The sun", "The moon"]
    again = import_sheet(file, tmp_path / "deck")
    assert (again.merge.found, again.merge.changes, again.old) == ((), (), None)


def test_of_several_sheets_it_is_said_which_is_read(tmp_path: Path) -> None:
    def fill(book: Book) -> None:
        book.add_worksheet("Notes").write_string(0, 0, "to do")
        written(book.add_worksheet("Birds"))

    file = workbook(tmp_path / "own.xlsx", fill)
    with pytest.raises(
        TableError,
        match="only `Notes` is read, and not `Birds`: call the one with the cards `cards`; row 1 must name the columns",
    ):
        import_sheet(file, tmp_path / "deck")


def test_the_second_table_of_an_ods_file_gets_its_ids(tmp_path: Path) -> None:
    file = tmp_path / "own.ods"
    notes = (
        '<table:table table:name="Notes"><table:table-row><table:table-cell office:value-type="string"><text:p>to do'
    )
    notes += "</text:p></table:table-cell></table:table-row></table:table>"
    first = '<office:spreadsheet><table:table table:name="'
    content = replaced(ods.written(Table(ROWS)), "content.xml", (first, f"<office:spreadsheet>{notes}{first[20:]}"))
    file.write_bytes(content)
    done = import_sheet(file, tmp_path / "deck")
    assert (done.is_saved, done.is_plain, done.no_ids) == (True, False, "")
    assert "to do" in zipfile.ZipFile(file).read("content.xml").decode()
    assert [row[2] for row in tables.read(file).rows] == ["id", "the-sun", "the-moon"]
    assert import_sheet(file, tmp_path / "deck").merge.changes == ()


FORMULA = "<f>3+4</f><v>7</v>"


@pytest.mark.parametrize("result", ["<f>3+4</f>", "<f>3+4</f><v></v>"])
def test_a_formula_that_was_never_calculated_is_said(tmp_path: Path, result: str) -> None:
    """As programs write it that do not calculate."""
    file = workbook(
        tmp_path / "own.xlsx", lambda book: written(book.add_worksheet()).write_formula(1, 1, "=3+4", value=7)
    )
    assert tables.read(file).rows[1][1] == "7"
    file.write_bytes(replaced(file.read_bytes(), "xl/worksheets/sheet1.xml", (FORMULA, result)))
    with pytest.raises(TableError, match="row 2, figure: a formula without its result; open the file"):
        import_sheet(file, tmp_path / "deck")
    assert not (tmp_path / "deck").exists()


def test_an_error_is_said_where_it_counts(tmp_path: Path) -> None:
    def fill(book: Book) -> None:
        written(book.add_worksheet()).write_formula(2, 2, "=A9/0", value="#DIV/0!")

    file = workbook(tmp_path / "own.xlsx", fill)
    assert import_sheet(file, tmp_path / "deck").is_saved  # beside the table
    file = workbook(
        tmp_path / "in.xlsx", lambda book: written(book.add_worksheet()).write_formula(2, 1, "=A9/0", value="#DIV/0!")
    )
    with pytest.raises(TableError, match="row 3, figure: an error of your spreadsheet program, #DIV/0!; mend"):
        import_sheet(file, tmp_path / "other")
    said = '<table:table-cell table:style-name="cell" office:value-type="string"><text:p>8</text:p>'
    for fault, message in (
        ('<table:table-cell table:formula="of:=3+4">', "without its result"),
        ('<table:table-cell office:value-type="string" calcext:value-type="error"><text:p>#REF!</text:p>', "#REF!"),
    ):
        space = (
            'xmlns:office="',
            'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" xmlns:office="',
        )
        (tmp_path / "own.ods").write_bytes(replaced(ods.written(Table(ROWS)), "content.xml", space, (said, fault)))
        with pytest.raises(TableError, match=f"row 2, figure: .*{message}"):
            import_sheet(tmp_path / "own.ods", tmp_path / "other")


def test_a_cell_over_several_rows_is_said_for_each(tmp_path: Path) -> None:
    def fill(book: Book) -> None:
        sheet = book.add_worksheet()
        sheet.write_column(0, 0, [row[0] for row in ROWS])
        sheet.write_string(0, 1, "figure")
        sheet.merge_range(1, 1, 2, 1, "9")

    file = workbook(tmp_path / "own.xlsx", fill)
    assert [row[1] for row in tables.read(file).rows] == ["figure", "9", "9"]
    done = import_sheet(file, tmp_path / "deck")
    assert (done.is_plain, done.no_ids) == (False, "")
    cell = '<table:table-cell table:style-name="cell" office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    tall = cell.format("8").replace(" ", ' table:number-rows-spanned="2" table:number-columns-spanned="1" ', 1)
    content = ods.written(Table(ROWS))
    changes = (cell.format("8"), tall), (cell.format("1"), "<table:covered-table-cell/>")
    (tmp_path / "own.ods").write_bytes(replaced(content, "content.xml", *changes))
    assert [row[1] for row in tables.read(tmp_path / "own.ods").rows] == ["figure", "8", "8"]


DAY, AT = datetime.date(1991, 8, 1), datetime.datetime.fromisoformat("1991-08-31T09:05:07")


@pytest.mark.parametrize(
    ("moment", "code", "said"),
    [
        (DAY, "DD.MM.YYYY", "01.08.1991"),
        (AT, "d.m.yy", "31.8.91"),
        (AT, "dd/mm/yyyy hh:mm", "31/08/1991 09:05"),
        (AT, "[$-419]dd.mm.yyyy;@", "31.08.1991"),
        (AT, 'yyyy"-ж."', "1991-ж."),
        (AT.time(), "h:mm:ss", "9:05:07"),
        (AT.time(), "mm:ss", "05:07"),
        (DAY, "h:mm", None),
        (AT.time(), "d.m.yyyy", None),
        (AT, "d mmm yyyy", None),
        (AT, "General", None),
        (AT, "", None),
    ],
)
def test_a_date_is_what_its_cell_shows(moment: datetime.date | datetime.time, code: str, said: str | None) -> None:
    assert date_formats.shown(moment, code) == said


def test_dates_are_read_as_they_are_seen(tmp_path: Path) -> None:
    def fill(book: Book) -> None:
        sheet = book.add_worksheet()
        for column, code in enumerate(("dd.mm.yyyy", "d mmmm yyyy")):
            sheet.write_datetime(0, column, DAY, book.add_format({"num_format": code}))

    assert tables.read(workbook(tmp_path / "t.xlsx", fill)).rows == [["01.08.1991", "1991-08-01"]]
