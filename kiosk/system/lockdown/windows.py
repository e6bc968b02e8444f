"""Windows: shell, edge swipes, Task Manager, USB sticks, updates, notifications. All of it is in the registry."""

import importlib
from collections.abc import Iterator
from typing import Any, Protocol

from kiosk.operator.panel_values import Check

_WINLOGON = r"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon"
_ASSIGNED = r"SOFTWARE\Microsoft\Windows\AssignedAccessConfiguration"
_POLICIES = r"SOFTWARE\Policies\Microsoft\Windows"
MACHINE, USER = "HKEY_LOCAL_MACHINE", "HKEY_CURRENT_USER"


class Values(Protocol):
    """What the report reads from the registry."""

    def read(self, hive: str, key: str, name: str) -> object:
        """A value; None if it does not exist or cannot be read."""

    def has(self, hive: str, key: str) -> bool:
        """Whether this key exists."""


class Registry:
    """The real registry."""

    def __init__(self) -> None:
        self._winreg: Any = importlib.import_module("winreg")  # mypy finds no such module on other systems

    def read(self, hive: str, key: str, name: str) -> object:
        try:
            with self._open(hive, key) as opened:
                return self._winreg.QueryValueEx(opened, name)[0]
        except OSError:
            return None

    def has(self, hive: str, key: str) -> bool:
        try:
            with self._open(hive, key):
                return True
        except OSError:
            return False

    def _open(self, hive: str, key: str) -> Any:
        return self._winreg.OpenKey(getattr(self._winreg, hive), key)


def checks(registry: Values) -> Iterator[Check]:
    """Check this computer and this user."""
    yield _session(registry)
    for name, hive, key, value, well, mend in _WANTED:
        found = registry.read(hive, key, value)
        yield Check(name, f"{value} is {'not set' if found is None else found}", "" if found in well else mend)


def _session(registry: Values) -> Check:
    shells = [str(registry.read(hive, _WINLOGON, "Shell") or "") for hive in (USER, MACHINE)]
    shell = next(filter(None, shells), "explorer.exe")  # the user's own setting has priority
    if not shell.lower().endswith("explorer.exe"):
        return Check("session", f"the shell is {shell}")
    if registry.has(MACHINE, _ASSIGNED):
        return Check("session", "Assigned Access")
    mend = "make the kiosk the shell with Shell Launcher, or allow only it with Assigned Access"
    return Check("session", "a desktop with a taskbar", mend)


# Name, hive, key, value, good values, what to do.
_WANTED: tuple[tuple[str, str, str, str, tuple[object, ...], str], ...] = (
    (
        "edge swipes",
        MACHINE,
        rf"{_POLICIES}\EdgeUI",
        "AllowEdgeSwipe",
        (0,),
        "set the policy Windows Components, Edge UI, Allow edge swipe to disabled",
    ),
    (
        "task manager",
        USER,
        r"Software\Microsoft\Windows\CurrentVersion\Policies\System",
        "DisableTaskMgr",
        (1,),
        "set the policy System, Ctrl+Alt+Del Options, Remove Task Manager to enabled",
    ),
    (
        "windows key",
        USER,
        r"Software\Microsoft\Windows\CurrentVersion\Policies\Explorer",
        "NoWinKeys",
        (1,),
        "set the policy Windows Components, File Explorer, Turn off Windows Key hotkeys to enabled",
    ),
    (
        "usb",
        MACHINE,
        r"SYSTEM\CurrentControlSet\Services\USBSTOR",
        "Start",
        (4,),
        "put the ports out of reach, or set Start of USBSTOR to 4; then no stick works, not even for reports",
    ),
    (
        "updates",
        MACHINE,
        rf"{_POLICIES}\WindowsUpdate\AU",
        "NoAutoRebootWithLoggedOnUsers",
        (1,),
        "set the policy Windows Update, No auto-restart with logged on users to enabled",
    ),
    (
        "notifications",
        USER,
        r"Software\Microsoft\Windows\CurrentVersion\PushNotifications",
        "ToastEnabled",
        (0,),
        "switch notifications off in Settings, System, Notifications",
    ),
    (
        "login",
        MACHINE,
        _WINLOGON,
        "AutoAdminLogon",
        ("1",),
        "set up automatic login of a user without administrator rights",
    ),
)
