"""What can be told about a kiosk without its screen: whether everything is there that it needs for a day."""

import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk import autostart, clock, disk, paths
from kiosk.autostart import Surroundings
from kiosk.deck import load
from kiosk.problems import ProblemsError, Severity
from kiosk.words import Phrase, in_english, phrase

_log = logging.getLogger(__name__)
_ENOUGH_MB = 500  # for logs, statistics and a copy of the deck


@dataclass(frozen=True)
class Check:
    """One thing looked at: what was found, and what to mend where that is not well.

    `said` is what was found in the operator's words, of those checks that the panel shows.
    """

    name: str
    found: str
    mend: str = ""
    said: Phrase = field(default_factory=dict)

    @property
    def key(self) -> str:
        """How the operator's words call it: as in `mend_disk_space`."""
        return self.name.replace(" ", "_").replace("-", "_")

    @property
    def is_well(self) -> bool:
        return not self.mend


def checks(
    deck: Path, folders: tuple[Path, ...], home: Path | None = None, zone: ZoneInfo | None = None
) -> Iterator[Check]:
    """Look at the deck, the machine and the start at power-on."""
    yield _deck(deck)
    yield from machine(folders, zone)
    yield _autostart(Surroundings(home=home or paths.home()))


def machine(folders: tuple[Path, ...], zone: ZoneInfo | None = None) -> Iterator[Check]:
    """Look at the `folders` the kiosk writes into, the disk, and the clock, told in a zone (None: the machine's)."""
    for folder in folders:
        yield _writable(folder)
    yield _space(folders[0])
    yield _clock(datetime.now(UTC), zone)


def _check(name: str, said: Phrase, mend: str = "") -> Check:
    return Check(name, in_english(said), mend, said)


def _deck(folder: Path) -> Check:
    try:
        deck, problems = load(folder)
    except ProblemsError as error:
        return _check("deck", phrase("found_mistakes", count=len(error.problems)), f"run: kiosk check {folder}")
    warnings = sum(problem.severity is Severity.WARNING for problem in problems)
    parts = {"pages": len(deck.pages), "languages": len(deck.languages), "warnings": warnings}
    return _check("deck", phrase("found_deck", deck=deck.folder.name, **parts))


def _writable(folder: Path) -> Check:
    name = "write access"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"kiosk")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        _log.info("%s cannot be written: %s", folder, error)
        return _check(name, phrase("found_unwritable", folder=folder), f"let this user write into {folder}")
    return _check(name, phrase(str(folder)))


def _space(folder: Path) -> Check:
    try:
        free = shutil.disk_usage(_nearest(folder)).free // 1_000_000
    except OSError as error:
        _log.info("the disk of %s cannot be looked at: %s", folder, error)
        return _check("disk space", phrase("found_unwritable", folder=folder), f"look at the disk of {folder}")
    mend = "" if free >= _ENOUGH_MB else f"free {_ENOUGH_MB - free} MB more on the disk of {folder}"
    return _check("disk space", phrase("found_free", free=f"{free:,}".replace(",", "\N{NO-BREAK SPACE}")), mend)


def _nearest(folder: Path) -> Path:
    return next(path for path in (folder, *folder.parents) if disk.exists(path))


def _clock(now: datetime, zone: ZoneInfo | None = None) -> Check:
    newest = max(file.stat().st_mtime for file in (paths.SETTINGS, paths.UI / "Main.qml"))
    built = datetime.fromtimestamp(newest, UTC)
    here = now.astimezone(zone)
    found = f"{here:%Y-%m-%d %H:%M} {zone.key if zone else here.tzname()}"
    is_well = clock.is_possible(now) and built <= now
    mend = "" if is_well else "set the date and time; statistics and opening hours need them"
    return _check("clock", phrase(found), mend)


def _autostart(where: Surroundings) -> Check:
    name = "start at power-on"
    if missing := autostart.own(where).missing():
        return _check(name, phrase("found_gone", file=missing), "run: kiosk autostart enable")
    places = list(autostart.every(where))
    mend = "" if places else autostart.advice(where)
    return _check(name, phrase(str(places[0]) if places else "found_not_set_up"), mend)
