"""The event log: one line of JSON per event, for integrators and tests."""

import json
import logging
import queue
import threading
import time
from pathlib import Path

from kiosk.operator.troubles import mended, trouble
from kiosk.session.event import Event
from kiosk.system.line_files import LineFile

_log = logging.getLogger(__name__)
GIVEN_UP_S = 1.0  # at the end, a disk that does not respond
_FILES, _BYTES_A_FILE = 2, 2_500_000  # 5 MB in total: some weeks of an exhibition


class EventLog:
    """Appends events to a file, on its own thread. `t` counts seconds from when the log was made.

    A full file is renamed to `.1`, replacing the previous one. While the file cannot be written, events are lost, which
    is logged once; the kiosk is not affected.
    """

    def __init__(self, file: Path) -> None:
        self._file = LineFile(file, _BYTES_A_FILE, _FILES)
        self._name = str(file)
        self._start = time.monotonic()
        self._lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._write, name="events", daemon=True)
        self._thread.start()

    def add(self, event: Event) -> None:
        """Add an event that happened now."""
        line: dict[str, object] = {"t": round(time.monotonic() - self._start, 3), "event": event.name}
        if event.card:
            line["card"] = event.card
        if event.language:
            line["language"] = event.language
        if event.did:
            line["did"] = event.did
        if event.did or event.value:
            line["value"] = event.value
        self._lines.put(json.dumps(line, ensure_ascii=False))

    def close(self) -> None:
        """Write what is left and end. A disk that does not respond is given up."""
        self._lines.put(None)
        self._thread.join(GIVEN_UP_S)

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
