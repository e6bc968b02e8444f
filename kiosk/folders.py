"""What is in a folder that may be gone."""

from pathlib import Path


def folders(parent: Path) -> list[Path]:
    """The folders in `parent`, in order; none where it cannot be read."""
    try:
        return sorted(folder for folder in parent.iterdir() if folder.is_dir())
    except OSError:
        return []
