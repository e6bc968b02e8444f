"""Settings files that cannot be read, and what is used instead."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.settings import Settings, own_file
from kiosk.settings.files import change, is_deck_lost, keep, load, take_over


def write(folder: Path, text: str) -> Path:
    file = folder / "settings.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def make_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def make_pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def make_loop(file: Path) -> None:
    file.unlink()
    file.symlink_to(file)


NO_FILE = "not a file|directory|symbolic links"


def make_nothing(file: Path) -> None:
    file.unlink()


@pytest.mark.parametrize("breaks", [make_folder, make_pipe, make_loop, make_nothing])
def test_a_file_that_cannot_be_read_is_as_it_was(tmp_path: Path, breaks: Callable[[Path], None]) -> None:
    file, spare = write(tmp_path, "deck: mine\nidle_s: 30\nmotion: calm\n"), tmp_path / "state" / "settings.yaml"
    keep(file, spare)
    before, _ = load(file)
    breaks(file)
    after, problems = load(file, spare)
    assert after == before
    assert [problem.file for problem in problems] == [file]
    assert not is_deck_lost(file, spare)
    assert is_deck_lost(file, tmp_path / "none")
    keep(file, spare)
    assert load(file, spare)[0] == before, "what is broken is not kept"


def test_a_link_to_a_drive_that_is_not_there_is_no_wish_for_the_defaults(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    own, spare = own_file(), tmp_path / "spare.yaml"
    own.parent.mkdir()
    own.symlink_to(write(tmp_path, "idle_s: 30\n"))
    keep(own, spare)
    own.resolve().unlink()
    assert is_deck_lost(None, tmp_path / "none")
    keep(own, spare)
    settings, problems = load(None, spare)
    assert (settings.idle_s, [problem.file for problem in problems]) == (30, [own])
    own.unlink()
    keep(own, spare)
    assert load(None, spare) == (Settings(), ()), "whoever takes it away wants the defaults"


def test_a_slip_costs_nothing_where_it_was_right_before(tmp_path: Path) -> None:
    file, spare = write(tmp_path, "deck: mine\nidle_s: 30\n"), tmp_path / "spare.yaml"
    keep(file, spare)
    write(tmp_path, 'deck: "mine\nidle_s: 40\n')
    settings, problems = load(file, spare)
    assert (settings.deck, settings.idle_s, len(problems)) == (tmp_path / "mine", 40, 1)


def test_a_setting_that_is_taken_out_is_out(tmp_path: Path) -> None:
    file, spare = write(tmp_path, "deck: mine\nidle_s: 30\n"), tmp_path / "spare.yaml"
    keep(file, spare)
    write(tmp_path, "deck: mine\n")
    assert load(file, spare)[0].idle_s == 60


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("", True),
        ("idle_s: soon\n", True),
        ("deck: mine\nidle_s: soon\n", True),
        ('deck: "C:\\Users\\kiosk\\deck"\nidle_s: 30\n', False),
        ('deck: "C:\\new\\table"\nidle_s: 30\n', False),
        ('deck: "C:\\\\"\nidle_s: 30\n', True),
        ("deck: [1]\nidle_s: 30\n", False),
        ("{", False),
    ],
)
def test_whether_it_is_known_which_deck_is_set(tmp_path: Path, text: str, *, known: bool) -> None:
    assert is_deck_lost(write(tmp_path, text), tmp_path / "none") is not known


def test_windows_backslashes_cost_one_setting(tmp_path: Path) -> None:
    file = write(tmp_path, 'deck: "C:\\Users\\kiosk\\deck"\nidle_s: 30\n')
    settings, problems = load(file)
    assert settings == Settings(idle_s=30)
    assert len(problems) == 1
    assert "use single quotes, or / in a path" in str(problems[0])


def test_a_tilde_is_the_users_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    assert load(write(tmp_path, "deck: ~/decks/mine\n"))[0].deck == tmp_path / "home" / "decks" / "mine"


@pytest.mark.parametrize("breaks", [make_folder, make_pipe, make_loop])
def test_what_is_no_file_is_neither_waited_for_nor_replaced(tmp_path: Path, breaks: Callable[[Path], None]) -> None:
    file, source = write(tmp_path, "idle_s: 30\n"), tmp_path / "source.yaml"
    source.write_text("idle_s: 45\n", encoding="utf-8")
    breaks(file)
    kind = file.lstat().st_mode
    with pytest.raises(OSError, match=NO_FILE):
        change(file, idle_s=50)
    with pytest.raises(OSError, match=NO_FILE):
        take_over(source, file)
    assert file.lstat().st_mode == kind
