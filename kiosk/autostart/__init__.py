"""What starts the kiosk when somebody logs in or the machine starts: it is found, switched on and off here.

`kiosk autostart` switches the way of desktop sessions, and the self-test looks for all ways, the service too.
"""

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kiosk import disk, itself, paths
from kiosk.autostart.desktop import DesktopEntry
from kiosk.autostart.launchagent import LaunchAgent
from kiosk.autostart.runkey import RunKey, WindowsRegistry
from kiosk.autostart.starter import AutostartError, Starter
from kiosk.autostart.units import Units, of_system, of_user

__all__ = [
    "SERVICE",
    "AutostartError",
    "Starter",
    "Surroundings",
    "Units",
    "advice",
    "every",
    "of_system",
    "own",
    "program",
]

SERVICE = "kiosk.service"  # the Debian package's


@dataclass(frozen=True)
class Surroundings:
    """The machine as far as it matters here."""

    platform: str = sys.platform
    home: Path = field(default_factory=paths.home)
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    root: Path = Path("/")
    registry: Callable[[], WindowsRegistry] = WindowsRegistry

    @property
    def config(self) -> Path:
        """Where XDG's desktops keep a user's settings."""
        return Path(self.environment.get("XDG_CONFIG_HOME") or self.home / ".config")


def own(where: Surroundings) -> Starter:
    """The one that `kiosk autostart` switches: this user's, for desktop sessions."""
    if where.platform == "win32":
        return RunKey(where.registry())
    if where.platform == "darwin":
        return LaunchAgent(where.home / "Library" / "LaunchAgents")
    return DesktopEntry(where.config / "autostart" / "kiosk.desktop")


def every(where: Surroundings) -> Iterator[str]:
    """Where it stands that the kiosk is started: the own way, and those that installers and owners set up."""
    mine = own(where)
    if mine.is_on():
        yield mine.place
    if where.platform == "win32":
        roaming = Path(where.environment.get("APPDATA") or where.home / "AppData" / "Roaming")
        yield from _files(roaming / "Microsoft/Windows/Start Menu/Programs/Startup", "*iosk*.lnk")
    elif where.platform == "darwin":
        for folder in ("LaunchAgents", "LaunchDaemons"):
            yield from _files(where.root / "Library" / folder, "*iosk*.plist")
    else:
        everybodys = where.root / "etc/xdg/autostart/kiosk.desktop"
        if not disk.exists(Path(mine.place)) and DesktopEntry(everybodys).is_on():  # a user's entry stands in for it
            yield str(everybodys)
        for units in (of_system(where.root), of_user(where.root, where.config)):
            yield from map(str, units.wanted("kiosk*.service"))


def advice(where: Surroundings) -> str:
    """What to do where nothing starts the kiosk yet: the package's service is there, or it is not."""
    units = of_system(where.root)
    if where.platform in {"win32", "darwin"} or where.environment.get("XDG_CURRENT_DESKTOP"):
        return "run: kiosk autostart enable"
    if units.is_masked(SERVICE):
        return "run: systemctl unmask kiosk, then: systemctl enable --now kiosk"
    return "run: systemctl enable --now kiosk" if units.file(SERVICE) else "run: kiosk autostart enable"


def _files(folder: Path, pattern: str) -> Iterator[str]:
    yield from map(str, sorted(folder.glob(pattern)))


def program(platform: str = sys.platform) -> Sequence[str]:
    """What starts this program again, without a console window on Windows."""
    windowed = Path(sys.executable).with_name("kioskw.exe" if getattr(sys, "frozen", False) else "pythonw.exe")
    return itself.command(str(windowed) if platform == "win32" and windowed.exists() else sys.executable)
