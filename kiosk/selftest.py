"""What can be told about a kiosk without its screen: whether everything is there that it needs for a day."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk import autostart, paths
from kiosk.autostart import Surroundings
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
    yield _autostart(Surroundings(home=home or Path.home()))


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


def _autostart(where: Surroundings) -> Check:
    name = "start at power-on"
    if missing := autostart.own(where).missing():
        return Check(name, f"{missing} is not there any more", "run: kiosk autostart enable")
    places = list(autostart.every(where))
    return Check(name, places[0] if places else "not set up", "" if places else "run: kiosk autostart enable")
