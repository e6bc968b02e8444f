"""What is not saved survives the editor."""

import os
from pathlib import Path

import pytest

from kiosk.authoring.folder import DeckFolder
from kiosk.editor import draft


@pytest.fixture
def deck(deck_folder: Path) -> DeckFolder:
    return DeckFolder.read(deck_folder)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "draft.json"


def test_a_draft_is_taken_up_again(deck: DeckFolder, file: Path) -> None:
    changed = deck.with_deck(deck.deck.set(("version",), "7"))
    draft.keep(file, changed)
    again = draft.recovered(file, DeckFolder.read(deck.folder))
    assert again.deck.text == changed.deck.text
    assert again.changed() == ("deck.yaml",)
    assert os.name != "posix" or file.stat().st_mode & 0o077 == 0


def test_without_changes_there_is_no_draft(deck: DeckFolder, file: Path) -> None:
    draft.keep(file, deck.with_deck(deck.deck.set(("version",), "7")))
    draft.keep(file, deck)
    assert not file.exists()
    assert draft.recovered(file, deck) is deck


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", '{"texts": 3}', '{"texts": {"../../x.yaml": "a"}}', '{"texts": {"/etc/x.yaml": "a"}}',
     '{"texts": {"deck.yaml": 7}}', '{"texts": {"picture.svg": "a"}}'],
)  # fmt: skip
def test_a_damaged_or_forged_draft_is_none(deck: DeckFolder, file: Path, content: str) -> None:
    file.write_text(content, encoding="utf-8")
    assert draft.recovered(file, deck) is deck


def test_two_decks_of_one_name_have_a_draft_each(tmp_path: Path) -> None:
    assert draft.file_of(tmp_path / "a" / "deck") != draft.file_of(tmp_path / "b" / "deck")


def test_a_second_editor_has_a_draft_of_its_own(deck: DeckFolder) -> None:
    assert draft.file_of(deck.folder) != draft.file_of(deck.folder, is_second=True)
