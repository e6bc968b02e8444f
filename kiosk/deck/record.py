"""Which pictures were found well before, so that no start looks at all of them again.

A picture is known by what it holds. Whoever paints trusts nothing of this: it decodes as strictly as a check does. So a
record that is lost, damaged or forged costs time, or a page its picture, and nothing else.
"""

import logging
import re
from pathlib import Path
from typing import NamedTuple

from PIL import __version__ as decoder

from kiosk import disk

_RULES = 1  # to be counted up with each change of what is refused: then all is looked at anew
_MOST, _MOST_BYTES = 1_000, 200_000
_LINE = re.compile(r"([0-9a-f]{32}) ([01]) (\d{1,9})")
_log = logging.getLogger(__name__)


class Found(NamedTuple):
    """What a picture was found to be."""

    has_quiet_side: bool
    pixels: int  # of a photo


class Record:
    """Pictures that were found well, the last thousand; in memory only without a `file`."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._head = f"{_RULES} {decoder}"
        self._found: dict[str, Found] = {}
        self._is_new = False
        try:
            head, *lines = disk.read(file, _MOST_BYTES).decode().splitlines() if file else [""]
        except (OSError, ValueError):  # not there yet, or damaged
            return
        if head == self._head:
            for known in filter(None, map(_LINE.fullmatch, lines)):
                self._found[known[1]] = Found(known[2] == "1", int(known[3]))

    def get(self, digest: str) -> Found | None:
        """What the picture was found to be, if it was looked at."""
        found = self._found.pop(digest, None)
        if found:
            self._found[digest] = found  # the last is the one that is forgotten last
        return found

    def add(self, digest: str, found: Found) -> None:
        """Note a picture that was found well."""
        self._found[digest] = found
        self._is_new = True

    def save(self) -> None:
        """Write what is new. Trouble is logged. Slow: not for the GUI thread."""
        if not self._is_new or self._file is None:
            return
        self._is_new = False
        kept = list(self._found.items())[-_MOST:]
        lines = (f"{digest} {found.has_quiet_side:d} {found.pixels}" for digest, found in kept)
        try:
            disk.replace(self._file, "\n".join([self._head, *lines, ""]).encode(), disk.PRIVATE)
        except OSError as error:
            _log.info("what is known of pictures could not be kept: %s", error)
