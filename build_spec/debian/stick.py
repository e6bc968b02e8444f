"""A USB drive for the booted Debian of deb_test: a loop device that its udev is told to take for one.

The kernel may know no FAT, so ext4 stands in for it: what mount calls for FAT, in there, mounts that. Not tried so: FAT
itself and its options, and that systemd hears of a device from udev. In a container it hears nothing, and looks when it
reads its units anew.
"""

import subprocess
from pathlib import Path

from build_spec.debian.machine import Machine

LABEL = "MUSEUM"
_RULES = """\
KERNEL=="{name}", ENV{{ID_BUS}}="usb"
KERNEL=="{name}", ENV{{ID_FS_TYPE}}=="ext4", ENV{{ID_FS_TYPE}}="vfat"
KERNEL=="{name}", TEST=="/run/pulled", ENV{{SYSTEMD_READY}}="0"
"""
_MOUNT_FAT = """\
#!/bin/sh
device=$1 place=$2
while [ $# -gt 0 ]; do [ "$1" != -o ] || options=$2; shift; done
options=$(echo "$options" | sed -E 's/(^|,)(uid|gid|umask)=[^,]*//g')
exec mount -i -t ext4 -o "$options" "$device" "$place"
"""


class Stick:
    """A drive that can be plugged in and pulled out. `device` must be bound into the machine."""

    def __init__(self, image: Path) -> None:
        self._image = image
        self.device = _run("losetup", "-f")

    @property
    def unit(self) -> str:
        """The unit that starts when it is plugged in."""
        return f"kiosk-stick@{Path(self.device).name}.service"

    def prepare(self, machine: Machine) -> None:
        """Make the drive, writable by the kiosk, and describe it to the machine."""
        owner = f"{machine.run('id', '-u', 'kiosk')}:{machine.run('id', '-g', 'kiosk')}"
        self._image.unlink(missing_ok=True)
        _run("mkfs.ext4", "-q", "-L", LABEL, "-E", f"root_owner={owner}", str(self._image), "16M")
        rules, helper = machine.root / "etc/udev/rules.d/80-stick.rules", machine.root / "usr/sbin/mount.vfat"
        rules.write_text(_RULES.format(name=Path(self.device).name), encoding="utf-8")
        helper.write_text(_MOUNT_FAT, encoding="utf-8")
        helper.chmod(0o755)
        machine.run("udevadm", "control", "--reload")

    def plug(self, machine: Machine) -> None:
        _run("losetup", self.device, str(self._image))
        self._noticed(machine)

    def pull(self, machine: Machine) -> None:
        machine.run("touch", "/run/pulled")
        self._noticed(machine)

    def close(self, machine: Machine) -> None:
        """Remove everything."""
        subprocess.run(["losetup", "-d", self.device], check=False, stderr=subprocess.DEVNULL)  # noqa: S603, S607
        for file in ("etc/udev/rules.d/80-stick.rules", "usr/sbin/mount.vfat"):
            (machine.root / file).unlink()

    def _noticed(self, machine: Machine) -> None:
        machine.run("udevadm", "trigger", "--settle", self.device)
        machine.run("systemctl", "daemon-reload")


def _run(*command: str) -> str:
    return subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE).stdout.strip()  # noqa: S603
