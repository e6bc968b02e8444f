"""Leftovers of killed single-file executables are removed; folders in use are not."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.process import single_file


def folder_in(place: Path, name: str) -> Path:
    folder = place / name
    (folder / "kiosk" / "ui").mkdir(parents=True)
    (folder / "kiosk" / "ui" / "Main.qml").touch()
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The folder this process pretends to be unpacked in."""
    return folder_in(tmp_path, "_MEI1")


def tidy(folder: Path) -> None:
    held = single_file.tidy(folder)
    assert held
    held.close()


def left_by_a_killed_one(place: Path, name: str) -> Path:
    folder = folder_in(place, name)
    code = (
        "import os, pathlib, sys; from kiosk.process.single_file import hold;"
        " held = hold(pathlib.Path(sys.argv[1])); os._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", code, str(folder)], check=False).returncode == 9
    assert (folder / "in-use").exists()
    return folder


def test_what_a_killed_one_left_is_removed(own: Path, tmp_path: Path) -> None:
    left = left_by_a_killed_one(tmp_path, "_MEI2")
    tidy(own)
    assert not left.exists()
    assert own.exists()


def test_where_a_process_lives_stays(own: Path, tmp_path: Path) -> None:
    lived_in = folder_in(tmp_path, "_MEI2")
    first, second = single_file.hold(lived_in), single_file.hold(lived_in)  # parent and player
    first.close()
    tidy(own)
    assert lived_in.exists()
    second.close()
    tidy(own)
    assert not lived_in.exists()
    assert own.exists()


def test_one_that_unpacks_now_stays_and_one_killed_while_it_did_goes(own: Path, tmp_path: Path) -> None:
    unpacks, killed = folder_in(tmp_path, "_MEI2"), folder_in(tmp_path, "_MEI3")
    os.utime(killed, (0, 0))
    tidy(own)
    assert unpacks.exists()
    assert not killed.exists()


def test_other_programs_folders_stay(own: Path, tmp_path: Path) -> None:
    other = tmp_path / "_MEI2"
    (other / "kiosk").mkdir(parents=True)
    os.utime(other, (0, 0))
    elsewhere = folder_in(tmp_path / "elsewhere", "_MEI4")
    os.utime(elsewhere, (0, 0))
    (tmp_path / "_MEI3").symlink_to(elsewhere)
    tidy(own)
    assert other.exists()
    assert elsewhere.exists()


def test_the_own_folder_is_held(own: Path) -> None:
    held = single_file.tidy(own)
    assert held
    assert not single_file.is_left(own)
    held.close()
    assert single_file.is_left(own)


def test_a_folder_that_cannot_be_written_is_survived(tmp_path: Path) -> None:
    assert single_file.tidy(tmp_path / "gone") is None


def test_the_folder_build_has_nothing_to_tidy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "_internal"), raising=False)
    single_file.settle()
    assert list(tmp_path.iterdir()) == []
