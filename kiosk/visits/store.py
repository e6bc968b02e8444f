"""The visits' file: SQLite, in WAL mode. A visit is on the disk when `add` returns."""

import logging
import os
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from kiosk import disk
from kiosk.visits.model import Ending, Opened, Visit
from kiosk.visits.totals import Totals

_log = logging.getLogger(__name__)

MOST_BYTES = 50_000_000  # then the oldest visits go: about 300,000 are kept, a year of a full house and more
PRUNED_AT_ONCE = 500  # visits
SET_ASIDE = 3  # corrupt files that are kept
BUSY_S = 0.4  # to wait for another process; closing has a second
_DAY_S = 86_400
_BESIDE = ("-wal", "-shm")  # what SQLite keeps beside a file
_EPOCH = datetime.fromtimestamp(0, UTC)

# Each step is one transaction that also counts `user_version` up: a file is at one version or at the next. A step may
# only add, so that an older program can still write a newer file.
STEPS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE visits (
            id INTEGER PRIMARY KEY,
            start INTEGER NOT NULL,       -- s since 1970, UTC
            utc_offset INTEGER NOT NULL,  -- s: the exhibition's own time is start + utc_offset
            length_ms INTEGER NOT NULL,
            languages TEXT NOT NULL,      -- codes, the last one is that at the end
            ending TEXT NOT NULL          -- abandoned, home, reset
        )""",
        """CREATE TABLE opened (
            visit INTEGER NOT NULL REFERENCES visits ON DELETE CASCADE,
            n INTEGER NOT NULL,           -- which of the visit's cards, from 0
            card TEXT NOT NULL,
            ms INTEGER NOT NULL,
            PRIMARY KEY (visit, n)
        ) WITHOUT ROWID""",
    ),
    (
        "ALTER TABLE visits ADD COLUMN large_text INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE visits ADD COLUMN high_contrast INTEGER NOT NULL DEFAULT 0",
    ),
)

# What the surroundings do to a file that is whole. Any other error of SQLite says that the file is not.
_PASSING = {
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_INTERRUPT,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PROTOCOL,
    sqlite3.SQLITE_NOLFS,
    sqlite3.SQLITE_AUTH,
}


class UnusableError(Exception):
    """The file is no visits' file, or a damaged one."""


# What SQLite says may quote what is damaged, and that is not always text.
ERRORS = sqlite3.Error, UnicodeDecodeError


