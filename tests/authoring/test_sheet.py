"""A deck as a sheet, and back: what somebody has changed in it, and nothing else."""

import shutil
from pathlib import Path

import pytest
from support.command import called
from support.sheets import edit, export, write

from kiosk import paths
from kiosk.authoring import tables
from kiosk.authoring.folder import SHEETS, DeckFolder
from kiosk.authoring.sheet_files import import_sheet
from kiosk.system import files


def contents(folder: Path) -> dict[str, str]:
    found = [file for file in folder.rglob("*") if file.is_file() and file.suffix in {".yaml", ".svg"}]
    return {file.relative_to(folder).as_posix(): file.read_bytes().decode() for file in found if file.name != SHEETS}


def differing(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines that only one of the texts has."""
    one, two = before.splitlines(), after.splitlines()
    return [line for line in one if line not in two], [line for line in two if line not in one]


@pytest.mark.parametrize("ending", tables.FORMATS)
def test_a_round_trip_changes_nothing(folder: Path, tmp_path: Path, ending: str) -> None:
    if ending == ".ods":
        shutil.copytree(paths.BUILT_IN_DECK, folder, dirs_exist_ok=True)
    before = contents(folder)
    sheet = tmp_path / f"deck{ending}"
    done = called("sheet", "export", folder, "--out", sheet)
    assert (done.returncode, done.stdout) == (0, f"{sheet}\n")
    was = sheet.read_bytes()
    done = called("sheet", "import", sheet, "--deck", folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, "nothing to change\n", "")
    assert contents(folder) == before
    assert sheet.read_bytes() == was
    assert not (folder / SHEETS).exists()


def test_what_was_changed_in_the_sheet_is_changed_in_the_deck(folder: Path, file: Path) -> None:
    before = contents(folder)
    export(folder, file)
    edit(file, "card-1", "headline [en]", "=Schools: #1")
    edit(file, "card-2", "figure", "119")
    edit(file, "cover", "body [en]", "One.\n\nTwo.")
    edit(file, "card-1", "description [en]", "")
    done = import_sheet(file, folder)
    assert done.is_saved
    assert not done.merge.kept
    assert len(done.merge.changes) == 4
    after = contents(folder)
    assert differing(before["deck.yaml"], after["deck.yaml"]) == (["    figure: 118"], ["    figure: 119"])
    assert before["texts/ky.yaml"] == after["texts/ky.yaml"]
    words = DeckFolder.read(folder).words("en")
    assert words.get(("introduction",)) == ["One.", "Two."]
    assert '    headline: "=Schools: #1"' in after["texts/en.yaml"]
    assert "description" not in words.get(("cards", "card-1"))  # type: ignore[operator]
    export(folder, file)
    assert not import_sheet(file, folder).merge.changes


def test_what_is_newer_in_the_deck_stays(folder: Path, file: Path) -> None:
    export(folder, file)
    deck = DeckFolder.read(folder)
    words = deck.words("en").set(("cards", "card-1", "headline"), "Newer").set(("cards", "card-5", "headline"), "Newer")
    deck.with_words("en", words).save()
    edit(file, "card-1", "headline [en]", "Mine")
    edit(file, "card-3", "headline [en]", "Mine")
    done = import_sheet(file, folder)
    assert [line for line in done.merge.kept if "card-1" in line or "headline" in line] == list(done.merge.kept)
    assert len(done.merge.kept) == len(done.merge.changes) == 1
    words = DeckFolder.read(folder).words("en")
    headlines = [words.get(("cards", name, "headline")) for name in ("card-1", "card-5", "card-3")]
    assert headlines == ["Newer", "Newer", "Mine"]
    # what a sheet has brought, it may bring again: that is nobody else's work
    edit(file, "card-3", "headline [en]", "Mine, again")
    assert import_sheet(file, folder).merge.changes
    assert import_sheet(file, folder, overwrite=True).merge.changes
    assert DeckFolder.read(folder).words("en").get(("cards", "card-1", "headline")) == "Mine"


def test_two_copies_of_one_sheet_are_two_peoples(folder: Path, file: Path, tmp_path: Path) -> None:
    export(folder, file)
    other = tmp_path / "another copy.csv"
    other.write_bytes(file.read_bytes())
    edit(file, "card-1", "headline [en]", "From A")
    edit(other, "card-1", "headline [en]", "From B")
    assert import_sheet(file, folder).merge.changes
    done = import_sheet(other, folder)
    assert (done.merge.changes, len(done.merge.kept)) == ((), 1)
    edit(file, "card-1", "headline [en]", "From A, better")  # its own text it may change again
    assert len(import_sheet(file, folder).merge.changes) == 1


def test_a_sheet_that_takes_no_ids_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "own.csv", [["headline [de]"], ["Die Sonne"]])
    replace = files.replace

    def full(file: Path, content: bytes, *args: object, **more: object) -> None:
        if file.suffix == ".csv":
            raise OSError(30, "Read-only file system")
        replace(file, content, *args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(files, "replace", full)
    done = import_sheet(tmp_path / "own.csv", tmp_path / "made")
    assert (done.is_saved, done.old, done.no_ids) == (True, None, "Read-only file system")


def test_cards_are_added_moved_and_taken_out(folder: Path, file: Path) -> None:
    export(folder, file)
    rows = [list(row) for row in tables.read(file).rows]
    head, cover, *cards = rows
    new = [""] * len(head)
    for title, text in {
        "headline [en]": "A new card",
        "headline [ky]": "Жаңы",
        "description [ky]": "Күн",
        "illustration": "lake.svg",
    }.items():
        new[head.index(title)] = text
    write(file, [head, cover, cards[8], new, *cards[:7]])
    done = import_sheet(file, folder)
    assert ["card-8" in line for line in done.merge.kept] == [True]
    deck = DeckFolder.read(folder)
    assert deck.cards()[:3] == ["card-9", "a-new-card", "card-1"]
    assert len(deck.cards()) == 10
    assert deck.deck.get(("cards", 1, "illustration")) == "illustrations/lake.svg"
    assert done.old
    assert tables.read(done.old).rows[3][1] == ""
    assert tables.read(file).rows[3][1] == "a-new-card"
    again = import_sheet(file, folder, remove=True)
    assert again.merge.changes == ("card `card-8`: taken out",)
    assert again.old is None
    assert "card-8" not in DeckFolder.read(folder).words("ky").text


def test_columns_are_added(folder: Path, file: Path) -> None:
    """A language, and a value that no card had; a language without a word is none."""
    export(folder, file)
    head, *rows = [list(row) for row in tables.read(file).rows]
    added = {"headline\u00a0[DE]": "Sonne", "body [pt_br]": "", "quiet_side": "left", "notes": "!"}
    write(file, [[*head, *added], *([*row, *(added.values() if row[1] == "card-2" else [])] for row in rows)])
    done = import_sheet(file, folder)
    assert (done.merge.kept, done.unread, done.is_saved) == ((), ["the column `notes`, which is none of a deck"], True)
    deck = DeckFolder.read(folder)
    assert deck.languages() == ["ky", "ru", "en", "de"]
    assert deck.words("de").get(("cards", "card-2", "headline")) == "Sonne"
    assert deck.deck.get(("cards", 1, "quiet_side")) == "left"
    # what the deck got in such a column meanwhile stays
    deck.with_words("de", deck.words("de").set(("cards", "card-2", "headline"), "Newer")).save()
    assert import_sheet(file, folder).merge.changes == ()
    edit(file, "card-2", "headline\u00a0[DE]", "")
    again = import_sheet(file, folder)
    assert (again.merge.changes, again.merge.kept) == ((), ())
    assert DeckFolder.read(folder).words("de").get(("cards", "card-2", "headline")) == "Newer"


def test_a_row_that_was_copied_or_renamed_is_a_new_card(folder: Path, file: Path) -> None:
    export(folder, file)
    head, *rows = [list(row) for row in tables.read(file).rows]
    copied, renamed = list(rows[1]), rows[3]
    copied[1] = ""
    copied[head.index("headline [en]")] = "A copy"
    renamed[1] = "renamed"
    write(file, [head, *rows[:2], copied, *rows[2:]])
    done = import_sheet(file, folder, remove=True)
    assert (done.merge.kept, done.is_saved) == ((), True)
    deck = DeckFolder.read(folder)
    assert deck.cards()[:4] == ["card-1", "a-copy", "card-2", "renamed"]
    assert deck.words("ru").get(("cards", "renamed", "headline")) == renamed[head.index("headline [ru]")]
    # a card that the deck has lost since is none, also after ids were written into the sheet
    with_copy = DeckFolder.read(folder)
    with_copy.with_deck(with_copy.deck.delete(("cards", 1))).save()
    assert "row 4: `a-copy` has been taken out" in import_sheet(file, folder).merge.kept[0]


def test_a_mistake_saves_nothing_and_is_said_with_its_cell(folder: Path, file: Path) -> None:
    before = contents(folder)
    export(folder, file)
    edit(file, "card-1", "accent", "red")
    edit(file, "card-3", "illustration", "lace.svg")
    edit(file, "card-3", "headline [ru]", "x" * 301)
    done = called("sheet", "import", file, "--deck", folder)
    assert done.returncode == 1
    assert "nothing is saved" in done.stderr
    for cell in ("row 3, accent: error: ", "row 5, illustration: error: ", "row 5, headline [ru]: error: "):
        assert f"{file}: {cell}" in done.stdout
    assert "did you mean illustrations/lake.svg?" in done.stdout
    assert contents(folder) == before


def test_a_text_that_is_too_long_is_told_with_its_cell_and_taken_over(folder: Path, file: Path) -> None:
    """The kiosk shows it, although nobody reads so much."""
    export(folder, file)
    edit(file, "card-1", "body [ru]", "Слово и дело. " * 24)
    edit(file, "card-3", "body [en]", "It says what it is. " * 21)
    trial = called("sheet", "import", file, "--deck", folder, "--dry-run")
    done = called("sheet", "import", file, "--deck", folder)
    for told in (trial.stdout, done.stdout):
        assert f"{file}: row 3, body [ru]: warning: card 1 " in told
        assert "`body` has 72 words" in told
        assert f"{file}: row 5, body [en]: error: card 3 " in told
        assert "`body` has 105 words, of 100 at most; shorten it, or make two cards of it [text-too-long]" in told
    assert "the deck is saved with these errors" in done.stderr
    assert (trial.returncode, done.returncode) == (1, 1)
    assert DeckFolder.read(folder).words("en").get(("cards", "card-3", "body")) == ("It says what it is. " * 21).strip()
    assert not import_sheet(file, folder).merge.changes


def test_what_a_row_lacks_is_told_with_the_row(folder: Path, file: Path) -> None:
    """A column that the table does not have is named as it would be called."""
    file.write_text("id,headline [ru]\nnew,Новая\n", encoding="utf-8")
    done = called("sheet", "import", file, "--deck", folder)
    assert f"{file}: row 2, headline [ky]: warning: card 1 “Новая”" in done.stdout
    file.write_text("id,headline [ru],body [ru]\nnewer,,Слова\n", encoding="utf-8")
    done = called("sheet", "import", file, "--deck", folder)
    assert f"{file}: row 2, headline [ky]: error: card 1 `newer`: `headline` is missing" in done.stdout


@pytest.mark.parametrize(
    ("title", "hint"),
    [
        ("headlin [ru]", "; did you mean `headline [ru]`, with the code of its language?"),
        ("Сүрөттөр [ru]", ""),
        ("headline new", "; did you mean `headline [en]`, with the code of its language?"),
        ("acent", "; did you mean `accent`?"),
        ("remarks", ""),
    ],
)
def test_a_column_that_means_nothing_is_named_with_what_it_may_be(
    folder: Path, file: Path, title: str, hint: str
) -> None:
    file.write_text(f"id,headline [ky],{title}\ncard-1,,x\n", encoding="utf-8")
    said = called("sheet", "import", file, "--deck", folder).stdout
    assert f"not read: the column `{title}`, which is none of a deck{hint}\n" in said


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("headline ru", "Body RU"),
        ("headline_ru", "body-ru"),
        ("Headline Russian", "Text: Russian"),
        ("headline [Russian]", "body (русский)"),
        ("Заголовок русский", "Текст rus"),
    ],
)
def test_a_language_may_be_named_without_brackets_or_by_its_name(
    folder: Path, file: Path, head: str, body: str
) -> None:
    file.write_text(f"id,{head},{body}\ncard-1,Новое,Слова.\n", encoding="utf-8")
    done = import_sheet(file, folder, overwrite=True)
    assert (len(done.merge.changes), done.unread) == (2, [])
    assert DeckFolder.read(folder).words("ru").get(("cards", "card-1", "headline")) == "Новое"


def test_texts_without_a_title_above_them_are_told(folder: Path, file: Path) -> None:
    file.write_text("id,headline [ru],,figure\ncard-1,Новое,Слова.,\n", encoding="utf-8")
    assert import_sheet(file, folder, overwrite=True).unread == ["the column C, which has no title"]


def test_the_signs_of_other_programs_are_no_words(folder: Path, file: Path) -> None:
    file.write_text("id,headline [ru],число\ncard-1,Две\vстр\0оки,7\n", encoding="utf-8")
    done = import_sheet(file, folder, overwrite=True)
    assert (done.problems, done.is_saved) == ([], True)
    deck = DeckFolder.read(folder)
    assert deck.words("ru").get(("cards", "card-1", "headline")) == "Две\nстроки"
    assert deck.deck.get(("cards", 0, "figure")) == "7"


def test_the_brackets_of_a_chinese_keyboard_are_read_too(folder: Path, file: Path) -> None:
    file.write_text("id,headline［ru］,body（ru）\ncard-1,Новое,Слова.\n", encoding="utf-8")
    assert len(import_sheet(file, folder, overwrite=True).merge.changes) == 2
