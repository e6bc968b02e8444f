"""What the Debian package lays around the executable is what the system's own tools take without a word."""

import os
import re
import shlex
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from build_spec.debian.package import HOMEPAGE, LINUX
from kiosk.supervisor.exits import BY_SIGNAL, DONE, FAILED

SERVICE = (LINUX / "kiosk.service").read_text(encoding="utf-8")


def tool(name: str, package: str) -> str:
    """Where a system's tool is; the test is skipped without it."""
    found = shutil.which(name)
    if not found:
        pytest.skip(f"{name} is not here (on Debian: apt-get install {package})")
    return found


def complaints(*command: str | Path) -> str:
    """What a tool says; empty if it has nothing to complain of."""
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 and not done.stderr else done.stdout + done.stderr


def unit_complaints(unit: Path) -> str:
    """What systemd says of a unit's file; the test is skipped where it cannot look."""
    analyze = tool("systemd-analyze", "systemd")
    if os.geteuid() and not Path("/run/systemd").exists():
        pytest.skip("systemd does not run here, and only root can make the folder that systemd-analyze asks for")
    return complaints(analyze, "verify", "--man=no", unit)


def test_the_desktop_entry() -> None:
    assert not complaints(tool("desktop-file-validate", "desktop-file-utils"), LINUX / "kiosk.desktop")


def test_the_appstream_metadata(tmp_path: Path) -> None:
    text = (LINUX / "metainfo.xml").read_text(encoding="utf-8")
    file = tmp_path / "org.kiosk.Kiosk.metainfo.xml"
    for name, value in {"VERSION": "0.1.0", "DATE": "2026-11-25", "HOMEPAGE": HOMEPAGE}.items():
        text = text.replace(f"@{name}@", value)
    file.write_text(text, encoding="utf-8")
    assert not complaints(tool("appstreamcli", "appstream"), "validate", "--no-net", file)
    # Debian 13's wants these, and warns of the older <developer_name>; Debian 12's takes them.
    assert '<url type="homepage">' in text
    assert "<developer id=" in text
    assert "<launchable" in text
    assert "kiosk.desktop" in text


def test_the_service(tmp_path: Path) -> None:
    """The programs it names come with the package: here others stand in for them."""
    unit = tmp_path / "kiosk.service"
    text = re.sub(r"(?<==)(-\+)?/usr/bin/(cage|chvt)", r"\1/bin/true", SERVICE)
    text = re.sub(r"^(Requires|After|Documentation|User|SupplementaryGroups)=.*\n", "", text, flags=re.M)
    unit.write_text(text, encoding="utf-8")
    assert not unit_complaints(unit)


def test_the_service_is_confined_and_always_comes_back() -> None:
    lines = set(SERVICE.splitlines())
    assert {"Restart=always", "StartLimitIntervalSec=0", "Type=notify", "NotifyAccess=all", "User=kiosk"} <= lines
    assert {"ProtectSystem=strict", "NoNewPrivileges=yes", "CapabilityBoundingSet=", "PrivateTmp=yes"} <= lines
    assert "RestrictAddressFamilies=AF_UNIX AF_NETLINK" in lines  # and so neither AF_INET nor AF_INET6
    assert not [line for line in lines if line.startswith(("PAMName", "PrivateNetwork"))]  # the comments there say why


def test_what_the_service_may_take_and_leave() -> None:
    lines = set(SERVICE.splitlines())
    assert {"MemoryMax=75%", "TasksMax=256", "OOMPolicy=continue", "LimitCORE=0", "UMask=0077"} <= lines
    assert {"PrivateMounts=yes", "SystemCallFilter=~@privileged @resources"} <= lines
    assert "ProcSubset=pid" not in lines  # the comment there says why


@pytest.mark.parametrize("unit", sorted(LINUX.glob("kiosk-stick*")), ids=lambda file: file.name)
def test_the_units_of_drives(unit: Path, tmp_path: Path) -> None:
    copy = tmp_path / unit.name.replace("@.", "@sdb1.")
    copy.write_text(unit.read_text(encoding="utf-8").replace("/usr/libexec/kiosk/stick", "/bin/true"), encoding="utf-8")
    for other in LINUX.glob("kiosk-stick-write*"):  # the socket's service
        text = other.read_text(encoding="utf-8").replace("/usr/libexec/kiosk/stick", "/bin/true")
        (tmp_path / other.name).write_text(text, encoding="utf-8")
    assert not unit_complaints(copy)


def test_no_drive_brings_programs_devices_or_rights() -> None:
    script = (LINUX / "stick").read_text(encoding="utf-8")
    mounts = re.findall(r"^\s*mount -t .*", script, re.M)
    assert len(mounts) == 1
    assert ",nosuid,nodev,noexec,uid=kiosk,gid=kiosk,umask=0077" in mounts[0]
    assert not complaints("sh", "-n", LINUX / "stick")


