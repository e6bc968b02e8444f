"""A deck from a table."""

from pathlib import Path

import pytest
from support.command import kiosk
from support.sheets import export, write

from kiosk.authoring import tables
from kiosk.authoring.folder import DeckFolder
from kiosk.authoring.sheet import table
from kiosk.authoring.sheet_files import Imported, import_sheet
from kiosk.authoring.tables import TableError


def made(tmp_path: Path, rows: list[list[str]]) -> tuple[Path, Imported]:
    write(tmp_path / "own.csv", rows)
    folder = tmp_path / "made"
    return folder, import_sheet(tmp_path / "own.csv", folder)


def test_a_sheet_makes_a_deck_from_nothing(tmp_path: Path) -> None:
    rows = [
        ["Picture", "Headline [ky]", "title (en)", "Text [ky]", "body [en]", "notes"],
        ["", "Күн", "The sun", "Күн чоң.", "The sun is large.", "?"],
        ["", "Ай", "The moon", "Ай кичине.", "The moon is small.", ""],
    ]
    folder, done = made(tmp_path, rows)
    assert (done.problems, done.merge.kept, done.unread) == ([], (), ["the column `notes`, which is none of a deck"])
    deck = DeckFolder.read(folder)
    assert (deck.languages(), deck.cards()) == (["ky", "en"], ["the-sun", "the-moon"])
    assert kiosk("check", folder).returncode == 0
    # an import writes ids into the sheet, so that a change there is no new card
    edit_own = [list(row) for row in tables.read(tmp_path / "own.csv").rows]
    assert edit_own[0][-2:] == ["id", "as exported"]
    edit_own[1][2] = "Our sun"
    write(tmp_path / "own.csv", edit_own)
    assert import_sheet(tmp_path / "own.csv", folder).merge.changes == (
        "row 2, headline [en]: “The sun” is now “Our sun”",
    )


def test_a_sheet_of_one_deck_makes_another(folder: Path, file: Path, tmp_path: Path) -> None:
    export(folder, file)
    (tmp_path / "other").mkdir()
    (folder / "illustrations").rename(tmp_path / "other" / "illustrations")
    done = import_sheet(file, tmp_path / "other")
    assert (done.merge.kept, done.problems) == ((), [])
    made, was = DeckFolder.read(tmp_path / "other"), DeckFolder.read(folder)
    assert table(made).rows == table(was).rows


def test_new_from_a_sheet(tmp_path: Path) -> None:
    write(tmp_path / "own.csv", [["headline [de]"], ["Die Sonne"]])
    done = kiosk("new", tmp_path / "made", "--from", tmp_path / "own.csv")
    assert (done.returncode, done.stderr) == (0, "")
    assert DeckFolder.read(tmp_path / "made").cards() == ["die-sonne"]
    assert f"edit it with `kiosk edit {tmp_path / 'made'}`" in done.stdout


def test_the_cover_of_a_new_deck_was_nothing_before(tmp_path: Path) -> None:
    rows = [["kind", "headline [en]", "body [en]"], ["cover", "Our show", "Welcome."], ["", "The sun", "It shines."]]
    _, done = made(tmp_path, rows)
    assert done.merge.changes == ("row 2: the cover", "row 3: new card `the-sun`")


def test_the_cover_of_a_deck_from_a_table_is_still_to_be_written(tmp_path: Path) -> None:
    """It has nothing of the deck that explains itself."""
    file = tmp_path / "Birds_of\u200b Son-Köl.csv"
    write(file, [["headline [de]", "headline [ky]"], ["Die Sonne", "Күн"]])
    done = kiosk("new", tmp_path / "made", "--from", file)
    asked = "the cover is still to be written, as a row of the kind `cover` or in texts/: "
    assert f"\n{asked}headline [de], body [de], headline [ky], body [ky]\n" in done.stdout
    words = DeckFolder.read(tmp_path / "made").words
    assert (words("de").get(("title",)), words("de").get(("introduction",))) == ("Birds of Son-Köl", ["An exhibition"])
    assert (words("ky").get(("title",)), words("ky").get(("introduction",))) == ("Birds of Son-Köl", ["Көргөзмө"])
    rows = [["kind", "headline [de]", "body [de]"], ["cover", "Vögel", "Am See."], ["", "Die Sonne", ""]]
    folder, written = made(tmp_path, rows)
    assert written.unwritten == ()
    assert DeckFolder.read(folder).words("de").get(("title",)) == "Vögel"
    assert import_sheet(tmp_path / "own.csv", folder).unwritten == ()


