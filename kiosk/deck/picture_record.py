"""Remembers which pictures passed their checks, so that they need not be checked at each start.

A picture is recognized by its content. The painter does not rely on this record: it decodes as strictly as a check. So
a record that is lost, damaged or forged costs time or a page's picture, and nothing else.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PIL import __version__ as decoder

from kiosk.pictures.slip import Slip
from kiosk.system import cache
from kiosk.system.plain_data import as_data, from_data

_RULES = 8  # increase this with each change of what is refused or said: then everything is checked again
_MOST, _MOST_BYTES = 2_000, 2_000_000
_MOST_SAID = 800  # letters of an entry; a picture of which more is said is checked each time
Colours = tuple[tuple[float, str], ...]  # which part of a place has which colour, `#RRGGBB`; or numbers by name


@dataclass(frozen=True)
class Found:
    """What a check found out about a picture."""

    has_quiet_side: bool
    pixels: int  # the number of pixels, for a photo
    is_wide: bool = False  # a drawing of the shape of one drawn for the kiosk
    letters: str = ""  # of a drawing's texts
    slips: tuple[Slip, ...] = ()


class Record:
    """The last two thousand pictures that passed by these `rules`; only in memory without a `file`.

    `decks`: the folder of stored decks (kiosk/deck/compiled.py), if there is one. `colours`: what
    kiosk/check/painted_colours.py has found; not in the file.
    """

    def __init__(self, file: Path | None = None, rules: str = f"{_RULES} {decoder}") -> None:
        self.decks = file.with_name("decks") if file else None
        self.rules = rules
        self.colours: dict[str, Colours] = {}
        self._file = file
        self._found: dict[str, Found] = {}
        self._is_new = False
        answer = cache.read(file, cache.digest(rules), _MOST_BYTES) if file else None
        if answer:
            try:
                told = from_data(Mapping[str, Found], json.loads(bytes(answer)))  # type: ignore[type-abstract]
                self._found = {digest: found for digest, found in told.items() if found.pixels >= 0}
            except (ValueError, RecursionError):  # forged
                return

    def __contains__(self, digest: str) -> bool:
        return digest in self._found

    def get(self, digest: str) -> Found | None:
        """What was found out about a picture, if it was checked."""
        return self._found.get(digest)

    def add(self, digest: str, found: Found) -> None:
        """Add a picture that passed; the oldest are forgotten first."""
        self._is_new |= self._found.pop(digest, None) is None
        self._found[digest] = found

    def save(self) -> None:
        """Write new entries. Errors are logged. Slow: not for the GUI thread."""
        if not self._is_new or self._file is None:
            return
        self._is_new = False
        told = {digest: as_data(found) for digest, found in list(self._found.items())[-_MOST:]}
        short = {digest: said for digest, said in told.items() if len(str(said)) <= _MOST_SAID}
        cache.keep(self._file, cache.digest(self.rules), json.dumps(short, separators=(",", ":")).encode())