def is_damage(error: sqlite3.Error | UnicodeDecodeError) -> bool:
    """Whether the file itself is at fault."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF not in _PASSING


class Store:
    """An open file, for one thread. Raises sqlite3.Error and OSError when it cannot be written just now."""

    def __init__(self, file: Path, most_bytes: int = MOST_BYTES) -> None:
        """Open or begin `file`. Raises UnusableError when it is damaged."""
        self._most_bytes = most_bytes
        self._file = file
        file.parent.mkdir(parents=True, exist_ok=True)
        _require_files(file)
        os.close(disk.opened(file, os.O_RDONLY | os.O_CREAT))  # SQLite would let everybody read it
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
        with _transaction(connection):
            for visit in visits:
                offset = visit.start.utcoffset()
                assert offset is not None
                row = connection.execute(
                    "INSERT INTO visits (start, utc_offset, length_ms, languages, ending, large_text, high_contrast) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?)",
                    (
                        int(visit.start.timestamp()),
                        round(offset.total_seconds()),
                        visit.length_ms,
                        " ".join(visit.languages),
                        visit.ending,
                        visit.large_text,
                        visit.high_contrast,
                    ),
                ).lastrowid
                connection.executemany(
                    "INSERT INTO opened (visit, n, card, ms) VALUES (?, ?, ?, ?)",
                    [(row, n, opened.card, opened.ms) for n, opened in enumerate(visit.opened)],
                )
        for visit in visits:
            self.totals.add(visit)

    def prune(self) -> None:
        """Let some of the oldest visits go if the file is too large; their room is used again."""
        pages, free, size = (self._number(f"PRAGMA {name}") for name in ("page_count", "freelist_count", "page_size"))
        if (pages - free) * size <= self._most_bytes:
            return
        with _transaction(self._connection):
            self._connection.execute(
                "DELETE FROM visits WHERE id IN (SELECT id FROM visits ORDER BY id LIMIT ?)", (PRUNED_AT_ONCE,)
            )
        self.totals = self._count()

    def is_in_place(self) -> bool:
        """Whether the file is still the one that was opened: it may have been deleted, or another put there."""
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


def prepare(connection: sqlite3.Connection) -> None:
    """Check the file and bring it to the present version."""
    found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise UnusableError(found)
    _require_tables(connection)
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "journal_size_limit = 1000000",
    ):
        connection.execute(f"PRAGMA {pragma}")
    while _step_up(connection):
        pass


def _step_up(connection: sqlite3.Connection) -> bool:
    """Bring the file to its next version, if there is one."""
    with _transaction(connection):  # where the version is asked for: another process may be at it too
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version >= len(STEPS):
            return False
        for statement in STEPS[version]:
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {version + 1}")
    return True


def set_aside(file: Path, now: datetime) -> Path:
    """Rename a damaged file, and what SQLite keeps beside it; the new name. The oldest such files go."""
    name = f"{file.name}.corrupt-{now:%Y%m%dT%H%M%S}"
    earlier = sorted(found for found in file.parent.glob(f"{file.name}.corrupt-*") if not _is_companion(found))
    same = sum(found.name.startswith(name) for found in earlier)
    aside = file.with_name(name + (f".{same}" if same else ""))
    for suffix in (*_BESIDE, ""):  # the file itself last: a kill in between leaves it to be found again
        beside = file.with_name(file.name + suffix)
        if beside.exists():
            beside.replace(aside.with_name(aside.name + suffix))
    for old in earlier[: max(0, len(earlier) + 1 - SET_ASIDE)]:
        for suffix in (*_BESIDE, ""):
            old.with_name(old.name + suffix).unlink(missing_ok=True)
    return aside


def read(file: Path, first: date | None = None, last: date | None = None) -> Iterator[Visit]:
    """The visits that began on the days `first` to `last`, oldest first, one by one; a missing file holds none.

    Reads beside a kiosk that writes. Raises UnusableError for a damaged file, sqlite3.Error and OSError when it cannot
    be read now.
    """
    if not file.exists():
        return
    _require_files(file)
    try:
        yield from _read(file, first or date.min, last or date.max)
    except ERRORS as error:
        if is_damage(error):
            raise UnusableError(str(error)) from None
        raise


def _read(file: Path, first: date, last: date) -> Iterator[Visit]:
    # Who may write here also ends what a killed writer had begun; without that a file may not be readable at all.
    may_write = os.access(file.parent, os.W_OK) and os.access(file, os.W_OK)
    uri = f"{file.absolute().as_uri()}?mode={'rw' if may_write else 'ro'}"
    # In a folder that cannot be written SQLite could not make the index of a log that is not there.
    if not may_write and not file.with_name(file.name + "-wal").exists():
        uri += "&immutable=1"
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_S)
    try:
        connection.execute("PRAGMA query_only = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        _require_tables(connection)
        known = {row[1] for row in connection.execute("PRAGMA table_info(visits)")}
        if not known and connection.execute("PRAGMA user_version").fetchone()[0] == 0:
            return  # only just begun
        extras = ", ".join(name if name in known else "0" for name in ("large_text", "high_contrast"))
        yield from _visits(
            connection.execute(
                f"SELECT id, start, utc_offset, length_ms, languages, ending, {extras}, card, ms "  # noqa: S608 - our names
                "FROM visits LEFT JOIN opened ON visit = id "
                "WHERE start + utc_offset BETWEEN ? AND ? ORDER BY id, n",
                ((first - _EPOCH.date()).days * _DAY_S, (last - _EPOCH.date()).days * _DAY_S + _DAY_S - 1),
            )
        )
    finally:
        connection.close()


def _require_tables(connection: sqlite3.Connection) -> None:
    """Raise UnusableError for a file in which a view or a virtual table stands for the visits, or with a trigger.

    Each may never end.
    """
    query = "SELECT name, sql FROM sqlite_master WHERE name IN ('visits', 'opened') OR type = 'trigger'"
    for name, sql in connection.execute(query):
        if not str(sql).upper().startswith("CREATE TABLE"):
            raise UnusableError(f"{name} is no table in it: no kiosk has written this file")


def _visits(rows: Iterable[tuple[Any, ...]]) -> Iterator[Visit]:
    skipped = 0
    for _, of_one in groupby(rows, itemgetter(0)):
        same = list(of_one)
        _, start, offset, length, languages, ending, large, contrast, *_ = same[0]
        try:
            yield Visit(
                start=(_EPOCH + timedelta(seconds=start)).astimezone(timezone(timedelta(seconds=offset))),
                length_ms=int(length),
                languages=tuple(str(languages).split()),
                opened=tuple(Opened(str(card), int(ms)) for *_, card, ms in same if card is not None),
                ending=Ending(ending),
                large_text=bool(large),
                high_contrast=bool(contrast),
            )
        except (ValueError, OverflowError, TypeError):
            skipped += 1
    if skipped:
        _log.warning("%d visits make no sense and are left out", skipped)


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _require_files(file: Path) -> None:
    """Raise OSError where SQLite would wait for a pipe, or use a device."""
    for suffix in ("", *_BESIDE):
        disk.require_file(file.with_name(file.name + suffix))


def _is_companion(file: Path) -> bool:
    return file.name.endswith(_BESIDE)
