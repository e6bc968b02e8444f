"""Stores the first picture of a start as it was painted, so that the next start can show it at once."""

from contextlib import suppress
from pathlib import Path

from kiosk.qt.painting import Order, Painting, paint
from kiosk.qt.painting_data import described, made, question
from kiosk.system import cache

_MOST_BYTES = 64_000_000  # 3840x2160 in layers takes about 40 MB; larger pictures are painted at each start
_LENGTH = 8  # digits


class FirstPainting:
    """Stores one painting in `file`, not compressed, since a start waits for it. For the painter's thread.

    While a picture's file has the same content, it is not checked strictly again: the painting of it is known.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._kept: tuple[str, Painting] | None = None
        self._painted: tuple[str, Painting] | None = None

    def read(self) -> None:
        """Read the stored painting, before anybody asks for it."""
        found = cache.read_any(self._file, _MOST_BYTES)
        if found:
            with suppress(ValueError, KeyError, TypeError, AttributeError, RecursionError):  # it has another form
                self._kept = found[0], _read(found[1])

    def paint(self, order: Order) -> Painting:
        """The stored painting if it is of this order, else a new one. Raises UnusableError."""
        asked, kept, self._kept = question(order), self._kept, None
        if asked and kept and kept[0] == asked:
            return kept[1]
        painting = paint(order)
        self._painted = (asked, painting) if asked else None
        return painting

    def keep(self) -> None:
        """Store what was painted. Slow."""
        painted, self._painted = self._painted, None
        if painted and (answer := _written(painted[1])):
            cache.keep(self._file, painted[0], answer)


def _written(painting: Painting) -> bytes | None:
    """The length of the description, the description, and the pixels of its layers."""
    head = described(painting)
    answer = b"".join(
        [f"{len(head):{_LENGTH}}".encode(), head, *(bytes(layer.image.constBits()) for layer in painting.layers)]
    )
    return answer if len(answer) <= _MOST_BYTES else None


def _read(answer: memoryview) -> Painting:
    """Read it back. Raises whatever Python raises for a wrong form."""
    begin = _LENGTH + int(bytes(answer[:_LENGTH]))
    place = begin

    def pixels(length: int) -> memoryview:
        nonlocal place
        place += length
        return answer[place - length : place]

    painting = made(bytes(answer[_LENGTH:begin]), pixels)
    if place != len(answer):
        raise ValueError("there is more than its layers")
    return painting
