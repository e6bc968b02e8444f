"""Prevents a second kiosk on the same screen or with the same state: they would fight over both.

A player and its successor are one kiosk. Both are children of one supervisor, which gives them a shared name and socket
(kiosk/supervisor/player.py); a player without a supervisor makes its own. Nothing can be left behind, because the
system releases locks and sockets when the last process that has them ends.
"""

import errno
import os
import socket
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from kiosk.problems import CannotStartError
from kiosk.system import files

if sys.platform != "win32":
    import fcntl

FAMILY = "KIOSK_FAMILY"  # in a player's environment: the name of its supervisor
SEAT = "KIOSK_SEAT"  # and the number of the socket that reserves the screen
_IN_USE = "in-use"
_MOST_BYTES = 100


def new_name() -> str:
    """A name that no other supervisor uses."""
    return os.urandom(8).hex()


def new_seat() -> socket.socket | None:
    """The socket for a supervisor's players. The first player to reserve a screen with it reserves it for all."""
    return socket.socket(socket.AF_UNIX) if sys.platform == "linux" else None


@contextmanager
def with_state(folder: Path, environment: Mapping[str, str] = os.environ) -> Iterator[None]:
    """Inside this context, be the only kiosk that writes into `folder`. Raises CannotStartError.

    If nothing can be written there, nobody is kept out.
    """
    handle = None
    with suppress(OSError):
        files.private_folder(folder)
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
    """Inside this context, be the only kiosk on this screen, whoever the user is. Raises CannotStartError.

    Linux only: its abstract sockets need no folder shared by all users.
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
    if not name or seat.getsockname():  # a player before us has already reserved it
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
    return files.opened(file, os.O_RDWR | os.O_CREAT)


def _is_ours(handle: int, family: str) -> bool:
    """Whether only our own players have the file locked; if so, we now have it too."""
    try:
        if _is_nobodys(handle):
            os.ftruncate(handle, 0)
            os.write(handle, family.encode())
        os.lseek(handle, 0, os.SEEK_SET)
        return _shared(handle) and os.read(handle, _MOST_BYTES) == family.encode()
    except OSError:
        return True  # the disk is full or does not support locks


def _is_nobodys(handle: int) -> bool:
    if sys.platform == "win32":
        return os.fstat(handle).st_size == 0
    return _locks(handle, fcntl.LOCK_EX)


def _shared(handle: int) -> bool:
    """Take a shared lock together with our other players."""
    return sys.platform == "win32" or _locks(handle, fcntl.LOCK_SH)


def _locks(handle: int, how: int) -> bool:
    try:
        fcntl.flock(handle, how | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
