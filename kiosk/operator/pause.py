"""Records on the disk whether the operator has paused the kiosk, so that a restart does not let visitors in."""

from pathlib import Path

from kiosk.system import files


def is_kept(file: Path) -> bool:
    """Whether `file` records a pause."""
    try:
        files.read(file, 1)
    except OSError:
        return False
    return True


def keep(file: Path, *, is_paused: bool) -> None:
    """Record a pause in `file`, or remove it. Slow: not for the GUI thread. Raises OSError."""
    if is_paused:
        files.replace(file, b"The operator has paused this kiosk, and ends that in the panel.\n", files.PRIVATE)
    elif is_kept(file):
        file.unlink()
        files.sync(file.parent)
