"""The parts of a JPEG file. Pure functions."""

import re
import struct
from collections.abc import Iterator
from typing import NamedTuple

from kiosk.photos.head import CUT, DAMAGED, Size, UnusableError

SCAN, END = 0xDA, 0xD9
MAX_SCANS = 64  # each of which is decoded over the whole picture; programs write ten or so
MAX_RESTARTS = 500_000  # of all scans; programs set one each few hundred px, or none
_MAX_SEGMENTS = 2_000
_FRAMES = {0xC0, 0xC1, 0xC2}  # baseline and progressive, as browsers take them
_OTHER_FRAMES = {*range(0xC3, 0xD0)} - {0xC4, 0xC8, 0xCC}
_TABLES = {0xC4, 0xDB, 0xDD}
_APPLICATIONS = {*range(0xE0, 0xF0), 0xFE}  # what programs write beside the picture, and comments
_ICC, _EXIF = b"ICC_PROFILE\0", b"Exif\0\0"
_MARKER = re.compile(rb"\xff[^\x00\xff]")
_NO_FILL = re.compile(rb"[^\xff]")


class Segment(NamedTuple):
    """A marker and where it stands with what belongs to it."""

    marker: int
    start: int
    end: int


class Piece(NamedTuple):
    """Where coded pixels stand, and the marker that ends them."""

    start: int
    end: int
    ended_by: int


def segments(data: bytes, at: int = 2) -> Iterator[Segment]:
    """From `at` on up to the start of a scan or the end of the picture, which is the last. Raises UnusableError."""
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
    raise UnusableError("it is a JPEG of too many parts; save it anew")


def size(data: bytes) -> Size:
    """Its size, as it lies in the file. Raises UnusableError."""
    for marker, start, _ in segments(data):
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", data[start + 5 : start + 9].ljust(4, b"\0"))
            return Size(width, height)
        if marker in _OTHER_FRAMES:
            raise UnusableError("it is a JPEG of a rare kind; save it anew")
    raise UnusableError(DAMAGED)


def plain(data: bytes) -> tuple[bytes, bytes]:
    """The JPEG without what programs write beside its picture, but for its colours; and its EXIF. Raises UnusableError.

    So neither a preview nor a list of more pictures in the file is seen by a decoder.
    """
    kept, exif, end = [data[:2]], b"", 2
    for marker, start, end in segments(data):
        inside = data[start + 4 : start + 16]
        if marker == 0xE1 and inside.startswith(_EXIF):
            exif = exif or data[start + 10 : end]
        if marker not in _APPLICATIONS or marker in (0xE0, 0xEE) or (marker == 0xE2 and inside == _ICC):
            kept.append(data[start:end])
    return b"".join([*kept, data[end:]]), exif


def pieces(data: bytes, at: int) -> Iterator[Piece]:
    """The coded pixels of one scan, from `at` on: one piece, or one for each restart. Raises UnusableError."""
    for number, found in enumerate(_markers(data, at)):
        marker = found[0][1]
        end = found.start()
        while end > at and data[end - 1] == 0xFF:  # they fill the gap before a marker
            end -= 1
        yield Piece(at, end, marker)
        if not 0xD0 <= marker <= 0xD7:
            return
        if marker != 0xD0 + number % 8:
            raise UnusableError(DAMAGED)
        at = found.end()
    raise UnusableError(CUT)


def _markers(data: bytes, at: int) -> Iterator[re.Match[bytes]]:
    """Looks a part at a time, so that other threads run meanwhile."""
    step = 500_000
    while at < len(data):
        end = min(len(data), at + step)
        for found in _MARKER.finditer(data, at, end):
            yield found
            at = found.end()
        at = max(at, end - 1) if end < len(data) else end
