"""A sheet that is older than the ids of the deck's cards finds them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from support.command import called
from support.sheets import edit, export, write

from kiosk.authoring import tables
from kiosk.authoring.folder import DeckFolder
from kiosk.authoring.sheet_files import import_sheet
from kiosk.editor import names, sections
from kiosk.system import files


def renamed(folder: Path, *, by_hand: bool) -> None:
    """card-3 is called lake, and its section too."""
    deck = DeckFolder.read(folder)
    if not by_hand:
        names.renamed(deck, names.CARDS, 2, "lake").save()
        return
    for name in ("deck.yaml", *(f"texts/{code}.yaml" for code in deck.languages())):
        file = folder / name
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("id: card-3", "id: lake").replace("card-3:", "lake:"), encoding="utf-8")


@pytest.mark.parametrize("by_hand", [False, True])
def test_a_card_that_was_renamed_is_found(folder: Path, file: Path, by_hand: bool) -> None:
    export(folder, file)
    edit(file, "card-3", "headline [en]", "Mine")
    renamed(folder, by_hand=by_hand)
    was = DeckFolder.read(folder).cards()
    done = called("sheet", "import", file, "--deck", folder, "--remove")
    said = done.stdout.splitlines()
    assert said[0] == "row 5: by its texts `card-3` is the deck's card `lake`, renamed since"
    assert said[1].endswith("is now “Mine”")
    assert said[2].startswith("ids written into ")
    assert (done.returncode, len(said)) == (0, 3)
    deck = DeckFolder.read(folder)
    assert deck.cards() == was
    assert deck.words("en").get(("cards", "lake", "headline")) == "Mine"
    again = import_sheet(file, folder)
    assert (again.merge.found, again.merge.changes, again.merge.kept) == ((), (), ())


def test_a_trial_says_what_would_be_done_and_writes_nothing(folder: Path, file: Path) -> None:
    export(folder, file)
    edit(file, "card-3", "headline [en]", "Mine")
    renamed(folder, by_hand=False)
    before = {each: each.read_bytes() for each in (*folder.rglob("*"), file) if each.is_file()}
    done = called("sheet", "import", file, "--deck", folder, "--dry-run")
    found, changed, last = done.stdout.splitlines()
    assert (done.returncode, done.stderr, last) == (0, "", "nothing is written: this was only a trial")
    assert "is the deck's card `lake`" in found
    assert changed.endswith("is now “Mine”")
    edit(file, "card-3", "headline [en]", "x" * 301)
    done = called("sheet", "import", file, "--deck", folder, "--dry-run")
    assert done.returncode == 1
    assert f"{file}: row 5, headline [en]: error: " in done.stdout
    new = called("sheet", "import", file, "--deck", file.with_name("new"), "--dry-run")
    assert (new.returncode, new.stdout.count("new card")) == (0, 9)
    now = {each: each.read_bytes() for each in folder.rglob("*") if each.is_file()}
    assert now == {each: content for each, content in before.items() if each != file}
    assert not file.with_name("new").exists()


def test_what_is_newer_in_a_renamed_card_stays(folder: Path, file: Path) -> None:
    export(folder, file)
    edit(file, "card-3", "headline [en]", "Mine")
    renamed(folder, by_hand=False)
    deck = DeckFolder.read(folder)
    deck.with_words("en", deck.words("en").set(("cards", "lake", "headline"), "Newer")).save()
    done = import_sheet(file, folder)
    assert len(done.merge.found) == 1
    assert done.merge.kept == ("row 5, headline [en]: the deck has changed too, to “Newer”",)
    edit(file, "lake", "body [ru]", "Своё")
    assert len(import_sheet(file, folder).merge.changes) == 1


def test_a_section_that_was_renamed_is_found(folder: Path, file: Path) -> None:
    sections.add(sections.add(DeckFolder.read(folder), "Birds"), "Beasts").save()
    export(folder, file)
    deck = DeckFolder.read(folder)
    names.renamed(deck, names.SECTIONS, names.ids(deck, names.SECTIONS).index("beasts"), "mammals").save()
    edit(file, "card-3", "section", "beasts")
    edit(file, "beasts", "headline [en]", "Beasts and more")
    done = import_sheet(file, folder)
    assert (done.is_saved, done.merge.kept, len(done.merge.changes)) == (True, (), 2)
    after = DeckFolder.read(folder)
    assert names.ids(after, names.SECTIONS) == ["birds", "mammals"]
    assert after.deck.get(("cards", 2, "section")) == "mammals"


def test_a_card_that_was_taken_out_is_no_other_one(folder: Path, file: Path) -> None:
    """Not even one that has come instead, with the same picture."""
    export(folder, file)
    deck = DeckFolder.read(folder)
    picture = deck.deck.get(("cards", 2, "illustration"))
    deck = deck.with_deck(deck.deck.delete(("cards", 2)))
    fresh = {"id": "fresh", "accent": "madder", "illustration": picture}
    deck = deck.with_deck(deck.deck.insert(("cards",), 2, fresh))
    for code in deck.languages():
        deck = deck.with_words(code, deck.words(code).delete(("cards", "card-3")))
        deck = deck.with_words(code, deck.words(code).set(("cards", "fresh"), {"headline": f"Fresh {code}"}))
    deck.save()
    done = import_sheet(file, folder)
    assert done.merge.found == ()
    assert "`card-3` has been taken out of the deck since" in done.merge.kept[0]


def as_it_was(row: list[str]) -> list[str]:
    return row


def with_another_headline(row: list[str]) -> list[str]:
    return ["Our sun", *row[1:]]


@pytest.mark.parametrize("change", [as_it_was, with_another_headline])
def test_a_table_that_never_got_its_ids_adds_no_card_again(
    tmp_path: Path, change: Callable[[list[str]], list[str]]
) -> None:
    """As one that is downloaded anew each time."""
    own, deck = tmp_path / "own.csv", tmp_path / "made"
    head, *lines = [["headline [en]", "body [en]", "description [en]"], ["The sun", "It is large.", "A disc."]]
    lines.append(["The moon", "It is small.", "A sickle."])
    write(own, [head, *lines])
    import_sheet(own, deck)
    write(own, [head, change(lines[0]), lines[1], ["The stars", "They are many.", "Points."]])
    done = import_sheet(own, deck)
    assert done.merge.found[0] == "row 2: it has no id; by its texts it is the deck's card `the-sun`"
    assert DeckFolder.read(deck).cards() == ["the-sun", "the-moon", "the-stars"]
    assert DeckFolder.read(deck).words("en").get(("cards", "the-sun", "headline")) == change(lines[0])[0]
    assert [row[-2] for row in tables.read(own).rows] == ["id", "the-sun", "the-moon", "the-stars"]
    assert files.exists(tmp_path / "own before import 2.csv")
