"""Writes down where the process crashed, and logs it at the next start."""

import faulthandler
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.system import files

_log = logging.getLogger(__name__)
_MOST_BYTES = 20_000


@contextmanager
def written_to(file: Path) -> Iterator[None]:
    """Inside this context a crash, or an abort by the supervisor, writes every thread's stack to `file`.

    What the last crash left there is logged first. If the file cannot be written, only the report is lost.
    """
    try:
        if file.exists() and (left := files.read(file, _MOST_BYTES)):
            _log.error("the player crashed: %s", left.decode(errors="replace"))
        file.parent.mkdir(parents=True, exist_ok=True)
        out = os.fdopen(files.opened(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), "w", encoding="utf-8")
    except OSError as error:
        _log.info("crash reports cannot be written: %s", error)
        yield
        return
    with out:
        faulthandler.enable(out)
        try:
            yield
        finally:
            faulthandler.disable()
