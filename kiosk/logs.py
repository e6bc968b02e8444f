"""The log: to stderr and to a rotating file in the user's state folder, written off the thread that logs."""

import logging
import queue
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from logging.handlers import QueueHandler, QueueListener, RotatingFileHandler
from pathlib import Path

_FILES, _BYTES_A_FILE = 5, 1_000_000  # 5 MB in all
_FORM = "%(asctime)s %(levelname)s %(name)s: %(message)s"


@contextmanager
def logging_to(folder: Path, level: str) -> Iterator[None]:
    """Log to stderr and to `folder`/kiosk.log while in here. A folder that cannot be written costs only the file."""
    handlers: list[logging.Handler] = [logging.StreamHandler(sys.stderr)]
    trouble = ""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = RotatingFileHandler(
            folder / "kiosk.log", maxBytes=_BYTES_A_FILE, backupCount=_FILES - 1, encoding="utf-8", delay=False
        )
        handlers.append(file)
    except OSError as error:
        trouble = f"no log file: {error}"
    for handler in handlers:
        handler.setFormatter(logging.Formatter(_FORM))
    records: queue.SimpleQueue[logging.LogRecord] = queue.SimpleQueue()
    listener = QueueListener(records, *handlers)
    root = logging.getLogger()
    entrance = QueueHandler(records)
    root.addHandler(entrance)
    root.setLevel(level.upper())
    listener.start()
    if trouble:
        logging.getLogger(__name__).warning(trouble)
    hooks = sys.excepthook, threading.excepthook
    sys.excepthook = lambda *error: logging.getLogger("kiosk").critical("our own fault", exc_info=error)
    threading.excepthook = lambda args: sys.excepthook(args.exc_type, args.exc_value, args.exc_traceback)  # type: ignore[arg-type]
    try:
        yield
    finally:
        sys.excepthook, threading.excepthook = hooks
        listener.stop()
        root.removeHandler(entrance)
        for handler in handlers:
            handler.close()
