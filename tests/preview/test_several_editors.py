"""Several editors of one deck: nothing of anybody's is lost in silence."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from support.editor import CONTROL, Desk
from support.files import edit

from kiosk.authoring.folder import DeckFolder
from kiosk.check import check


def test_a_second_editor_is_noticed_and_overwrites_nothing(open_desk: Callable[[], Desk], deck_folder: Path) -> None:
    first, second = open_desk(), open_desk()
    assert "is editing this deck too" not in first.words()
    assert "is editing this deck too" in second.words()
    first.activate()
    first.write("title", "en", "Mine")
    first.key(Qt.Key.Key_S, CONTROL)
    second.activate()
    assert second.text("title", "en") == "Mine"  # nothing was changed there: theirs is taken
    second.write("title", "en", "Yours")
    edit(deck_folder / "texts" / "en.yaml", "title: Mine", "title: Mine again")
    second.key(Qt.Key.Key_S, CONTROL)
    assert "title: Mine again" in second.written("texts/en.yaml")
    assert "Somebody else has changed texts/en.yaml" in second.words()
    second.press("Save mine over it")
    assert "title: Yours" in second.written("texts/en.yaml")
    (theirs,) = (deck_folder / ".overwritten").rglob("en.yaml")
    assert "title: Mine again" in theirs.read_text(encoding="utf-8")
    assert f"kept in the deck’s hidden folder {theirs.parents[1].relative_to(deck_folder)}" in second.words()
    first.activate()
    assert first.text("title", "en") == "Yours"
    assert "Somebody else has changed texts/en.yaml meanwhile. You see it now" in first.words()
    first.press("Understood")
    assert "You see it now" not in first.words()
    first.key(Qt.Key.Key_Z, CONTROL)
    assert first.text("title", "en") == "Mine"


def test_a_card_that_one_deletes_while_another_edits_it(open_desk: Callable[[], Desk], deck_folder: Path) -> None:
    first, second = open_desk(), open_desk()
    second.click(second.row("Headline two en"))
    second.write("headline", "en", "Two, and better")
    first.activate()
    first.click(first.row("Headline two en"))
    first.press("Take this card out")
    first.key(Qt.Key.Key_S, CONTROL)
    second.activate()
    second.press("Save mine over it")
    deck, problems = check(deck_folder)
    assert deck, problems
    assert [page.texts["en"].headline for page in deck.pages[1:3]] == ["Headline one en", "Two, and better"]
    (theirs,) = (deck_folder / ".overwritten").iterdir()
    assert DeckFolder.read(theirs).cards() == ["one", "three"]
    first.activate()
    assert "Two, and better" in first.titles()
    assert "You see it now" in first.words()


def test_what_comes_back_after_a_crash_overwrites_nobody(
    open_desk: Callable[[], Desk], deck_folder: Path, qtbot: QtBot
) -> None:
    first = Desk(qtbot, deck_folder)
    first.write("title", "en", "Mine")
    first.editor._files.keep()
    first.settle()
    first.close()  # what is not saved stays in the draft, as after a crash
    edit(deck_folder / "texts" / "en.yaml", "title: Title en", "title: Theirs")
    again = open_desk()
    assert again.text("title", "en") == "Mine"
    again.key(Qt.Key.Key_S, CONTROL)
    assert "title: Theirs" in again.written("texts/en.yaml")
    assert "Somebody else has changed texts/en.yaml" in again.words()
    again.press("Take theirs")
    assert again.text("title", "en") == "Theirs"
