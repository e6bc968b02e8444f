"""Reads visits from their file while a kiosk may be writing it."""

import logging
import os
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from kiosk.visits.model import AIDS, Done, Ending, Opened, Visit
from kiosk.visits.schema import BUSY_S, ERRORS, UnusableError, is_damage, require_files, require_tables

_log = logging.getLogger(__name__)

_DAY_S = 86_400
_EPOCH = datetime.fromtimestamp(0, UTC)


def read(file: Path, first: date | None = None, last: date | None = None) -> Iterator[Visit]:
    """The visits that began on the days `first` to `last`, oldest first; none if the file is missing.

    Works while a kiosk writes. Raises UnusableError for a damaged file, and sqlite3.Error or OSError if it cannot be
    read now.
    """
    if not file.exists():
        return
    require_files(file)
    try:
        yield from _read(file, first or date.min, last or date.max)
    except ERRORS as error:
        if is_damage(error):
            raise UnusableError(str(error)) from None
        raise


def _read(file: Path, first: date, last: date) -> Iterator[Visit]:
    # Whoever may write here also completes what a killed writer had begun. Otherwise the file may not be readable at
    # all.
    may_write = os.access(file.parent, os.W_OK) and os.access(file, os.W_OK)
    uri = f"{file.absolute().as_uri()}?mode={'rw' if may_write else 'ro'}"
    # In a read-only folder SQLite could not create the index of a log that does not exist.
    if not may_write and not file.with_name(file.name + "-wal").exists():
        uri += "&immutable=1"
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_S)
    try:
        connection.execute("PRAGMA query_only = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        require_tables(connection)
        known = {row[1] for row in connection.execute("PRAGMA table_info(visits)")}
        if not known and connection.execute("PRAGMA user_version").fetchone()[0] == 0:
            return  # the file was only just created
        extras = ", ".join(name if name in known else "0" for name in AIDS)
        yield from _visits(
            connection.execute(
                f"SELECT id, start, utc_offset, length_ms, languages, ending, {extras}, card, ms "  # noqa: S608 - our names
                "FROM visits LEFT JOIN opened ON visit = id "
                "WHERE start + utc_offset BETWEEN ? AND ? ORDER BY id, n",
                ((first - _EPOCH.date()).days * _DAY_S, (last - _EPOCH.date()).days * _DAY_S + _DAY_S - 1),
            ),
            _done(connection),
        )
    finally:
        connection.close()


def _done(connection: sqlite3.Connection) -> Iterator[tuple[int, tuple[Done, ...]]]:
    """The acts of each visit that has any, by the visit's id, in order."""
    if not connection.execute("PRAGMA table_info(done)").fetchone():
        return  # a file of an earlier version
    rows = connection.execute(
        "SELECT visit, card, name, value FROM done WHERE typeof(visit) = 'integer' ORDER BY visit, n"
    )
    for visit, of_one in groupby(rows, itemgetter(0)):
        yield visit, tuple(Done(str(card), str(name), str(value)) for _, card, name, value in of_one)


def _visits(rows: Iterable[tuple[Any, ...]], all_done: Iterator[tuple[int, tuple[Done, ...]]]) -> Iterator[Visit]:
    skipped = 0
    doer, done = next(all_done, (None, ()))
    for visit, of_one in groupby(rows, itemgetter(0)):
        same = list(of_one)
        while doer is not None and doer < visit:
            doer, done = next(all_done, (None, ()))
        _, start, offset, length, languages, ending, *rest = same[0]
        try:
            yield Visit(
                start=(_EPOCH + timedelta(seconds=start)).astimezone(timezone(timedelta(seconds=offset))),
                length_ms=int(length),
                languages=tuple(str(languages).split()),
                opened=tuple(Opened(str(card), int(ms)) for *_, card, ms in same if card is not None),
                ending=Ending(ending),
                **{aid: bool(used) for aid, used in zip(AIDS, rest, strict=False)},
                done=done if doer == visit else (),
            )
        except (ValueError, OverflowError, TypeError):
            skipped += 1
    if skipped:
        _log.warning("%d visits are invalid and left out", skipped)
