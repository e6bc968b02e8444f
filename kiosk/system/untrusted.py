"""Reads and writes files in folders that anybody may have prepared, often on a USB drive.

Links there are not followed: they are not read, a file that is written replaces them, and no folder leads off its
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
from typing import BinaryIO

from kiosk.system import files, usb_drives

_TAKEN = "something other than a file has this name: remove it, or choose another name"
_OFF = "it is a link that leads off the drive: choose a folder on the drive"
_CIRCLE = "it is a link that leads to itself"
_LINKED = "it is a link: put the file itself in its place"
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | _NO_LINK
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK | getattr(os, "O_BINARY", 0)
_HAS_HANDLES = os.open in os.supports_dir_fd  # not on Windows, where only administrators can make links
_SYSTEMS = (Path("/dev"), Path("/proc"), Path("/sys"))  # links there, such as /dev/stdout, are left alone


@contextmanager
def writable(path: Path) -> Iterator["Folder"]:
    """A folder to write files into. On a drive of the service, all are on the drive at the end. Raises OSError."""
    with usb_drives.writable(path), folder(path) as place:
        yield place


@contextmanager
def folder(path: Path) -> Iterator["Folder"]:
    """A folder to read files from. Raises OSError."""
    try:
        real = path.resolve(strict=True)
        drive = _drive_on_the_way(path.absolute())
    except RuntimeError:  # raised for circular links before Python 3.13
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
    """Write a file, all of it or not at all, replacing an older one. Raises OSError, also for anything but a file."""
    with writable(file.parent) as place:
        place.put(file.name, content)


def read(file: Path, most_bytes: int) -> bytes:
    """The beginning of a file; never of a link, folder or device. Raises OSError."""
    with folder(file.parent) as place:
        return place.read(file.name, most_bytes)


def require_on_its_drive(file: Path) -> None:
    """Raise OSError if `file` is on a drive and a link in its path leads off that drive."""
    drive = _drive_on_the_way(file.absolute())
    if drive and not file.resolve().is_relative_to(drive):
        raise OSError(errno.EPERM, _LINKED, str(file))


def _drive_on_the_way(path: Path) -> Path | None:
    """The first drive on the way to `path`."""
    drives = usb_drives.mounted()
    steps = [step.resolve() for step in (*reversed(path.parents), path)]
    return next((drive for step in steps for drive in drives if step.is_relative_to(drive)), None)


@dataclass(frozen=True)
class Folder:
    """An open folder. Files go into it, even if its name meanwhile leads elsewhere."""

    path: Path
    _handle: int | None

    def put(self, name: str, content: bytes) -> None:
        """Write a file, all of it or not at all, replacing an older one. Raises OSError."""
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
        """Create a new private file. Raises OSError."""
        self._write(name, content, files.PRIVATE)
        self._sync()

    def read(self, name: str, most_bytes: int) -> bytes:
        """The beginning of a file. Raises OSError."""
        with self.open(name) as source:
            return source.read(most_bytes)

    def open(self, name: str) -> BinaryIO:
        """A file to read from. Raises OSError."""
        try:
            handle = os.open(self._at(name), os.O_RDONLY | _NO_LINK | files.NO_WAITING, dir_fd=self._handle)
        except OSError as error:
            if error.errno == errno.ELOOP:
                error.strerror = _LINKED
            raise
        return open(files.on_file(handle, self.path / name), "rb")  # noqa: PTH123 - a descriptor has no path

    def _write(self, name: str, content: bytes, mode: int) -> None:
        handle = os.open(self._at(name), _NEW, mode, dir_fd=self._handle)
        with open(handle, "wb") as out:  # noqa: PTH123 - a descriptor has no path
            out.write(content)
            out.flush()
            os.fsync(handle)

    def _require_free(self, name: str) -> None:
        """Allow replacing only a file or a link, and no link that belongs to the system."""
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
        with suppress(OSError):  # some file systems on sticks cannot do this for folders
            files.sync(self.path)
