"""A deck's files, changed as texts and saved together."""

import shutil
from pathlib import Path

import pytest

from kiosk import paths
from kiosk.authoring import saving
from kiosk.authoring.folder import DeckFolder, OvertakenError
from kiosk.deck.load import DeckFiles
from kiosk.problems import ProblemsError
from kiosk.system import files
from kiosk.yamlfiles.editing import CannotEditError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "deck"
    shutil.copytree(paths.BUILT_IN_DECK, folder)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*.yaml")}


def test_what_has_not_changed_is_not_written(folder: Path) -> None:
    before = contents(folder)
    deck = DeckFolder.read(folder)
    assert deck.languages() == ["ky", "ru", "en"]
    assert (deck.cards()[0], len(deck.cards())) == ("education", 9)
    assert deck.changed() == ()
    assert deck.save() == deck
    assert contents(folder) == before


def test_what_has_changed_is_saved_and_read_again(folder: Path) -> None:
    before = contents(folder)
    deck = DeckFolder.read(folder)
    deck = deck.with_deck(deck.deck.set(("version",), "2")).with_words("en", deck.words("en").set(("title",), "T"))
    assert deck.changed() == ("deck.yaml", "texts/en.yaml")
    assert contents(folder) == before
    saved = deck.save()
    assert saved == DeckFolder.read(folder)
    assert saved.changed() == saved.overtaken() == ()
    assert {name for name, content in contents(folder).items() if content != before[name]} == set(deck.changed())


def test_a_file_that_somebody_else_has_changed_is_not_overwritten(folder: Path) -> None:
    deck = DeckFolder.read(folder)
    deck = deck.with_words("en", deck.words("en").set(("title",), "T")).with_words("fr", deck.words("fr"))
    (folder / "texts" / "en.yaml").write_text("title: Theirs\n", encoding="utf-8")
    (folder / "texts" / "fr.yaml").write_text("title: Leur\n", encoding="utf-8")
    before = contents(folder)
    with pytest.raises(OvertakenError, match=r"meanwhile: texts/en\.yaml, texts/fr\.yaml"):
        deck.save()
    assert contents(folder) == before


def test_a_full_disk_leaves_every_file_as_it_was(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(folder)
    deck = DeckFolder.read(folder)
    deck = deck.with_deck(deck.deck.set(("version",), "2"))
    for code in ("en", "ru", "fr"):
        deck = deck.with_words(code, deck.words(code).set(("title",), "T"))
    sync = files.sync

    def full(file: Path) -> None:
        if "deck.yaml" in file.name:
            raise OSError(28, "No space left on device")
        sync(file)

    monkeypatch.setattr(files, "sync", full)
    with pytest.raises(OSError, match="No space"):
        deck.save()
    assert contents(folder) == before
    assert not list(folder.rglob("*.new"))


def test_a_disk_that_fails_in_the_middle_leaves_every_file_as_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(folder)
    deck = DeckFolder.read(folder)
    deck = deck.with_deck(deck.deck.set(("version",), "2"))
    deck = deck.with_words("en", deck.words("en").set(("title",), "T"))
    move = Path.replace

    def failing(file: Path, target: Path) -> Path:
        if target.name == "deck.yaml":
            raise OSError(5, "Input/output error")
        return move(file, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(OSError, match="Input/output"):
        deck.save()
    assert contents(folder) == before


def test_a_folder_that_is_gone_is_not_made_anew(folder: Path) -> None:
    """As that of a network or a stick: nobody has changed anything in it, and half a deck would be worse than none."""
    deck = DeckFolder.read(folder)
    deck = deck.with_deck(deck.deck.set(("version",), "2"))
    away = folder.rename(folder.with_name("away"))
    for is_mounted in (False, True):
        if is_mounted:
            folder.mkdir()
        for save in (deck.save, lambda: deck.over_theirs().save()):
            with pytest.raises(FileNotFoundError):
                save()
    assert list(folder.iterdir()) == []
    folder.rmdir()
    away.rename(folder)
    assert deck.save().changed() == ()


def test_an_interrupted_check_leaves_every_file_as_it_was(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As after Ctrl+C."""
    before, deck = contents(folder), DeckFolder.read(folder)
    checked = iter([()])

    def problems(_: object) -> object:
        for done in checked:
            return done
        raise KeyboardInterrupt

    monkeypatch.setattr(DeckFiles, "problems", problems)
    with pytest.raises(KeyboardInterrupt):
        saving.save_checked(deck, deck.with_deck(deck.deck.set(("version",), "2")))
    assert contents(folder) == before


def test_a_deck_that_cannot_be_read_is_said(folder: Path) -> None:
    (folder / "texts" / "en.yaml").write_bytes(b"\xff\xfe")
    with pytest.raises(ProblemsError, match="UTF-8"):
        DeckFolder.read(folder)
    (folder / "deck.yaml").write_text("a: [", encoding="utf-8")
    with pytest.raises(CannotEditError, match="mend"):
        DeckFolder.read(folder)
    (folder / "deck.yaml").rename(folder / "deck.yml")
    with pytest.raises(ProblemsError, match=r"no such file; rename deck\.yml to deck\.yaml, exactly as written here"):
        DeckFolder.read(folder)
    (folder / "deck.yml").rename(folder / "deck.yaml")
    with pytest.raises(ProblemsError, match=f"no such file; the deck is in the subfolder {folder.name}: name that"):
        DeckFolder.read(folder.parent)