@pytest.mark.parametrize(
    ("label", "place"),
    [
        ("MUSEUM", "MUSEUM"),
        ("../../etc", "etc"),
        ("a b;c$(d)", "abcd"),
        ("МУЗЕЙ", "МУЗЕЙ"),
        ("..", "sdb1"),
        ("", "sdb1"),
    ],
)
def test_a_label_names_a_folder_and_nothing_else(label: str, place: str, tmp_path: Path) -> None:
    done = plugged(tmp_path, label, "vfat")
    mounted = Path(done.stdout.strip().rpartition(" ")[2])
    assert mounted.parent == tmp_path / "run" / "media" / "kiosk"
    assert mounted.name.startswith(place)


@pytest.mark.parametrize(("kind", "by"), [("vfat", "vfat"), ("exfat", "exfat"), ("ntfs", "ntfs3")])
def test_file_systems_of_sticks_are_mounted(kind: str, by: str, tmp_path: Path) -> None:
    assert plugged(tmp_path, "MUSEUM", kind).stdout.startswith(f"-t {by} ")


@pytest.mark.parametrize("kind", ["ext4", "btrfs", "xfs", "squashfs", "LVM2_member", "vfat,x", "$(reboot)", ""])
def test_no_other_file_system_is(kind: str, tmp_path: Path) -> None:
    """Whoever makes a stick chooses what the kernel has to read."""
    done = plugged(tmp_path, "MUSEUM", kind)
    assert (done.returncode, done.stdout) == (1, "")
    assert list((tmp_path / "run" / "media" / "kiosk").iterdir()) == []


def plugged(tmp_path: Path, label: str, kind: str) -> "subprocess.CompletedProcess[str]":
    """The helper with stand-ins for the system's programs, as root calls it when a drive is plugged in."""
    programs = tmp_path / "bin"
    programs.mkdir()
    answers = {
        "udevadm": f'case "$*" in *ID_FS_TYPE*) echo {shlex.quote(kind)} ;; *) echo {shlex.quote(label)} ;; esac',
        "lsblk": "true",
        "findmnt": "false",
        "mount": 'echo "$@"',
    }
    for name, script in answers.items():
        (programs / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (programs / name).chmod(0o755)
    helper = (LINUX / "stick").read_text(encoding="utf-8").replace("PLACE=/run", f"PLACE={tmp_path}/run")
    return subprocess.run(
        ["sh", "-c", helper, "stick", "plug", "sdb1"],
        env={"PATH": f"{programs}:/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("script", ["kiosk.postinst", "kiosk.prerm", "kiosk.postrm"])
def test_the_package_scripts(script: str) -> None:
    assert not complaints("sh", "-n", LINUX / "debian" / script)


def test_the_panel_may_switch_the_computer_off_and_nothing_else() -> None:
    rules = (LINUX / "kiosk.rules").read_text(encoding="utf-8")
    actions = {f"org.freedesktop.login1.{name}" for name in ("power-off", "reboot")}
    assert set(re.findall(r'"(org\.[^"]+)"', rules)) == actions | {f"{name}-multiple-sessions" for name in actions}
    assert re.search(r"^User=(\w+)$", SERVICE, re.M)[1] == re.search(r'subject\.user === "(\w+)"', rules)[1]  # type: ignore[index]
    assert "kiosk.rules usr/share/polkit-1/rules.d" in (LINUX / "debian" / "kiosk.install").read_text(encoding="utf-8")


def started_by_the_service(folder: Path, turn: str = "", code: int = 0) -> None:
    """The very line of the unit, with stand-ins for wlr-randr and for the kiosk, which ends with `code`."""
    line = re.search(r"-- /bin/sh -c '(.*)' kiosk \$KIOSK_OPTIONS", SERVICE)
    assert line
    screens = f"""#!/bin/sh
test $# = 0 && printf 'HDMI-A-1 "Some maker"\\n  Enabled: yes\\nHDMI-A-2 "Another"\\n' || echo "$@" >> {folder}/asked
test $# = 0
"""
    for name, text in (("wlr-randr", screens), ("kiosk", f'#!/bin/sh\necho "$@" > {folder}/played\nexit {code}\n')):
        (folder / name).write_text(text, encoding="utf-8")
        (folder / name).chmod(0o755)
    environment = {"PATH": f"{folder}:/usr/bin:/bin", "KIOSK_TURN": turn, "XDG_RUNTIME_DIR": str(folder)}
    subprocess.run(["/bin/sh", "-c", line[1], "kiosk", "--backend", "software"], env=environment, check=False)


@pytest.mark.parametrize(("turn", "asked"), [("90", "--output HDMI-A-1 --transform 90\n"), ("", "")])
def test_the_service_turns_the_first_screen_and_plays_in_any_case(tmp_path: Path, turn: str, asked: str) -> None:
    started_by_the_service(tmp_path, turn)
    found = tmp_path / "asked"
    assert (found.read_text(encoding="utf-8") if found.exists() else "") == asked
    assert (tmp_path / "played").read_text(encoding="utf-8") == "run --backend software\n"


@pytest.mark.parametrize(
    ("how", "code"), [("the operator's quit", DONE), ("SIGTERM", BY_SIGNAL + signal.SIGTERM), ("no screen", FAILED)]
)
def test_only_the_operators_quit_stops_the_service_for_good(tmp_path: Path, how: str, code: int) -> None:
    started_by_the_service(tmp_path, code=code)
    assert (tmp_path / "quit").exists() == (how == "the operator's quit")
