"""The QML against the Python types it names: no warning, house format."""

import re
from pathlib import Path

import pytest
from support.sources import QML_FILES

from build_spec.tools import qml

SAMPLE = """import QtQuick
import Kiosk

Item {
    required property Session session

    opacity: session.%s ? 1 : 0
}
"""


def test_lint_knows_the_types_and_the_format(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On a sample, in a second: `make lint` looks at every file of the kiosk."""
    monkeypatch.setattr(qml, "UI", tmp_path)
    file = tmp_path / "Sample.qml"
    file.write_text(SAMPLE % "unlocked")
    qml.lint()
    assert "no warnings" in capsys.readouterr().out
    file.write_text(SAMPLE % "largerText")
    with pytest.raises(SystemExit, match="largerText"):
        qml.lint()
    file.write_text(SAMPLE.replace("    opacity", "  opacity") % "unlocked")
    with pytest.raises(SystemExit, match="not in the house format"):
        qml.lint()


def test_nothing_is_made_bit_by_bit() -> None:
    """A Repeater whose model changes meanwhile, as a picture or a language comes, crashes Qt 6.11.

    Pictures may come later: `PictureBox` has nothing else that does.
    """
    assert [file.name for file in QML_FILES if "asynchronous" in code(file)] == ["PictureBox.qml"]
    assert "Loader" not in code(next(file for file in QML_FILES if file.name == "PictureBox.qml"))


def code(file: Path) -> str:
    """A file without its comments."""
    return re.sub(r"//.*", "", file.read_text(encoding="utf-8"))
