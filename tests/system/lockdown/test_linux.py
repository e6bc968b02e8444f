"""Each thing that Linux should add is found where it stands, and said with what to do where it is missing."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from kiosk.operator.panel_values import Check
from kiosk.system.autostart import Surroundings
from kiosk.system.lockdown import linux

LOCKED_DOWN = {
    "proc/1/comm": "systemd\n",
    "proc/700/comm": "cage\n",
    "proc/700/cmdline": "cage\0-d\0--\0kiosk\0run\0",
    "proc/sys/kernel/sysrq": "0\n",
    "etc/systemd/system/multi-user.target.wants/usbguard.service": "",
    "etc/apt/apt.conf.d/20auto-upgrades": 'APT::Periodic::Update-Package-Lists "1";\n',
    "etc/systemd/system/kiosk.service": "[Service]\nUser=kiosk\n",
    "etc/passwd": "root:x:0:0::/root:/bin/sh\nkiosk:x:998:998::/:/bin/sh\nann:x:1000:1000::/:/bin/sh\n",
    "etc/group": "root:x:0:\nsudo:x:27:ann\nkiosk:x:998:\nann:x:1000:\n",
    "sys/class/net/lo/operstate": "unknown\n",
    "sys/class/net/eth0/operstate": "down\n",
}


def machine(root: Path, files: Mapping[str, str | None]) -> Path:
    """A machine that is locked down, but for `files`; None takes one away."""
    for name, text in {**LOCKED_DOWN, **files}.items():
        if text is not None:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")
    units = root / "etc/systemd/system"
    (units / "ctrl-alt-del.target").symlink_to("/dev/null")
    return root


def look(root: Path, answers: bool = True, load: Callable[[str], object] = str) -> dict[str, Check]:
    where = Surroundings(platform="linux", home=root / "home", environment={"USER": "ann"}, root=root)
    return {check.name: check for check in linux.checks(where, lambda _: answers, load)}


def test_a_machine_that_is_locked_down(tmp_path: Path) -> None:
    found = look(machine(tmp_path, {}))
    assert all(check.is_well for check in found.values()), found
    assert found["session"].found == "cage"
    assert found["user"].found == "kiosk"
    assert "screen saver" not in found, "that is X's"


XORG = {"proc/700/comm": "Xorg\n"}
PACKAGED = "usr/lib/systemd/system/kiosk.service"


@pytest.mark.parametrize(
    ("name", "files", "said"),
    [
        ("session", {"proc/700/comm": "gnome-shell\n"}, "a desktop with a taskbar: gnome-shell"),
        ("session", {"proc/700/comm": "openbox\n"}, "a window manager: openbox"),
        ("session", {"proc/700/comm": None}, "no graphical session"),
        ("edge swipes", {"proc/700/comm": "gnome-shell\n"}, "gnome-shell"),
        ("terminals", {"proc/700/cmdline": "cage\0-s\0--\0kiosk\0"}, "cage -s"),
        ("terminals", XORG, "Ctrl+Alt+F1 to F12 open them"),
        ("sysrq", {"proc/sys/kernel/sysrq": "438\n"}, "kernel.sysrq is 438"),
        ("blanking", {"proc/9/comm": "swayidle\n"}, "swayidle"),
        ("usb", {"etc/systemd/system/multi-user.target.wants/usbguard.service": None}, "any device is accepted"),
        ("updates", {"etc/apt/apt.conf.d/20auto-upgrades": 'APT::Periodic::Unattended-Upgrade "1";\n'}, "automatic"),
        (
            "updates",
            {
                "etc/apt/apt.conf.d/20auto-upgrades": 'APT::Periodic::Unattended-Upgrade "1";\n',
                "etc/apt/apt.conf.d/50unattended-upgrades": '// x "\nUnattended-Upgrade::Automatic-Reboot "true";\n',
            },
            "automatic, and they restart the machine",
        ),
        ("notifications", {"proc/9/comm": "update-notifier\n"}, "update-notifier"),
        ("network", {"sys/class/net/eth0/operstate": "up\n"}, "eth0: up"),
        ("user", {"etc/systemd/system/kiosk.service": "[Service]\nUser=ann\n"}, "ann (sudo)"),
        ("user", {"etc/systemd/system/kiosk.service": "[Service]\nUser=root\n"}, "root (root)"),
        ("user", {"etc/systemd/system/kiosk.service": None}, "ann (sudo)"),
        ("user", {"etc/systemd/system/kiosk.service": None, PACKAGED: "[Service]\nUser=ann\n"}, "ann (sudo)"),
        ("user", {"etc/systemd/system/kiosk.service": None, PACKAGED: "[Service]\nExecStart=kiosk\n"}, "root (root)"),
        ("user", {"run/systemd/system/kiosk.service.d/a.conf": "[Service]\nUser=ann\n"}, "ann (sudo)"),
        ("user", {"etc/gdm3/daemon.conf": "[daemon]\nAutomaticLogin=ann\n"}, "ann (sudo)"),
        ("user", {"etc/lightdm/lightdm.conf": "[Seat:*]\nautologin-user=ann\n"}, "ann (sudo)"),
        ("user", {"etc/sddm.conf.d/a.conf": "[Autologin]\nUser=ann\n"}, "ann (sudo)"),
        ("user", {"etc/greetd/config.toml": '[initial_session]\ncommand = "x"\nuser = "ann"\n'}, "ann (sudo)"),
        (
            "user",
            {"etc/systemd/system/getty@tty1.service.d/a.conf": "ExecStart=-/sbin/agetty --autologin ann %I\n"},
            "ann (sudo)",
        ),
    ],
)
def test_what_is_missing_is_found(tmp_path: Path, name: str, files: Mapping[str, str | None], said: str) -> None:
    check = look(machine(tmp_path, files))[name]
    assert (check.found, check.is_well) == (said, False)


@pytest.mark.parametrize(
    ("name", "files", "said"),
    [
        ("session", XORG, "an X server and nothing else"),
        (
            "terminals",
            {**XORG, "etc/X11/xorg.conf.d/k.conf": 'Section "ServerFlags"\n  Option  "DontVTSwitch"  "true"\n'},
            "blocked by X",
        ),
        ("user", {PACKAGED: "[Service]\nUser=ann\n"}, "kiosk"),
        ("user", {"usr/lib/systemd/system/kiosk-stick@.service": "[Service]\nExecStart=stick\n"}, "kiosk"),
        ("screen saver", XORG, "suspended with libXss"),
        (
            "updates",
            {"etc/apt/apt.conf.d/20auto-upgrades": 'APT::Periodic::Unattended-Upgrade "0";\n'},
            "not automatic",
        ),
        ("sysrq", {"proc/sys/kernel/sysrq": None}, "not in this kernel"),
    ],
)
def test_what_is_there_is_found(tmp_path: Path, name: str, files: Mapping[str, str | None], said: str) -> None:
    check = look(machine(tmp_path, files))[name]
    assert (check.found, check.is_well) == (said, True)


def test_sleep_is_held_or_masked(tmp_path: Path) -> None:
    root = machine(tmp_path, {})
    assert look(root)["sleep"].is_well
    assert look(root, answers=False)["sleep"].mend == (
        "run: systemctl mask sleep.target suspend.target hibernate.target"
    )
    for unit in ("sleep", "suspend", "hibernate"):
        (root / f"etc/systemd/system/{unit}.target").symlink_to("/dev/null")
    assert look(root, answers=False)["sleep"].is_well


def test_x_without_its_library(tmp_path: Path) -> None:
    def load(name: str) -> None:
        raise OSError(f"{name}: no such file")

    assert (
        look(machine(tmp_path, XORG), load=load)["screen saver"].mend
        == "install libxss1; without it X turns the screen off"
    )


def test_ctrl_alt_del(tmp_path: Path) -> None:
    (machine(tmp_path, {}) / "etc/systemd/system/ctrl-alt-del.target").unlink()
    assert look(tmp_path)["ctrl-alt-del"].mend == "run: systemctl mask ctrl-alt-del.target"


def test_a_machine_with_the_package_is_told_its_service(tmp_path: Path) -> None:
    """The files lie where Debian's package puts them."""
    nothing_plays = {"proc/700/comm": None, "etc/systemd/system/kiosk.service": None}
    assert "docs/reliability.md" in look(machine(tmp_path / "without", nothing_plays))["session"].mend
    root = machine(tmp_path / "with", {**nothing_plays, PACKAGED: "[Service]\nUser=kiosk\n"})
    assert look(root)["session"].mend.startswith("run: systemctl enable --now kiosk")
    assert look(root)["user"].found == "kiosk"


def test_an_empty_machine_does_not_stop_it(tmp_path: Path) -> None:
    assert len(look(tmp_path)) > 8
