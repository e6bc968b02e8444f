"""Colours of other spaces as red, green and blue from 0 to 1, in sRGB. Pure arithmetic.

The matrices are those of CSS Color 4 (https://www.w3.org/TR/css-color-4/#color-conversion-code).
"""

import math
from collections.abc import Callable, Sequence

Three = tuple[float, float, float]
_Rows = tuple[Three, Three, Three]

_XYZ_TO_RGB: _Rows = (
    (3.2409699419045226, -1.537383177570094, -0.4986107602930034),
    (-0.9692436362808796, 1.8759675015077202, 0.04155505740717559),
    (0.05563007969699366, -0.20397695888897652, 1.0569715142428786),
)
_D50_TO_D65: _Rows = (
    (0.9554734527042182, -0.023098536874261423, 0.0632593086610217),
    (-0.028369706963208136, 1.0099954580058226, 0.021041398966943008),
    (0.012314001688319899, -0.020507696433477912, 1.3303659366080753),
)
_OKLAB_TO_LMS: _Rows = (
    (1.0, 0.3963377773761749, 0.2158037573099136),
    (1.0, -0.1055613458156586, -0.0638541728258133),
    (1.0, -0.0894841775298119, -1.2914855480194092),
)
_LMS_TO_XYZ: _Rows = (
    (1.2268798758459243, -0.5578149944602171, 0.2813910456659647),
    (-0.0405757452148008, 1.112286803280317, -0.0717110580655164),
    (-0.0763729366746601, -0.4214933324022432, 1.5869240198367816),
)
_RGB_TO_LMS: _Rows = (
    (0.4122214694707629, 0.5363325372617349, 0.0514459932675022),
    (0.2119034958178251, 0.6806995506452345, 0.1073969535369406),
    (0.0883024591900564, 0.2817188391361215, 0.6299787016738222),
)
_LMS_TO_OKLAB: _Rows = (
    (0.2104542683093140, 0.7936177747023054, -0.0040720430116193),
    (1.9779985324311684, -2.4285922420485799, 0.4505937096174110),
    (0.0259040424655478, 0.7827717124575296, -0.8086757549230774),
)
_P3_TO_XYZ: _Rows = (
    (0.4865709486482162, 0.26566769316909306, 0.1982172852343625),
    (0.2289745640697488, 0.6917385218365064, 0.079286914093745),
    (0.0, 0.04511338185890264, 1.043944368900976),
)


def hsl(hue: float, saturation: float, lightness: float) -> Three:
    """`hue` in degrees, the others from 0 to 1."""

    def channel(at: float) -> float:
        place = (at + hue / 30) % 12
        return lightness - saturation * min(lightness, 1 - lightness) * max(-1, min(place - 3, 9 - place, 1))

    return channel(0), channel(8), channel(4)


def hwb(hue: float, white: float, black: float) -> Three:
    """`hue` in degrees, the others from 0 to 1."""
    if white + black >= 1:
        grey = white / (white + black)
        return grey, grey, grey
    r, g, b = (channel * (1 - white - black) + white for channel in hsl(hue, 1, 0.5))
    return r, g, b


def lab(lightness: float, a: float, b: float) -> Three:
    """`lightness` from 0 to 100."""
    y = (lightness + 16) / 116
    x, z = y + a / 500, y - b / 200

    def cubed(value: float) -> float:
        return value**3 if value > 6 / 29 else (116 * value - 16) / (24389 / 27)

    white = (0.3457 / 0.3585, 1.0, (1 - 0.3457 - 0.3585) / 0.3585)
    return _rgb(_times(_D50_TO_D65, (white[0] * cubed(x), cubed(y), white[2] * cubed(z))))


def lch(lightness: float, chroma: float, hue: float) -> Three:
    """`lightness` from 0 to 100, `hue` in degrees."""
    return lab(lightness, *_polar(chroma, hue))


def oklab(lightness: float, a: float, b: float) -> Three:
    """`lightness` from 0 to 1."""
    return _rgb(_times(_LMS_TO_XYZ, _each(lambda value: value**3, _times(_OKLAB_TO_LMS, (lightness, a, b)))))


def to_oklab(rgb: Three) -> Three:
    """Red, green and blue, which may lie outside 0 to 1, as `oklab` takes them."""
    return _times(_LMS_TO_OKLAB, _each(math.cbrt, _times(_RGB_TO_LMS, _each(_straight, rgb))))


def oklch(lightness: float, chroma: float, hue: float) -> Three:
    """`lightness` from 0 to 1, `hue` in degrees."""
    return oklab(lightness, *_polar(chroma, hue))


def in_space(space: str, values: Three) -> Three:
    """A color() of a named space. Raises KeyError for one that is not known."""
    to_rgb: dict[str, Callable[[Three], Three]] = {
        "srgb": lambda found: found,
        "srgb-linear": lambda found: _each(_curved, found),
        "display-p3": lambda found: _rgb(_times(_P3_TO_XYZ, _each(_straight, found))),
        "xyz": _rgb,
        "xyz-d65": _rgb,
        "xyz-d50": lambda found: _rgb(_times(_D50_TO_D65, found)),
    }
    return to_rgb[space](values)


def _polar(chroma: float, hue: float) -> tuple[float, float]:
    return chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))


def _rgb(xyz: Three) -> Three:
    """CIE XYZ by the white of a screen, as a screen is given it."""
    return _each(_curved, _times(_XYZ_TO_RGB, xyz))


def _curved(value: float) -> float:
    """From light to what a screen is given."""
    size = abs(value)
    return math.copysign(1.055 * size ** (1 / 2.4) - 0.055 if size > 0.0031308 else 12.92 * size, value)


def _straight(value: float) -> float:
    size = abs(value)
    return math.copysign(((size + 0.055) / 1.055) ** 2.4 if size > 0.04045 else size / 12.92, value)


def _each(change: Callable[[float], float], values: Sequence[float]) -> Three:
    a, b, c = map(change, values)
    return a, b, c


def _times(rows: _Rows, values: Three) -> Three:
    a, b, c = (sum(one * other for one, other in zip(row, values, strict=True)) for row in rows)
    return a, b, c
