"""Which deck plays when decks are broken, and what is kept for that day."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support.files import edit

from kiosk import paths
from kiosk.deck import Deck, selection
from kiosk.deck.load import load
from kiosk.deck.selection import choose, remember, wanted_if_known
from kiosk.problems import Problem
from kiosk.settings import Settings


def test_the_wanted_deck_plays(deck_folder: Path, tmp_path: Path) -> None:
    deck = choose(deck_folder, tmp_path / "last")
    assert deck is not None
    assert deck.folder == deck_folder


def test_the_built_in_one_plays_where_it_is_the_wanted_one(tmp_path: Path) -> None:
    for safe in (None, "last-good", "failsafe"):
        deck = choose(paths.BUILT_IN_DECK, tmp_path / "last", safe)
        assert deck is not None
        assert deck.folder == paths.BUILT_IN_DECK


def test_a_settings_file_that_cannot_be_read_may_name_any_deck(tmp_path: Path) -> None:
    """But `--deck` is stronger, and so are settings that tell."""
    assert wanted_if_known(None, Settings(), is_lost=True) is None
    assert wanted_if_known(tmp_path / "named", Settings(), is_lost=True) == tmp_path / "named"
    assert wanted_if_known(None, Settings(deck=tmp_path / "set"), is_lost=True) == tmp_path / "set"
    assert wanted_if_known(None, Settings(), is_lost=False) == paths.BUILT_IN_DECK


def test_when_nobody_knows_which_is_wanted_the_last_good_one_plays_or_none(
    deck_folder: Path, tmp_path: Path, expect_log: list[str]
) -> None:
    expect_log.append("failsafe")
    assert choose(None, tmp_path / "last") is None
    remember(load(deck_folder)[0], tmp_path / "last")
    deck = choose(None, tmp_path / "last")
    assert deck is not None
    assert deck.folder == tmp_path / "last"


def test_in_safe_mode_the_last_good_one_plays_and_then_none(
    deck_folder: Path, tmp_path: Path, expect_log: list[str]
) -> None:
    deck = choose(deck_folder, tmp_path / "last", "last-good")
    assert deck is not None
    assert deck.folder == deck_folder, "there is no other yet; without the graphics card it may play"
    remember(load(deck_folder)[0], tmp_path / "last")
    deck = choose(deck_folder, tmp_path / "last", "last-good")
    assert deck is not None
    assert deck.folder == tmp_path / "last"
    expect_log.append("failsafe")
    assert choose(deck_folder, tmp_path / "last", "failsafe") is None


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


def test_without_a_copy_failsafe_and_nobody_elses_deck(
    deck_folder: Path, tmp_path: Path, expect_log: list[str]
) -> None:
    expect_log += ["there is no such file", "failsafe"]
    shutil.rmtree(deck_folder)
    assert choose(deck_folder, tmp_path / "last") is None


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes among its files")
@pytest.mark.parametrize(
    "make", [os.mkfifo, lambda path: path.symlink_to(path), Path.touch], ids=["pipe", "loop", "file"]
)
def test_what_is_no_folder_is_as_a_missing_deck(
    make: Callable[[Path], None], tmp_path: Path, expect_log: list[str]
) -> None:
    make(tmp_path / "deck")
    expect_log += ["there is no such file", "failsafe"]
    assert choose(paths.whole(tmp_path / "deck"), tmp_path / "last") is None


def test_whatever_a_deck_does_the_next_one_plays(
    deck_folder: Path, tmp_path: Path, expect_log: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def load_(folder: Path, *also: Any) -> tuple[Deck, tuple[Problem, ...]]:
        if folder == deck_folder:
            raise MemoryError
        return load(folder, *also)

    remember(load(deck_folder)[0], tmp_path / "last")
    monkeypatch.setattr(selection, "load", load_)
    expect_log.append("cannot be loaded")
    deck = choose(deck_folder, tmp_path / "last")
    assert deck is not None
    assert deck.folder == tmp_path / "last"


def test_a_deck_broken_while_it_played_is_not_kept(deck_folder: Path, tmp_path: Path, expect_log: list[str]) -> None:
    deck = load(deck_folder)[0]
    remember(deck, tmp_path / "last")
    edit(deck_folder / "deck.yaml", "accent: lake", "accent: pink")
    expect_log.append("could not be saved")
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
    expect_log.append("could not be saved")
    remember(load(deck_folder)[0], tmp_path / "file" / "last")
