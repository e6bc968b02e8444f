"""A `transform` as CSS has it, with its origin, as a matrix. Pure arithmetic."""

import re

from kiosk.pictures.svg.numbers import NUMBER, matrix
from kiosk.pictures.svg.shapes import Matrix

_FUNCTION = re.compile(r"(?<![a-zA-Z0-9])([a-zA-Z0-9]+)\s*\(([^()]*)\)")
_VALUE = re.compile(rf"({NUMBER})([a-z%]*)")
_ANGLES = {"": 1.0, "deg": 1.0, "rad": 57.29577951308232, "grad": 0.9, "turn": 360.0}
_LENGTHS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_KNOWN = {"matrix", "translate", "translateX", "translateY", "scale", "scaleX", "scaleY", "rotate", "skew", "skewX"}
_KNOWN |= {"skewY", "translate3d", "scale3d", "translateZ", "rotateZ"}
_PLACES = {"left": 0.0, "top": 0.0, "center": 0.5, "right": 1.0, "bottom": 1.0}


def css_matrix(said: str, origin: str, box: tuple[float, float, float, float]) -> Matrix | None:
    """What a style's `transform` does; None where that is not understood. Raises UnusableError.

    `box` is what shares of the origin, and of ways, are counted in: left, top, width, height.
    """
    result = Matrix()
    for name, inside in _FUNCTION.findall(said):
        made = _one(name, inside, box)
        if made is None:
            return None
        result = result.after(made)
    if _FUNCTION.sub("", said).strip() not in {"", "none"}:
        return None
    at = _origin(origin, box)
    if at is None:
        return None
    x, y = at
    return Matrix(e=x, f=y).after(result).after(Matrix(e=-x, f=-y))


def about(said: str, origin: str, box: tuple[float, float, float, float]) -> Matrix | None:
    """What a `transform` attribute does about an origin."""
    at = _origin(origin, box)
    if at is None:
        return None
    return Matrix(e=at[0], f=at[1]).after(matrix(said)).after(Matrix(e=-at[0], f=-at[1]))


def _one(name: str, inside: str, box: tuple[float, float, float, float]) -> Matrix | None:
    if name not in _KNOWN:
        return None
    angles = name.startswith(("rotate", "skew"))
    values: list[float] = []
    for place, (number, unit) in enumerate(_VALUE.findall(inside)):
        if unit == "%" and name.startswith("translate"):
            values.append(float(number) / 100 * box[3 if name == "translateY" or place else 2])
        elif unit == "%" and name.startswith("scale"):
            values.append(float(number) / 100)
        elif unit not in (_ANGLES if angles else _LENGTHS):
            return None
        else:
            values.append(float(number) * (_ANGLES if angles else _LENGTHS)[unit])
    if not values:
        return None
    plain = {
        "translateX": f"translate({values[0]})",
        "translateY": f"translate(0 {values[0]})",
        "translate3d": f"translate({' '.join(map(str, values[:2]))})",
        "scale3d": f"scale({' '.join(map(str, values[:2]))})",
        "translateZ": "",
        "rotateZ": f"rotate({values[0]})",
        "scaleX": f"scale({values[0]} 1)",
        "scaleY": f"scale(1 {values[0]})",
        "skew": f"skewX({values[0]})",
    }
    if name == "skew" and len(values) > 1:
        return matrix(f"skewX({values[0]})").after(matrix(f"skewY({values[1]})"))
    return matrix(plain.get(name, f"{name}({' '.join(map(str, values))})"))


def _origin(said: str, box: tuple[float, float, float, float]) -> tuple[float, float] | None:
    """The point that a `transform-origin` names."""
    words = said.split()[:2] or ["0", "0"]
    words += ["center"] * (2 - len(words))
    if words[0] in {"top", "bottom"} or words[1] in {"left", "right"}:
        words.reverse()
    found: list[float] = []
    for word, start, side in zip(words, box[:2], box[2:], strict=True):
        value = _VALUE.fullmatch(word)
        if word in _PLACES:
            found.append(start + _PLACES[word] * side)
        elif value and value[2] == "%":
            found.append(start + float(value[1]) / 100 * side)
        elif value and value[2] in _LENGTHS:
            found.append(start + float(value[1]) * _LENGTHS[value[2]])
        else:
            return None
    return found[0], found[1]
