"""Looks at a photo's file before Qt decodes it: what it is by its content, its size, and what would take for ever.

A name says nothing: an SVG or an icon called `.png` would reach decoders that nobody bounded. Pure functions.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

MAX_BYTES = 20_000_000
MAX_SIDE = 8_192
MAX_PIXELS = 40_000_000
HEAD = 256_000  # bytes, within which nearly every file tells its size
_MAX_SCANS = 64  # of a JPEG, each of which is decoded over the whole picture; programs write ten or so
_MAX_CHUNKS = 20_000
# Of a PNG; what else it may hold (texts, profiles) unpacks to a thousand times its size and is not needed.
_CHUNKS = {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"}
_PNG = b"\x89PNG\r\n\x1a\n"
_SOF = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}  # JPEG's markers before its size
_ALONE = {0x01, *range(0xD0, 0xD9)}  # JPEG's markers that nothing follows


class UnusableError(ValueError):
    """A photo that is not decoded; the text says why and what to do."""


class Size(NamedTuple):
    """Pixels, as they lie in the file."""

    width: int
    height: int


@dataclass(frozen=True)
class Photo:
    """A photo that may be decoded: its format as Qt calls it (png, jpeg, webp), and the file's bytes."""

    format: str
    data: bytes


def read(file: Path) -> Photo:
    """Read a photo. Raises UnusableError, and OSError where it cannot be opened."""
    with file.open("rb") as opened:
        data = opened.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise UnusableError(f"it is larger than {MAX_BYTES:,} bytes; save it smaller")
    kind = look(data)
    if kind == "png":
        data = _PNG + b"".join(_kept(data))
    if kind == "jpeg" and data.count(b"\xff\xda") > _MAX_SCANS:
        raise UnusableError("it is a JPEG of too many scans; save it anew")
    return Photo(kind, data)


def look(data: bytes) -> str:
    """The format of a photo of which `data` is the beginning, or all. Raises UnusableError, also for one too large."""
    kind, size = _look(data)
    if size:
        require_bounded(*size)
    return kind


def require_bounded(width: int, height: int) -> None:
    """Raise UnusableError if a photo has too many pixels, or none."""
    if min(width, height) < 1:
        raise UnusableError("it has no pixels")
    if max(width, height) > MAX_SIDE or width * height > MAX_PIXELS:
        raise UnusableError(
            f"{width}x{height} is too large; {MAX_SIDE:,} px a side and {MAX_PIXELS // 1_000_000} megapixels at most"
        )


def _look(data: bytes) -> tuple[str, Size | None]:
    if data.startswith(_PNG + b"\x00\x00\x00\x0dIHDR") and len(data) >= 24:
        return "png", Size(*struct.unpack(">II", data[16:24]))
    if data.startswith(b"\xff\xd8\xff"):
        return "jpeg", _jpeg_size(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP" and len(data) >= 30:
        return "webp", _webp_size(data)
    raise UnusableError("its content is no PNG, JPEG or WebP; save it anew as one of these")


def _jpeg_size(data: bytes) -> Size | None:
    """None where it is not in this part of the file."""
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker in _SOF:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return Size(width, height)
        if marker == 0xFF:
            at += 1
        else:
            at += 2 if marker in _ALONE else 2 + struct.unpack(">H", data[at + 2 : at + 4])[0]
    return None


def _webp_size(data: bytes) -> Size | None:
    """The canvas's size; that of its picture is Qt's to tell."""
    if data[12:16] == b"VP8X":
        if data[20] & 2:
            raise UnusableError("it is an animation; save it as one picture")
        return Size(*(1 + int.from_bytes(data[at : at + 3], "little") for at in (24, 27)))
    if data[12:16] == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return Size(1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF))
    return Size(*(side & 0x3FFF for side in struct.unpack("<HH", data[26:30])))


def _kept(data: bytes) -> Iterator[bytes]:
    """The chunks of a PNG that make its picture."""
    at = len(_PNG)
    for _ in range(_MAX_CHUNKS):
        if at + 8 > len(data):
            return
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        if data[at + 4 : at + 8] in _CHUNKS:
            yield data[at:end]
        at = end
    raise UnusableError("it is a PNG of too many parts; save it anew")
