"""A long check shows a person how far it has come, and writes nothing of it into a file."""

import os
import re
import subprocess
import sys
from pathlib import Path

from support.command import environment, kiosk
from support.large import write_large_deck


def test_a_terminal_sees_how_far_a_check_has_come(tmp_path: Path) -> None:
    folder = write_large_deck(tmp_path / "deck", 30, {"en": "English", "ru": "Русский"})
    terminal, end = os.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "kiosk", "check", folder],
        stdout=subprocess.PIPE,
        stderr=end,
        env=environment(TERM="xterm", COLUMNS="80"),
    )
    os.close(end)
    shown = b""
    while part := _read(terminal):
        shown += part
    os.close(terminal)
    assert (process.communicate()[0], process.returncode) == (b"", 0)
    counts = re.findall(rb"(\d+)/(\d+)", shown)
    assert {int(whole) for _, whole in counts} == {13}, "the ten pictures, deck.yaml and two languages"
    assert int(counts[-1][0]) == 13


def test_a_file_gets_only_what_is_wrong(tmp_path: Path) -> None:
    folder = write_large_deck(tmp_path / "deck", 30, {"en": "English"})
    done = kiosk("check", folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def _read(terminal: int) -> bytes:
    """What comes next; nothing at the end, of which Linux says that it is an error."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""
