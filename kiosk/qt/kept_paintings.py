"""Keeps paintings of drawings, so that each is painted once: not at every turn, in every loop and after every start."""

import os
import time
import zlib
from contextlib import suppress
from pathlib import Path

from kiosk.qt.painting import Order, Painting, paint
from kiosk.qt.painting_data import described, made, question
from kiosk.system import cache

# Of all of them, and at most so much is written in one run: about 400 in half a screen of 1080p.
MOST_BYTES = 64_000_000
# Of one: a drawing in half a screen of 1080p takes about 150,000, in all of one at 4K a million.
_MOST_OF_ONE = 4_000_000
_MOST_PIXELS = 256_000_000  # bytes of one, not compressed
_MOST_WAITING = 16
_LENGTH = 8  # digits
_FAST = 1  # of zlib's levels
_USED_S = 86_400  # so old, a painting that is used is marked as used


class KeptPaintings:
    """The paintings in `folder`, each in a file, found by all that it follows from. For the painter's thread.

    Flat colours compress well: reading one back takes a tenth of the time that painting it takes. Photos are not kept:
    they compress badly. While a picture's file has the same content, it is not checked strictly again.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._room = MOST_BYTES  # to write in this run
        self._taken = MOST_BYTES
        self._fresh: tuple[str, Painting] | None = None
        self._waiting: dict[str, bytes] = {}  # packed, and not on the disk yet

    def paint(self, order: Order) -> Painting:
        """The kept painting of this order, or else a new one. Raises UnusableError."""
        asked = question(order) if order.illustration.file.suffix.lower() == ".svg" else None
        if not asked:
            return paint(order)
        if kept := self._read(asked):
            return kept
        painting = paint(order)
        self._fresh = (asked, painting) if self._room > 0 else None
        return painting

    def pack(self) -> None:
        """Compress what was just painted, after it has been delivered."""
        fresh, self._fresh = self._fresh, None
        if fresh and (answer := _written(fresh[1])):
            self._waiting[fresh[0]] = answer
            if len(self._waiting) > _MOST_WAITING:
                del self._waiting[next(iter(self._waiting))]

    def keep_one(self) -> bool:
        """Store one that was painted; False if there is none. Slow: for when nobody waits for a picture."""
        self.pack()
        if not self._waiting:
            return False
        asked = next(iter(self._waiting))
        answer = self._waiting.pop(asked)
        self._room -= len(answer)
        if self._room <= 0 or not cache.keep(self._folder / asked, asked, answer):
            self._room = 0
            self._waiting.clear()
            return True
        self._taken += len(answer)
        if self._taken > MOST_BYTES:  # or how much it is, is not known yet
            self._taken = cache.keep_within(self._folder, MOST_BYTES * 3 // 4)
        return True

    def _read(self, asked: str) -> Painting | None:
        if waiting := self._waiting.get(asked):
            return _made(memoryview(waiting))
        answer = cache.read(self._folder / asked, asked, _MOST_OF_ONE)
        if answer is None:
            return None
        try:
            painting = _made(answer)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError, zlib.error):  # it has another form
            return None
        with suppress(OSError):
            if abs(time.time() - (self._folder / asked).stat().st_mtime) > _USED_S:
                os.utime(self._folder / asked)
        return painting


def _written(painting: Painting) -> bytes | None:
    """The length of the description, the description, and the pixels of its layers, compressed."""
    head = described(painting)
    packer = zlib.compressobj(_FAST)
    packed = [packer.compress(layer.image.constBits()) for layer in painting.layers]
    answer = b"".join([f"{len(head):{_LENGTH}}".encode(), head, *packed, packer.flush()])
    return answer if len(answer) <= _MOST_OF_ONE else None


def _made(answer: memoryview) -> Painting:
    """Read it back. Raises whatever Python raises for a wrong form."""
    begin = _LENGTH + int(bytes(answer[:_LENGTH]))
    unpacker, rest, room = zlib.decompressobj(), bytes(answer[begin:]), _MOST_PIXELS

    def pixels(length: int) -> bytes:
        nonlocal rest, room
        room -= length
        if room < 0:
            raise ValueError("no painting has so many pixels")
        said = unpacker.decompress(rest, length)
        rest = unpacker.unconsumed_tail
        return said

    painting = made(bytes(answer[_LENGTH:begin]), pixels)
    if unpacker.decompress(rest, 1) or not unpacker.eof or unpacker.unused_data:
        raise ValueError("there is more than its layers")
    return painting
