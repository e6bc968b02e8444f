"""What can be told about a kiosk without its screen: whether everything is there that it needs for a day."""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk import paths
from kiosk.deck import load
from kiosk.problems import ProblemsError, Severity

_ENOUGH_MB = 500  # for logs, statistics and a copy of the deck
_LIFE = timedelta(days=20 * 365)  # a clock further ahead of the program is wrong


@dataclass(frozen=True)
class Check:
    """One thing looked at: what was found, and what to mend where that is not well."""

    name: str
    found: str
    mend: str = ""

    @property
    def is_well(self) -> bool:
        return not self.mend


def checks(deck: Path, folders: tuple[Path, ...], home: Path | None = None) -> Iterator[Check]:
    """Look at the deck, the `folders` the kiosk writes into, the disk, the clock and the start at power-on."""
    yield _deck(deck)
    for folder in folders:
        yield _writable(folder)
    yield _space(folders[0])
    yield _clock(datetime.now(UTC))
    yield _autostart(home or Path.home())


def _deck(folder: Path) -> Check:
    try:
        deck, problems = load(folder)
    except ProblemsError as error:
        return Check("deck", f"{len(error.problems)} mistakes", f"run: kiosk check {folder}")
    warnings = sum(problem.severity is Severity.WARNING for problem in problems)
    found = f"{len(deck.pages)} pages, {len(deck.languages)} languages, {warnings} warnings"
    return Check("deck", f"{deck.folder.name}: {found}")


def _writable(folder: Path) -> Check:
    name = "write access"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"kiosk")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        return Check(name, f"{folder}: {error.strerror}", f"let this user write into {folder}")
    return Check(name, str(folder))


def _space(folder: Path) -> Check:
    try:
        free = shutil.disk_usage(_nearest(folder)).free // 1_000_000
    except OSError as error:
        return Check("disk space", str(error.strerror), f"look at the disk of {folder}")
    mend = "" if free >= _ENOUGH_MB else f"free {_ENOUGH_MB - free} MB more on the disk of {folder}"
    return Check("disk space", f"{free:,} MB free", mend)


def _nearest(folder: Path) -> Path:
    return next(path for path in (folder, *folder.parents) if path.exists())


def _clock(now: datetime) -> Check:
    newest = max(file.stat().st_mtime for file in (paths.SETTINGS, paths.UI / "Main.qml"))
    built = datetime.fromtimestamp(newest, UTC)
    found = now.astimezone().strftime("%Y-%m-%d %H:%M %Z")
    mend = "" if built <= now < built + _LIFE else "set the date and time; statistics and opening hours need them"
    return Check("clock", found, mend)


def _autostart(home: Path) -> Check:
    found = next((place for place in _STARTERS.get(sys.platform, _linux)(home) if place.exists()), None)
    mend = "" if found else "let the kiosk start with the machine; docs/hosts.md says how"
    return Check("start at power-on", str(found) if found else "not set up", mend)


def _linux(home: Path) -> Iterator[Path]:
    config = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
    yield config / "autostart" / "kiosk.desktop"
    yield Path("/etc/xdg/autostart/kiosk.desktop")
    for folder in (Path("/etc/systemd/system"), config / "systemd" / "user"):
        yield from sorted(folder.glob("*.wants/kiosk.service"))


def _windows(home: Path) -> Iterator[Path]:
    start = home / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Startup"
    yield from sorted(start.glob("*iosk*.lnk"))


def _macos(home: Path) -> Iterator[Path]:
    yield from sorted((home / "Library/LaunchAgents").glob("*kiosk*.plist"))


_STARTERS: dict[str, Callable[[Path], Iterator[Path]]] = {"win32": _windows, "darwin": _macos}
