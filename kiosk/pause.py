"""Whether the operator has paused the kiosk. It is kept on the disk: no restart lets visitors back in."""

from pathlib import Path

from kiosk import disk


def is_kept(file: Path) -> bool:
    """Whether a pause stands in `file`."""
    try:
        disk.read(file, 1)
    except OSError:
        return False
    return True


def keep(file: Path, *, is_paused: bool) -> None:
    """Put it into `file`, or take it away. Slow: not for the GUI thread. Raises OSError."""
    if is_paused:
        disk.replace(file, b"The operator has paused this kiosk, and ends that in the panel.\n", disk.PRIVATE)
    elif is_kept(file):
        file.unlink()
        disk.sync(file.parent)
