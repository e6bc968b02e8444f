"""Reads the numbers in an SVG's attributes. Pure arithmetic."""

import math
import re

from kiosk.pictures.svg.shapes import HERE, MAX_NUMBER, Matrix, UnusableError

# Whole, or not at all: of a long one before something else, each beginning would be tried otherwise.
NUMBER = r"(?>[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)"
_NUMBER = re.compile(NUMBER)
_LENGTH = re.compile(rf"\s*({NUMBER})\s*([a-zA-Z%]*)")
_TRANSFORM = re.compile(r"\b(\w+)\s*\(([^()]*)\)")
# A share, and what else there may be, counts as larger than any picture.
_UNITS = {"": 1, "px": 1, "pt": 4 / 3, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96, "q": 96 / 101.6, "em": 16}
_LARGE = 10_000
_SHORT = 4_000  # letters that are searched in no time
_LONG_NUMBER = re.compile(r"(?<![.\d])\d{7}|[eE]")  # all those beyond MAX_NUMBER, and some more


def numbers(text: str) -> list[float]:
    """All numbers in a text. Raises UnusableError for one too large to draw with."""
    if len(text) < _SHORT:
        found = [*map(float, _NUMBER.findall(text))]
    else:  # no other thread can run during a long call
        found = [float(one[0]) for one in _NUMBER.finditer(text)]
    if found and not -MAX_NUMBER <= min(found) <= max(found) <= MAX_NUMBER:
        raise UnusableError(f"a number in it is beyond {MAX_NUMBER:,}; scale it down")
    return found


def require_small(text: str) -> None:
    """Raise UnusableError if a number in a text is too large to draw with."""
    if len(text) >= _SHORT or _LONG_NUMBER.search(text):
        numbers(text)


def length(text: str) -> float:
    """A length in units; 0 if the text is none."""
    found = _LENGTH.match(text)
    return float(found[1]) * _UNITS.get(found[2].lower(), _LARGE) if found else 0


def matrix(said: str) -> Matrix:
    """The matrix of a `transform` attribute; what is not understood counts as nothing. Raises UnusableError."""
    if not said:
        return HERE
    result = HERE
    for name, inside in _TRANSFORM.findall(said):
        result = result.after(_one(name, numbers(inside)))
    result.require_bounded()
    return result


def _one(name: str, values: list[float]) -> Matrix:
    match name, values:
        case "matrix", [a, b, c, d, e, f]:
            return Matrix(a, b, c, d, e, f)
        case "translate", [x, *rest]:
            return Matrix(e=x, f=rest[0] if rest else 0)
        case "scale", [x, *rest]:
            return Matrix(a=x, d=rest[0] if rest else x)
        case "rotate", [angle, *rest]:
            turn = math.radians(angle)
            turned = Matrix(math.cos(turn), math.sin(turn), -math.sin(turn), math.cos(turn))
            x, y = rest if len(rest) == 2 else (0, 0)
            return Matrix(e=x, f=y).after(turned).after(Matrix(e=-x, f=-y))
        case "skewX", [angle]:
            return Matrix(c=math.tan(math.radians(angle)))
        case "skewY", [angle]:
            return Matrix(b=math.tan(math.radians(angle)))
    return Matrix()
