"""Files that are whole after a power cut, and that two processes do not write at once."""

import errno
import os
import shutil
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

PRIVATE = 0o600  # only this user may read it
_ABANDONED_S = 3600


def replace(file: Path, content: bytes, mode: int | None = None) -> None:
    """Put `content` into `file`, all of it or nothing. Makes its folder. Slow: not for the GUI thread. Raises OSError.

    A link stays a link: the file it leads to is replaced. Without a `mode` the file keeps the one it has.
    """
    file = file.resolve()
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_name(f".{file.name}.{threading.get_native_id()}.new")  # no two writers share one
    try:
        fresh.touch(0o666 if mode is None else mode)
        fresh.write_bytes(content)
        if mode is None and file.exists():
            shutil.copymode(file, fresh)
        sync(fresh)
        fresh.replace(file)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
    sync(file.parent)


def sweep(folder: Path) -> None:
    """Remove what `replace` had begun in `folder` when the power was cut, an hour ago or more. Trouble is let be."""
    for left in folder.glob(".*.new"):
        with suppress(OSError):
            if left.is_file() and left.stat().st_mtime < time.time() - _ABANDONED_S:
                left.unlink()


def create(file: Path, content: bytes) -> None:
    """Write a private file that is not there yet, and wait until it is on the disk. Raises OSError."""
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE)
    with open(handle, "wb") as out:  # noqa: PTH123 - a handle has no path
        out.write(content)
        out.flush()
        os.fsync(handle)
    with suppress(OSError):  # some file systems of sticks cannot do this for folders
        sync(file.parent)


def sync(path: Path) -> None:
    """Wait until a file or a folder is on the disk. Windows has no such call for folders, and needs none."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Wait until no other thread or process is in here with `file`. The system lets go for one that was killed.

    On a disk that can only be read nobody has to wait: there nobody changes anything.
    """
    handle = _opened(file)
    try:
        if handle is not None:
            _wait_for(handle)
        yield
    finally:
        if handle is not None:
            os.close(handle)


def _opened(file: Path) -> int | None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        return os.open(file, os.O_RDWR | os.O_CREAT, PRIVATE)
    except OSError as error:
        if error.errno != errno.EROFS:
            raise
        return None


def _wait_for(handle: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
    else:
        fcntl.flock(handle, fcntl.LOCK_EX)
