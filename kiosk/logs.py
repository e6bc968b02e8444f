"""The log: to stderr and to a rotating file in the user's state folder, written off the thread that logs."""

import logging
import queue
import sys
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from logging.handlers import QueueHandler, QueueListener
from pathlib import Path

from kiosk import disk
from kiosk.lines import LineFile

_log = logging.getLogger(__name__)

_FILES, _BYTES_A_FILE = 5, 1_000_000  # 5 MB in all
_RECENT = 50
_FORM = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class Recent(logging.Handler):
    """The last problems that were logged, in words for the operator panel."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._lines: deque[str] = deque(maxlen=_RECENT)

    def emit(self, record: logging.LogRecord) -> None:
        """Called by the listener's thread."""
        when = datetime.fromtimestamp(record.created).astimezone()
        self._lines.append(f"{when:%H:%M}  {record.getMessage()}")

    def lines(self) -> list[str]:
        """From the newest to the oldest."""
        return list(reversed(self._lines.copy()))


class _File(logging.Handler):
    """The log's file. That it cannot be written is logged once; when it can be again, it tells what it misses."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._lines = LineFile(file, _BYTES_A_FILE, _FILES, disk.PRIVATE)
        self._missed = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Called by the listener's thread."""
        try:
            if self._missed:
                self._lines.add(self.format(_gap(self._missed)))
                self._missed = 0
            self._lines.add(self.format(record))
        except OSError as error:
            self._missed += 1
            if self._missed == 1:
                _log.warning("no log file: %s", error)

    def close(self) -> None:
        self._lines.close()
        super().close()


def _gap(missed: int) -> logging.LogRecord:
    message = f"{missed} lines are missing here: this file could not be written"
    return logging.makeLogRecord({"name": __name__, "levelname": "WARNING", "msg": message})


@contextmanager
def logging_to(folder: Path, level: str) -> Iterator[Recent]:
    """Log to stderr and to `folder`/kiosk.log while in here. A folder that cannot be written costs only the file."""
    recent = Recent()
    handlers: list[logging.Handler] = [logging.StreamHandler(sys.stderr), recent, _File(folder / "kiosk.log")]
    for handler in handlers:
        handler.setFormatter(logging.Formatter(_FORM))
    records: queue.SimpleQueue[logging.LogRecord] = queue.SimpleQueue()
    listener = QueueListener(records, *handlers, respect_handler_level=True)
    root = logging.getLogger()
    entrance = QueueHandler(records)
    root.addHandler(entrance)
    root.setLevel(level.upper())
    listener.start()
    hooks = sys.excepthook, threading.excepthook
    sys.excepthook = lambda *error: logging.getLogger("kiosk").critical("our own fault", exc_info=error)
    threading.excepthook = lambda args: sys.excepthook(args.exc_type, args.exc_value, args.exc_traceback)  # type: ignore[arg-type]
    try:
        yield recent
    finally:
        sys.excepthook, threading.excepthook = hooks
        listener.stop()
        root.removeHandler(entrance)
        for handler in handlers:
            handler.close()
