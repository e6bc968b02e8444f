"""A library that the system lacks is one line with the command that installs it."""

import ctypes
import os
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
from support import command
from support.command import kiosk

from kiosk import paths
from kiosk.problems import CannotStartError
from kiosk.system import requirements

ERROR = "libGL.so.1: cannot open shared object file: No such file or directory"
PACKAGES = paths.SYSTEM_PACKAGES.read_text(encoding="utf-8").split()

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Windows and macOS bring them all")


@pytest.mark.parametrize(
    "arguments", [["render", "--deck", str(paths.BUILT_IN_DECK), "--out", "pictures"], ["play"], ["run"], []]
)
def test_every_command_that_draws_says_it_in_one_line(tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "PySide6").mkdir()
    (tmp_path / "PySide6" / "__init__.py").write_text(f"raise ImportError({ERROR!r})\n", encoding="utf-8")
    environment = {"QT_QPA_PLATFORM": "offscreen"} if arguments[:1] != ["render"] else {}
    done = kiosk(*arguments, **command.home(tmp_path), PYTHONPATH=str(tmp_path), **environment)
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = (line for line in done.stderr.splitlines() if not re.search(r" (INFO|WARNING) kiosk\.", line))
    assert line.startswith("kiosk: the system library libGL.so.1 is missing; on Debian or Ubuntu run: ")
    assert line.endswith(f"apt-get install -y --no-install-recommends {' '.join(PACKAGES)}")


def test_who_is_not_root_is_given_sudo_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def told(user: int, sudo: str | None) -> str:
        monkeypatch.setattr(os, "geteuid", lambda: user)
        monkeypatch.setattr(shutil, "which", lambda _: sudo)
        return str(requirements.missing(ImportError(ERROR))).partition("run: ")[2]

    assert told(1000, "/usr/bin/sudo").startswith("sudo apt-get update && sudo apt-get install ")
    assert told(1000, None).startswith("apt-get update && apt-get install ")
    assert told(0, "/usr/bin/sudo").startswith("apt-get update && apt-get install ")


def test_in_an_executable_the_system_is_asked_what_pyinstaller_does_not_say() -> None:
    error = OSError("Failed to load dynlib/dll 'libqxcb.so'. Most likely this dynlib/dll was not found when the")
    error.__cause__ = OSError(ERROR)
    assert str(requirements.missing(error)).startswith("the system library libGL.so.1 is missing")


def test_other_errors_are_not_explained_away() -> None:
    for text in ("No module named 'yaml'", "/x/libqwayland.so: cannot open shared object file", "undefined symbol: x"):
        assert requirements.missing(ImportError(text)) is None


@pytest.fixture
def lacking(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Plugins of Qt that cannot be loaded."""
    plugins: set[str] = set()

    def load(file: str) -> Any:
        if Path(file).name in plugins:
            raise OSError("libxcb-cursor.so.0: cannot open shared object file: No such file or directory")

    monkeypatch.setattr(ctypes, "CDLL", load)
    return plugins


def test_a_window_needs_the_plugin_of_its_screen(lacking: set[str]) -> None:
    lacking.add("libqxcb.so")
    with pytest.raises(CannotStartError, match=re.escape("the system library libxcb-cursor.so.0 is missing")):
        requirements.require_libraries({"DISPLAY": ":0"})
    requirements.require_libraries({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"})
    requirements.require_libraries({"DISPLAY": ":0", "QT_QPA_PLATFORM": "vnc"})
    lacking.add("libqwayland.so")
    with pytest.raises(CannotStartError):
        requirements.require_libraries({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"})


def test_the_plugins_are_where_they_are_looked_for() -> None:
    requirements.require_libraries({"DISPLAY": ":0"})
    assert requirements._what_keeps_from_loading("libqxcb.so") is None
    # What Wayland needs comes with its compositor: where there is none, it is said.
    missing = requirements._what_keeps_from_loading("libqwayland.so")
    assert missing is None or missing.startswith("the system library libwayland-")
    assert requirements._plugin("libqxcb.so").is_file()
    assert requirements._plugin("libqwayland.so").is_file()
