"""The log: to stderr and to a rotating file in the user's state folder, written off the thread that logs."""

import logging
import queue
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from logging.handlers import QueueHandler, QueueListener
from pathlib import Path

from kiosk import disk
from kiosk.lines import LineFile
from kiosk.problems import printable
from kiosk.troubles import Troubles, mended, trouble

_log = logging.getLogger(__name__)

_FILES, _BYTES_A_FILE = 5, 1_000_000  # 5 MB in all
_FORM = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class _OneLine(logging.Formatter):
    """Each record's message in one line: what a file's name or a text holds forges none and moves no cursor."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - logging calls it so
        record.message = printable(record.message)
        return super().formatMessage(record)


class _File(logging.Handler):
    """The log's file. That it cannot be written is logged once; when it can be again, it tells what it misses."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._name = file
        self._lines = LineFile(file, _BYTES_A_FILE, _FILES, disk.PRIVATE)
        self._missed = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Called by the listener's thread."""
        try:
            if self._missed:
                self._lines.add(self.format(_gap(self._missed)))
                self._missed = 0
                _log.info("the log file can be written again", extra=mended("trouble_log"))
            self._lines.add(self.format(record))
        except OSError as error:
            self._missed += 1
            if self._missed == 1:
                _log.warning("no log file: %s", error, extra=trouble("trouble_log", file=self._name))

    def close(self) -> None:
        self._lines.close()
        super().close()


def _gap(missed: int) -> logging.LogRecord:
    message = f"{missed} lines are missing here: this file could not be written"
    return logging.makeLogRecord({"name": __name__, "levelname": "WARNING", "msg": message})


@contextmanager
def logging_to(folder: Path, level: str) -> Iterator[Troubles]:
    """Log to stderr and to `folder`/kiosk.log while in here. A folder that cannot be written costs only the file."""
    troubles = Troubles()
    handlers: list[logging.Handler] = [logging.StreamHandler(sys.stderr), _File(folder / "kiosk.log")]
    for handler in handlers:
        handler.setFormatter(logging.Formatter(_FORM))
        handler.setLevel(level.upper())
    records: queue.SimpleQueue[logging.LogRecord] = queue.SimpleQueue()
    listener = QueueListener(records, *handlers, respect_handler_level=True)
    root = logging.getLogger()
    entrance = QueueHandler(records)
    entrance.setFormatter(_OneLine())
    root.addHandler(entrance)
    root.addHandler(troubles)
    root.setLevel(min(logging.getLevelName(level.upper()), troubles.level))
    listener.start()
    hooks = sys.excepthook, threading.excepthook
    sys.excepthook = lambda *error: logging.getLogger("kiosk").critical("our own fault", exc_info=error)
    threading.excepthook = lambda args: sys.excepthook(args.exc_type, args.exc_value, args.exc_traceback)  # type: ignore[arg-type]
    try:
        yield troubles
    finally:
        sys.excepthook, threading.excepthook = hooks
        listener.stop()
        root.removeHandler(troubles)
        root.removeHandler(entrance)
        for handler in handlers:
            handler.close()
