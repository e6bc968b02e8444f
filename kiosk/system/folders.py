"""Lists folders that may have disappeared."""

import os
from pathlib import Path


def folders(parent: Path) -> list[Path]:
    """The folders in `parent`, in order; none if it cannot be read."""
    try:
        return sorted(folder for folder in parent.iterdir() if os.path.isdir(folder))  # noqa: PTH112 - unreadable: no
    except OSError:
        return []
