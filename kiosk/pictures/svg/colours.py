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
    if not found:
        return None
    name, inside = found.groups()
    if name == "light-dark":
        return plain(_first(inside))
    try:
        rgb, alpha = _computed(name, inside)
    except (ValueError, IndexError, KeyError):
        return None
    digits = "".join(f"{round(255 * min(1.0, max(0.0, value))):02x}" for value in (*rgb, alpha))
    return f"#{digits[:6] if digits.endswith('ff') else digits}"


def _first(inside: str) -> str:
    """The first of several colours, which may be a function itself."""
    depth = 0
    for at, letter in enumerate(inside):
        depth += (letter == "(") - (letter == ")")
        if letter == "," and not depth:
            return inside[:at]
    return inside


def _computed(name: str, inside: str) -> tuple[Three, float]:
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
