"""The log: to stderr and to a rotating file in the user's state folder. A separate thread writes it."""

import logging
import queue
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from logging.handlers import QueueHandler, QueueListener
from pathlib import Path

from kiosk.operator.troubles import Troubles, mended, trouble
from kiosk.problems import printable
from kiosk.system import files
from kiosk.system.line_files import LineFile

_log = logging.getLogger(__name__)

_NAME = "kiosk.log"
_FILES, _BYTES_A_FILE = 5, 1_000_000  # 5 MB in all
_FORM = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class _OneLine(logging.Formatter):
    """Puts each record on one line. Nothing in a file name or a text can fake a line or move the cursor."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - logging's name for it
        record.message = printable(record.message)
        return super().formatMessage(record)


class _File(logging.Handler):
    """The log file. If it cannot be written, that is logged once, and later how many lines were lost."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._name = file
        self._lines = LineFile(file, _BYTES_A_FILE, _FILES, files.PRIVATE)
        self._missed = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Called on the listener's thread."""
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


def whole_log(folder: Path) -> bytes:
    """All lines of the log in `folder`, the oldest first; nothing if there is none."""
    parts = [folder / _NAME, *(folder / f"{_NAME}.{number}" for number in range(1, _FILES))]
    kept = b""
    for part in parts:
        with suppress(OSError):
            kept = files.read(part, 2 * _BYTES_A_FILE) + kept
    return kept


def _gap(missed: int) -> logging.LogRecord:
    message = f"{missed} lines are missing here: this file could not be written"
    return logging.makeLogRecord({"name": __name__, "levelname": "WARNING", "msg": message})


@contextmanager
def logging_to(folder: Path, level: str) -> Iterator[Troubles]:
    """Inside this context, log to stderr and to `folder`/kiosk.log.

    If the folder cannot be written, only the file is missing.
    """
    troubles = Troubles()
    handlers: list[logging.Handler] = [logging.StreamHandler(sys.stderr), _File(folder / _NAME)]
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
