"""Finds USB drives, and makes those of the service writable for a while.

The service mounts drives read-only, so that they can be unplugged at any moment. To write, the kiosk connects to a
socket of root's helper (build_spec/debian/files/stick); the drive is writable while the connection stands.
"""

import errno
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.system.folders import folders

HELPER = Path("/run/kiosk-stick-write")
PLACE = Path("/run/media/kiosk")
_WAIT_S = 60.0  # a slow stick needs time until everything is on it


def mounted() -> list[Path]:
    """The drives that are plugged in now."""
    if sys.platform == "win32":
        return [Path(f"{letter}:/") for letter in "DEFGHIJKLMNOPQRSTUVWXYZ" if Path(f"{letter}:/").exists()]
    parents = [Path("/media"), *folders(Path("/media")), *folders(Path("/run/media")), Path("/Volumes")]
    return [folder for parent in parents for folder in folders(parent) if os.path.ismount(folder)]


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
