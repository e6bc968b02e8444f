"""Reads the numbers in an SVG's attributes. Pure arithmetic."""

import math
import re
from dataclasses import dataclass

from kiosk.pictures.svg.slip import Slip

MAX_NUMBER = 1_000_000  # units; beyond, Qt's own arithmetic overflows
NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
_NUMBER = re.compile(NUMBER)
_LENGTH = re.compile(rf"\s*({NUMBER})\s*([a-zA-Z%]*)")
_TRANSFORM = re.compile(r"\b(\w+)\s*\(([^()]*)\)")
# A share, and what else there may be, counts as larger than any picture.
_UNITS = {"": 1, "px": 1, "pt": 4 / 3, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96, "q": 96 / 101.6, "em": 16}
_LARGE = 10_000

Point = tuple[float, float]


class UnusableError(ValueError):
    """An SVG that is not drawn; the text says why and what to do, `slips` of each thing in it that keeps it from it."""

    def __init__(self, message: str, slips: tuple[Slip, ...] = ()) -> None:
        self.slips = slips
        super().__init__(message)


def numbers(text: str) -> list[float]:
    """All numbers in a text. Raises UnusableError for one too large to draw with."""
    found = [float(one[0]) for one in _NUMBER.finditer(text)]  # not findall: no other thread can run during a long call
    if found and not -MAX_NUMBER <= min(found) <= max(found) <= MAX_NUMBER:
        raise UnusableError(f"a number in it is beyond {MAX_NUMBER:,}; scale it down")
    return found


def length(text: str) -> float:
    """A length in units; 0 if the text is none."""
    found = _LENGTH.match(text)
    return float(found[1]) * _UNITS.get(found[2].lower(), _LARGE) if found else 0


@dataclass(frozen=True)
class Matrix:
    """An affine map: x' = ax + cy + e, y' = bx + dy + f."""

    a: float = 1
    b: float = 0
    c: float = 0
    d: float = 1
    e: float = 0
    f: float = 0

    def after(self, inner: "Matrix") -> "Matrix":
        """The matrix that applies `inner` first, then this one."""
        return Matrix(
            self.a * inner.a + self.c * inner.b,
            self.b * inner.a + self.d * inner.b,
            self.a * inner.c + self.c * inner.d,
            self.b * inner.c + self.d * inner.d,
            self.a * inner.e + self.c * inner.f + self.e,
            self.b * inner.e + self.d * inner.f + self.f,
        )

    def at(self, x: float, y: float) -> Point:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def require_bounded(self) -> None:
        """Raise UnusableError if it moves or enlarges things too far to draw."""
        if not all(abs(value) <= MAX_NUMBER for value in (self.a, self.b, self.c, self.d, self.e, self.f)):
            raise UnusableError(f"it is moved or enlarged beyond {MAX_NUMBER:,}; scale it down")

    @property
    def said(self) -> str:
        """It as a `transform` attribute."""
        return f"matrix({' '.join(map(repr, vars(self).values()))})"

    @property
    def scale(self) -> float:
        """The largest factor by which it makes a line longer."""
        return max(math.hypot(self.a, self.b), math.hypot(self.c, self.d))


def matrix(said: str) -> Matrix:
    """The matrix of a `transform` attribute; what is not understood counts as nothing. Raises UnusableError."""
    result = Matrix()
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
