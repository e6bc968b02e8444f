"""USB drives: which there are, and leave to write on those of the service.

The service's are mounted to be read only, so that one that is pulled out at any moment is whole. Who wants to write
asks root's helper (build_spec/linux/stick) at a socket, and the drive can be written as long as that connection stands.
"""

import errno
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.folders import folders

HELPER = Path("/run/kiosk-stick-write")
PLACE = Path("/run/media/kiosk")
_WAIT_S = 60.0  # a slow stick takes its time until all is on it


def mounted() -> list[Path]:
    """The drives that are plugged in."""
    if sys.platform == "win32":
        return [Path(f"{letter}:/") for letter in "DEFGHIJKLMNOPQRSTUVWXYZ" if Path(f"{letter}:/").exists()]
    parents = [Path("/media"), *folders(Path("/media")), *folders(Path("/run/media")), Path("/Volumes")]
    return [folder for parent in parents for folder in folders(parent) if os.path.ismount(folder)]


def is_served(folder: Path) -> bool:
    """Whether `folder` is a drive that the helper looks after."""
    return folder.absolute().parent == PLACE and HELPER.is_socket()


@contextmanager
def writable(folder: Path) -> Iterator[None]:
    """While in here, `folder` can be written if it is such a drive; at the end all is on it. Others stay as they are.

    Slow: not for the GUI thread. Raises OSError where it cannot be written, or was pulled out.
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
