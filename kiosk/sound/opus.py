"""Reads what an Opus recording says of itself, and whether it is whole, without decoding it (RFC 7845, RFC 3533)."""

import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

MAX_BYTES = 10_000_000
MAX_MS = 600_000
RATE = 48_000  # in which Opus counts, whatever it was recorded with
_PAGE = struct.Struct("<4sBBqIIIB")
_HEAD = struct.Struct("<8sBBHIhB")
_COUNT = struct.Struct("<I")
_MOST_COMMENTS = 100
_BEGINS, _ENDS = 2, 4  # flags of a page
_MIRRORED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))
_AGAIN = "save it again as Opus (.opus)"


class UnusableError(Exception):
    """A file that cannot be played; the text says why."""


@dataclass(frozen=True)
class Said:
    """What a recording says of itself. The names of its comments are in capitals."""

    ms: int
    channels: int
    comments: Mapping[str, str] = field(default_factory=dict)


def read(data: bytes) -> Said:
    """What this recording says. Raises UnusableError, also for one that is damaged or not whole."""
    if not data.startswith(b"OggS"):
        raise UnusableError(f"this is no Opus recording; {_AGAIN}")
    packets: list[bytes] = []
    last, granule, count = 0, 0, 0
    for flags, granule_here, packets_here in _pages(data):
        packets = _joined(packets, packets_here, count)
        last, count = flags, count + 1
        granule = max(granule, granule_here)
    if not last & _ENDS:
        raise UnusableError("it ends too soon; copy it again")
    channels, skipped = _head(packets[0])
    ms = 1000 * max(0, granule - skipped) // RATE
    if ms > MAX_MS:
        raise UnusableError(f"it is {ms // 60_000} min long, of {MAX_MS // 60_000} at most; make it shorter")
    if ms == 0:
        raise UnusableError("it is empty; record it again")
    return Said(ms, channels, _comments(packets[1] if len(packets) > 1 else b""))


def _pages(data: bytes) -> Iterator[tuple[int, int, list[bytes]]]:
    """Each page's flags, its granule position, and the parts of packets in it. A last part without an end has none."""
    place, serial = 0, None
    number = 0
    while place < len(data):
        if len(data) - place < _PAGE.size:
            raise UnusableError("it ends too soon; copy it again")
        capture, version, flags, granule, stream, sequence, crc, segments = _PAGE.unpack_from(data, place)
        body = place + _PAGE.size + segments
        lacing = data[place + _PAGE.size : body]
        end = body + sum(lacing)
        if capture != b"OggS" or version != 0 or end > len(data):
            raise UnusableError("it is damaged, or ends too soon; copy it again")
        if crc != _crc(data[place : place + 22] + bytes(4) + data[place + 26 : end]):
            raise UnusableError("it is damaged; copy it again")
        if serial not in (None, stream) or bool(flags & _BEGINS) != (number == 0):
            raise UnusableError(f"there is more than one recording in it; {_AGAIN}")
        if sequence != number:
            raise UnusableError("a part of it is missing; copy it again")
        serial, number = stream, number + 1
        yield flags, granule, _parts(lacing, data[body:end])
        place = end


def _parts(lacing: bytes, body: bytes) -> list[bytes]:
    """The packets of a page; after the last one that ends here, the beginning of the next, which may be empty."""
    parts, start, length = [], 0, 0
    for size in lacing:
        length += size
        if size < 255:
            parts.append(body[start : start + length])
            start, length = start + length, 0
    return [*parts, body[start:]]


def _joined(packets: list[bytes], more: list[bytes], pages: int) -> list[bytes]:
    """The first two packets, of which the second may go on over pages."""
    if pages == 0 or len(packets) < 3:
        first, *rest = more
        joined = [*packets[:-1], packets[-1] + first, *rest] if packets else [first, *rest]
        return joined[:3]
    return packets


def _head(packet: bytes) -> tuple[int, int]:
    """How many channels it has, and how many samples come before the sound."""
    if len(packet) < _HEAD.size or not packet.startswith(b"OpusHead"):
        raise UnusableError(f"this is no Opus recording; {_AGAIN}")
    _, version, channels, skipped, _, _, family = _HEAD.unpack_from(packet)
    if version > 15 or family != 0 or channels not in (1, 2):
        raise UnusableError(f"it has {channels} channels, of 2 at most; {_AGAIN}")
    return channels, skipped


def _comments(packet: bytes) -> dict[str, str]:
    """The comments in a packet. What is damaged beyond its checksum, or too much, is left out."""
    if not packet.startswith(b"OpusTags"):
        raise UnusableError(f"this is no Opus recording; {_AGAIN}")
    found: dict[str, str] = {}
    try:
        place = 8
        (length,) = _COUNT.unpack_from(packet, place)
        place += _COUNT.size + length
        (count,) = _COUNT.unpack_from(packet, place)
        place += _COUNT.size
        for _ in range(min(count, _MOST_COMMENTS)):
            (length,) = _COUNT.unpack_from(packet, place)
            place += _COUNT.size
            name, _, value = packet[place : place + length].decode(errors="replace").partition("=")
            found.setdefault(name.upper(), value)
            place += length
    except struct.error:
        pass
    return found


def _crc(data: bytes) -> int:
    """Ogg's checksum. It has zlib's polynomial, but takes each byte's bits the other way round."""
    mirrored = zlib.crc32(data.translate(_MIRRORED), 0xFFFFFFFF) ^ 0xFFFFFFFF
    return int(f"{mirrored:032b}"[::-1], 2)
