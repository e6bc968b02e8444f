"""Each thing that Windows should add is found in the registry; an empty one is a desktop."""

import pytest

from kiosk.operator.panel_values import Check
from kiosk.system.lockdown.windows import _ASSIGNED, _WANTED, _WINLOGON, MACHINE, USER, checks


class Registry:
    def __init__(self, values: dict[tuple[str, str, str], object]) -> None:
        self.values = values

    def read(self, hive: str, key: str, name: str) -> object:
        return self.values.get((hive, key, name))

    def has(self, hive: str, key: str) -> bool:
        return any(place[:2] == (hive, key) for place in self.values)


LOCKED_DOWN: dict[tuple[str, str, str], object] = {
    (MACHINE, _WINLOGON, "Shell"): "eshell.exe",
    (MACHINE, r"SOFTWARE\Policies\Microsoft\Windows\EdgeUI", "AllowEdgeSwipe"): 0,
    (USER, r"Software\Microsoft\Windows\CurrentVersion\Policies\System", "DisableTaskMgr"): 1,
    (USER, r"Software\Microsoft\Windows\CurrentVersion\Policies\Explorer", "NoWinKeys"): 1,
    (MACHINE, r"SYSTEM\CurrentControlSet\Services\USBSTOR", "Start"): 4,
    (MACHINE, r"SOFTWARE\Policies\Microsoft\Windows\WindowsUpdate\AU", "NoAutoRebootWithLoggedOnUsers"): 1,
    (USER, r"Software\Microsoft\Windows\CurrentVersion\PushNotifications", "ToastEnabled"): 0,
    (MACHINE, _WINLOGON, "AutoAdminLogon"): "1",
}


def look(values: dict[tuple[str, str, str], object]) -> dict[str, Check]:
    return {check.name: check for check in checks(Registry(values))}


def test_a_machine_that_is_locked_down() -> None:
    found = look(LOCKED_DOWN)
    assert all(check.is_well for check in found.values()), found
    assert found["session"].found == "the shell is eshell.exe"


def test_windows_as_it_comes() -> None:
    found = look({(MACHINE, _WINLOGON, "Shell"): "explorer.exe"})
    assert not any(check.is_well for check in found.values())
    assert found["session"].found == "a desktop with a taskbar"
    assert found["usb"].found == "Start is not set"


@pytest.mark.parametrize("missing", sorted(LOCKED_DOWN))
def test_each_value_counts(missing: tuple[str, str, str]) -> None:
    values = {place: value for place, value in LOCKED_DOWN.items() if place != missing}
    assert [check.is_well for check in look(values).values()].count(False) == 1


def test_assigned_access_and_the_users_own_shell() -> None:
    assert look({(MACHINE, _ASSIGNED, "x"): 1})["session"].is_well
    shells = {(MACHINE, _WINLOGON, "Shell"): "explorer.exe", (USER, _WINLOGON, "Shell"): r"C:\kiosk\kiosk.exe run"}
    assert look({**shells})["session"].is_well
    assert len(_WANTED) + 1 == len(look({}))
