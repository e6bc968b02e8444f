"""Colours as they are written today, as the six or eight digits that every renderer knows."""

import math
import re

from kiosk.pictures.svg import colour_spaces
from kiosk.pictures.svg.colour_names import BROWSERS_ONLY, NAMES
from kiosk.pictures.svg.colour_spaces import Three

_FUNCTION = re.compile(r"([a-z][a-z0-9-]*)\((.*)\)", re.DOTALL)
_PLAIN = re.compile(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})|rgb\(\s*\d+\s*,\s*\d+\s*,\s*\d+\s*\)")
# What may be a colour that is not read here.
MIXED = {"color-mix", "rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color", "contrast-color"}
_PERCENT = re.compile(r"[\d.]+%")
_MOST_WITHIN = 8  # functions within functions
_TURNS = {"deg": 1.0, "grad": 0.9, "rad": 180 / math.pi, "turn": 360.0}


def plain(said: str) -> str | None:
    """A colour as resvg reads it; None for what is no colour. Names, `none` and `currentColor` stay."""
    said = said.strip()
    low = said.lower()
    if low in BROWSERS_ONLY:
        return BROWSERS_ONLY[low]
    if low == "currentcolor":
        return "currentColor"
    if low in NAMES or _PLAIN.fullmatch(low):
        return low
    found = _FUNCTION.fullmatch(low)
    if not found or low.count("(") > _MOST_WITHIN:
        return None
    name, inside = found.groups()
    if name == "light-dark":
        return plain(_first(inside))
    try:
        return digits(*_computed(name, inside))
    except (ValueError, IndexError, KeyError, ZeroDivisionError):
        return None


def digits(rgb: Three, alpha: float) -> str:
    """A colour of these shares as resvg reads it."""
    said = "".join(f"{round(255 * min(1.0, max(0.0, value))):02x}" for value in (*rgb, alpha))
    return f"#{said[:6] if said.endswith('ff') else said}"


def shares(said: str) -> tuple[Three, float] | None:
    """Red, green, blue and how opaque it is, each from 0 to 1 or, of a wider space, beyond; None for other words."""
    low = said.strip().lower()
    if found := _FUNCTION.fullmatch(low):
        if low.count("(") > _MOST_WITHIN:
            return None
        if found[1] == "light-dark":
            return shares(_first(found[2]))
        try:
            return _computed(*found.groups())
        except (ValueError, IndexError, KeyError, ZeroDivisionError):
            return None
    if low == "transparent":
        return (0.0, 0.0, 0.0), 0.0
    from PIL.ImageColor import getrgb  # noqa: PLC0415 - few drawings need it

    try:
        red, green, blue, alpha = (value / 255 for value in (*getrgb(low), 255)[:4])
    except ValueError:
        return None
    return (red, green, blue), alpha


def _first(inside: str) -> str:
    """The first of several colours, which may be a function itself."""
    return _parted(inside)[0]


def _parted(inside: str) -> list[str]:
    """What commas part that are in no brackets."""
    depth, begin, found = 0, 0, []
    for at, letter in enumerate(inside):
        depth += (letter == "(") - (letter == ")")
        if letter == "," and not depth:
            found.append(inside[begin:at])
            begin = at + 1
    return [*found, inside[begin:]]


def _mixture(inside: str) -> tuple[Three, float]:
    """A color-mix() in one of two spaces, in which clear colours count as little as they show."""
    space, *mixed = (part.split() for part in _parted(inside))
    there, back = _SPACES[" ".join(space)]
    colours, parts = [], []
    for words in mixed:
        part = [word for word in (words[0], words[-1]) if _PERCENT.fullmatch(word)][:1]
        parts.append(_percent(part[0]) if part else math.nan)
        found = shares(" ".join(word for word in words if word not in part))
        if found is None:
            raise ValueError(" ".join(words))
        colours.append((there(found[0]), found[1]))
    one, other = (0.5, 0.5) if all(map(math.isnan, parts)) else parts
    one, other = (1 - other if math.isnan(one) else one), (1 - one if math.isnan(other) else other)
    (first, alpha), (second, second_alpha) = colours
    whole = one + other
    opaque = (one * alpha + other * second_alpha) / whole
    of_first = one * alpha / whole / opaque if opaque else 0.5
    a, b, c = (of_first * value + (1 - of_first) * else_value for value, else_value in zip(first, second, strict=True))
    return back((a, b, c)), opaque * min(1.0, whole)


def _same(rgb: Three) -> Three:
    return rgb


_SPACES = {"in srgb": (_same, _same), "in oklab": (colour_spaces.to_oklab, lambda found: colour_spaces.oklab(*found))}


def _computed(name: str, inside: str) -> tuple[Three, float]:
    if name == "color-mix":
        return _mixture(inside)
    first, _, after = inside.partition("/")
    words = [word for word in re.split(r"[\s,]+", first.strip()) if word]
    space = words.pop(0) if name == "color" else ""
    alpha = _share(after.strip() or (words.pop(3) if len(words) == 4 else "1"))
    a, b, c = words
    if name in {"rgb", "rgba"} and "," in first and len({word.endswith("%") for word in (a, b, c)}) > 1:
        raise ValueError("a mixture that no browser takes")
    match name:
        case "rgb" | "rgba":
            return (_share(a, 255), _share(b, 255), _share(c, 255)), alpha
        case "hsl" | "hsla":
            return colour_spaces.hsl(_angle(a), min(1.0, max(0.0, _percent(b))), _percent(c)), alpha
        case "hwb":
            return colour_spaces.hwb(_angle(a), _percent(b), _percent(c)), alpha
        case "lab":
            return colour_spaces.lab(_part(a, 1), _part(b, 1.25), _part(c, 1.25)), alpha
        case "lch":
            return colour_spaces.lch(_part(a, 1), _part(b, 1.5), _angle(c)), alpha
        case "oklab":
            return colour_spaces.oklab(_part(a, 0.01), _part(b, 0.004), _part(c, 0.004)), alpha
        case "oklch":
            return colour_spaces.oklch(_part(a, 0.01), _part(b, 0.004), _angle(c)), alpha
        case "color":
            return colour_spaces.in_space(space, (_part(a, 0.01), _part(b, 0.01), _part(c, 0.01))), alpha
    raise ValueError(name)


def _number(said: str) -> float:
    return 0.0 if said == "none" else float(said)


def _share(said: str, whole: float = 1) -> float:
    return float(said[:-1]) / 100 if said.endswith("%") else _number(said) / whole


def _percent(said: str) -> float:
    return _number(said.removesuffix("%")) / 100


def _part(said: str, percent: float) -> float:
    """A number, or so much for each percent."""
    return float(said[:-1]) * percent if said.endswith("%") else _number(said)


def _angle(said: str) -> float:
    for unit in ("grad", "turn", "rad", "deg"):
        if said.endswith(unit):
            return float(said.removesuffix(unit)) * _TURNS[unit]
    return _number(said)
