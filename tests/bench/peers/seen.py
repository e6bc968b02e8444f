"""What is on the screen, read from outside: the memory that Xvfb draws into is a file (its option -fbdir).

Reading it asks nothing of the X server, nor of the program.
"""

import mmap
import os
import shutil
import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from PIL import Image, ImageChops
from support.display import x_server

_MEMORY = Path("/dev/shm")  # noqa: S108 - files that are on no disk
_FOLDER = "bench-"  # and the number of the process
_EVERY_ROW = 16  # a row of so many is read; no card changes between two of them alone
_UNLIKE = 32  # of 255: a pixel has another colour
_ALIKE = 0.8  # of the pixels: what moves in a card is less than a fifth of it
_LOOK_S = 0.001
_PATIENCE_S = 60


@dataclass(frozen=True)
class Form:
    """How the pixels lie in the file: the header of X's window dumps, XWD."""

    begin: int
    width: int
    height: int
    row_bytes: int

    @classmethod
    def read(cls, header: bytes) -> Self:
        """Read the header. Raises ValueError if the pixels are not 32 bits each, blue first."""
        words = struct.unpack(">25I", header[:100])
        if words[7] != 0 or words[11] != 32:
            raise ValueError("not a screen of 24 bit colours")
        return cls(words[0] + 12 * words[19], words[4], words[5], words[12])


class Screen:
    """The screen of an X server."""

    def __init__(self, display: str, file: Path) -> None:
        self.display = display
        with file.open("rb") as opened:
            self._memory = mmap.mmap(opened.fileno(), 0, prot=mmap.PROT_READ)
        self._form = Form.read(self._memory[:100])

    def rows(self) -> bytes:
        """The pixels of every 16th row."""
        begin, size, memory = self._form.begin, self._form.row_bytes, self._memory
        step = _EVERY_ROW * size
        end = begin + self._form.height * size
        return b"".join(memory[at : at + size] for at in range(begin, end, step))

    def picture(self) -> Image.Image:
        """Those rows as a picture."""
        rows = self.rows()
        size = (self._form.width, len(rows) // self._form.row_bytes)
        return Image.frombytes("RGB", size, rows, "raw", "BGRX", self._form.row_bytes)

    def is_black(self) -> bool:
        """Whether no program shows anything. The pointer may be there."""
        return share_of(self.picture(), "black") > 0.999

    def still_for(self, seconds: float) -> bool:
        """Whether nothing changes for so long."""
        rows, end = self.rows(), time.perf_counter() + seconds
        while time.perf_counter() < end:
            time.sleep(_LOOK_S)
            if self.rows() != rows:
                return False
        return True

    def changed(self, before: bytes, end: float) -> float | None:
        """The moment at which any pixel is another than in `before`; None if that has not come by `end`."""
        while (now := time.perf_counter()) < end:
            if self.rows() != before:
                return time.perf_counter()
            time.sleep(max(0, min(_LOOK_S, end - now)))
        return None

    def shows(self, wanted: Image.Image) -> float:
        """The moment at which four of five pixels are as in this picture. Raises TimeoutError."""
        end = time.perf_counter() + _PATIENCE_S
        before = b""
        while time.perf_counter() < end:
            if (rows := self.rows()) != before:
                before = rows
                now = time.perf_counter()
                if likeness(self.picture(), wanted) >= _ALIKE:
                    return now
            time.sleep(5 * _LOOK_S)
        raise TimeoutError("the first card has not come for a minute")

    def wait_black(self) -> None:
        """Wait until the last program's window is gone. Raises TimeoutError."""
        end = time.perf_counter() + _PATIENCE_S
        while not self.is_black():
            if time.perf_counter() > end:
                raise TimeoutError("the program's window stays")
            time.sleep(0.05)


def likeness(one: Image.Image, other: Image.Image) -> float:
    """The share of pixels of the same colour, about."""
    red, green, blue = ImageChops.difference(one, other).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return sum(most.histogram()[:_UNLIKE]) / (one.width * one.height)


def share_of(picture: Image.Image, colour: str) -> float:
    """The share of pixels that have a colour, about."""
    return likeness(picture, Image.new("RGB", picture.size, colour))


@contextmanager
def screen(size: str) -> Iterator[Screen]:
    """An X server of our own, with a screen that can be looked at."""
    for left in _MEMORY.glob(f"{_FOLDER}*"):  # by a bench that was killed
        if not Path("/proc", left.name.removeprefix(_FOLDER)).exists():
            shutil.rmtree(left)
    place = _MEMORY / f"{_FOLDER}{os.getpid()}"
    place.mkdir()
    try:
        with x_server(size, "-fbdir", str(place)) as display:
            yield Screen(display, place / "Xvfb_screen0")
    finally:
        shutil.rmtree(place)
