"""The parts of a PNG file. Pure functions."""

import struct
from collections.abc import Iterator
from zlib import compress, crc32, decompressobj, error

from kiosk.pictures.photos import png_colours
from kiosk.pictures.photos.limits import CUT, DAMAGED, PNG, Plain, UnusableError

_MAX_CHUNKS = 20_000
_MAX_PROFILE = 1_000_000  # bytes, unpacked; Pillow's own limit
# The chunks that make the picture and its colours. Others (texts, more pictures) may unpack to a thousand times their
# size and are not needed.
_ONCE = {b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"cHRM", b"cICP", b"sRGB", b"iCCP", b"IEND"}
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_PIECE = 500_000


def plain(data: bytes) -> Plain:
    """The PNG reduced to its picture, and its EXIF. Raises UnusableError, also for a wrong checksum."""
    kept: dict[bytes, list[bytes]] = {}
    exif = b""
    for name, chunk in _chunks(data):
        if name == b"eXIf":
            exif = exif or chunk[8:-4]
        elif name == b"IDAT" or (name in _ONCE and name not in kept):
            if crc32(chunk[4:-4]) != int.from_bytes(chunk[-4:], "big"):
                raise UnusableError(DAMAGED)
            kept.setdefault(name, []).append(chunk)
    if b"iCCP" in kept and not _is_profile(kept[b"iCCP"][0][8:-4]):
        del kept[b"iCCP"]
    _tell_colours(kept)
    _require_pixels(kept)
    order = sorted(kept, key=lambda name: (name == b"IEND", name == b"IDAT", name != b"IHDR", name == b"tRNS"))
    return Plain(PNG + b"".join(chunk for name in order for chunk in kept[name]), exif)


def _tell_colours(kept: dict[bytes, list[bytes]]) -> None:
    """Put a profile in the place of code points and primaries: decoders do not know them. Raises UnusableError."""
    said = {name: kept.pop(name)[0][8:-4] for name in (b"cICP", b"cHRM") if name in kept}
    if b"cICP" in said:
        made = png_colours.of_code_points(said[b"cICP"])
        for other in (b"iCCP", b"sRGB", b"gAMA"):  # code points come before all of these
            kept.pop(other, None)
    elif b"cHRM" in said and b"gAMA" in kept and not {b"iCCP", b"sRGB"} & kept.keys():
        made = png_colours.of_primaries(said[b"cHRM"], kept[b"gAMA"][0][8:-4])
    else:
        made = None
    if made:
        kept[b"iCCP"] = [_chunk(b"iCCP", b"PNG\0\0" + compress(made))]


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">L", len(content)) + name + content + struct.pack(">L", crc32(name + content))


def is_animated(data: bytes) -> bool:
    """Whether more pictures follow the first: the chunk that says so stands before it."""
    return b"acTL" in data[: data.find(b"IDAT")]


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each chunk's name and the whole chunk, up to the last."""
    at = len(PNG)
    for _ in range(_MAX_CHUNKS):
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        if at + 12 > len(data) or end > len(data):
            raise UnusableError(CUT)
        name = data[at + 4 : at + 8]
        yield name, data[at:end]
        if name == b"IEND":
            return
        at = end
    raise UnusableError("it is a PNG with too many parts; save it again")


def _is_profile(said: bytes) -> bool:
    """Whether the colour profile in a chunk (a name and packed data) can be used."""
    packed = said[said.find(b"\0") + 2 :]
    try:
        return 0 < len(decompressobj().decompress(packed, _MAX_PROFILE + 1)) <= _MAX_PROFILE
    except error:
        return False


def _require_pixels(kept: dict[bytes, list[bytes]]) -> None:
    """Raise UnusableError if there are fewer pixels than the header says: a decoder would leave the rest undefined."""
    unpacker, found = decompressobj(), 0
    try:
        wanted = _unpacked(kept[b"IHDR"][0][8:-4])
        for chunk in kept[b"IDAT"]:
            for at in range(8, len(chunk) - 4, _PIECE):
                packed = chunk[at : min(at + _PIECE, len(chunk) - 4)]
                while packed and found < wanted:
                    found += len(unpacker.decompress(packed, _PIECE))
                    packed = unpacker.unconsumed_tail
        while found < wanted and (more := unpacker.decompress(unpacker.unconsumed_tail, _PIECE)):
            found += len(more)
    except (KeyError, struct.error, error):
        raise UnusableError(DAMAGED) from None
    if found < wanted:
        raise UnusableError(DAMAGED)


def _unpacked(head: bytes) -> int:
    """How many bytes all rows have, including each row's filter byte."""
    width, height, depth, kind, _, _, interlaced = struct.unpack(">IIBBBBB", head)
    bits = depth * _CHANNELS[kind]
    passes = _PASSES if interlaced else ((0, 0, 1, 1),)
    total = 0
    for x, y, across, down in passes:
        columns, rows = -(-(width - x) // across), -(-(height - y) // down)
        if columns > 0 and rows > 0:
            total += rows * (1 + -(-columns * bits // 8))
    return total
