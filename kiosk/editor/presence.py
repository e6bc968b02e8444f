"""Notices a second editor of the same deck, on this computer or on another that shares the folder."""

import errno
import getpass
import os
import socket
import sys
from contextlib import suppress
from pathlib import Path

from kiosk.system import files

if sys.platform != "win32":
    import fcntl

_FILE = ".being-edited"  # hidden: no program takes it for a part of the deck
_MOST = 200


class Presence:
    """Holds a lock in the deck's folder until `close`. The system releases that of a process that was killed.

    `other` says who else is editing the deck; "" if nobody is. Where nothing can be written, nobody is noticed, and
    `is_read_only`.
    """

    def __init__(self, folder: Path) -> None:
        self.other = ""
        self.is_read_only = False
        self._file = folder / _FILE
        self._handle: int | None = None
        try:
            self._handle = files.opened(self._file, os.O_RDWR | os.O_CREAT, 0o666)
            self._look(self._handle)
        except OSError as error:
            self.is_read_only = error.errno in {errno.EROFS, errno.EACCES, errno.EPERM}

    def close(self) -> None:
        """Leave."""
        if self._handle is None:
            return
        if not self.other:
            with suppress(OSError):
                self._file.unlink()
        os.close(self._handle)
        self._handle = None

    def _look(self, handle: int) -> None:
        if not locks(handle):
            self.other = os.read(handle, _MOST).decode(errors="replace").strip() or "?"
            return
        os.ftruncate(handle, 0)
        os.write(handle, f"{_user()} @ {socket.gethostname()}"[:_MOST].encode()[:_MOST])


def locks(handle: int) -> bool:
    """Lock an open file for this process; False if another has."""
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - only there

        try:
            os.lseek(handle, _MOST, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(handle, 0, os.SEEK_SET)
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # KeyError: before Python 3.13
        return "?"
