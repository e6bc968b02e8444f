"""The parts of a WebP file. Pure functions."""

from collections.abc import Iterator

from kiosk.pictures.photos.limits import CUT, DAMAGED, Plain, Size, UnusableError

_PACKED = 3  # bits of an alpha channel's first byte
_ANIMATED = 2  # a flag of extended files
# Bytes a pixel: pictures packed in haste (of an animation) or without loss have many zeros where they are flat.
_HASTY = 0.3
_MAX_CHUNKS = 20_000  # an animation has one or more for each picture
# Consecutive zero bytes that coded pixels may contain. They occur only for flat areas, one for about 10,000 px as
# measured. A file with a block that was never written has more, and no decoder notices.
_ZEROS, _FLAT_PX = 64, 8_000


def plain(data: bytes) -> Plain:
    """The WebP without anything that follows it, and its EXIF. Raises UnusableError."""
    end = 8 + int.from_bytes(data[4:8], "little")
    if end > len(data):
        raise UnusableError(CUT)
    exif = b""
    width, height = size(data)
    for name, inside in _chunks(data[:end]):
        if name == b"EXIF":
            exif = exif or inside
        if _is_coded(name, inside, width * height) and bytes(_ZEROS + width * height // _FLAT_PX) in inside:
            raise UnusableError(DAMAGED)
    return Plain(data[:end], exif)


def _is_coded(name: bytes, inside: bytes, pixels: int) -> bool:
    """Whether zeros in a chunk are rare. `ALPH` may be written as it is; `ANMF` is one picture of an animation."""
    match name:
        case b"ALPH":
            return any(byte & _PACKED for byte in inside[:1])
        case b"ANMF" | b"VP8L":
            return len(inside) > _HASTY * pixels
    return name == b"VP8 "


def is_animated(data: bytes) -> bool:
    """Whether more pictures follow the first."""
    return data[12:16] == b"VP8X" and bool(data[20] & _ANIMATED)


def size(data: bytes) -> Size:
    """The canvas size. Raises UnusableError."""
    if data[12:16] == b"VP8X":
        return Size(*(1 + int.from_bytes(data[at : at + 3], "little") for at in (24, 27)))
    if data[12:16] == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return Size(1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF))
    return Size(*(int.from_bytes(data[at : at + 2], "little") & 0x3FFF for at in (26, 28)))


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 12
    for _ in range(_MAX_CHUNKS):
        if at + 8 > len(data):
            return
        length = int.from_bytes(data[at + 4 : at + 8], "little")
        if at + 8 + length > len(data):
            raise UnusableError(CUT)
        yield data[at : at + 4], data[at + 8 : at + 8 + length]
        at += 8 + length + length % 2
    raise UnusableError("it is a WebP with too many parts; save it again")
