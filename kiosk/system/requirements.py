"""Checks for system libraries. A missing one is reported in one line, with the command that installs it."""

import ctypes
import os
import re
import shutil
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from kiosk import paths
from kiosk.problems import CannotStartError

# The Qt plugin that each environment variable calls for; if both are set, Qt takes the one that loads.
_PLUGINS = {"WAYLAND_DISPLAY": "libqwayland.so", "DISPLAY": "libqxcb.so"}


def require_libraries(environment: Mapping[str, str] = os.environ) -> None:
    """Raise CannotStartError if a library is missing without which Qt would abort the process."""
    if not sys.platform.startswith("linux") or environment.get("QT_QPA_PLATFORM"):
        return  # Windows and macOS have them all; naming a platform is a deliberate choice
    what_to_do = None
    for variable, plugin in _PLUGINS.items():
        if environment.get(variable):
            what_to_do = _what_keeps_from_loading(plugin)
            if not what_to_do:
                return
    if what_to_do:
        raise CannotStartError(what_to_do)


def _plugin(name: str) -> Path:
    qt = find_spec("PySide6")
    assert qt
    assert qt.submodule_search_locations
    return Path(qt.submodule_search_locations[0], "Qt", "plugins", "platforms", name)


def _what_keeps_from_loading(plugin: str) -> str | None:
    try:
        ctypes.CDLL(str(_plugin(plugin)))
    except OSError as error:
        return missing(error)
    return None


def missing(error: ImportError | OSError) -> str | None:
    """The library that could not be loaded, and what to do. None: the error has another cause."""
    said = str(error.__cause__ or error)  # in an executable, PyInstaller wraps the error in a sentence of its own
    match = re.match(r"([^/\s]+\.so[.\d]*): cannot open shared object file", said)
    return f"the system library {match[1]} is missing; on Debian or Ubuntu run: {_command()}" if match else None


def _command() -> str:
    packages = " ".join(paths.SYSTEM_PACKAGES.read_text(encoding="utf-8").split())
    sudo = "sudo " if getattr(os, "geteuid", lambda: 0)() and shutil.which("sudo") else ""
    return f"{sudo}apt-get update && {sudo}apt-get install -y --no-install-recommends {packages}"
