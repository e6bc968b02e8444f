"""Photos: checked before they are decoded, decoded completely or not at all, and converted to sRGB.

A file's name proves nothing: an SVG or an icon called `.png` would reach decoders without limits. Only its content says
what a photo is. `read` needs no decoder; `pixels` uses Pillow, which is loaded only for a deck with photos.
"""

import struct
from dataclasses import dataclass
from pathlib import Path

from kiosk.pictures.photos import foreign, jpeg, png, webp
from kiosk.pictures.photos.head import CUT, MAX_PIXELS, MAX_SIDE, PNG, Size, UnusableError
from kiosk.pictures.photos.orientation import orientation
from kiosk.system import files

__all__ = ["MAX_BYTES", "MAX_PIXELS", "MAX_SIDE", "Photo", "Size", "UnusableError", "parse", "read"]

MAX_BYTES = 20_000_000
_MAX_EXIF = 65_536


@dataclass(frozen=True)
class Photo:
    """A photo that may be decoded.

    `format` is png, jpeg or webp, `data` its file reduced to what makes the picture. `orientation` is EXIF's, 1 to 8;
    the size is as in the file. Of an animation, the first picture is shown.
    """

    format: str
    data: bytes
    size: Size
    orientation: int
    is_animated: bool


def read(file: Path, within: Path | None = None) -> Photo:
    """Read a photo. No link may lead out of the folder `within`. Raises UnusableError and OSError."""
    return parse(files.read_whole(file, MAX_BYTES, within))


def parse(data: bytes) -> Photo:
    """The photo in `data`. Raises UnusableError for another format, a size too large, or a missing part."""
    if len(data) < 30 or not data[:30].strip(b"\0"):  # empty, or reserved for a copy still in progress
        raise UnusableError(CUT)
    if data.startswith(PNG + b"\x00\x00\x00\x0dIHDR"):
        kind, size, plain = "png", _png_size, png.plain
    elif data.startswith(b"\xff\xd8\xff"):
        kind, size, plain = "jpeg", jpeg.size, jpeg.plain
    elif data[:4] == b"RIFF" and data[8:12] == b"WEBP" and data[12:16] in (b"VP8 ", b"VP8L", b"VP8X"):
        kind, size, plain = "webp", webp.size, webp.plain
    else:
        raise UnusableError(foreign.said(data) or "its content is not PNG, JPEG or WebP; save it again as one of these")
    found = size(data)
    found.require_bounded()
    kept, exif, is_animated = plain(data)
    return Photo(kind, kept, found, orientation(exif[:_MAX_EXIF]), is_animated)


def _png_size(data: bytes) -> Size:
    return Size(*struct.unpack(">II", data[16:24]))
