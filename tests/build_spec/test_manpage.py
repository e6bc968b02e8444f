"""The manual page holds every command and option, and is roff that man and mandoc take without a word."""

import re
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import typer

from build_spec.debian import manpage
from kiosk.cli.commands import cli

TEXT = manpage.page(date(2026, 11, 25))
PLAIN = TEXT.replace("\\-", "-").replace("\\(dq", '"').replace("\\e", "\\")
GROUP: Any = typer.main.get_command(cli)


@pytest.mark.parametrize(("name", "command"), list(manpage._commands(GROUP, "kiosk")), ids=str)
def test_a_command_with_its_options(name: str, command: Any) -> None:
    section = re.search(rf'^\.SS "{name}\b(?! \w+")[^\n]*\n(.*?)(?=^\.S[SH] )', PLAIN, re.M | re.S)
    assert section
    for parameter in command.params:
        if parameter.param_type_name == "option" and not parameter.hidden:
            assert f".B {parameter.opts[0]}" in section[1]
    assert "--help" not in section[1]


def test_hidden_commands_are_not_there() -> None:
    assert "probe-graphics" not in PLAIN


@pytest.mark.parametrize(
    "reader",
    [("mandoc", "-T", "lint", "-W", "style"), ("man", "--warnings=w", "--encoding=utf8", "-l")],
    ids=lambda reader: str(reader[0]),
)
def test_readers_do_not_complain(reader: tuple[str, ...], tmp_path: Path) -> None:
    if not shutil.which(reader[0]):
        pytest.skip(f"{reader[0]} is not here (on Debian: apt-get install mandoc man-db)")
    (tmp_path / "kiosk.1").write_text(TEXT, encoding="utf-8")
    done = subprocess.run([*reader, "kiosk.1"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert reader[0] == "man" or not done.stdout
