"""Cleans up after the single-file executable, which unpacks itself into a new folder at each start.

PyInstaller removes the folder when the program ends, but not when it is killed. So each process keeps a file in its
folder locked, and whoever starts removes the folders that nobody has locked. Only the standard library is used, because
the supervisor starts with this.
"""

import ctypes
import os
import shutil
import signal
import sys
import time
from pathlib import Path
from typing import BinaryIO

if sys.platform != "win32":
    import fcntl

_HELD = "in-use"
_UNPACKING_S = 60.0  # unpacking takes no longer than this until the first process locks the folder
_held: list[BinaryIO | None] = []  # kept until this process ends


def settle() -> None:
    """Lock this program's folder and remove folders left behind. Does nothing outside a single-file executable."""
    folder = Path(getattr(sys, "_MEIPASS", ""))
    if folder.name.startswith("_MEI"):
        if sys.platform == "linux":  # killing our parent, which unpacked us, must end us too
            ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG
        _held.append(tidy(folder))


def tidy(own: Path) -> BinaryIO | None:
    """Lock the folder `own` and remove abandoned ones beside it. Returns the lock, or None if there can be none."""
    try:
        held = hold(own)
        for other in own.parent.glob("_MEI*"):
            if other != own and is_left(other):
                shutil.rmtree(other, ignore_errors=True)
    except OSError:
        return None  # trouble with a temporary folder is no reason not to play
    return held


def hold(folder: Path) -> BinaryIO:
    """Lock `folder` until the returned file is closed or the process ends. Raises OSError."""
    file = folder / _HELD
    if sys.platform == "win32":
        return file.open("ab")  # Windows does not remove open files
    if not file.exists():  # create it already locked, so that nobody finds it there unlocked
        fresh = folder / f"{_HELD}-{os.getpid()}"
        held = fresh.open("ab")
        fcntl.flock(held, fcntl.LOCK_SH)
        fresh.rename(file)
    else:
        held = file.open("ab")
        fcntl.flock(held, fcntl.LOCK_SH)
    return held


def is_left(folder: Path) -> bool:
    """Whether `folder` belongs to one of our processes that no longer runs."""
    status = folder.lstat()
    is_ours = (folder / "kiosk" / "ui" / "Main.qml").exists() and not folder.is_symlink()
    if not is_ours or (sys.platform != "win32" and status.st_uid != os.getuid()):
        return False
    try:
        return _is_free(folder / _HELD)
    except FileNotFoundError:
        return time.time() - status.st_mtime > _UNPACKING_S


def _is_free(file: Path) -> bool:
    if sys.platform == "win32":
        try:
            file.unlink()
        except PermissionError:
            return False
        return True
    with file.open("rb") as tried:
        try:
            fcntl.flock(tried, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
