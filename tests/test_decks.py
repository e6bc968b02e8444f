"""Which deck plays when decks are broken, and what is kept for that day."""

import shutil
from pathlib import Path

import pytest
from support.files import edit

from kiosk import decks, paths
from kiosk.deck import Deck, load
from kiosk.decks import choose, remember
from kiosk.problems import Problem


def test_the_wanted_deck_plays(deck_folder: Path, tmp_path: Path) -> None:
    deck = choose(deck_folder, tmp_path / "last")
    assert deck is not None
    assert deck.folder == deck_folder


def test_without_a_wish_the_built_in_one_plays(tmp_path: Path) -> None:
    deck = choose(None, tmp_path / "last")
    assert deck is not None
    assert deck.folder == paths.BUILT_IN_DECK


def test_a_broken_deck_falls_back_to_its_last_good_copy(
    deck_folder: Path, tmp_path: Path, expect_log: list[str]
) -> None:
    last = tmp_path / "state" / "last"
    last.parent.mkdir()
    remember(load(deck_folder)[0], last)
    edit(deck_folder / "deck.yaml", "accent: lake", "accent: pink")
    expect_log.append("`accent`")
    deck = choose(deck_folder, last)
    assert deck is not None
    assert deck.folder == last
    assert deck.pages[1].texts["en"].headline == "Headline one en"


def test_without_a_copy_the_built_in_one_plays(deck_folder: Path, tmp_path: Path, expect_log: list[str]) -> None:
    shutil.rmtree(deck_folder)
    expect_log.append("cannot be read")
    deck = choose(deck_folder, tmp_path / "last")
    assert deck is not None
    assert deck.folder == paths.BUILT_IN_DECK


def test_with_no_deck_at_all_failsafe(
    deck_folder: Path, tmp_path: Path, expect_log: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "BUILT_IN_DECK", tmp_path / "gone")
    (deck_folder / "deck.yaml").unlink()
    expect_log += ["cannot be read", "failsafe"]
    assert choose(deck_folder, tmp_path / "last") is None


def test_whatever_a_deck_does_the_next_one_plays(
    deck_folder: Path, tmp_path: Path, expect_log: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def load_(folder: Path) -> tuple[Deck, tuple[Problem, ...]]:
        if folder == deck_folder:
            raise MemoryError
        return load(folder)

    monkeypatch.setattr(decks, "load", load_)
    expect_log.append("cannot be loaded")
    deck = choose(deck_folder, tmp_path / "last")
    assert deck is not None
    assert deck.folder == paths.BUILT_IN_DECK


def test_a_deck_broken_while_it_played_is_not_kept(deck_folder: Path, tmp_path: Path, expect_log: list[str]) -> None:
    deck = load(deck_folder)[0]
    remember(deck, tmp_path / "last")
    edit(deck_folder / "deck.yaml", "accent: lake", "accent: pink")
    expect_log.append("could not be kept")
    remember(deck, tmp_path / "last")
    assert load(tmp_path / "last")[0].pages[0].id == "cover"


def test_after_a_power_cut_between_the_renames_the_older_copy_plays(
    deck_folder: Path, tmp_path: Path, expect_log: list[str]
) -> None:
    last = tmp_path / "last"
    remember(load(deck_folder)[0], last)
    last.rename(tmp_path / "last.old")
    edit(deck_folder / "deck.yaml", "accent: lake", "accent: pink")
    expect_log.append("`accent`")
    deck = choose(deck_folder, last)
    assert deck is not None
    assert deck.folder == tmp_path / "last.old"


def test_only_the_decks_own_files_are_kept(deck_folder: Path, tmp_path: Path) -> None:
    (deck_folder / "notes.txt").write_text("not for visitors", encoding="utf-8")
    remember(load(deck_folder)[0], tmp_path / "last")
    kept = sorted(str(file.relative_to(tmp_path / "last")) for file in (tmp_path / "last").rglob("*") if file.is_file())
    assert kept == ["deck.yaml", "illustrations/picture.svg", "texts/de.yaml", "texts/en.yaml"]


def test_remembering_replaces_the_older_copy_whole(deck_folder: Path, tmp_path: Path) -> None:
    last = tmp_path / "last"
    remember(load(deck_folder)[0], last)
    edit(deck_folder / "texts" / "en.yaml", "Headline one en", "Newer")
    remember(load(deck_folder)[0], last)
    assert load(last)[0].pages[1].texts["en"].headline == "Newer"
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith("last")) == ["last"]


def test_the_built_in_deck_is_not_copied(tmp_path: Path) -> None:
    remember(load(paths.BUILT_IN_DECK)[0], tmp_path / "last")
    assert not (tmp_path / "last").exists()


def test_a_copy_that_cannot_be_made_is_only_logged(deck_folder: Path, tmp_path: Path, expect_log: list[str]) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    expect_log.append("could not be kept")
    remember(load(deck_folder)[0], tmp_path / "file" / "last")
