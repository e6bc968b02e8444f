"""Counts how often the kiosk has started, in a file."""

from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from kiosk.system import files

_LATELY = timedelta(minutes=10)
_KEPT = 999
_MOST_BYTES = 100_000


class Starts(NamedTuple):
    """How many starts there were, including this one."""

    today: int
    lately: int  # within the last ten minutes


def note_start(file: Path) -> Starts:
    """Record a start in `file`. If the file cannot be used or holds something else, nothing is counted."""
    now = datetime.now().astimezone()
    moments = [*_noted(file), now]
    with suppress(OSError):
        lines = "".join(f"{moment.isoformat(timespec='seconds')}\n" for moment in moments)
        files.replace(file, lines.encode(), files.PRIVATE)
    return Starts(
        today=sum(moment.date() == now.date() for moment in moments),
        lately=sum(now - _LATELY < moment <= now for moment in moments),
    )


def _noted(file: Path) -> list[datetime]:
    try:
        written = files.read(file, _MOST_BYTES).decode("ascii").split()[-_KEPT:]
        return [datetime.fromisoformat(moment).astimezone() for moment in written]
    except (OSError, ValueError):
        return []
