"""Windows: a value of the user's Run key, which is started at login."""

import importlib
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from kiosk.system import files
from kiosk.system.autostart.starter import AutostartError

NAME = "Kiosk"
RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
# Task Manager's switch: a value of the same name, whose first byte is odd if it is off.
APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
LONGEST = 260  # characters; Windows ignores a longer value


class Registry(Protocol):
    """The parts of the current user's registry that are needed here. Methods raise OSError."""

    def read(self, key: str, name: str) -> str | bytes | None:
        """Read a value; None if there is none."""

    def write(self, key: str, name: str, value: str) -> None:
        """Set a text value."""

    def delete(self, key: str, name: str) -> None:
        """Delete a value, if it exists."""


class WindowsRegistry:
    """The real registry."""

    def __init__(self) -> None:
        self._winreg: Any = importlib.import_module("winreg")  # mypy finds no such module on other systems

    def read(self, key: str, name: str) -> str | bytes | None:
        try:
            with self._winreg.OpenKey(self._winreg.HKEY_CURRENT_USER, key) as opened:
                value = self._winreg.QueryValueEx(opened, name)[0]
        except FileNotFoundError:
            return None
        return value if isinstance(value, str | bytes) else None

    def write(self, key: str, name: str, value: str) -> None:
        with self._winreg.CreateKey(self._winreg.HKEY_CURRENT_USER, key) as opened:
            self._winreg.SetValueEx(opened, name, 0, self._winreg.REG_SZ, value)

    def delete(self, key: str, name: str) -> None:
        access = self._winreg.KEY_SET_VALUE
        try:
            with self._winreg.OpenKey(self._winreg.HKEY_CURRENT_USER, key, 0, access) as opened:
                self._winreg.DeleteValue(opened, name)
        except FileNotFoundError:
            pass


class RunKey:
    """The value `Kiosk` of the Run key."""

    place = rf"HKCU\{RUN}\{NAME}"

    def __init__(self, registry: Registry) -> None:
        self._registry = registry

    def is_on(self) -> bool:
        approved = self._read(APPROVED)
        is_switched_off = isinstance(approved, bytes) and bool(approved) and approved[0] % 2 == 1
        return bool(self._read(RUN)) and not is_switched_off

    def missing(self) -> str:
        command = self._read(RUN)
        named = re.match(r'"([^"]+)"|(\S+)', command) if isinstance(command, str) else None
        program = (named[1] or named[2]) if named else ""
        return program if program and not files.exists(Path(program)) else ""

    def enable(self, command: Sequence[str]) -> None:
        line = subprocess.list2cmdline(command)
        if len(line) > LONGEST:
            raise AutostartError(
                f"Windows takes {LONGEST} characters, and these are {len(line)}: name the deck in the settings instead"
            )
        try:
            self._registry.write(RUN, NAME, line)
            self._registry.delete(APPROVED, NAME)
        except OSError as error:
            raise AutostartError(f"{self.place} cannot be written: {error.strerror}") from None

    def disable(self) -> None:
        try:
            self._registry.delete(RUN, NAME)
            self._registry.delete(APPROVED, NAME)
        except OSError as error:
            raise AutostartError(f"{self.place} cannot be removed: {error.strerror}") from None

    def _read(self, key: str) -> str | bytes | None:
        try:
            return self._registry.read(key, NAME)
        except OSError:
            return None
