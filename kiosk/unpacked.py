"""The folder that the single-file executable unpacks itself into at each start, and those that killed ones left behind.

PyInstaller removes the folder when the program ends, but not when it is killed. So a process that lives in one holds a
file there locked, and whoever starts removes those that nobody holds. Only the standard library is used: the supervisor
starts with this.
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
_UNPACKING_S = 60.0  # no longer does it take until the first process holds the folder
_held: list[BinaryIO | None] = []  # to the end of this process


def settle() -> None:
    """Hold this program's folder and remove those left behind. Does nothing but in a single-file executable."""
    folder = Path(getattr(sys, "_MEIPASS", ""))
    if folder.name.startswith("_MEI"):
        if sys.platform == "linux":  # whoever kills the process that unpacked us, our parent, means us
            ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG
        _held.append(tidy(folder))


def tidy(own: Path) -> BinaryIO | None:
    """Hold the folder `own` and remove those beside it that were left behind; what holds it, None if nothing can."""
    try:
        held = hold(own)
        for other in own.parent.glob("_MEI*"):
            if other != own and is_left(other):
                shutil.rmtree(other, ignore_errors=True)
    except OSError:
        return None  # a temporary folder in trouble is no reason not to play
    return held


def hold(folder: Path) -> BinaryIO:
    """Hold `folder` until the returned file is closed, at the latest with the process. Raises OSError."""
    file = folder / _HELD
    if sys.platform == "win32":
        return file.open("ab")  # Windows removes no open file
    if not file.exists():  # it appears locked: nobody may find it there and free
        fresh = folder / f"{_HELD}-{os.getpid()}"
        held = fresh.open("ab")
        fcntl.flock(held, fcntl.LOCK_SH)
        fresh.rename(file)
    else:
        held = file.open("ab")
        fcntl.flock(held, fcntl.LOCK_SH)
    return held


def is_left(folder: Path) -> bool:
    """Whether `folder` is one of ours in which no process lives any more."""
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
