"""What is in a folder that may be gone."""

import os
from pathlib import Path


def folders(parent: Path) -> list[Path]:
    """The folders in `parent`, in order; none where it cannot be read."""
    try:
        return sorted(folder for folder in parent.iterdir() if os.path.isdir(folder))  # noqa: PTH112 - one that fails is none
    except OSError:
        return []
