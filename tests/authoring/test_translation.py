"""What there is to translate goes to a translator and comes back; what nobody has touched stays byte for byte."""

import re
import shutil
from pathlib import Path

import polib
import pytest
from support.command import called

from kiosk import paths
from kiosk.authoring import po_files, starter, tables, unit_tables
from kiosk.authoring.folder import DeckFolder
from kiosk.authoring.sheet_files import import_sheet
from kiosk.authoring.tables import Table, TableError
from kiosk.authoring.translation import State, Task, Unit
from kiosk.authoring.translation_files import FORMATS, export, import_translation
from kiosk.deck.translations import FILE, outdated, remembered
from kiosk.editor import names
from kiosk.problems import ProblemsError
from kiosk.yamlfiles import Way

HEADLINE: Way = ("cards", "card-1", "headline")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    starter.save_beside(tmp_path / "deck", starter.ACCENTS)
    starter.new(tmp_path / "deck", ["en", "ru"], 2).save()
    return tmp_path / "deck"


def change(folder: Path, code: str, way: Way, text: str | None) -> None:
    deck = DeckFolder.read(folder)
    deck.with_words(code, deck.words(code).set(way, text)).save()


def answer(file: Path, texts: dict[str, str]) -> None:
    """Fill in a PO file as a translator's program does."""
    found = polib.pofile(str(file))
    for entry in found:
        if entry.msgctxt in texts:
            entry.msgstr = texts[entry.msgctxt]
            entry.flags = []
    found.save(str(file))


def words(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.rglob("*.yaml") if file.name != FILE}


@pytest.mark.parametrize("ending", FORMATS)
def test_a_round_trip_changes_nothing(tmp_path: Path, ending: str) -> None:
    """Hard spaces, quotes and paragraphs included."""
    folder = tmp_path / "deck"
    shutil.copytree(paths.BUILT_IN_DECK, folder)
    before, file = words(folder), tmp_path / f"ru{ending}"
    made = export(folder, "ru", file, everything=True)
    assert len(made.units) > 100
    done = import_translation(file, folder)
    assert (done.result.changes, done.result.kept, done.is_saved) == ((), (), True)
    assert words(folder) == before


