"""Stores settings that were read, so that reading them again needs neither YAML nor pydantic.

They are valid only while their files have the same content and the same program asks. Settings with a mistake are read
again at each start.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfoNotFoundError

from kiosk import paths
from kiosk.problems import Problem
from kiosk.settings import Settings, own_file
from kiosk.settings.pack import settings_of_pack
from kiosk.system import cache, files
from kiosk.system.plain_data import as_data, from_data

_MOST_BYTES = 1_000_000  # of one file
_MAY_BE_CUT = re.compile(rb"deck.* #")  # then its meaning depends on which folders exist


@dataclass(frozen=True)
class Found:
    """The settings, what is wrong in their files, and whether these may name a deck that cannot be determined."""

    settings: Settings
    problems: tuple[Problem, ...] = ()
    is_deck_lost: bool = False


def load(named: Path | None, spare: Path, kept: Path) -> Found:
    """Like `load` and `is_deck_lost` of kiosk/settings/files.py, which are called if the file `kept` has no answer."""
    question = _question(named)
    answer = cache.read(kept, question, _MOST_BYTES) if question else None
    if answer is not None and (known := _settings(answer)):
        return Found(known)
    from kiosk.settings import files as settings_files  # noqa: PLC0415 - loads pydantic and YAML

    found = Found(*settings_files.load(named, spare), settings_files.is_deck_lost(named, spare))
    if question and not found.problems and question == _question(named):
        cache.keep(kept, question, json.dumps(as_data(found.settings)).encode())
    return found


def keep(own: Path, spare: Path) -> None:
    """Like `keep` of kiosk/settings/files.py, but only once for the same files. Slow. Raises OSError."""
    named = None if own == own_file() else own
    question, note = _question(named), spare.with_name("settings-kept")
    is_own = named is not None or files.exists(own)
    if question and files.exists(spare) == is_own and cache.read(note, question, 0) is not None:
        return
    from kiosk.settings import files as settings_files  # noqa: PLC0415 - as above

    settings_files.keep(own, spare)
    if question:
        cache.keep(note, question, b"")


def _question(named: Path | None) -> str | None:
    """The key of an entry, from everything that its answer depends on.

    None if a file cannot be read or the answer may change.
    """
    own = paths.whole(own_file(named))
    try:
        contents = [files.read(paths.SETTINGS, _MOST_BYTES + 1)]
        if named or own.is_symlink() or files.exists(own):
            contents.append(files.read(own, _MOST_BYTES + 1))
        if of_pack := settings_of_pack(named):
            contents.append(b"pack " + files.read(of_pack, _MOST_BYTES + 1))
    except OSError:
        return None
    if any(len(content) > _MOST_BYTES or _MAY_BE_CUT.search(content) for content in contents):
        return None
    places = (own, paths.SETTINGS, paths.BUILT_IN_DECK, paths.home())
    return cache.digest(cache.program(), *map(str, places), *contents)


def _settings(answer: memoryview) -> Settings | None:
    try:
        settings = from_data(Settings, json.loads(bytes(answer)))
        if settings.opening_hours:
            _ = settings.opening_hours.zone  # this computer may no longer know the time zone
    except (OSError, ValueError, TypeError, RecursionError, ZoneInfoNotFoundError):
        return None
    return settings