@pytest.mark.parametrize("name", ["\u200b", "_", "ж" * 60, "a: #b\n\t", "'"])
def test_any_name_of_a_file_is_a_title(tmp_path: Path, name: str) -> None:
    write(tmp_path / f"{name}.csv", [["headline [en]"], ["The sun"]])
    done = import_sheet(tmp_path / f"{name}.csv", tmp_path / "made")
    assert (done.is_saved, done.problems) == (True, [])


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([], "empty"),
        ([["", ""]], "empty"),
        ([["a", "b"]], "must name the columns"),
        (
            [["id", "headline [en]"], ["A b", "x"], ["one", "y"], ["one", "z"]],
            r"row 2: .*\nrow 4: the id `one` is in row 3",
        ),
        ([["headline [en]", "Headline (EN)"]], "twice: headline"),
        ([["headline [en]"]], "it has no card"),
        ([["headline [en]"], ["\u200b"]], "it has no card"),
    ],
)
def test_a_sheet_that_cannot_be_used_is_said(tmp_path: Path, rows: list[list[str]], message: str) -> None:
    with pytest.raises(TableError, match=message):
        made(tmp_path, rows)
    assert not (tmp_path / "made").exists()


def test_titles_may_be_in_russian_and_kyrgyz(tmp_path: Path) -> None:
    rows = [["Заголовок [ru]", "Баш сөз [ky]", "Текст [ru]"], ["Солнце", "Күн", "Оно большое."]]
    folder, done = made(tmp_path, rows)
    assert not done.unread
    deck = DeckFolder.read(folder)
    assert deck.words("ru").get(("cards", "card-1")) == {"headline": "Солнце", "body": "Оно большое."}
    assert deck.words("ky").get(("cards", "card-1", "headline")) == "Күн"


def test_mistakes_are_named_at_their_cells_and_it_is_said_how_to_go_on(tmp_path: Path) -> None:
    rows = [["headline [en]", "accent", "focus.1", "focus.2"], ["Sun", "blue", "0,5", "2"]]
    write(tmp_path / "own.csv", rows)
    file, deck = tmp_path / "own.csv", tmp_path / "made"
    done = kiosk("new", deck, "--from", file)
    assert done.returncode == 1
    assert f"{file}: row 2, accent: error: card 1 “Sun”: `accent` is `blue`; choose" in done.stdout
    point = "item 1 of `focus` is `0,5`; write it with a point: 0.5"
    assert f"{file}: row 2, focus.1: error: card 1 “Sun”: {point} [value-wrong]" in done.stdout
    assert f"{file}: row 2, focus.2: error: " in done.stdout
    assert f"`kiosk sheet import {file} --deck {deck}`" in done.stderr


def test_all_wrong_ids_are_told_a_line_each(tmp_path: Path) -> None:
    write(tmp_path / "own.csv", [["id", "headline [en]"], ["The Sun", "Sun"], ["moon", "Moon"], ["moon", "Moon"]])
    done = kiosk("new", tmp_path / "made", "--from", tmp_path / "own.csv")
    first, second = done.stderr.splitlines()
    why = "must be small letters a to z, digits and hyphens; write `the-sun`, or leave it empty"
    assert first.endswith(f"own.csv: row 2: the id `The Sun` {why}")
    assert second.endswith("own.csv: row 4: the id `moon` is in row 3 already; leave it empty for a new card")
