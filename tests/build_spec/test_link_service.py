"""The link's service: systemd takes its files, and it has of the kiosk only the folders between them."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from build_spec.debian.package import LINUX

FILES = LINUX.parent / "link"
SERVICE = (FILES / "kiosk-link.service").read_text(encoding="utf-8")


def test_systemd_takes_it(tmp_path: Path) -> None:
    """The program it names comes with the extra: here another stands in for it."""
    analyze = shutil.which("systemd-analyze")
    if not analyze or (os.geteuid() and not Path("/run/systemd").exists()):
        pytest.skip("systemd-analyze is not here, or cannot look")
    unit = tmp_path / "kiosk-link.service"
    lines = [line for line in SERVICE.splitlines() if not line.startswith("User=")]
    unit.write_text("\n".join(lines).replace("/usr/bin/kiosk-link", "/bin/true"), encoding="utf-8")
    done = subprocess.run([analyze, "verify", "--man=no", unit], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_it_is_confined_and_another_user_than_the_kiosks() -> None:
    lines = set(SERVICE.splitlines())
    assert {"User=kiosk-link", "Restart=always", "ProtectSystem=strict", "NoNewPrivileges=yes"} <= lines
    assert {"CapabilityBoundingSet=", "ProtectHome=yes", "PrivateDevices=yes"} <= lines
    assert "ReadWritePaths=/var/lib/kiosk-link -/var/lib/prometheus/node-exporter" in lines
    assert not [line for line in lines if line.startswith(("Requires=", "BindsTo=", "PartOf="))], (
        "neither needs the other"
    )


def test_each_side_writes_one_folder_and_the_other_reads_it() -> None:
    rules = (FILES / "kiosk-link.tmpfiles").read_text(encoding="utf-8").splitlines()
    folders = {line.split()[1]: line.split()[2:] for line in rules if line.startswith("d ")}
    assert folders["/var/lib/kiosk-link/to-kiosk"] == ["2750", "kiosk-link", "kiosk"]
    assert folders["/var/lib/kiosk-link/from-kiosk"] == ["2750", "kiosk", "kiosk-link"]
    assert folders["/var/lib/kiosk-link/state"] == ["0700", "kiosk-link", "kiosk-link"]
    player = (LINUX / "kiosk.service").read_text(encoding="utf-8").splitlines()
    assert "ReadWritePaths=-/media -/var/lib/kiosk-link/from-kiosk" in player
    assert "RestrictAddressFamilies=AF_UNIX AF_NETLINK" in player, "the kiosk itself keeps no network"
