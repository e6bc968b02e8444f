"""Photos: checked before they are decoded, decoded completely or not at all, and converted to sRGB.

A file's name proves nothing: an SVG or an icon called `.png` would reach decoders without limits. Only its content says
what a photo is. `parse` needs no decoder; `pixels` uses Pillow, which is loaded only for a deck with photos. Of photos
that are too large to be decoded each time they are shown there are smaller copies (`smaller`), made in a process of its
own (`shrinking`).
"""

import struct
from dataclasses import dataclass

from kiosk.pictures.photos import jpeg, other_formats, png, webp
from kiosk.pictures.photos.limits import CUT, PLAYED, PNG, TAKEN, Bounds, Size, UnusableError
from kiosk.pictures.photos.orientation import orientation

__all__ = ["MAX_BYTES", "Photo", "Size", "UnusableError", "is_animated", "is_large", "parse", "size_of"]

MAX_BYTES = TAKEN.size
_MAX_EXIF = 65_536


@dataclass(frozen=True)
class Photo:
    """A photo that may be decoded.

    `format` is one of head.NAMES, `data` its file reduced to what makes the picture. `orientation` is EXIF's, 1 to 8;
    the size is as in the file. Of an animation, the first picture is shown.
    """

    format: str
    data: bytes
    size: Size
    orientation: int


def _png_size(data: bytes) -> Size:
    return Size(*struct.unpack(">II", data[16:24]))


_KINDS = {
    "png": (_png_size, png.plain),
    "jpeg": (jpeg.size, jpeg.plain),
    "progressive": (jpeg.size, jpeg.plain),
    "webp": (webp.size, webp.plain),
}


def is_large(data: bytes) -> bool:
    """Whether the photo in `data` has to be made smaller before it is shown. Raises UnusableError."""
    kind, size = _head(data)
    return not PLAYED.allow(kind, size, len(data))


def is_animated(data: bytes) -> bool:
    """Whether the photo in `data` is an animation. Raises UnusableError."""
    return {"png": png.is_animated, "webp": webp.is_animated}.get(_head(data)[0], lambda _: False)(data)


def size_of(data: bytes) -> Size:
    """The size of the photo in `data`, not yet rotated. Raises UnusableError."""
    return _head(data)[1]


def parse(data: bytes, bounds: Bounds = PLAYED) -> Photo:
    """The photo in `data`. Raises UnusableError for another format, a size too large, or a missing part."""
    kind, size = _head(data)
    bounds.require(kind, size, len(data))
    kept, exif = _KINDS[kind][1](data)
    return Photo(kind, kept, size, orientation(exif[:_MAX_EXIF]))


def _head(data: bytes) -> tuple[str, Size]:
    """The format and the size. Raises UnusableError."""
    if len(data) < 30 or not data[:30].strip(b"\0"):  # empty, or reserved for a copy still in progress
        raise UnusableError(CUT)
    if data.startswith(PNG + b"\x00\x00\x00\x0dIHDR"):
        kind = "png"
    elif data.startswith(b"\xff\xd8\xff"):
        kind = "progressive" if jpeg.is_progressive(data) else "jpeg"
    elif data[:4] == b"RIFF" and data[8:12] == b"WEBP" and data[12:16] in (b"VP8 ", b"VP8L", b"VP8X"):
        kind = "webp"
    else:
        raise UnusableError(other_formats.instead_of_photo(data))
    return kind, _KINDS[kind][0](data)
