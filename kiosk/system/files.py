"""Reads and writes files: whole after a power cut, safe between processes, and never waiting on a pipe."""

import errno
import os
import stat
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

PRIVATE = 0o600  # only this user may read it
PRIVATE_FOLDER = 0o700
NO_FILE = "this is not a file"
NO_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_OUTSIDE = "it is a link that leads out of the deck's folder; put the file itself into the folder"
_ABANDONED_S = 3600
_PIECE = 1_000_000


def read(file: Path, most_bytes: int) -> bytes:
    """The beginning of a file. Raises OSError, also for a folder, pipe or device, instead of waiting for it."""
    with open(opened(file, os.O_RDONLY), "rb") as source:
        # Something that only looks like a file, such as /proc/kmsg, may have nothing yet.
        return source.read(most_bytes) or b""


def read_whole(file: Path, most_bytes: int, within: Path | None = None) -> bytes:
    """The whole of a file that somebody else wrote. A link is followed, but never out of the folder `within`.

    Raises OSError, whose `strerror` says what to do, if the file is larger than `most_bytes`, not a file, outside, or
    not readable; and ValueError for a name that no file can have.
    """
    try:
        real = file.resolve(strict=True)
        is_inside = within is None or real.is_relative_to(within.resolve())
    except RuntimeError:  # raised for circular links before Python 3.13
        raise OSError(errno.ELOOP, "it is a link that leads to itself; put the file in its place", str(file)) from None
    if not is_inside:
        raise OSError(errno.EPERM, _OUTSIDE, str(file))
    require_file(real)  # checked before opening, because opening some devices does something
    found = BytesIO()  # whose content is in memory once, unlike that of joined pieces
    room = most_bytes + 1  # the reported size is not trusted: the file may grow, and files in /proc report none
    with open(opened(real, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0)), "rb", buffering=0) as source:
        while room and (piece := source.read(min(room, _PIECE))):
            found.write(piece)
            room -= len(piece)
    if not room:
        raise OSError(errno.EFBIG, f"it is larger than {most_bytes:,} bytes; make it smaller", str(file))
    return found.getvalue()


def exists(path: Path) -> bool:
    """Whether something exists, as far as this user can see. Path's own method may raise."""
    return os.path.exists(path)  # noqa: PTH110


def is_file(path: Path) -> bool:
    """Like `exists`, for a file."""
    return os.path.isfile(path)  # noqa: PTH113


def is_folder(path: Path) -> bool:
    """Like `exists`, for a folder."""
    return os.path.isdir(path)  # noqa: PTH112


def opened(file: Path, flags: int, mode: int = PRIVATE) -> int:
    """A file descriptor, as from `os.open`.

    Raises OSError for anything but a file: opening a pipe could block forever.
    """
    return on_file(os.open(file, flags | NO_WAITING, mode), file)


def on_file(handle: int, file: Path) -> int:
    """The given descriptor, opened with NO_WAITING. If it is not a file, it is closed and OSError raised."""
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(errno.EINVAL, NO_FILE, str(file))
    return handle


def require_file(file: Path) -> None:
    """Raise OSError if something other than a file is there: a folder, a pipe, a device."""
    try:
        status = file.stat()
    except FileNotFoundError:
        return
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, NO_FILE, str(file))


def private_folder(folder: Path) -> None:
    """Create `folder` and make it and its contents readable by this user only. Raises OSError."""
    folder.mkdir(PRIVATE_FOLDER, parents=True, exist_ok=True)
    for path in (folder, *folder.iterdir()):
        mode = stat.S_IMODE(path.lstat().st_mode)
        if mode & 0o077 and not path.is_symlink():
            path.chmod(mode & PRIVATE_FOLDER)


def replace(file: Path, content: bytes, mode: int | None = None, within: Path | None = None) -> None:
    """Replace the content of `file`, all of it or not at all. Creates its folder. Raises OSError.

    Slow: not for the GUI thread. If `file` is a link, the file it leads to is replaced. Anything but a file, such as a
    device, is left alone and an error, and so is what is not in the folder `within`. Without a `mode` the file keeps
    its own.
    """
    replace_all({file: content}, mode, within)


def replace_all(contents: Mapping[Path, bytes], mode: int | None = None, within: Path | None = None) -> None:
    """Like `replace`, for several: they are replaced once all are on the disk beside them, so a full one harms none.

    Raises OSError; a disk that fails between two of them may leave the first replaced.
    """
    fresh: dict[Path, Path] = {}  # where it is written, by the file that it becomes
    named = Path()
    try:
        for named, content in contents.items():
            file = _real(named, within)
            fresh[file] = file.with_name(f".{file.name}.{threading.get_native_id()}.new")  # unique to each writer
            _write(fresh[file], content, mode, file)
        for file, written in fresh.items():
            written.replace(file)
    except BaseException as error:
        if isinstance(error, OSError):
            error.filename, error.filename2 = str(named), None  # nobody knows the other name
        for written in fresh.values():
            with suppress(OSError):
                written.unlink(missing_ok=True)
        raise
    for folder in dict.fromkeys(file.parent for file in fresh):
        sync(folder)


def _real(file: Path, within: Path | None) -> Path:
    """The file that a name leads to; its folder is there then."""
    require_file(file)
    real = Path(os.path.realpath(file))
    if within is not None and not real.is_relative_to(os.path.realpath(within)):
        raise OSError(errno.EPERM, _OUTSIDE, str(file))
    real.parent.mkdir(parents=True, exist_ok=True)
    return real


def _write(fresh: Path, content: bytes, mode: int | None, like: Path) -> None:
    fresh.touch(0o666 if mode is None else mode)
    fresh.write_bytes(content)
    if mode is None and like.exists():
        fresh.chmod(stat.S_IMODE(like.stat().st_mode))
    sync(fresh)


def overwrite(file: Path, at: int, content: bytes) -> None:
    """Overwrite a file in place from byte `at` on, and wait until it is on the disk. Raises OSError.

    This needs no new room, so it works on a full disk. A power cut may leave only a part of `content`.
    """
    with open(opened(file, os.O_RDWR), "r+b", buffering=0) as out:
        out.seek(at)
        if out.write(content) != len(content):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(file))
        os.fsync(out.fileno())


def sweep(folder: Path) -> None:
    """Remove temporary files in `folder` that power cuts left behind, at least an hour old. Errors are ignored."""
    with suppress(OSError):
        for left in folder.glob(".*.new"):
            if left.is_file() and left.stat().st_mtime < time.time() - _ABANDONED_S:
                left.unlink()


def sync(path: Path) -> None:
    """Wait until a file or folder is on the disk. Windows has no such call for folders and needs none."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Inside this context, no other thread or process works on `file` this way. It waits for them.

    The system releases the lock of a process that was killed. On a read-only disk nobody has to wait, because nobody
    can change anything.
    """
    handle = _lock_file(file)
    try:
        if handle is not None:
            _wait_for(handle)
        yield
    finally:
        if handle is not None:
            os.close(handle)


def _lock_file(file: Path) -> int | None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        return opened(file, os.O_RDWR | os.O_CREAT)
    except OSError as error:
        if error.errno != errno.EROFS:
            raise
        return None


def _wait_for(handle: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
    else:
        fcntl.flock(handle, fcntl.LOCK_EX)