@pytest.mark.parametrize("ending", FORMATS)
def test_a_card_that_was_renamed_meanwhile_is_found(folder: Path, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"ru{ending}"
    for code, text in (("en", "Where all words are"), ("ru", None)):
        change(folder, code, HEADLINE, text)
    export(folder, "ru", file)
    names.renamed(DeckFolder.read(folder), names.CARDS, 0, "first").save()
    if ending == ".po":
        answer(file, {"cards.card-1.headline": "Где все слова"})
    else:
        rows = [list(row) for row in tables.read(file).rows]
        rows[1][rows[0].index("translation [ru]")] = "Где все слова"
        file.write_bytes(tables.content_of(Table(rows), file))
    done = import_translation(file, folder).result
    assert (done.changes, done.kept) == (("cards.first.headline",), ())
    assert DeckFolder.read(folder).words("ru").get(("cards", "first", "headline")) == "Где все слова"


def test_only_what_is_missing_or_outdated_goes_to_the_translator(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "ru.po"
    assert export(folder, "ru", file).units == []  # from here on, it is known what was made from what
    change(folder, "ru", ("cards", "card-2", "body"), None)
    change(folder, "en", HEADLINE, "Where all words are")
    units = export(folder, "ru", file).units
    assert [(unit.place, unit.state) for unit in units] == [
        ("cards.card-1.headline", State.OUTDATED),
        ("cards.card-2.body", State.MISSING),
    ]
    assert units[1].context == (
        "card card-2 · illustrations/madder.svg · A yellow sun in a red sky above dark hills · Where the pictures are"
    )
    assert "#, fuzzy" in file.read_text(encoding="utf-8")
    answer(file, {"cards.card-1.headline": "Где все слова", "cards.card-2.body": "Вот они."})
    before = words(folder)
    done = called("translate", "import", file, "--deck", folder)
    assert (done.returncode, done.stdout) == (0, "cards.card-1.headline\ncards.card-2.body\n")
    after = words(folder)
    assert [name for name in after if after[name] != before[name]] == ["ru.yaml"]
    assert len(set(after["ru.yaml"].splitlines()) - set(before["ru.yaml"].splitlines())) == 2
    assert export(folder, "ru", file).units == []


def test_a_new_deck_goes_to_a_translator(tmp_path: Path) -> None:
    """Its German words are English ones, and its Russian ones say what the English said at first."""
    folder = tmp_path / "tour"
    assert called("new", folder, "--languages", "en,de,ru", "--cards", "8").returncode == 0
    units = export(folder, "de", tmp_path / "de.po").units
    assert len(units) == 21, "all but the title and the line above the cards, which are short enough for names"
    assert {(unit.state, unit.text) for unit in units} == {(State.MISSING, "")}
    done = called("translate", "export", "--deck", folder, "--to", "ru", "--out", tmp_path / "ru.po")
    assert done.stdout == (
        f"{tmp_path / 'ru.po'}: 0 texts from en into ru\nnothing is missing or outdated; --all writes every text\n"
    )
    change(folder, "en", ("title",), "Birds")
    change(folder, "en", HEADLINE, "The heron waits")
    for code in ("de", "ru"):
        found = {unit.place: unit.state for unit in export(folder, code, tmp_path / f"{code}.po").units}
        assert (found["title"], found["cards.card-1.headline"]) == (State.OUTDATED, State.OUTDATED)
        assert len(found) == (len(units) + 1 if code == "de" else 2)
    answer(tmp_path / "de.po", {unit.place: f"Deutsch {number}" for number, unit in enumerate(units)})
    assert len(import_translation(tmp_path / "de.po", folder).result.changes) == len(units)
    (left,) = export(folder, "de", tmp_path / "de.po").units
    assert left.place == "title"


def test_a_deck_from_a_table_remembers_what_was_made_from_what(tmp_path: Path) -> None:
    file, folder = tmp_path / "own.csv", tmp_path / "made"
    file.write_bytes(tables.content_of(Table([["headline [en]", "headline [ru]"], ["The sun", "Солнце"]]), file))
    import_sheet(file, folder)
    change(folder, "en", ("cards", "the-sun", "headline"), "The moon")
    (unit,) = (unit for unit in export(folder, "ru", tmp_path / "ru.po").units if unit.text)
    assert (unit.place, unit.state) == ("cards.the-sun.headline", State.OUTDATED)


def test_a_translation_that_is_still_right_is_said_to_be_so(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "ru.po"
    export(folder, "ru", file)
    change(folder, "en", HEADLINE, "Where the words are.")
    (unit,) = export(folder, "ru", file).units
    assert not import_translation(file, folder).result.changes  # the translator has not looked at it yet
    assert len(export(folder, "ru", file).units) == 1
    answer(file, {unit.place: unit.text})
    assert not import_translation(file, folder).result.changes
    assert export(folder, "ru", file).units == []


def test_what_is_newer_in_the_deck_stays(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "ru.po"
    export(folder, "ru", file, everything=True)
    change(folder, "ru", HEADLINE, "Новее")
    answer(file, {"cards.card-1.headline": "Моё"})
    done = called("translate", "import", file, "--deck", folder)
    assert (done.returncode, done.stdout) == (
        1,
        "kept: cards.card-1.headline: the deck has another translation since\n",
    )
    assert DeckFolder.read(folder).words("ru").get(HEADLINE) == "Новее"
    assert import_translation(file, folder, overwrite=True).result.changes == ("cards.card-1.headline",)


def test_a_translation_of_an_older_source_is_outdated_at_once(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "ru.po"
    export(folder, "ru", file, everything=True)
    answer(file, {"cards.card-1.headline": "Моё"})
    change(folder, "en", HEADLINE, "Something else")
    import_translation(file, folder)
    deck = DeckFolder.read(folder)
    texts = {code: dict(deck.words(code).document.texts()) for code in ("en", "ru")}
    assert [each.way for each in outdated(remembered(folder), texts)] == [HEADLINE]


def test_a_new_language_comes_from_the_translator(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "de.xlsx"
    done = called("translate", "export", "--deck", folder, "--to", "de", "--out", file)
    assert (done.returncode, done.stdout) == (0, f"{file}: 10 texts from en into de\n")
    assert import_translation(file, folder).result.changes == ()  # nothing is translated yet
    rows = [list(row) for row in tables.read(file).rows]
    for row in rows[1:]:
        row[3] = f"{row[2]} (de)"
    file.write_bytes(tables.content_of(Table(rows), file))
    result = import_translation(file, folder).result
    assert result.changes[0] == "language de (Deutsch)"
    assert DeckFolder.read(folder).words("de").get(HEADLINE) == "Where the words are (de)"
    assert called("check", folder).returncode == 0


def test_a_broken_memory_is_named_and_kept(folder: Path, tmp_path: Path) -> None:
    """As after a merge with conflicts."""
    export(folder, "ru", tmp_path / "ru.po")
    broken = f"{(folder / FILE).read_text('utf-8')}<<<<<<< HEAD\n"
    (folder / FILE).write_text(broken, "utf-8")
    with pytest.raises(ProblemsError, match=rf"{FILE}:\d+:1: error"):
        export(folder, "ru", tmp_path / "ru.po", everything=True)
    with pytest.raises(ProblemsError, match=rf"{FILE}:\d+:1: error"):
        import_translation(tmp_path / "ru.po", folder)
    assert (folder / FILE).read_text("utf-8") == broken
    done = called("check", folder)
    assert (done.returncode, f"{FILE}:" in done.stdout) == (1, True)


def po(source: str, target: str) -> bytes:
    return po_files.written(Task(source, target, [Unit("title", "T", "Ж")]))


def test_what_programs_make_of_a_language_is_understood() -> None:
    for said, meant in (("ru_RU", "ru"), ("RU", "ru"), ("ru.UTF-8", "ru"), ("PT_br", "pt-BR"), ("", "ru")):
        back = po("en", "ru").replace(b"Language: ru\\n", f"Language: {said}\\n".encode(), 1)
        assert po_files.task(back).target == meant
    rows = [["place", "source [EN]", "Translation [RU]"], ["title", "T", "Ж"]]
    found = unit_tables.task(Table(rows))
    assert (found.source, found.target) == ("en", "ru")


def test_a_translation_that_shows_nothing_replaces_none(folder: Path, tmp_path: Path) -> None:
    before, file = words(folder), tmp_path / "ru.po"
    export(folder, "ru", file, everything=True)
    answer(file, {"title": "\u200b", "cards.card-1.headline": " "})
    done = import_translation(file, folder, overwrite=True)
    assert (done.result.changes, words(folder)) == ((), before)


def test_nothing_is_written_through_links_that_lead_out(folder: Path, tmp_path: Path) -> None:
    outside, file = tmp_path / "outside", tmp_path / "de.po"
    export(folder, "de", file)
    answer(file, {"title": "Ausstellung"})
    (folder / FILE).unlink(missing_ok=True)
    (folder / FILE).symlink_to(outside / FILE)
    with pytest.raises(OSError, match="leads out of the deck's folder"):
        export(folder, "ru", tmp_path / "ru.po")
    outside.mkdir()
    (folder / "texts").rename(tmp_path / "texts")
    (folder / "texts").symlink_to(outside)
    with pytest.raises(OSError, match="leads out of the deck's folder"):
        import_translation(file, folder)
    assert list(outside.iterdir()) == []


def test_what_cannot_be_used_is_said(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "ru.po"
    for content, message in [
        (b"\xff", "UTF-8"),
        (b'msgid "a"\nmsgtsr "b"\n', "not PO, line 2"),
        (b'msgid "a"\nmsgstr "b"\n', "its header lacks `X-Source-Language`"),
        (po("ky", "ru"), "no such language"),
        (po("en", "en"), "into the same language"),
        (
            po("en", "ru")
            .replace(b'msgstr "', b'msgid_plural "x"\nmsgstr[0] "')
            .replace(b'msgstr[0] ""', b'msgstr ""'),
            "plural",
        ),
        (po("en", "../../ru"), "it says `../../ru`"),
        (po("en", "ru").replace('"Ж"'.encode(), '"Ж'.encode()), "line 16 lacks its closing quotation mark"),
    ]:
        file.write_bytes(content)
        with pytest.raises(TableError, match=message):
            import_translation(file, folder)
    with pytest.raises(TableError, match="first row"):
        unit_tables.task(Table([["a"]]))
    with pytest.raises(TableError, match="no language kk"):
        export(folder, "ru", file, "kk")
    with pytest.raises(TableError, match=r"must be a file of \.po, "):
        import_translation(folder, folder)
    done = called("translate", "export", "--deck", folder, "--to", "ru,en", "--out", "ru.po")
    assert (done.returncode, done.stderr) == (2, "kiosk: ru,en: name one language to translate into\n")
    done = called("translate", "export", "--deck", folder, "--to", "ru", "--out", "ru.txt")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("kiosk: ru.txt: it must be a file of .po, ")


def test_a_program_that_drops_the_places_loses_nothing(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "ru.po"
    assert called("translate", "export", "--deck", folder, "--to", "ru", "--out", file, "--all").returncode == 0
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(line for line in lines if not line.startswith("msgctxt")), encoding="utf-8")
    said = file.read_text(encoding="utf-8")
    source, translation = re.findall(r'msgid "(.+)"\nmsgstr "(.+)"', said)[-1]
    file.write_text(said.replace(f'msgstr "{translation}"', 'msgstr "Иначе"'), encoding="utf-8")
    done = import_translation(file, folder).result
    assert len(done.changes) == 1
    assert done.kept == ()
    file.write_text(said.replace(f'msgid "{source}"', 'msgid "Never there"'), encoding="utf-8")
    assert import_translation(file, folder).result.kept == ("Never there: the deck has no such source, or several",)


@pytest.mark.parametrize("ending", FORMATS)
def test_the_order_of_units_makes_no_difference(folder: Path, tmp_path: Path, ending: str) -> None:
    """Programs and people sort them."""
    change(folder, "en", ("introduction",), ["One.", "Two.", "Three."])  # type: ignore[arg-type]
    file = tmp_path / f"ky{ending}"
    made = export(folder, "ky", file)
    done = Task("en", "ky", [Unit(unit.place, unit.source, f"К. {unit.source}") for unit in reversed(made.units)])
    table = unit_tables.table(done)
    above = Table([["For the translator"], [], *table.rows], name=table.name)
    file.write_bytes(po_files.written(done) if ending == ".po" else tables.content_of(above, file))
    assert import_translation(file, folder).result.kept == ()
    assert DeckFolder.read(folder).words("ky").get(("introduction",)) == ["К. One.", "К. Two.", "К. Three."]


@pytest.mark.parametrize("written", ["msgstr “Новый”", "msgstr Новый", "msgid «Old»"])
def test_po_without_its_quotation_marks_is_refused(written: str) -> None:
    """Instead of losing a letter on either side."""
    with pytest.raises(TableError, match=r'line 4 lacks the straight quotation marks \("\) around it'):
        po_files.task(f'msgid ""\nmsgstr ""\n"Language: ru\\n"\n{written}\n'.encode())


def test_words_in_a_file_of_another_name_are_not_left_out_in_silence(folder: Path, tmp_path: Path) -> None:
    (folder / "texts" / "en.yaml").rename(folder / "texts" / "en.yml")
    (folder / "texts" / "ru.yaml").unlink()  # a language that nobody has begun with is no mistake here
    for command in (
        ("translate", "export", "--deck", folder, "--to", "ky", "--out", tmp_path / "ky.po"),
        ("sheet", "export", folder, "--out", tmp_path / "deck.csv"),
    ):
        done = called(*command)
        assert done.returncode == 1
        (line,) = done.stdout.splitlines()
        assert line.endswith("rename texts/en.yml to texts/en.yaml, exactly as written here [file-misnamed]")
    assert not (tmp_path / "ky.po").exists()
    assert not (tmp_path / "deck.csv").exists()
