"""Files that are taken away or brought: in a folder of somebody's choice, often on a USB drive that anybody prepared.

A link that lies there leads nowhere: it is not read, what is written takes its own place, and no folder leads off its
drive.
"""

import errno
import os
import stat
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from kiosk import disk, sticks

_TAKEN = "something that is no file has this name: remove it, or choose another name"
_OFF = "it is a link that leads off the drive: choose a folder on the drive"
_CIRCLE = "it is a link that leads to itself"
_LINKED = "it is a link: put the file itself in its place"
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | _NO_LINK
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK | getattr(os, "O_BINARY", 0)
_HAS_HANDLES = os.open in os.supports_dir_fd  # not on Windows, where only administrators make links
_SYSTEMS = (Path("/dev"), Path("/proc"), Path("/sys"))  # whose links, such as /dev/stdout, are to be left alone


@contextmanager
def writable(path: Path) -> Iterator["Folder"]:
    """A folder to put files into; on a drive of the service's all of them are on it at the end. Raises OSError."""
    with sticks.writable(path), folder(path) as place:
        yield place


@contextmanager
def folder(path: Path) -> Iterator["Folder"]:
    """A folder to read files in. Raises OSError."""
    try:
        real = path.resolve(strict=True)
        drive = _drive_on_the_way(path.absolute())
    except RuntimeError:  # Python before 3.13 says so of links in a circle
        raise OSError(errno.ELOOP, _CIRCLE, str(path)) from None
    if drive and not real.is_relative_to(drive):
        raise OSError(errno.EPERM, _OFF, str(path))
    handle = os.open(real, _FOLDER) if _HAS_HANDLES else None
    try:
        yield Folder(real, handle)
    finally:
        if handle is not None:
            os.close(handle)


def put(file: Path, content: bytes) -> None:
    """Put one file, whole or not at all, in the place of an older one. Raises OSError, also for what is no file."""
    with writable(file.parent) as place:
        place.put(file.name, content)


def read(file: Path, most_bytes: int) -> bytes:
    """The beginning of a file; no link, no folder, no device. Raises OSError."""
    with folder(file.parent) as place:
        return place.read(file.name, most_bytes)


def require_on_its_drive(file: Path) -> None:
    """Raise OSError for a file on a drive that is a link leading off it, or behind one."""
    drive = _drive_on_the_way(file.absolute())
    if drive and not file.resolve().is_relative_to(drive):
        raise OSError(errno.EPERM, _LINKED, str(file))


def _drive_on_the_way(path: Path) -> Path | None:
    """The first drive that the way to `path` leads onto."""
    drives = [drive.resolve() for drive in sticks.mounted()]
    steps = [step.resolve() for step in (*reversed(path.parents), path)]
    return next((drive for step in steps for drive in drives if step.is_relative_to(drive)), None)


@dataclass(frozen=True)
class Folder:
    """An open folder: whatever becomes of its name, files go into it and nowhere else."""

    path: Path
    _handle: int | None

    def put(self, name: str, content: bytes) -> None:
        """Put a file, whole or not at all, in the place of an older one. Raises OSError."""
        self._require_free(name)
        fresh = f".{name}.{threading.get_native_id()}.new"
        with suppress(FileNotFoundError):
            os.unlink(self._at(fresh), dir_fd=self._handle)
        try:
            self._write(fresh, content, 0o666)
            os.replace(self._at(fresh), self._at(name), src_dir_fd=self._handle, dst_dir_fd=self._handle)
        except BaseException:
            with suppress(OSError):
                os.unlink(self._at(fresh), dir_fd=self._handle)
            raise
        self._sync()

    def create(self, name: str, content: bytes) -> None:
        """Put a private file that is not there yet. Raises OSError."""
        self._write(name, content, disk.PRIVATE)
        self._sync()

    def read(self, name: str, most_bytes: int) -> bytes:
        """The beginning of a file. Raises OSError."""
        try:
            handle = os.open(self._at(name), os.O_RDONLY | _NO_LINK | disk.NO_WAITING, dir_fd=self._handle)
        except OSError as error:
            if error.errno == errno.ELOOP:
                error.strerror = _LINKED
            raise
        with open(disk.on_file(handle, self.path / name), "rb") as source:  # noqa: PTH123 - a handle has no path
            return source.read(most_bytes)

    def _write(self, name: str, content: bytes, mode: int) -> None:
        handle = os.open(self._at(name), _NEW, mode, dir_fd=self._handle)
        with open(handle, "wb") as out:  # noqa: PTH123 - a handle has no path
            out.write(content)
            out.flush()
            os.fsync(handle)

    def _require_free(self, name: str) -> None:
        """Only a file may be replaced, or a link, whatever it leads to; but none of the system's."""
        try:
            mode = os.lstat(self._at(name), dir_fd=self._handle).st_mode
        except FileNotFoundError:
            return
        is_systems = any(self.path.is_relative_to(place) for place in _SYSTEMS)
        if not (stat.S_ISREG(mode) or (stat.S_ISLNK(mode) and not is_systems)):
            raise OSError(errno.EEXIST, _TAKEN, str(self.path / name))

    def _at(self, name: str) -> str:
        return name if self._handle is not None else str(self.path / name)

    def _sync(self) -> None:
        with suppress(OSError):  # some file systems of sticks cannot do this for folders
            disk.sync(self.path)
