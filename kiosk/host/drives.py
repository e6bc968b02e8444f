"""Where a report can be put."""

import os
import shutil
import sys
from pathlib import Path

from kiosk import paths, sticks
from kiosk.host.folders import folders


def places() -> list[dict[str, str]]:
    """USB drives, then this computer: rows of name and path."""
    return [*map(_drive, drives()), {"name": "this_computer", "path": str(documents_folder())}]


def drives() -> list[Path]:
    """Where a report can be put and a recovery file be found: USB drives that can be written, or will be when asked."""
    if sys.platform == "win32":
        found = [Path(f"{letter}:/") for letter in "DEFGHIJKLMNOPQRSTUVWXYZ" if Path(f"{letter}:/").exists()]
    else:
        parents = [Path("/media"), *folders(Path("/media")), *folders(Path("/run/media")), Path("/Volumes")]
        found = [folder for parent in parents for folder in folders(parent) if os.path.ismount(folder)]
    return [folder for folder in found if os.access(folder, os.W_OK) or sticks.is_served(folder)]


def documents_folder() -> Path:
    """Where a report goes on this computer."""
    return paths.documents_folder()


def _drive(folder: Path) -> dict[str, str]:
    try:
        free = f" ({shutil.disk_usage(folder).free / 1e9:.0f} GB)"
    except OSError:
        free = ""
    return {"name": f"{folder.name or folder}{free}", "path": str(folder)}
