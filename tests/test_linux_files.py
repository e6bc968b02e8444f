"""What the Debian package lays around the executable is what the system's own tools take without a word."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from build_spec.deb import LINUX

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


def test_the_desktop_entry() -> None:
    assert not complaints(tool("desktop-file-validate", "desktop-file-utils"), LINUX / "kiosk.desktop")


def test_the_appstream_metadata(tmp_path: Path) -> None:
    text = (LINUX / "metainfo.xml").read_text(encoding="utf-8")
    file = tmp_path / "org.kiosk.Kiosk.metainfo.xml"
    file.write_text(text.replace("@VERSION@", "0.1.0").replace("@DATE@", "2026-11-25"), encoding="utf-8")
    assert not complaints(tool("appstreamcli", "appstream"), "validate", "--no-net", file)
    assert "<launchable" in text
    assert "kiosk.desktop" in text


def test_the_service(tmp_path: Path) -> None:
    """The programs it names come with the package: here others stand in for them."""
    unit = tmp_path / "kiosk.service"
    text = re.sub(r"(?<==)(-\+)?/usr/bin/(cage|chvt)", r"\1/bin/true", SERVICE)
    text = re.sub(r"^(Requires|After|Documentation|User|SupplementaryGroups)=.*\n", "", text, flags=re.M)
    unit.write_text(text, encoding="utf-8")
    assert not complaints(tool("systemd-analyze", "systemd"), "verify", "--man=no", unit)


def test_the_service_is_confined_and_always_comes_back() -> None:
    lines = set(SERVICE.splitlines())
    assert {"Restart=always", "StartLimitIntervalSec=0", "Type=notify", "NotifyAccess=all", "User=kiosk"} <= lines
    assert {"ProtectSystem=strict", "NoNewPrivileges=yes", "CapabilityBoundingSet=", "PrivateTmp=yes"} <= lines
    assert "RestrictAddressFamilies=AF_UNIX AF_NETLINK" in lines  # and so neither AF_INET nor AF_INET6
    assert not [line for line in lines if line.startswith(("PAMName", "PrivateNetwork"))]  # the comments there say why


@pytest.mark.parametrize("script", ["kiosk.postinst", "kiosk.prerm", "kiosk.postrm"])
def test_the_package_scripts(script: str) -> None:
    assert not complaints("sh", "-n", LINUX / "debian" / script)
