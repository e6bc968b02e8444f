"""Runs the kiosk's command line as users do."""

import os
import subprocess
import sys
from pathlib import Path

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
        timeout=120,
        env=environment(**more),
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def home(folder: Path) -> dict[str, str]:
    """The environment of a user who lives in `folder`."""
    return {"XDG_STATE_HOME": str(folder / "state"), "HOME": str(folder)}
