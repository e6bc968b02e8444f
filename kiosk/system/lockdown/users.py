"""Linux: which user the kiosk runs as, and whether that user could do more than play it."""

import getpass
import re
from collections.abc import Iterator
from pathlib import Path

from kiosk.operator.panel_values import Check
from kiosk.system.autostart import Surroundings, of_system

_MIGHTY = {"admin", "disk", "docker", "libvirt", "lxd", "root", "sudo", "wheel"}
_CONSOLES = ("tty1", "tty2", "tty3", "tty4", "tty5", "tty6")
# Where automatic logins of desktops are configured.
_PLACES = (
    ("etc/lightdm/lightdm.conf", r"^autologin-user=(\S+)"),
    ("etc/lightdm/lightdm.conf.d/*.conf", r"^autologin-user=(\S+)"),
    ("etc/gdm3/*.conf", r"^AutomaticLogin=(\S+)"),
    ("etc/gdm/custom.conf", r"^AutomaticLogin=(\S+)"),
    ("etc/sddm.conf", r"^User=(\S+)"),
    ("etc/sddm.conf.d/*.conf", r"^User=(\S+)"),
    ("etc/greetd/config.toml", r'^\[initial_session\](?:\n(?!\[).*)*\nuser = "(\S+)"'),
)


def user(where: Surroundings) -> Check:
    """Check the users that are logged in automatically; without any, the user running this."""
    names = sorted(set(_by_themselves(where.root))) or [_asking(where)]
    found = [
        f"{name} ({', '.join(groups)})" for name in names if (groups := sorted(_groups(where.root, name) & _MIGHTY))
    ]
    mend = "run the kiosk as a user in none of these groups, without a password"
    return Check("user", ", ".join(found or names), mend if found else "")


def _by_themselves(root: Path) -> Iterator[str]:
    units = of_system(root)
    for name in units.names("kiosk*.service"):
        if units.file(name) and "@" not in name:  # templates, as for a drive, start something short, not a kiosk
            yield from units.values(name, "User")[-1:] or ["root"]
    for console in _CONSOLES:
        for command in units.values(f"getty@{console}.service", "ExecStart")[-1:]:
            yield from re.findall(r"(?:--autologin|-a)[ =](\S+)", command)
    for pattern, line in _PLACES:
        for file in sorted(root.glob(pattern)):
            try:
                yield from re.findall(line, file.read_text(encoding="utf-8", errors="replace"), re.MULTILINE)
            except OSError:
                continue


def _asking(where: Surroundings) -> str:
    return where.environment.get("SUDO_USER") or where.environment.get("USER") or getpass.getuser()


def _groups(root: Path, name: str) -> set[str]:
    """A user's groups; for user number 0 `root` too."""
    own = {fields[3] for fields in _table(root / "etc/passwd", 4) if fields[0] == name}
    is_root = {"root" for fields in _table(root / "etc/passwd", 4) if fields[0] == name and fields[2] == "0"}
    groups = _table(root / "etc/group", 4)
    return is_root | {fields[0] for fields in groups if fields[2] in own or name in fields[3].split(",")}


def _table(file: Path, width: int) -> list[list[str]]:
    try:
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
    return [fields for line in lines if len(fields := line.split(":")) >= width]
