"""What a PNG says of its colours without a profile, as a profile: primaries (cHRM) with a gamma, or code points (cICP).

Code points are those of ITU-T H.273. Profiles are written as ICC.1:2010 says, for a display of three primaries.
"""

import struct
from collections.abc import Sequence

from kiosk.pictures.photos.limits import UnusableError

_D65 = (0.3127, 0.329)
_PRIMARIES = {  # white, red, green, blue: x and y of each
    1: (_D65, (0.64, 0.33), (0.3, 0.6), (0.15, 0.06)),
    5: (_D65, (0.64, 0.33), (0.29, 0.6), (0.15, 0.06)),
    6: (_D65, (0.63, 0.34), (0.31, 0.595), (0.155, 0.07)),
    9: (_D65, (0.708, 0.292), (0.17, 0.797), (0.131, 0.046)),
    11: ((0.314, 0.351), (0.68, 0.32), (0.265, 0.69), (0.15, 0.06)),
    12: (_D65, (0.68, 0.32), (0.265, 0.69), (0.15, 0.06)),
}
# By transfer, else that of sRGB; those of television (1, 6, 14, 15) as its screens show them (BT.1886), and browsers.
_CURVES = {4: (2.2,), 5: (2.8,), 8: (1.0,), **dict.fromkeys((1, 6, 14, 15), (2.4,))}
_SRGB = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
_BRIGHT = {16: "PQ", 18: "HLG"}
_D50 = (0.9642, 1.0, 0.8249)
_BRADFORD = ((0.8951, 0.2664, -0.1614), (-0.7502, 1.7135, 0.0367), (0.0389, -0.0685, 1.0296))
_NEAR = 0.002
_LEAST = 1e-4

Chromaticities = Sequence[tuple[float, float]]
_Vector = Sequence[float]
_Matrix = Sequence[_Vector]


def of_code_points(said: bytes) -> bytes | None:
    """The profile for the content of cICP; None for sRGB and what is unknown. Raises UnusableError for HDR."""
    if len(said) != 4 or said[2]:
        return None
    if said[1] in _BRIGHT:
        raise UnusableError(f"its colours are for an HDR screen ({_BRIGHT[said[1]]}); save it as SDR, in sRGB or P3")
    curve = _CURVES.get(said[1], _SRGB)
    if said[0] not in _PRIMARIES or (said[0] == 1 and curve == _SRGB):
        return None
    return _profile(_PRIMARIES[said[0]], curve)


def of_primaries(primaries: bytes, gamma: bytes) -> bytes | None:
    """The profile for the contents of cHRM and gAMA; None for the primaries of sRGB, and impossible ones."""
    if len(primaries) != 32 or len(gamma) != 4:
        return None
    said = [value / 100_000 for value in struct.unpack(">8L", primaries)]
    points = list(zip(said[::2], said[1::2], strict=True))
    exponent = struct.unpack(">L", gamma)[0] / 100_000
    usual = [value for point in _PRIMARIES[1] for value in point]
    if max(abs(one - other) for one, other in zip(said, usual, strict=True)) < _NEAR or not 0.1 < exponent < 3:
        return None
    return _profile(points, (1 / exponent,))


def _profile(points: Chromaticities, curve: _Vector) -> bytes | None:
    """An ICC profile; None if no screen can have these primaries."""
    if min(y for _, y in points) < _LEAST:
        return None
    white, *colours = [(x / y, 1.0, (1 - x - y) / y) for x, y in points]
    columns = tuple(zip(*colours, strict=True))
    inverse = _inverse(columns)
    if inverse is None:
        return None
    amounts = _times(inverse, white)
    adapted = _adaptation(white)
    lit = [[amount * value for value in colour] for amount, colour in zip(amounts, colours, strict=True)]
    primaries = [_times(adapted, colour) for colour in lit]
    tone = b"para\0\0\0\0" + struct.pack(">HH", 3 if len(curve) > 1 else 0, 0) + _fixed(curve)
    names = (b"rXYZ", b"gXYZ", b"bXYZ")
    tags = [(b"desc", _words(b"PNG")), (b"cprt", _words(b"-")), (b"wtpt", b"XYZ \0\0\0\0" + _fixed(_D50))]
    tags += [(name, b"XYZ \0\0\0\0" + _fixed(value)) for name, value in zip(names, primaries, strict=True)]
    tags += [(name, tone) for name in (b"rTRC", b"gTRC", b"bTRC")]
    table, body = b"", b""
    for name, content in tags:
        table += struct.pack(">4sLL", name, 132 + 12 * len(tags) + len(body), len(content))
        body += content + b"\0" * (-len(content) % 4)
    size = 132 + len(table) + len(body)
    head = struct.pack(">L4xL4s4s4s12x4s28x", size, 0x04000000, b"mntr", b"RGB ", b"XYZ ", b"acsp") + _fixed(_D50)
    return head.ljust(128, b"\0") + struct.pack(">L", len(tags)) + table + body


def _words(text: bytes) -> bytes:
    wide = text.decode().encode("utf-16-be")
    return b"mluc\0\0\0\0" + struct.pack(">LL4sLL", 1, 12, b"enUS", len(wide), 28) + wide


def _fixed(values: _Vector) -> bytes:
    return struct.pack(f">{len(values)}l", *(round(min(max(value, -30_000), 30_000) * 65_536) for value in values))


def _adaptation(white: _Vector) -> _Matrix:
    """From colours seen beside this white to those beside that of profiles, after Bradford."""
    back = _inverse(_BRADFORD) or _BRADFORD
    scales = [one / other for one, other in zip(_times(_BRADFORD, _D50), _times(_BRADFORD, white), strict=True)]
    scaled = [[scale * value for value in row] for scale, row in zip(scales, _BRADFORD, strict=True)]
    columns = list(zip(*scaled, strict=True))
    return [[sum(a * b for a, b in zip(row, column, strict=True)) for column in columns] for row in back]


def _times(matrix: _Matrix, vector: _Vector) -> list[float]:
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def _inverse(matrix: _Matrix) -> _Matrix | None:
    (a, b, c), (d, e, f), (g, h, i) = matrix
    whole = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
    if abs(whole) < _LEAST:
        return None
    found = ((e * i - f * h, c * h - b * i, b * f - c * e), (f * g - d * i, a * i - c * g, c * d - a * f),
             (d * h - e * g, b * g - a * h, a * e - b * d))  # fmt: skip
    return [[value / whole for value in row] for row in found]
