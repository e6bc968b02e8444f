"""Checks everything about a kiosk that needs no screen: whether it has what it needs for the day."""

import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk import paths
from kiosk.deck.load import load
from kiosk.operator.panel_values import Check
from kiosk.operator.words import Said, in_english, phrase
from kiosk.problems import ProblemsError, Severity
from kiosk.system import autostart, clock, files
from kiosk.system.autostart import Surroundings

_log = logging.getLogger(__name__)
_ENOUGH_MB = 500  # for logs, visits and a copy of the deck


def checks(
    deck: Path, folders: tuple[Path, ...], home: Path | None = None, zone: ZoneInfo | None = None
) -> Iterator[Check]:
    """Check the deck, the computer and the start at power-on."""
    yield _deck(deck)
    yield from machine(folders, zone)
    yield _autostart(Surroundings(home=home or paths.home()))


def machine(folders: tuple[Path, ...], zone: ZoneInfo | None = None) -> Iterator[Check]:
    """Check the `folders` that the kiosk writes into, the disk, and the clock.

    Times are shown in `zone`; None: the computer's.
    """
    for folder in folders:
        yield _writable(folder)
    yield _space(folders[0])
    yield _clock(datetime.now(UTC), zone)


def _check(name: str, said: Said, mend: str = "") -> Check:
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
    return _check(name, str(folder))


def _space(folder: Path) -> Check:
    try:
        free = shutil.disk_usage(_nearest(folder)).free // 1_000_000
    except OSError as error:
        _log.info("the disk of %s cannot be checked: %s", folder, error)
        return _check("disk space", phrase("found_unwritable", folder=folder), f"check the disk of {folder}")
    mend = "" if free >= _ENOUGH_MB else f"free {_ENOUGH_MB - free} MB more on the disk of {folder}"
    return _check("disk space", phrase("found_free", free=f"{free:,}".replace(",", "\N{NO-BREAK SPACE}")), mend)


def _nearest(folder: Path) -> Path:
    return next(path for path in (folder, *folder.parents) if files.exists(path))


def _clock(now: datetime, zone: ZoneInfo | None = None) -> Check:
    newest = max(file.stat().st_mtime for file in (paths.SETTINGS, paths.UI / "Main.qml"))
    built = datetime.fromtimestamp(newest, UTC)
    here = now.astimezone(zone)
    found = f"{here:%Y-%m-%d %H:%M} {zone.key if zone else here.tzname()}"
    is_well = clock.is_possible(now) and built <= now
    mend = "" if is_well else "set the date and time; statistics and opening hours need them"
    return _check("clock", found, mend)


def _autostart(where: Surroundings) -> Check:
    name = "start at power-on"
    if missing := autostart.own(where).missing():
        return _check(name, phrase("found_gone", file=missing), "run: kiosk autostart enable")
    places = list(autostart.every(where))
    mend = "" if places else autostart.advice(where)
    return _check(name, str(places[0]) if places else phrase("found_not_set_up"), mend)
