"""How a photo has to be rotated, from its EXIF. Pure functions."""

import struct

_ORIENTATION, _MOST_ENTRIES = 0x0112, 200


def orientation(exif: bytes) -> int:
    """EXIF's orientation, 1 to 8; if it cannot be read, 1, which is upright."""
    exif = exif.removeprefix(b"Exif\0\0")
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(exif[:4])
    if order is None:
        return 1
    try:
        (first,) = struct.unpack_from(f"{order}I", exif, 4)
        (count,) = struct.unpack_from(f"{order}H", exif, first)
        for number in range(min(count, _MOST_ENTRIES)):
            tag, _, _, value = struct.unpack_from(f"{order}HHIH", exif, first + 2 + 12 * number)
            if tag == _ORIENTATION:
                return value if 1 <= value <= 8 else 1
    except struct.error:  # the data ends too early
        pass
    return 1
