"""Files that are replaced whole, and what is left of those that were not finished."""

import errno
import os
import subprocess
import time
from pathlib import Path

import pytest

from kiosk.system import files


def test_a_file_is_replaced_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "folder" / "file"
    files.replace(file, b"old")
    files.replace(file, b"new")
    assert file.read_bytes() == b"new"
    assert list(file.parent.iterdir()) == [file]


def test_what_cannot_be_written_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "file"
    files.replace(file, b"old")
    monkeypatch.setattr(files, "sync", full)
    with pytest.raises(OSError, match="No space"):
        files.replace(file, b"new")
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no flock command")
def test_a_lock_keeps_others_out(tmp_path: Path) -> None:
    with files.locked(tmp_path / "lock"):
        tried = subprocess.run(["flock", "-n", tmp_path / "lock", "true"], check=False)
    assert tried.returncode == 1
    assert subprocess.run(["flock", "-n", tmp_path / "lock", "true"], check=False).returncode == 0


def test_where_nothing_can_be_written_nobody_is_kept_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(os, "open", refuse)
    with files.locked(tmp_path / "lock"):
        assert not (tmp_path / "lock").exists()


def test_a_lock_that_cannot_be_made_for_another_reason_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="file"), files.locked(tmp_path / "file" / "lock"):
        pass


def test_what_a_power_cut_left_is_swept_away_and_nothing_else(tmp_path: Path) -> None:
    for name in (".pin.json.123.new", ".starts.9.new", "last-good-deck.new", "visits.sqlite", ".hidden"):
        (tmp_path / name).write_text("", encoding="utf-8")
        os.utime(tmp_path / name, (time.time() - 7200,) * 2)
    (tmp_path / ".pin.json.124.new").write_text("being written", encoding="utf-8")
    (tmp_path / ".folder.new").mkdir()
    files.sweep(tmp_path)
    left = sorted(file.name for file in tmp_path.iterdir())
    assert left == [".folder.new", ".hidden", ".pin.json.124.new", "last-good-deck.new", "visits.sqlite"]


def test_a_folder_that_is_not_there_is_swept_already(tmp_path: Path) -> None:
    files.sweep(tmp_path / "none")


def full(_path: Path) -> None:
    raise OSError(28, "No space left on device")


def test_where_it_may_not_look_there_is_nothing(tmp_path: Path) -> None:
    unseen = tmp_path / ("n" * 300) / "file"
    with pytest.raises(OSError, match="too long"):
        unseen.exists()
    assert not any(ask(unseen) for ask in (files.exists, files.is_file, files.is_folder))
    files.sweep(unseen)


@pytest.mark.skipif(os.name == "nt", reason="there every file says at once what it holds")
def test_a_file_of_the_kernels_that_has_nothing_to_say_is_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    """/proc/kmsg passes for a file, and reading it takes the machine's log away: a pipe stands in for it."""
    read, write = os.pipe()
    os.set_blocking(read, False)
    monkeypatch.setattr(files, "opened", lambda *_: read)
    assert files.read(Path("/proc/kmsg"), 100) == b""
    os.close(write)
