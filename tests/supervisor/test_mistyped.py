"""A deck's folder that is not there: a person at a terminal is told, a service waits for its drive."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.supervisor import mistyped


class Terminal:
    """stdout, as far as it matters."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    "arguments",
    [["--deck", "{}"], ["--windowed", "9x9", "--deck={}"], ["--deck", ".", "--deck", "{}"], ["--language", "ru", "{}"]],
)
def test_only_a_terminal_is_told(arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there, link, gone = tmp_path / "there", tmp_path / "link", tmp_path / "gone"
    there.mkdir()
    link.symlink_to(tmp_path / "a-drive")  # somebody has prepared for it

    def missing(folder: Path) -> str | None:
        return mistyped.missing_deck([argument.format(folder) for argument in arguments])

    assert missing(gone) is None, "no terminal: the drive may come"
    monkeypatch.setattr(sys, "stdout", Terminal())
    assert missing(gone) == str(gone)
    assert missing(there) is missing(link) is None
    assert mistyped.missing_deck(["--language", "ru"]) is None
    monkeypatch.setattr(sys, "stdout", None)
    assert missing(gone) is None


def test_it_ends_with_one_line(tmp_path: Path) -> None:
    ours, terminal = pty.openpty()
    command = [sys.executable, "-m", "kiosk", "run", "--deck", "nothere"]
    done = subprocess.run(command, stdout=terminal, stderr=subprocess.PIPE, text=True, cwd=tmp_path, check=False)
    os.close(terminal)
    os.close(ours)
    assert (done.returncode, done.stderr) == (2, "kiosk: there is no folder nothere\n")
