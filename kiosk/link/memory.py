"""What the link must not forget: the newest revision of each source, and which sums have been delivered."""

import json
import logging
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.system import files
from kiosk.system.plain_data import as_data, from_data

_log = logging.getLogger(__name__)
_MOST_BYTES = 4_000_000
MOST_ASKS = 50


@dataclass(frozen=True)
class Seen:
    """The newest message of a source: its revision, and itself as it came, empty if it was taken back."""

    revision: int
    payload: str


@dataclass(frozen=True)
class Remembered:
    """All of it, as a value."""

    machine: str
    seen: Mapping[str, Seen] = field(default_factory=dict)
    delivered: Mapping[str, str] = field(default_factory=dict)  # by day, a digest of its sums
    restarts: Mapping[str, int] = field(default_factory=dict)  # entries that came as leftovers: never carried out


class Memory:
    """Keeps it in a file. While the disk is full it lasts as long as the process."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._is_told = False
        self.now = self._read()

    def keep(self, fresh: Remembered) -> None:
        """Remember this from now on."""
        if fresh == self.now and self._file.exists():
            return
        self.now = fresh
        try:
            files.replace(self._file, json.dumps(as_data(fresh)).encode(), files.PRIVATE)
            self._is_told = False
        except OSError as error:
            if not self._is_told:
                _log.error("what was done cannot be noted, so a restart may do it again: %s", error)
            self._is_told = True

    def _read(self) -> Remembered:
        try:
            return from_data(Remembered, json.loads(files.read_whole(self._file, _MOST_BYTES)))
        except FileNotFoundError:
            pass
        except (OSError, ValueError, TypeError, RecursionError) as error:
            _log.warning("what was noted in %s cannot be read, so it begins anew: %s", self._file, error)
        return Remembered(secrets.token_hex(8))
