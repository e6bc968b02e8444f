"""The event log: one JSON line for each thing that happens, for integrators and tests."""

import json
import logging
import queue
import threading
import time
from pathlib import Path

from kiosk.lines import LineFile
from kiosk.session import Happening
from kiosk.troubles import mended, trouble

_log = logging.getLogger(__name__)
_FILES, _BYTES_A_FILE = 2, 2_500_000  # 5 MB in all: some weeks of an exhibition


class EventLog:
    """Appends happenings to a file from a thread of its own. `t` counts s from the log's making.

    A file that is full becomes the `.1` beside it, in the place of the one before. While it cannot be written, events
    are lost, never the kiosk; that is logged once.
    """

    def __init__(self, file: Path) -> None:
        self._file = LineFile(file, _BYTES_A_FILE, _FILES)
        self._name = str(file)
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
        self._lines.put(json.dumps(line, ensure_ascii=False))

    def close(self) -> None:
        """Write what is left and end; a file that does not take it is left behind after a second."""
        self._lines.put(None)
        self._thread.join(timeout=1)

    def _write(self) -> None:
        lost, told = 0, trouble("trouble_events", file=self._name)
        while (line := self._lines.get()) is not None:
            try:
                self._file.add(line)
            except OSError as error:
                if not lost:
                    _log.warning("the event log %s cannot be written: %s", self._name, error, extra=told)
                lost += 1
            else:
                if lost:
                    again = "the event log %s can be written again; events it misses: %d"
                    _log.info(again, self._name, lost, extra=mended("trouble_events"))
                lost = 0
        self._file.close()
