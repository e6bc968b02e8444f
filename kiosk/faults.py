"""Crashes of the process itself: where they happened is written down as they happen, and told at the next start."""

import faulthandler
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk import disk

_log = logging.getLogger(__name__)
_MOST_BYTES = 20_000


@contextmanager
def written_to(file: Path) -> Iterator[None]:
    """While in here a crash, or an abort by the supervisor, leaves every thread's place in `file`.

    What the last one left is logged first. A file that cannot be written costs only that.
    """
    try:
        if file.exists() and (left := disk.read(file, _MOST_BYTES)):
            _log.error("the player crashed; where it was: %s", left.decode(errors="replace"))
        file.parent.mkdir(parents=True, exist_ok=True)
        out = os.fdopen(disk.opened(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), "w", encoding="utf-8")
    except OSError as error:
        _log.info("crashes cannot be written down: %s", error)
        yield
        return
    with out:
        faulthandler.enable(out)
        try:
            yield
        finally:
            faulthandler.disable()
