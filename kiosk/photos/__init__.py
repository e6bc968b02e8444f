"""Photos: looked at before they are decoded, decoded whole or not at all, and brought to the colours of a screen.

A name says nothing: an SVG or an icon called `.png` would reach decoders that nobody bounded. What a photo is, its
content tells. `read` needs no decoder; `pixels` has Pillow, which is loaded only for a deck with photos.
"""

import struct
from dataclasses import dataclass
from pathlib import Path

from kiosk import disk
from kiosk.photos import jpeg, png, webp
from kiosk.photos.head import CUT, MAX_PIXELS, MAX_SIDE, PNG, Size, UnusableError
from kiosk.photos.turn import turn

__all__ = ["MAX_BYTES", "MAX_PIXELS", "MAX_SIDE", "Photo", "Size", "UnusableError", "parse", "read"]

MAX_BYTES = 20_000_000
_MAX_EXIF = 65_536


@dataclass(frozen=True)
class Photo:
    """A photo that may be decoded: what it is (png, jpeg, webp), its file without what makes no picture, and its size.

    `turn` is EXIF's orientation, 1 to 8; the size is as it lies in the file.
    """

    format: str
    data: bytes
    size: Size
    turn: int


def read(file: Path, within: Path | None = None) -> Photo:
    """Read a photo; no link leads out of the folder `within`. Raises UnusableError and OSError."""
    return parse(disk.read_whole(file, MAX_BYTES, within))


def parse(data: bytes) -> Photo:
    """The photo that `data` is. Raises UnusableError: of another format, too large, or with a part that is missing."""
    if len(data) < 30 or not data[:30].strip(b"\0"):  # empty, or room for what is copied yet
        raise UnusableError(CUT)
    if data.startswith(PNG + b"\x00\x00\x00\x0dIHDR"):
        kind, size, plain = "png", _png_size, png.plain
    elif data.startswith(b"\xff\xd8\xff"):
        kind, size, plain = "jpeg", jpeg.size, jpeg.plain
    elif data[:4] == b"RIFF" and data[8:12] == b"WEBP" and data[12:16] in (b"VP8 ", b"VP8L", b"VP8X"):
        kind, size, plain = "webp", webp.size, webp.plain
    else:
        raise UnusableError("its content is no PNG, JPEG or WebP; save it anew as one of these")
    found = size(data)
    found.require_bounded()
    kept, exif = plain(data)
    return Photo(kind, kept, found, turn(exif[:_MAX_EXIF]))


def _png_size(data: bytes) -> Size:
    return Size(*struct.unpack(">II", data[16:24]))
