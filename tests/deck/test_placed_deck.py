"""A deck is put in the place of the built-in one: beside the executable, in the user's data folder, or by settings."""

import sys
from pathlib import Path

import pytest
from support.command import called, home
from support.files import edit

from kiosk import paths
from kiosk.cli.common import deck_to_play
from kiosk.settings import Settings
from kiosk.settings.files import change, load


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The kiosk's folder with the user's data."""
    monkeypatch.setattr(paths, "user_data_path", lambda *_, **__: tmp_path / "data")
    return tmp_path / "data"


def made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


def freeze(executable: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(executable))


def test_without_any_the_built_in_one_plays(data: Path) -> None:
    assert not data.exists()
    assert deck_to_play(None, Settings()) == paths.BUILT_IN_DECK


def test_from_the_weakest_to_the_strongest(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    freeze(tmp_path / "stick" / "kiosk-single", monkeypatch)
    in_data = made(data / "deck")
    assert deck_to_play(None, Settings()) == in_data
    beside = made(tmp_path / "stick" / "deck")
    assert deck_to_play(None, Settings()) == beside
    assert deck_to_play(None, Settings(deck=tmp_path / "set")) == tmp_path / "set"
    named = made(tmp_path / "named")
    assert deck_to_play(named, Settings(deck=tmp_path / "set")) == named


@pytest.mark.usefixtures("data")
def test_a_source_tree_has_none_beside_its_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(tmp_path / "deck")
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    assert paths.placed_deck() is None


@pytest.mark.usefixtures("data")
def test_on_macos_it_lies_beside_the_application(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    freeze(tmp_path / "Kiosk.app" / "Contents" / "MacOS" / "kiosk", monkeypatch)
    made(tmp_path / "Kiosk.app" / "Contents" / "MacOS" / "deck")
    assert paths.placed_deck() is None
    beside = made(tmp_path / "deck")
    assert paths.placed_deck() == beside


def test_one_whose_drive_is_pulled_is_still_the_one_that_is_wanted(data: Path, tmp_path: Path) -> None:
    data.mkdir()
    (data / "deck").symlink_to(tmp_path / "drive" / "deck")
    assert deck_to_play(None, Settings()) == data / "deck"
    (data / "deck").unlink()
    (data / "deck").write_text("no folder, and so another program's", encoding="utf-8")
    assert deck_to_play(None, Settings()) == paths.BUILT_IN_DECK


def test_settings_can_ask_for_the_built_in_one(data: Path, tmp_path: Path) -> None:
    made(data / "deck")
    own = tmp_path / "kiosk.yaml"
    change(own, deck=str(paths.BUILT_IN_DECK))
    assert own.read_text(encoding="utf-8").endswith("deck: built-in\n")
    settings, problems = load(own)
    assert problems == ()
    assert deck_to_play(None, settings) == paths.BUILT_IN_DECK


def test_the_commands_see_it(deck_folder: Path, tmp_path: Path) -> None:
    edit(deck_folder / "deck.yaml", "accent: lake", "accent: pink")
    deck_folder.rename(made(tmp_path / "data" / "kiosk") / "deck")
    done = called("check", XDG_DATA_HOME=str(tmp_path / "data"), **home(tmp_path))
    assert "`accent`" in done.stdout
    assert done.returncode == 1


def test_check_looks_at_the_deck_that_is_set(deck_folder: Path, tmp_path: Path) -> None:
    edit(deck_folder / "deck.yaml", "accent: lake", "accent: pink")
    own = made(tmp_path / "config" / "kiosk") / "kiosk.yaml"
    own.write_text(f"deck: {deck_folder}\n", encoding="utf-8")
    done = called("check", XDG_CONFIG_HOME=str(tmp_path / "config"), **home(tmp_path))
    assert str(deck_folder) in done.stdout
    assert done.returncode == 1
