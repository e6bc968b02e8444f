"""The QML against the Python types it names: no warning, house format."""

import re
import subprocess
import sys
from pathlib import Path

from support.sources import QML_FILES


def test_qmllint_has_nothing_to_say() -> None:
    command = [sys.executable, "-m", "build_spec.tools.qml", "lint"]
    done = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "no warnings" in done.stdout


def test_nothing_is_made_bit_by_bit() -> None:
    """A Repeater whose model changes meanwhile, as a picture or a language comes, crashes Qt 6.11."""
    assert [file.name for file in QML_FILES if "asynchronous" in code(file)] == []


def code(file: Path) -> str:
    """A file without its comments."""
    return re.sub(r"//.*", "", file.read_text(encoding="utf-8"))
