"""What starts the kiosk at login or power-on: found, switched on and switched off here.

`kiosk autostart` switches the one for desktop sessions. The self-test looks for all of them, the service included.
"""

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kiosk import paths
from kiosk.process import relaunch
from kiosk.system import files
from kiosk.system.autostart.desktop import DesktopEntry
from kiosk.system.autostart.launchagent import LaunchAgent
from kiosk.system.autostart.runkey import RunKey, WindowsRegistry
from kiosk.system.autostart.starter import AutostartError, Starter
from kiosk.system.autostart.units import Units, of_system, of_user

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
    """The parts of the system that matter here."""

    platform: str = sys.platform
    home: Path = field(default_factory=paths.home)
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    root: Path = Path("/")
    registry: Callable[[], WindowsRegistry] = WindowsRegistry

    @property
    def config(self) -> Path:
        """Where XDG desktops keep a user's settings."""
        return Path(self.environment.get("XDG_CONFIG_HOME") or self.home / ".config")


def own(where: Surroundings) -> Starter:
    """The one that `kiosk autostart` switches: for this user, in desktop sessions."""
    if where.platform == "win32":
        return RunKey(where.registry())
    if where.platform == "darwin":
        return LaunchAgent(where.home / "Library" / "LaunchAgents")
    return DesktopEntry(where.config / "autostart" / "kiosk.desktop")


def every(where: Surroundings) -> Iterator[str]:
    """Where the kiosk is started from: our own starter, and those that installers and operators set up."""
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
        if not files.exists(Path(mine.place)) and DesktopEntry(everybodys).is_on():  # a user's entry replaces it
            yield str(everybodys)
        for units in (of_system(where.root), of_user(where.root, where.config)):
            yield from map(str, units.wanted("kiosk*.service"))


def advice(where: Surroundings) -> str:
    """What to do if nothing starts the kiosk yet; it depends on whether the package's service is installed."""
    units = of_system(where.root)
    if where.platform in {"win32", "darwin"} or where.environment.get("XDG_CURRENT_DESKTOP"):
        return "run: kiosk autostart enable"
    if units.is_masked(SERVICE):
        return "run: systemctl unmask kiosk, then: systemctl enable --now kiosk"
    return "run: systemctl enable --now kiosk" if units.file(SERVICE) else "run: kiosk autostart enable"


def _files(folder: Path, pattern: str) -> Iterator[str]:
    yield from map(str, sorted(folder.glob(pattern)))


def program(platform: str = sys.platform) -> Sequence[str]:
    """The command that starts this program again, on Windows without a console window."""
    windowed = Path(sys.executable).with_name("kioskw.exe" if getattr(sys, "frozen", False) else "pythonw.exe")
    return relaunch.command(str(windowed) if platform == "win32" and windowed.exists() else sys.executable)
