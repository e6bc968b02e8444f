"""A bookmark on its way from a player to its successor: a small file, read once."""

import json
import time
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from kiosk import disk
from kiosk.session import Bookmark

_FRESH_S = 30  # a successor is there within seconds
_MAX_BYTES = 1_000


def leave(file: Path, bookmark: Bookmark | None) -> None:
    """Put `bookmark` into `file`. Trouble with it is let be: then the visit begins anew."""
    with suppress(OSError):
        if bookmark:
            disk.replace(file, json.dumps(asdict(bookmark)).encode(), disk.PRIVATE)


def take(file: Path) -> Bookmark | None:
    """The bookmark that was left in `file` just now, which is gone then."""
    try:
        text = disk.read(file, _MAX_BYTES)
        age_s = time.time() - file.stat().st_mtime
        file.unlink()
        return Bookmark(**json.loads(text)) if 0 <= age_s < _FRESH_S else None
    except (OSError, ValueError, TypeError):
        return None
