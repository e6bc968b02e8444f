"""The visits file: SQLite in WAL mode. When `add` returns, a visit is on the disk."""

import os
import sqlite3
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from kiosk.system import files
from kiosk.visits.model import Visit
from kiosk.visits.schema import BESIDE, BUSY_S, ERRORS, UnusableError, is_damage, prepare, require_files, transaction
from kiosk.visits.totals import Totals

# Above this the oldest visits are deleted: about 300,000 are kept, more than a year of a full house.
MOST_BYTES = 50_000_000
PRUNED_AT_ONCE = 500  # visits that are deleted at once
SET_ASIDE = 3  # how many corrupt files are kept


class Store:
    """An open visits file, for one thread. Raises sqlite3.Error and OSError if it cannot be written now."""

    def __init__(self, file: Path, most_bytes: int = MOST_BYTES) -> None:
        """Open or create `file`. Raises UnusableError if it is damaged."""
        self._most_bytes = most_bytes
        self._file = file
        file.parent.mkdir(parents=True, exist_ok=True)
        require_files(file)
        os.close(files.opened(file, os.O_RDONLY | os.O_CREAT))  # SQLite would create it readable by everybody
        self._connection = sqlite3.connect(file, timeout=BUSY_S, isolation_level=None)
        try:
            prepare(self._connection)
            self._inode = file.stat().st_ino
            self.totals = self._count()
        except BaseException as error:
            self._connection.close()
            if isinstance(error, ERRORS) and is_damage(error):
                raise UnusableError(str(error)) from None
            raise

    def add(self, visits: Sequence[Visit]) -> None:
        """Write `visits` in one transaction."""
        connection = self._connection
        with transaction(connection):
            for visit in visits:
                offset = visit.start.utcoffset()
                assert offset is not None
                row = connection.execute(
                    "INSERT INTO visits (start, utc_offset, length_ms, languages, ending, large_text, high_contrast, "
                    "calm, reach, read_aloud) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        int(visit.start.timestamp()),
                        round(offset.total_seconds()),
                        visit.length_ms,
                        " ".join(visit.languages),
                        visit.ending,
                        visit.large_text,
                        visit.high_contrast,
                        visit.calm,
                        visit.reach,
                        visit.read_aloud,
                    ),
                ).lastrowid
                connection.executemany(
                    "INSERT INTO opened (visit, n, card, ms) VALUES (?, ?, ?, ?)",
                    [(row, n, opened.card, opened.ms) for n, opened in enumerate(visit.opened)],
                )
                connection.executemany(
                    "INSERT INTO done (visit, n, card, name, value) VALUES (?, ?, ?, ?, ?)",
                    [(row, n, done.card, done.name, done.value) for n, done in enumerate(visit.done)],
                )
        for visit in visits:
            self.totals.add(visit)

    def prune(self) -> None:
        """Delete some of the oldest visits if the file is too large. Their room is used again."""
        pages, free, size = (self._number(f"PRAGMA {name}") for name in ("page_count", "freelist_count", "page_size"))
        if (pages - free) * size <= self._most_bytes:
            return
        with transaction(self._connection):
            self._connection.execute(
                "DELETE FROM visits WHERE id IN (SELECT id FROM visits ORDER BY id LIMIT ?)", (PRUNED_AT_ONCE,)
            )
        self.totals = self._count()

    def is_in_place(self) -> bool:
        """Whether the opened file is still in its place, and not deleted or replaced."""
        try:
            return self._file.stat().st_ino == self._inode
        except OSError:
            return False

    def close(self) -> None:
        self._connection.close()

    def _number(self, statement: str) -> int:
        return int(self._connection.execute(statement).fetchone()[0])

    def _count(self) -> Totals:
        totals = Totals()
        query = "SELECT date(start + utc_offset, 'unixepoch'), count(*) FROM visits GROUP BY 1"
        days = self._connection.execute(query)
        totals.days = Counter({date.fromisoformat(day): count for day, count in days if day})
        query = "SELECT CAST(round(length_ms / 1000.0) AS INTEGER), count(*) FROM visits GROUP BY 1"
        totals.seconds = Counter(dict(self._connection.execute(query)))
        for languages, count in self._connection.execute("SELECT languages, count(*) FROM visits GROUP BY 1"):
            totals.languages[str(languages).rpartition(" ")[2]] += count
        return totals


def set_aside(file: Path, now: datetime) -> Path:
    """Rename a damaged file and what SQLite keeps beside it, and return the new name.

    The oldest such files are deleted.
    """
    name = f"{file.name}.corrupt-{now:%Y%m%dT%H%M%S}"
    earlier = sorted(found for found in file.parent.glob(f"{file.name}.corrupt-*") if not _is_companion(found))
    same = sum(found.name.startswith(name) for found in earlier)
    aside = file.with_name(name + (f".{same}" if same else ""))
    for suffix in (*BESIDE, ""):  # the file itself comes last: after a kill in between it will be found again
        beside = file.with_name(file.name + suffix)
        if beside.exists():
            beside.replace(aside.with_name(aside.name + suffix))
    for old in earlier[: max(0, len(earlier) + 1 - SET_ASIDE)]:
        for suffix in (*BESIDE, ""):
            old.with_name(old.name + suffix).unlink(missing_ok=True)
    return aside


def _is_companion(file: Path) -> bool:
    return file.name.endswith(BESIDE)
