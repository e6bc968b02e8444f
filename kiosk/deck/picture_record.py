"""Remembers which pictures passed their checks, so that they need not be checked at each start.

A picture is recognized by its content. The painter does not rely on this record: it decodes as strictly as a check. So
a record that is lost, damaged or forged costs time or a page's picture, and nothing else.
"""

import logging
import re
from pathlib import Path
from typing import NamedTuple

from PIL import __version__ as decoder

from kiosk.system import files

_RULES = 3  # increase this with each change of what is refused: then everything is checked again
_MOST, _MOST_BYTES = 1_000, 200_000
_LINE = re.compile(r"([0-9a-f]{32}) ([0-2]) (\d{1,9})")
_log = logging.getLogger(__name__)


class Found(NamedTuple):
    """What a check found out about a picture."""

    has_quiet_side: bool
    pixels: int  # the number of pixels, for a photo
    is_wide: bool = False  # a drawing of the shape of one drawn for the kiosk


class Record:
    """The last thousand pictures that passed; only in memory without a `file`.

    `decks`: the folder of stored decks (kiosk/deck/compiled.py), if there is one.
    """

    rules = f"{_RULES} {decoder}"  # the rules by which they passed

    def __init__(self, file: Path | None = None) -> None:
        self.decks = file.with_name("decks") if file else None
        self._file = file
        self._found: dict[str, Found] = {}
        self._is_new = False
        try:
            head, *lines = files.read(file, _MOST_BYTES).decode().splitlines() if file else [""]
        except (OSError, ValueError):  # missing or damaged
            return
        if head == self.rules:
            for known in filter(None, map(_LINE.fullmatch, lines)):
                self._found[known[1]] = Found(known[2] == "2", int(known[3]), known[2] != "0")

    def get(self, digest: str) -> Found | None:
        """What was found out about a picture, if it was checked."""
        found = self._found.pop(digest, None)
        if found:
            self._found[digest] = found  # moved to the end, because the oldest are forgotten first
        return found

    def add(self, digest: str, found: Found) -> None:
        """Add a picture that passed."""
        self._found[digest] = found
        self._is_new = True

    def save(self) -> None:
        """Write new entries. Errors are logged. Slow: not for the GUI thread."""
        if not self._is_new or self._file is None:
            return
        self._is_new = False
        kept = list(self._found.items())[-_MOST:]
        lines = (f"{digest} {found.has_quiet_side + found.is_wide} {found.pixels}" for digest, found in kept)
        try:
            files.replace(self._file, "\n".join([self.rules, *lines, ""]).encode(), files.PRIVATE)
        except OSError as error:
            _log.info("the record of checked pictures could not be saved: %s", error)
