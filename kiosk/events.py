"""The event log: one JSON line for each thing that happens, for integrators and tests."""

import json
import logging
import queue
import threading
import time
from pathlib import Path

from kiosk.session import Happening

_log = logging.getLogger(__name__)


class EventLog:
    """Appends happenings to a file from a thread of its own. `t` counts s from the log's making.

    A file that cannot be written costs the events, never the kiosk: it is logged once.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._start = time.monotonic()
        self._lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._write, name="events", daemon=True)
        self._thread.start()

    def add(self, happening: Happening) -> None:
        """Note that `happening` has happened now."""
        line: dict[str, object] = {"t": round(time.monotonic() - self._start, 3), "event": happening.name}
        if happening.card:
            line["card"] = happening.card
        if happening.language:
            line["language"] = happening.language
        self._lines.put(json.dumps(line, ensure_ascii=False) + "\n")

    def close(self) -> None:
        """Write what is left and end; a file that does not take it is left behind after a second."""
        self._lines.put(None)
        self._thread.join(timeout=1)

    def _write(self) -> None:
        try:
            with self._file.open("a", encoding="utf-8", buffering=1) as out:
                while (line := self._lines.get()) is not None:
                    out.write(line)
        except OSError as error:
            _log.warning("the event log %s cannot be written: %s", self._file, error)
            while self._lines.get() is not None:
                pass  # nothing gathers
