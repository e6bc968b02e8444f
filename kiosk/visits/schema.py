"""The tables of the visits file, the steps that update an older file, and the signs of a damaged one."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.system import files

BUSY_S = 0.4  # wait this long for another process; closing has one second in total
BESIDE = ("-wal", "-shm")  # files that SQLite keeps beside the main one

# Each step is one transaction that also increments `user_version`, so a file is at one version or the next. A step may
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
    (
        """CREATE TABLE done (
            visit INTEGER NOT NULL REFERENCES visits ON DELETE CASCADE,
            n INTEGER NOT NULL,           -- which of the visit's deeds, from 0
            card TEXT NOT NULL,
            name TEXT NOT NULL,           -- the word that the card's kind has for it
            value TEXT NOT NULL,
            PRIMARY KEY (visit, n)
        ) WITHOUT ROWID""",
    ),
    (
        "ALTER TABLE visits ADD COLUMN calm INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE visits ADD COLUMN reach INTEGER NOT NULL DEFAULT 0",
    ),
    ("ALTER TABLE visits ADD COLUMN read_aloud INTEGER NOT NULL DEFAULT 0",),
)

# Errors of the environment, with a file that is intact. Any other SQLite error means that the file is damaged.
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
    """The file is not a visits file, or is damaged."""


# SQLite's messages may quote damaged content, which is not always text.
ERRORS = sqlite3.Error, UnicodeDecodeError


def is_damage(error: sqlite3.Error | UnicodeDecodeError) -> bool:
    """Whether the file itself is damaged."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF not in _PASSING


def prepare(connection: sqlite3.Connection) -> None:
    """Check the file and update it to the present version."""
    found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise UnusableError(found)
    require_tables(connection)
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
    """Update the file to its next version, if there is one."""
    with transaction(connection):  # the version is read inside it, because another process may be doing the same
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version >= len(STEPS):
            return False
        for statement in STEPS[version]:
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {version + 1}")
    return True


def require_tables(connection: sqlite3.Connection) -> None:
    """Raise UnusableError if a view or virtual table replaces the visits, or if there is a trigger.

    Reading or writing these might never end.
    """
    query = "SELECT name, sql FROM sqlite_master WHERE name IN ('visits', 'opened', 'done') OR type = 'trigger'"
    for name, sql in connection.execute(query):
        if not str(sql).upper().startswith("CREATE TABLE"):
            raise UnusableError(f"it has no table {name}: no kiosk has written this file")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Inside this context, either everything is written at the end or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def require_files(file: Path) -> None:
    """Raise OSError for a pipe, which SQLite would wait for, or a device."""
    for suffix in ("", *BESIDE):
        files.require_file(file.with_name(file.name + suffix))
