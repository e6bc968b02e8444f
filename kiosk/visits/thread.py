"""The thread that writes visits. The GUI thread only reports events and their times."""

import logging
import queue
import sqlite3
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from kiosk.operator.troubles import mended, trouble
from kiosk.session.event import Event
from kiosk.visits.collector import Ongoing, collect, finish
from kiosk.visits.model import Visit
from kiosk.visits.schema import ERRORS, UnusableError, is_damage
from kiosk.visits.totals import Summary, Totals
from kiosk.visits.writing import MOST_BYTES, Store, set_aside

_log = logging.getLogger(__name__)

GIVEN_UP_S = 1.0  # at the end, a disk that does not respond
MOST_TOLD = 100_000  # events waiting for a thread that hangs on a dead disk
MOST_WAITING = 10_000  # visits waiting for a disk that cannot be written: some MB, weeks of an exhibition


@dataclass(frozen=True)
class _Told:
    """An event, with its ms on the clock that never runs backwards and its s since 1970."""

    event: Event
    ms: int
    wall: float


class Visits:
    """Gathers visits from events and writes them to `file`.

    `idle_ms` is how long each page waits before its countdown, by page id (see collector.py). If the file cannot be
    written, that is logged once; its visits wait in memory and are tried again every `retry_s`. `on_written` is called
    on the writing thread with the number of visits on the disk by now, `acknowledged`.
    """

    def __init__(
        self,
        file: Path,
        idle_ms: Mapping[str, int] | None = None,
        retry_s: float = 10,
        most_bytes: int = MOST_BYTES,
        on_written: Callable[[int], None] = lambda _: None,
    ) -> None:
        self.acknowledged = 0
        self._file = file
        self._idle_ms = dict(idle_ms or {})
        self._retry_s = retry_s
        self._most_bytes = most_bytes
        self._on_written = on_written
        self._told: queue.SimpleQueue[_Told | None] = queue.SimpleQueue()
        self._summary = Summary(_today())
        self._ongoing: Ongoing | None = None
        self._waiting: deque[Visit] = deque(maxlen=MOST_WAITING)
        self._store: Store | None = None
        self._totals = Totals()
        self._trouble = ""
        self._tried = 0.0
        self._thread = threading.Thread(target=self._run, name="visits", daemon=True)
        self._thread.start()

    def add(self, event: Event) -> None:
        """Add an event that happened now. Never blocks."""
        if self._told.qsize() < MOST_TOLD:
            self._told.put(_Told(event, _now_ms(), time.time()))

    def summary(self) -> Summary:
        """The visits at a glance. Never blocks."""
        summary, today = self._summary, _today()
        return summary if summary.day == today else replace(summary, day=today, today=0)

    def close(self) -> None:
        """End the visit in progress and write what is left. A disk that does not respond is given up."""
        self._told.put(None)
        self._thread.join(GIVEN_UP_S)

    def _run(self) -> None:
        self._write()
        while self._gather():
            if self._waiting and (not self._trouble or time.monotonic() >= self._tried + self._retry_s):
                self._write()
        if self._waiting:
            self._write()
        if self._waiting:
            _log.warning("%d visits could not be written", len(self._waiting))
        if self._store:
            self._store.close()

    def _gather(self) -> bool:
        """Wait for an event, then take all there are. Returns whether more may come."""
        try:
            told = self._told.get(timeout=self._retry_s if self._waiting else None)
            while told is not None:
                self._take(told)
                told = self._told.get_nowait()
        except queue.Empty:
            return True
        if self._ongoing:
            self._waiting.append(finish(self._ongoing, _now_ms(), self._idle_ms))
        return False

    def _take(self, told: _Told) -> None:
        wall = datetime.fromtimestamp(told.wall, UTC).astimezone()
        self._ongoing, visit = collect(self._ongoing, told.event, told.ms, wall, self._idle_ms)
        if visit:
            self._waiting.append(visit)

    def _write(self) -> None:
        """Write the waiting visits in one transaction. If that fails, they are tried again later."""
        try:
            try:
                self._try()
            except UnusableError as error:
                self._set_aside(error)
                self._try()
        except (sqlite3.Error, OSError, UnusableError) as error:
            self._let_go()
            if not self._trouble:
                unwritten = "the visits cannot be written and are kept in memory: %s: %s"
                _log.error(unwritten, self._file, error, extra=trouble("trouble_visits"))
            self._trouble = str(error)
            self._tried = time.monotonic()
        else:
            if self._trouble:
                _log.info("the visits can be written again: %s", self._file, extra=mended("trouble_visits"))
            self._trouble = ""
        if self._store:
            self._totals = self._store.totals
        self._summary = self._totals.summary(_today(), len(self._waiting), self._trouble)

    def _try(self) -> None:
        if self._store and not self._store.is_in_place():
            self._let_go()
        if not self._store:
            self._store = Store(self._file, self._most_bytes)
        try:
            if self._waiting:
                self._store.add(self._waiting)
                self.acknowledged += len(self._waiting)
                self._waiting.clear()
                self._on_written(self.acknowledged)
            self._store.prune()
        except ERRORS as error:
            if is_damage(error):
                raise UnusableError(str(error)) from None
            raise

    def _set_aside(self, error: UnusableError) -> None:
        self._let_go()
        aside = set_aside(self._file, datetime.now(UTC).astimezone())
        damaged = "the visits in %s are damaged (%s): kept as %s, counting starts again"
        _log.error(damaged, self._file, error, aside, extra=trouble("trouble_visits_damaged"))

    def _let_go(self) -> None:
        store, self._store = self._store, None
        if store:
            store.close()


def _today() -> date:
    return datetime.now(UTC).astimezone().date()


def _now_ms() -> int:
    return time.monotonic_ns() // 1_000_000
