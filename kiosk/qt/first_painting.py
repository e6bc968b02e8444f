"""Stores the first picture of a start as it was painted, so that the next start can show it at once."""

import json
from contextlib import suppress
from dataclasses import fields, replace
from pathlib import Path
from typing import get_type_hints

from PySide6.QtCore import qVersion
from PySide6.QtGui import QImage

from kiosk.pictures import photos
from kiosk.pictures.svg import PIVOTS
from kiosk.qt.canvas import CLEAR, MAX_SIDE, OPAQUE
from kiosk.qt.painting import Layer, Order, Painting, paint
from kiosk.system import cache, files
from kiosk.system.values import as_data, from_data

_MOST_BYTES = 64_000_000  # 3840x2160 in layers takes about 40 MB; larger pictures are painted at each start
_PIXEL = 4  # bytes
_LENGTH = 8  # digits
_OF_LAYER = [field.name for field in fields(Layer) if field.name != "image"]
_OF_PAINTING = [field.name for field in fields(Painting) if field.name != "layers"]


class FirstPainting:
    """Stores one painting in `file`. For the painter's thread.

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
        question, kept, self._kept = _question(order), self._kept, None
        if question and kept and kept[0] == question:
            return kept[1]
        painting = paint(order)
        self._painted = (question, painting) if question else None
        return painting

    def keep(self) -> None:
        """Store what was painted. Slow."""
        painted, self._painted = self._painted, None
        if painted and (answer := _written(painted[1])):
            cache.keep(self._file, painted[0], answer)


def _question(order: Order) -> str | None:
    picture = order.illustration
    try:
        content = files.read_whole(picture.file, photos.MAX_BYTES, picture.folder)
    except OSError:
        return None
    # Not by its place: what the file holds is in the question itself.
    look = replace(order, illustration=replace(picture, file=Path(picture.file.suffix), folder=None))
    return cache.digest(cache.program(), qVersion(), json.dumps(as_data(look)), content)


def _written(painting: Painting) -> bytes | None:
    """The length of the description, the description, and the pixels of its layers."""
    told = {
        **{name: as_data(getattr(painting, name)) for name in _OF_PAINTING},
        "layers": [
            {
                "size": layer.image.size().toTuple(),
                "is_opaque": layer.image.format() == OPAQUE,
                **{name: as_data(getattr(layer, name)) for name in _OF_LAYER},
            }
            for layer in painting.layers
        ],
    }
    head = json.dumps(told).encode()
    answer = b"".join(
        [f"{len(head):{_LENGTH}}".encode(), head, *(bytes(layer.image.constBits()) for layer in painting.layers)]
    )
    return answer if len(answer) <= _MOST_BYTES else None


def _read(answer: memoryview) -> Painting:
    """Read it back. Raises whatever Python raises for a wrong form."""
    begin = _LENGTH + int(bytes(answer[:_LENGTH]))
    told, pixels = json.loads(bytes(answer[_LENGTH:begin])), answer[begin:]
    types, own = get_type_hints(Layer), get_type_hints(Painting)
    layers = []
    for layer in told["layers"]:
        width, height = from_data(tuple[int, int], layer["size"])
        if not (0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE):
            raise ValueError("no picture has this size")
        length = _PIXEL * width * height
        if len(pixels) < length or layer["movement"] not in {"", *PIVOTS}:
            raise ValueError("this is no layer")
        form = OPAQUE if layer["is_opaque"] else CLEAR
        image = QImage(pixels[:length], width, height, _PIXEL * width, form).copy()  # a copy that owns its memory
        pixels = pixels[length:]
        layers.append(Layer(image, **{name: from_data(types[name], layer[name]) for name in _OF_LAYER}))
    if len(pixels):
        raise ValueError("there is more than its layers")
    return Painting(tuple(layers), **{name: from_data(own[name], told[name]) for name in _OF_PAINTING})
