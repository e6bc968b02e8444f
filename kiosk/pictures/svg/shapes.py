"""What is told of an SVG that was read: plain values, for whoever shows it without reading one."""

import math
from dataclasses import dataclass

from kiosk.pictures.slip import Slip

MAX_BYTES = 2_000_000
MAX_NUMBER = 1_000_000  # units; beyond, Qt's own arithmetic overflows
SIDE = 1000  # units, of every document
LAYERS = ("back", "mid", "front")
WIDTH, HEIGHT = 1600, 1000  # units of an illustration drawn for the kiosk
# The default pivot of each movement, in parts of what is drawn.
PIVOTS = {"sway": (0.5, 1.0), "turn": (0.5, 0.5), "rise": (0.5, 1.0), "pulse": (0.5, 0.5), "hang": (0.5, 0.0)}
MOST_MOVING = 2  # limit for the boxes of all that moves, in times the picture's place; beyond it, nothing moves

Point = tuple[float, float]


class UnusableError(ValueError):
    """An SVG that is not drawn; the text says why and what to do, `slips` of each thing in it that keeps it from it."""

    def __init__(self, message: str, slips: tuple[Slip, ...] = ()) -> None:
        self.slips = slips
        super().__init__(message)


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
        if inner is HERE:
            return self
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
        largest = max(abs(self.a), abs(self.b), abs(self.c), abs(self.d), abs(self.e), abs(self.f))
        if not largest <= MAX_NUMBER or self.f != self.f:  # or is no number, of which `max` would not know
            raise UnusableError(f"it is moved or enlarged beyond {MAX_NUMBER:,}; scale it down")

    @property
    def is_flat(self) -> bool:
        """Whether it makes all of it flat, so that nothing leads back."""
        return not self.a * self.d - self.b * self.c

    @property
    def inverse(self) -> "Matrix":
        """The matrix that leads back, of one that is not flat."""
        area = self.a * self.d - self.b * self.c
        a, b, c, d = self.d / area, -self.b / area, -self.c / area, self.a / area
        return Matrix(a, b, c, d, -a * self.e - c * self.f, -b * self.e - d * self.f)

    @property
    def said(self) -> str:
        """It as a `transform` attribute."""
        return f"matrix({' '.join(map(repr, vars(self).values()))})"

    @property
    def scale(self) -> float:
        """The largest factor by which it makes a line longer."""
        return max(math.hypot(self.a, self.b), math.hypot(self.c, self.d))


HERE = Matrix()


@dataclass(frozen=True)
class Light:
    """A path along which a light may run. `place` converts its units to the picture's; `layer` counts from the back."""

    path: str
    layer: int
    place: Matrix = HERE


@dataclass(frozen=True)
class Part:
    """What is drawn together, as a document of its own; `layer` counts from the back.

    `pivot`, in the picture's units, is the point that it moves about, if the picture names one. The things of a group
    that move each by itself are numbered by `nth`.
    """

    document: bytes
    layer: int
    movement: str = ""  # one of MOVEMENTS, or empty if it stands still
    pivot: Point | None = None
    nth: int = 0
