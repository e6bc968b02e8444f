"""Crashes of the process itself: where they happened is written down as they happen, and told at the next start."""

import faulthandler
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_log = logging.getLogger(__name__)
_MOST_BYTES = 20_000


@contextmanager
def written_to(file: Path) -> Iterator[None]:
    """While in here a crash, or an abort by the supervisor, leaves every thread's place in `file`.

    What the last one left is logged first. A file that cannot be written costs only that.
    """
    try:
        if file.exists() and (left := file.read_text(encoding="utf-8", errors="replace")[:_MOST_BYTES]):
            _log.error("the player crashed; where it was: %s", left)
        file.parent.mkdir(parents=True, exist_ok=True)
        out = file.open("w", encoding="utf-8")
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
