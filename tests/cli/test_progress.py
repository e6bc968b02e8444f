"""A long check shows a person how far it has come, and writes nothing of it into a file."""

import os
import re
import subprocess
import sys
from pathlib import Path

from support.command import environment, kiosk
from support.large import write_large_deck


def test_a_terminal_sees_how_far_a_check_has_come(tmp_path: Path) -> None:
    folder = write_large_deck(tmp_path / "deck", 9, {"en": "English", "ru": "Русский"})
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
    said = process.communicate()[0].decode()
    assert all(line.startswith(f"{folder}/") for line in said.splitlines()), said
    counts = re.findall(rb"(\d+)/(\d+)", shown)
    assert int(counts[0][1]) == 13, "the ten pictures, deck.yaml and two languages"
    assert int(counts[-1][0]) == int(counts[-1][1]) >= 13, "and the texts that might not fit"


def test_a_file_gets_only_what_is_wrong(tmp_path: Path) -> None:
    folder = write_large_deck(tmp_path / "deck", 9, {"en": "English"})
    done = kiosk("check", folder)
    assert all(line.startswith(f"{folder}/") for line in done.stdout.splitlines()), done.stdout
    assert re.fullmatch(r"deck: [0-9a-z ,]+\n", done.stderr), "one line, and no bar"


def _read(terminal: int) -> bytes:
    """What comes next; nothing at the end, of which Linux says that it is an error."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""
