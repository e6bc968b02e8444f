"""The parts of a JPEG file. Pure functions."""

import re
import struct
from collections.abc import Iterator
from typing import NamedTuple

from kiosk.pictures.photos.limits import CUT, DAMAGED, Plain, Size, UnusableError

SCAN, END = 0xDA, 0xD9
MAX_SCANS = 64  # each scan is decoded over the whole picture; programs write about ten
MAX_RESTARTS = 500_000  # in all scans; programs write one every few hundred px, or none
_MAX_SEGMENTS = 2_000
_PROGRESSIVE = 0xC2
_FRAMES = {0xC0, 0xC1, _PROGRESSIVE}  # baseline and progressive, as in browsers
_OTHER_FRAMES = {*range(0xC3, 0xD0)} - {0xC4, 0xC8, 0xCC}
_TABLES = {0xC4, 0xDB, 0xDD}
_APPLICATIONS = {*range(0xE0, 0xF0), 0xFE}  # data that programs add to the picture, and comments
_ICC, _EXIF = b"ICC_PROFILE\0", b"Exif\0\0"
_MARKER = re.compile(rb"\xff[^\x00\xff]")
_NO_FILL = re.compile(rb"[^\xff]")


class Segment(NamedTuple):
    """A marker, and where it and its data are."""

    marker: int
    start: int
    end: int


class Piece(NamedTuple):
    """Where coded pixels are, and the marker that ends them."""

    start: int
    end: int
    ended_by: int


def segments(data: bytes, at: int = 2) -> Iterator[Segment]:
    """The segments from `at` to the start of a scan or the end of the picture, inclusive. Raises UnusableError."""
    for _ in range(_MAX_SEGMENTS):
        if data[at : at + 1] not in (b"\xff", b""):
            raise UnusableError(DAMAGED)
        found = _NO_FILL.search(data, at)
        if found is None or (found.end() + 2 > len(data) and data[found.start()] != END):
            raise UnusableError(CUT)
        marker, after = data[found.start()], found.end()
        end = after if marker == END else after + max(2, struct.unpack(">H", data[after : after + 2])[0])
        if end > len(data):
            raise UnusableError(CUT)
        yield Segment(marker, found.start() - 1, end)
        if marker in (SCAN, END):
            return
        at = end
    raise UnusableError("it is a JPEG with too many parts; save it again")


def size(data: bytes) -> Size:
    """The size, as in the file. Raises UnusableError."""
    for marker, start, _ in segments(data):
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", data[start + 5 : start + 9].ljust(4, b"\0"))
            return Size(width, height)
        if marker in _OTHER_FRAMES:
            raise UnusableError("it is an unusual kind of JPEG; save it again")
    raise UnusableError(DAMAGED)


def is_progressive(data: bytes) -> bool:
    """Whether all of it is kept in memory until the last scan. Raises UnusableError."""
    return any(segment.marker == _PROGRESSIVE for segment in segments(data))


def plain(data: bytes) -> Plain:
    """The JPEG reduced to its picture and colours, and its EXIF. Raises UnusableError.

    So no decoder sees a preview or a list of further pictures in the file.
    """
    kept, exif, end = [data[:2]], b"", 2
    for marker, start, end in segments(data):
        inside = data[start + 4 : start + 16]
        if marker == 0xE1 and inside.startswith(_EXIF):
            exif = exif or data[start + 10 : end]
        if marker not in _APPLICATIONS or marker in (0xE0, 0xEE) or (marker == 0xE2 and inside == _ICC):
            kept.append(data[start:end])
    return Plain(b"".join([*kept, data[end:]]), exif)


def pieces(data: bytes, at: int) -> Iterator[Piece]:
    """The coded pixels of one scan, from `at` on: one piece, or one for each restart interval. Raises UnusableError."""
    for number, found in enumerate(_markers(data, at)):
        marker = found[0][1]
        end = found.start()
        while end > at and data[end - 1] == 0xFF:  # fill bytes before a marker
            end -= 1
        yield Piece(at, end, marker)
        if not 0xD0 <= marker <= 0xD7:
            return
        if marker != 0xD0 + number % 8:
            raise UnusableError(DAMAGED)
        at = found.end()
    raise UnusableError(CUT)


def _markers(data: bytes, at: int) -> Iterator[re.Match[bytes]]:
    """Searches in parts, so that other threads can run in between."""
    step = 500_000
    while at < len(data):
        end = min(len(data), at + step)
        for found in _MARKER.finditer(data, at, end):
            yield found
            at = found.end()
        at = max(at, end - 1) if end < len(data) else end
