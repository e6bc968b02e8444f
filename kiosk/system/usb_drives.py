"""Finds USB drives, and makes those of the service writable for a while.

The service mounts drives read-only, so that they can be unplugged at any moment. To write, the kiosk connects to a
socket of root's helper (build_spec/debian/files/stick); the drive is writable while the connection stands.
"""

import errno
import os
import re
import shutil
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kiosk.system.folders import folders

HELPER = Path("/run/kiosk-stick-write")
PLACE = Path("/run/media/kiosk")
_MEDIA = Path("/media")
_MOUNTS = Path("/proc/self/mountinfo")
_ANSWERS_WITHIN_S = 2.0
_asked: dict[Path, threading.Thread] = {}  # who waits for a drive, or has waited
_WAIT_S = 60.0  # a slow stick needs time until everything is on it


def mounted() -> list[Path]:
    """The drives that are plugged in now, without links in their paths. On Linux none of them is touched for it.

    So one that hangs holds up only those who read from it.
    """
    if sys.platform == "win32":
        return [Path(f"{letter}:/") for letter in "DEFGHIJKLMNOPQRSTUVWXYZ" if Path(f"{letter}:/").exists()]
    if sys.platform == "linux":
        return sorted(place for place in _mount_points() if _is_for_drives(place.parent))
    return [folder.resolve() for folder in folders(Path("/Volumes")) if os.path.ismount(folder)]


def answering() -> list[Path]:
    """Those of them that answer. One that hangs is not asked again before it does, or is pulled out.

    Takes two seconds at most: not for the GUI thread.
    """
    there, end = mounted(), time.monotonic() + _ANSWERS_WITHIN_S
    for gone in _asked.keys() - set(there):
        _asked.pop(gone, None)
    waiting = {drive: _asked.get(drive) for drive in there}
    for drive, asked in waiting.items():
        if asked is None or not asked.is_alive():
            asks = threading.Thread(target=_ask, args=(drive,), name="drive", daemon=True)
            waiting[drive] = _asked[drive] = asks
            asks.start()
            asks.join(max(0, end - time.monotonic()))
    return [drive for drive, asked in waiting.items() if not (asked and asked.is_alive())]


def _ask(drive: Path) -> None:
    with suppress(OSError), os.scandir(drive) as entries:
        next(entries, None)
        shutil.disk_usage(drive)


def _mount_points() -> Iterator[Path]:
    with suppress(OSError):
        for line in _MOUNTS.read_bytes().splitlines():
            fields = line.split(b" ")
            if len(fields) > 4:  # spaces and the like are octal
                yield Path(os.fsdecode(re.sub(rb"\\([0-7]{3})", lambda found: bytes([int(found[1], 8)]), fields[4])))


def _is_for_drives(folder: Path) -> bool:
    """Whether desktops, or the service, mount drives in this folder."""
    return folder == _MEDIA or folder.parent in (_MEDIA, Path("/run/media"))


def is_served(folder: Path) -> bool:
    """Whether `folder` is a drive managed by the helper."""
    return folder.absolute().parent == PLACE and HELPER.is_socket()


@contextmanager
def writable(folder: Path) -> Iterator[None]:
    """Inside this context `folder` is writable, if it is a managed drive; at the end everything is on it.

    Other folders are left as they are. Slow: not for the GUI thread. Raises OSError if the drive cannot be written or
    was unplugged.
    """
    if not is_served(folder):
        yield
        return
    with socket.socket(socket.AF_UNIX) as helper:
        helper.settimeout(_WAIT_S)
        helper.connect(str(HELPER))
        with helper.makefile("r", encoding="ascii", errors="replace") as answers:
            helper.sendall(f"{folder.name}\n".encode())
            _expect("writable", answers.readline(), folder)
            yield
            helper.shutdown(socket.SHUT_WR)
            _expect("written", answers.readline(), folder)


def _expect(word: str, answer: str, folder: Path) -> None:
    if answer.strip() != word:
        raise OSError(errno.EROFS, "the drive is write-protected, or was pulled out", str(folder))
