"""No second kiosk on the same screen, or with the same state: both would fight for the front, and for files.

A player and its successor are one kiosk. Both are children of one supervisor, which gives them its name and a socket
(kiosk/supervisor/player.py); a player without a supervisor has its own. Nothing here can be left behind: the system
lets go of locks and sockets with the last process that has them.
"""

import errno
import os
import socket
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from kiosk import disk
from kiosk.problems import CannotStartError

if sys.platform != "win32":
    import fcntl

FAMILY = "KIOSK_FAMILY"  # in a player's environment: the name of its supervisor
SEAT = "KIOSK_SEAT"  # and the number of the socket that stands for its screen
_IN_USE = "in-use"
_MOST_BYTES = 100


def new_name() -> str:
    """A name that no other supervisor has."""
    return os.urandom(8).hex()


def new_seat() -> socket.socket | None:
    """The socket of a supervisor's players: whoever of them first takes a screen takes it for all."""
    return socket.socket(socket.AF_UNIX) if sys.platform == "linux" else None


@contextmanager
def with_state(folder: Path, environment: Mapping[str, str] = os.environ) -> Iterator[None]:
    """Be the only kiosk that writes into `folder`, while in here. Raises CannotStartError.

    Where nothing can be written nobody is kept out, for there nobody writes.
    """
    handle = None
    with suppress(OSError):
        disk.private_folder(folder)
        handle = _opened(folder / _IN_USE)
    try:
        if handle is not None and not _is_ours(handle, environment.get(FAMILY) or new_name()):
            raise CannotStartError(
                f"another kiosk plays with the state in {folder}: "
                "end that one first, or give this one a settings file of its own with --settings"
            )
        yield
    finally:
        if handle is not None:
            os.close(handle)


@contextmanager
def on_screen(name: str, environment: Mapping[str, str] = os.environ) -> Iterator[None]:
    """Be the only kiosk on the screen of this name, of whichever user, while in here. Raises CannotStartError.

    Only on Linux: its abstract sockets need no folder that all users share.
    """
    given = environment.get(SEAT)
    seat = socket.socket(fileno=int(given)) if given else new_seat()
    try:
        if seat:
            seat.set_inheritable(False)
            _sit(seat, name)
        yield
    finally:
        if seat:
            seat.close()


def _sit(seat: socket.socket, name: str) -> None:
    if not name or seat.getsockname():  # one before us sits there already
        return
    try:
        seat.bind(f"\0kiosk on {name}"[:_MOST_BYTES])
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise CannotStartError(
                "another kiosk plays on this screen: end that one first, or choose another screen with --screen"
            ) from None


def _opened(file: Path) -> int:
    if sys.platform == "win32":
        with suppress(OSError):  # Windows removes no open file
            file.unlink()
    return disk.opened(file, os.O_RDWR | os.O_CREAT)


def _is_ours(handle: int, family: str) -> bool:
    """Whether nobody but our family holds the file, as we do from now on."""
    try:
        if _is_nobodys(handle):
            os.ftruncate(handle, 0)
            os.write(handle, family.encode())
        os.lseek(handle, 0, os.SEEK_SET)
        return _shared(handle) and os.read(handle, _MOST_BYTES) == family.encode()
    except OSError:
        return True  # the disk is full, or knows no locks


def _is_nobodys(handle: int) -> bool:
    if sys.platform == "win32":
        return os.fstat(handle).st_size == 0
    return _locks(handle, fcntl.LOCK_EX)


def _shared(handle: int) -> bool:
    """Hold it together with the rest of the family."""
    return sys.platform == "win32" or _locks(handle, fcntl.LOCK_SH)


def _locks(handle: int, how: int) -> bool:
    try:
        fcntl.flock(handle, how | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
