"""Where a report can be put."""

import os
import shutil
from pathlib import Path

from kiosk import paths, sticks


def places() -> list[dict[str, str]]:
    """USB drives, then this computer: rows of name and path."""
    return [*map(_drive, drives()), {"name": "this_computer", "path": str(documents_folder())}]


def drives() -> list[Path]:
    """Where a report can be put and a recovery file be found: USB drives that can be written, or will be when asked."""
    return [folder for folder in sticks.mounted() if os.access(folder, os.W_OK) or sticks.is_served(folder)]


def documents_folder() -> Path:
    """Where a report goes on this computer."""
    return paths.documents_folder()


def made(place: Path) -> Path:
    """One of the `places`; this computer's is made when it is wanted, a drive that is gone is not. Raises OSError."""
    if place == documents_folder():
        place.mkdir(parents=True, exist_ok=True)
    return place


def _drive(folder: Path) -> dict[str, str]:
    try:
        free = f" ({shutil.disk_usage(folder).free / 1e9:.0f} GB)"
    except OSError:
        free = ""
    return {"name": f"{folder.name or folder}{free}", "path": str(folder)}
