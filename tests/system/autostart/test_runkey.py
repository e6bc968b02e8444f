"""The Run key of Windows: on a registry in memory, and through a stand-in for Python's winreg."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

from kiosk.system import autostart
from kiosk.system.autostart import AutostartError, Surroundings
from kiosk.system.autostart.runkey import APPROVED, NAME, RUN, RunKey, WindowsRegistry

COMMAND = [sys.executable, "run", "--deck", r"C:\Program Files\мои карточки"]


class Memory:
    """What winreg keeps: keys of the current user with their values. It has winreg's names and errors."""

    HKEY_CURRENT_USER, KEY_READ, KEY_SET_VALUE, REG_SZ = "HKCU", 0x20019, 0x2, 1

    def __init__(self) -> None:
        self.keys: dict[str, dict[str, str | bytes]] = {}
        self.is_locked = False

    @contextmanager
    def OpenKey(self, root: str, key: str, reserved: int = 0, access: int = KEY_READ) -> Iterator[tuple[str, int]]:
        assert (root, reserved) == (self.HKEY_CURRENT_USER, 0)
        if key not in self.keys:
            raise FileNotFoundError(2, "The system cannot find the file specified")
        if self.is_locked:
            raise PermissionError(13, "Access is denied")
        yield key, access

    @contextmanager
    def CreateKey(self, root: str, key: str) -> Iterator[tuple[str, int]]:
        self.keys.setdefault(key, {})
        with self.OpenKey(root, key, 0, self.KEY_SET_VALUE) as opened:
            yield opened

    def QueryValueEx(self, opened: tuple[str, int], name: str) -> tuple[str | bytes, int]:
        try:
            return self.keys[opened[0]][name], self.REG_SZ
        except KeyError:
            raise FileNotFoundError(2, "The system cannot find the file specified") from None

    def SetValueEx(self, opened: tuple[str, int], name: str, reserved: int, kind: int, value: str) -> None:
        assert (reserved, kind) == (0, self.REG_SZ)
        if opened[1] != self.KEY_SET_VALUE:
            raise PermissionError(13, "Access is denied")
        self.keys[opened[0]][name] = value

    def DeleteValue(self, opened: tuple[str, int], name: str) -> None:
        if opened[1] != self.KEY_SET_VALUE:
            raise PermissionError(13, "Access is denied")
        self.QueryValueEx(opened, name)
        del self.keys[opened[0]][name]


@pytest.fixture
def memory(monkeypatch: pytest.MonkeyPatch) -> Memory:
    memory = Memory()
    monkeypatch.setitem(sys.modules, "winreg", memory)
    return memory


@pytest.fixture
def where(memory: Memory, tmp_path: Path) -> Surroundings:
    del memory  # it must be there before
    return Surroundings("win32", tmp_path, {}, tmp_path)


def test_on_and_off(memory: Memory, where: Surroundings) -> None:
    starter = autostart.own(where)
    assert (starter.is_on(), list(autostart.every(where))) == (False, [])
    starter.enable(COMMAND)
    command = memory.keys[RUN][NAME]
    assert command == rf'{sys.executable} run --deck "C:\Program Files\мои карточки"'
    assert (starter.is_on(), starter.missing(), list(autostart.every(where))) == (True, "", [starter.place])
    starter.disable()
    starter.disable()
    assert (starter.is_on(), memory.keys[RUN]) == (False, {})


def test_task_managers_switch(memory: Memory, where: Surroundings) -> None:
    starter = autostart.own(where)
    starter.enable(COMMAND)
    memory.keys[APPROVED] = {NAME: b"\3\0\0\0", "Another": b"\3\0\0\0"}
    assert not starter.is_on()
    memory.keys[APPROVED][NAME] = b"\2\0\0\0"
    assert starter.is_on()
    memory.keys[APPROVED][NAME] = b"\3\0\0\0"
    starter.enable(COMMAND)
    assert (starter.is_on(), list(memory.keys[APPROVED])) == (True, ["Another"])


@pytest.mark.parametrize("quoted", [True, False])
def test_a_program_that_has_gone(where: Surroundings, quoted: bool) -> None:
    gone = r"C:\Program Files\kiosk.exe" if quoted else r"C:\kiosk.exe"
    autostart.own(where).enable([gone, "run"])
    assert autostart.own(where).missing() == gone


def test_a_command_that_windows_would_not_take(memory: Memory, where: Surroundings) -> None:
    with pytest.raises(AutostartError, match="Windows takes 260 characters"):
        autostart.own(where).enable([*COMMAND, "x" * 260])
    assert memory.keys == {}


def test_a_locked_registry_is_one_message(memory: Memory, where: Surroundings) -> None:
    starter = autostart.own(where)
    starter.enable(COMMAND)
    memory.is_locked = True
    with pytest.raises(AutostartError, match="Access is denied"):
        starter.enable(COMMAND)
    with pytest.raises(AutostartError, match="Access is denied"):
        starter.disable()
    assert (starter.is_on(), starter.missing()) == (False, "")


def test_a_shortcut_in_the_startup_folder_counts(where: Surroundings) -> None:
    folder = where.home / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Startup"
    folder.mkdir(parents=True)
    (folder / "Kiosk.lnk").touch()
    assert list(autostart.every(where)) == [str(folder / "Kiosk.lnk")]


def test_no_console_window_on_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python.exe"))
    assert autostart.program("win32") == [str(tmp_path / "python.exe"), "-P", "-m", "kiosk"]
    (tmp_path / "pythonw.exe").touch()
    assert autostart.program("win32") == [str(tmp_path / "pythonw.exe"), "-P", "-m", "kiosk"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    (tmp_path / "kioskw.exe").touch()
    assert autostart.program("win32") == [str(tmp_path / "kioskw.exe")]
    assert autostart.program("linux") == [str(tmp_path / "python.exe")]


def test_another_kind_of_value_is_none_of_ours(memory: Memory) -> None:
    memory.keys[RUN] = {NAME: SimpleNamespace()}  # type: ignore[dict-item] # REG_DWORD and the like
    assert not RunKey(WindowsRegistry()).is_on()
