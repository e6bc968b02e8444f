"""A painting as data, to be kept and read back: what it is a painting of, a description, and the layers' pixels."""

import json
from collections.abc import Callable
from dataclasses import fields, replace
from functools import cache as once
from importlib.util import find_spec
from pathlib import Path
from typing import get_type_hints

from PySide6.QtCore import qVersion
from PySide6.QtGui import QImage

from kiosk import paths
from kiosk.painter.client import THE_PAINTER
from kiosk.pictures import photos
from kiosk.pictures.svg import PIVOTS
from kiosk.qt.canvas import CLEAR, MAX_SIDE, OPAQUE
from kiosk.qt.painting import Layer, Order, Painting
from kiosk.system import cache, files
from kiosk.system.plain_data import as_data, from_data

_PIXEL = 4  # bytes
_OF_LAYER = [field.name for field in fields(Layer) if field.name != "image"]
_OF_PAINTING = [field.name for field in fields(Painting) if field.name != "layers"]
_DRAWN_BY = ("resvg", "PIL")  # the modules that draw and decode


def question(order: Order) -> str | None:
    """A digest of all that a painting of this order follows from; None if its file cannot be read."""
    picture = order.illustration
    try:
        content = files.read_whole(picture.file, photos.MAX_BYTES, picture.folder)
    except OSError:
        return None
    # Not by its place: what the file holds is in the question itself.
    look = replace(order, illustration=replace(picture, file=Path(picture.file.suffix), folder=None))
    fonts = "".join(_content_of(font, *_seen(font)) for font in THE_PAINTER.fonts)
    return cache.digest(cache.program(), _drawn_by(), fonts, json.dumps(as_data(look)), content)


def described(painting: Painting) -> bytes:
    """All of it but the pixels."""
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
    return json.dumps(told).encode()


def made(description: bytes, pixels: Callable[[int], bytes | memoryview]) -> Painting:
    """The painting that was described so; `pixels` gives the next so many bytes, or fewer if there are no more.

    Raises ValueError, or whatever else Python raises for a wrong form.
    """
    told = json.loads(description)
    types, own = get_type_hints(Layer), get_type_hints(Painting)
    layers = []
    for layer in told["layers"]:
        width, height = from_data(tuple[int, int], layer["size"])
        if not (0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE):
            raise ValueError("no picture has this size")
        length = _PIXEL * width * height
        said = pixels(length)
        if len(said) < length or layer["movement"] not in {"", *PIVOTS}:
            raise ValueError("this is no layer")
        form = OPAQUE if layer["is_opaque"] else CLEAR
        image = QImage(said, width, height, _PIXEL * width, form).copy()  # a copy that owns its memory
        layers.append(Layer(image, **{name: from_data(types[name], layer[name]) for name in _OF_LAYER}))
    return Painting(tuple(layers), **{name: from_data(own[name], told[name]) for name in _OF_PAINTING})


@once
def _drawn_by() -> str:
    """What draws, by its version or by what shows that it is another one."""
    origins = [Path(found.origin) for name in _DRAWN_BY if (found := find_spec(name)) and found.origin]
    drawing = [*origins, *paths.FONTS.glob("*.ttf")]
    return f"{qVersion()} {sorted((file.name, *_seen(file)) for file in drawing)}"


def _seen(file: Path) -> tuple[int, int]:
    """What shows that a file was changed; two noughts if it is gone."""
    try:
        status = file.stat()
    except OSError:
        return 0, 0
    return status.st_size, status.st_mtime_ns


@once
def _content_of(font: Path, size: int, changed: int) -> str:  # noqa: ARG001 - asked again once it was changed
    try:
        return cache.digest(font.read_bytes())
    except OSError:
        return ""
