"""The wheel, installed with pip where nothing else is."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from build_spec.smoke.player import SmokeError
from kiosk import __version__


def try_commands(ran: Callable[[Sequence[str]], str]) -> None:
    """What a user asks first; `ran` gives the output. Raises SmokeError."""
    if ran(["--version"]) != f"kiosk {__version__}\n":
        raise SmokeError("another version")
    if any(": note: " not in line for line in ran(["check"]).splitlines()):
        raise SmokeError("its deck is not inside, or has mistakes")
    pictures = ran(
        ["render", "--out", "pictures", "--view", "card", "--language", "ky", "--size", "640x360"]
    ).splitlines()
    if len(pictures) != 11:  # ten pages and the sheet of all
        raise SmokeError(f"rendered: {pictures}")
    if "SIL OPEN FONT LICENSE" not in ran(["--licences"]):
        raise SmokeError("--licences does not print them")


def run(folder: Path, dist: Path) -> None:
    """Install the wheel in `dist` into a fresh venv in `folder` and try it. Raises SmokeError."""
    wheels = list(dist.glob("kiosk-*.whl"))
    if len(wheels) != 1:
        raise SmokeError(f"one wheel is wanted, there are {len(wheels)}")
    _ran([sys.executable, "-m", "venv", str(folder / "venv")], Path.cwd())
    _ran([str(folder / "venv/bin/pip"), "install", "--quiet", "--disable-pip-version-check", str(wheels[0])], folder)
    try_commands(lambda arguments: _ran([str(folder / "venv/bin/kiosk"), *arguments], folder))


def _ran(command: Sequence[str], folder: Path) -> str:
    alien = ("DISPLAY", "WAYLAND_DISPLAY", "XDG_", "PYTHON")
    own = {name: value for name, value in os.environ.items() if not name.startswith(alien)}
    own["HOME"] = str(folder)
    done = subprocess.run(command, check=False, cwd=folder, env=own, capture_output=True, text=True)  # noqa: S603
    if done.returncode:
        raise SmokeError(f"{' '.join(command)}: {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout
