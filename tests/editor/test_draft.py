"""What is not saved survives the editor."""

import os
from pathlib import Path

import pytest
from support.files import edit

from kiosk import paths
from kiosk.authoring.folder import DeckFolder, OvertakenError
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


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(paths, "state_folder", lambda *_, **__: tmp_path / "state")
    return tmp_path / "state"


def newer(deck: DeckFolder) -> DeckFolder:
    return deck.with_deck(deck.deck.set(("version",), "7"))


@pytest.mark.usefixtures("state")
def test_each_editor_has_a_draft_of_its_own_and_takes_up_what_another_has_left(deck: DeckFolder) -> None:
    first, second, third = (draft.Claim(deck) for _ in range(3))
    assert len({first.file, second.file, third.file}) == 3
    draft.keep(third.file, newer(deck))
    for claim in (first, second, third):
        claim.close()
    again = draft.Claim(deck)
    assert again.file == third.file
    assert draft.recovered(again.file, deck).changed() == ("deck.yaml",)
    again.close()
    assert [file.suffix for file in again.file.parent.iterdir()] == [".json"]


def test_what_somebody_else_has_saved_since_is_theirs(deck: DeckFolder, file: Path) -> None:
    draft.keep(file, newer(deck))
    theirs = deck.with_deck(deck.deck.set(("version",), "theirs")).save()
    again = draft.recovered(file, DeckFolder.read(deck.folder))
    assert again.changed() == ("deck.yaml",)
    with pytest.raises(OvertakenError):
        again.save()
    assert DeckFolder.read(deck.folder).deck.text == theirs.deck.text


def test_a_file_that_was_new_in_a_draft_is_not_written_over_another(deck: DeckFolder, file: Path) -> None:
    draft.keep(file, deck.with_words("ky", deck.words("ky").set(("title",), "Менин")))
    edit(deck.folder / "deck.yaml", "languages:\n", "languages:\n  - code: ky\n    name: Кыргызча\n")
    (deck.folder / "texts" / "ky.yaml").write_text("title: Алардын\n", encoding="utf-8")
    again = draft.recovered(file, DeckFolder.read(deck.folder))
    with pytest.raises(OvertakenError):
        again.save()


@pytest.mark.usefixtures("state")
def test_a_renamed_folder_keeps_its_draft(deck: DeckFolder) -> None:
    claim = draft.Claim(deck)
    draft.keep(claim.file, newer(deck))
    claim.close()
    moved = DeckFolder.read(deck.folder.rename(deck.folder.with_name("renamed")))
    again = draft.Claim(moved)
    assert draft.recovered(again.file, moved).deck.text == newer(deck).deck.text
    again.close()


@pytest.mark.usefixtures("state")
def test_another_deck_gets_no_draft_of_one_that_is_gone(deck: DeckFolder) -> None:
    claim = draft.Claim(deck)
    draft.keep(claim.file, newer(deck))
    claim.close()
    moved = deck.folder.rename(deck.folder.with_name("renamed"))
    edit(moved / "deck.yaml", "accent: lake", "accent: plum")
    other = draft.Claim(DeckFolder.read(moved))
    assert not other.file.exists()
    assert claim.file.exists()
    other.close()


def test_where_nothing_can_be_written_there_is_no_lock(
    deck: DeckFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "plain").write_text("", encoding="utf-8")
    monkeypatch.setattr(paths, "state_folder", lambda *_, **__: tmp_path / "plain")
    claim = draft.Claim(deck)
    assert draft.recovered(claim.file, deck) is deck
    claim.close()
