"""Runs the kiosk's command line as users do."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kiosk import __main__

COMMAND = (sys.executable, "-W", "error", "-W", "ignore:gc:ResourceWarning", "-m", "kiosk")


def environment(**more: str) -> dict[str, str]:
    """The test's environment without a screen."""
    screen = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    return {**{key: value for key, value in os.environ.items() if key not in screen}, **more}


def kiosk(*arguments: str | Path, typed: str | bytes = "", **more: str) -> subprocess.CompletedProcess[str]:
    """Run the command without a screen, with `more` in its environment and `typed` as its input."""
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)],
        input=typed.encode() if isinstance(typed, str) else typed,
        capture_output=True,
        check=False,
        timeout=600,
        env=environment(**more),
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def called(*arguments: str | Path, typed: str | bytes = "", **more: str) -> subprocess.CompletedProcess[str]:
    """The same within this process, which costs far less: for commands of which nothing depends on being one.

    `kiosk run`, which starts others, is not among them.
    """
    gone = dict.fromkeys(os.environ.keys() - environment())
    with CliRunner().isolation(typed, {**gone, **more}) as (out, err, _):
        with pytest.raises(SystemExit) as ended:
            __main__._command([str(argument) for argument in arguments])
        code = ended.value.code
        sys.stdout.flush()
        sys.stderr.flush()
        assert code is None or isinstance(code, int)
        return subprocess.CompletedProcess(arguments, code or 0, out.getvalue().decode(), err.getvalue().decode())


def home(folder: Path) -> dict[str, str]:
    """The environment of a user who lives in `folder`."""
    return {"XDG_STATE_HOME": str(folder / "state"), "HOME": str(folder)}
