"""Where the drawing of a group lies in the picture, at rest and moving. Pure arithmetic."""

import math
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from typing import NamedTuple

from kiosk.pictures.svg.curves import corners, points
from kiosk.pictures.svg.numbers import length
from kiosk.pictures.svg.shapes import PIVOTS, Matrix, Point
from kiosk.pictures.svg.traversal import ById, placed

# The movements in kiosk/ui/visitor/IllustrationPart.qml: degrees to both sides, part of the size, units up and down.
SWAY, PULSE, RISE = 6, 0.06, 9
_MOST_POINTS = 30_000  # points of what moves; for further shapes, the corners of their boxes are used
_ANGLES = 4  # angles of a swing that are checked, besides the middle


class Extent(NamedTuple):
    """A box in units of the picture."""

    left: float
    top: float
    right: float
    bottom: float

    def area(self) -> float:
        """The area in square units."""
        return (self.right - self.left) * (self.bottom - self.top)

    def touches(self, other: "Extent") -> bool:
        """Whether the two overlap."""
        across = self.left <= other.right and other.left <= self.right
        return across and self.top <= other.bottom and other.top <= self.bottom

    def wider(self, more: float) -> "Extent":
        """The box, enlarged by this many units on each side."""
        return Extent(self.left - more, self.top - more, self.right + more, self.bottom + more)


class Ink(NamedTuple):
    """What something draws: points along its outlines in the picture's units, and half its widest stroke."""

    points: list[Point]
    stroke: float

    def extent(self) -> Extent:
        """The box around it."""
        return _around(self.points).wider(self.stroke)


def ink(
    element: ET.Element,
    named: ById,
    outer: Matrix,
    known: dict[ET.Element, list[Point]] | None = None,
    *,
    hidden: bool = False,
) -> Ink | None:
    """What an element draws in a group at `outer`; None for nothing. `hidden`: include what is not shown.

    `known` are points of shapes, in their own units, which need not be found again. Raises UnusableError.
    """
    found: list[Point] = []
    known = {} if known is None else known
    widest = 0.0
    for shape, place, style in placed(element, named, outer):
        is_stroked = style["stroke"] not in ("", "none")
        is_seen = style["display"] != "none" and style["visibility"] not in ("hidden", "collapse")
        if hidden or (is_seen and (is_stroked or style["fill"] != "none")):
            if shape not in known:
                known[shape] = points(shape)
            own = known[shape] if len(found) < _MOST_POINTS else corners(known[shape])
            found += [place.at(*point) for point in own]
            if own and is_stroked:
                widest = max(widest, place.scale * (length(style["stroke-width"]) if style["stroke-width"] else 1) / 2)
    return Ink(found, widest) if found else None


def moved(drawn: Ink, movement: str, pivot: Point | None) -> Extent:
    """The box that it covers during its movement."""
    rest = _around(drawn.points)
    across, down = PIVOTS[movement]
    x, y = pivot or (rest.left + across * (rest.right - rest.left), rest.top + down * (rest.bottom - rest.top))
    match movement:
        case "turn":
            farthest = max(math.hypot(at_x - x, at_y - y) for at_x, at_y in drawn.points)
            rest = Extent(x, y, x, y).wider(farthest)
        case "sway":
            rest = _around(
                point
                for step in range(-_ANGLES // 2, _ANGLES // 2 + 1)
                for point in _turned(drawn.points, (x, y), math.radians(SWAY * 2 * step / _ANGLES))
            )
        case "hang":  # as the farthest corners of its upper edge do
            upper = [(rest.left, rest.top), (rest.right, rest.top)]
            ways = [
                (new[0] - old[0], new[1] - old[1])
                for angle in (-SWAY, SWAY)
                for old, new in zip(upper, _turned(upper, (x, y), math.radians(angle)), strict=True)
            ]
            rest = _around(
                (at_x + right, at_y + down) for at_x, at_y in drawn.points for right, down in [(0, 0), *ways]
            )
        case "pulse":
            grown = ((x + (1 + PULSE) * (at_x - x), y + (1 + PULSE) * (at_y - y)) for at_x, at_y in drawn.points)
            rest = _around([*drawn.points, *grown])
        case "rise":
            rest = rest._replace(top=rest.top - RISE, bottom=rest.bottom + RISE)
    return rest.wider(drawn.stroke)


def _turned(there: list[Point], pivot: Point, angle: float) -> Iterable[Point]:
    cos, sin = math.cos(angle), math.sin(angle)
    for x, y in there:
        right, down = x - pivot[0], y - pivot[1]
        yield pivot[0] + right * cos - down * sin, pivot[1] + right * sin + down * cos


def _around(there: Iterable[Point]) -> Extent:
    both = list(there)
    xs, ys = [x for x, _ in both], [y for _, y in both]
    return Extent(min(xs), min(ys), max(xs), max(ys))
