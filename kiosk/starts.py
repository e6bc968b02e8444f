"""Counts how often the kiosk has been started, in a file of its own."""

from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from kiosk import disk

_LATELY = timedelta(minutes=10)
_KEPT = 999
_MOST_BYTES = 100_000


class Starts(NamedTuple):
    """How many starts there have been, the present one too."""

    today: int
    lately: int  # in the last ten minutes


def note_start(file: Path) -> Starts:
    """Note in `file` that the kiosk starts now. A file that cannot be used, or holds something else, counts nothing."""
    now = datetime.now().astimezone()
    moments = [*_noted(file), now]
    with suppress(OSError):
        lines = "".join(f"{moment.isoformat(timespec='seconds')}\n" for moment in moments)
        disk.replace(file, lines.encode(), disk.PRIVATE)
    return Starts(
        today=sum(moment.date() == now.date() for moment in moments),
        lately=sum(now - _LATELY < moment <= now for moment in moments),
    )


def _noted(file: Path) -> list[datetime]:
    try:
        written = disk.read(file, _MOST_BYTES).decode("ascii").split()[-_KEPT:]
        return [datetime.fromisoformat(moment).astimezone() for moment in written]
    except (OSError, ValueError):
        return []
