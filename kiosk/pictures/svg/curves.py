"""Points along a shape, close enough together to tell how far it reaches. Pure arithmetic."""

import math
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from itertools import pairwise

from kiosk.pictures.svg.numbers import length
from kiosk.pictures.svg.outline import outline, steps
from kiosk.pictures.svg.reading import name_of
from kiosk.pictures.svg.shapes import Point

_PARTS = 16  # points on a curve: round shapes then seem too small by at most a 50th of their radius
_ALONG = [part / _PARTS for part in range(1, _PARTS)]
# How much of each control point is in a point on the curve.
_SHARES_OF_FOUR = [((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3) for t in _ALONG]
_SHARES_OF_THREE = [((1 - t) ** 2, 2 * (1 - t) * t, t**2) for t in _ALONG]


def points(element: ET.Element) -> list[Point]:
    """Points along a shape's outline, in its own units; none if there is nothing to draw. Raises UnusableError."""
    shape = outline(element)
    if shape is None:
        return []
    match name_of(element):
        case "circle" | "ellipse":
            left, top, right, bottom = shape.box
            middle = (left + right) / 2, (top + bottom) / 2
            return list(_round(middle, (right - left) / 2, (bottom - top) / 2))
        case "path":
            return list(along(element.get("d", "")))
        case _:
            return [point for ring in shape.rings for point in ring]


def corners(there: list[Point]) -> list[Point]:
    """The corners of the box around all points."""
    xs, ys = [x for x, _ in there], [y for _, y in there]
    return [(x, y) for x in (min(xs), max(xs)) for y in (min(ys), max(ys))] if there else []


def along(said: str) -> Iterator[Point]:
    """Points along a path. Raises UnusableError."""
    for piece in _pieces(said):
        yield from piece


def span(element: ET.Element) -> float:
    """How long a shape's outline is, in its own units, without its jumps. Raises UnusableError."""
    match name_of(element):
        case "path":
            return sum(map(_sum, _pieces(element.get("d", ""))))
        case "rect":
            width, height = length(element.get("width", "")), length(element.get("height", ""))
            rx, ry = (length(element.get(key, "")) for key in ("rx", "ry"))
            rx, ry = min(rx or ry, width / 2), min(ry or rx, height / 2)
            return 2 * (width + height) - 4 * (rx + ry) + _around(rx, ry)
        case "circle" | "ellipse":
            shape = outline(element)
            return _around((shape.box[2] - shape.box[0]) / 2, (shape.box[3] - shape.box[1]) / 2) if shape else 0
        case name:
            there = points(element)
            return _sum([*there, *(there[:1] if name == "polygon" else ())])


def _around(rx: float, ry: float) -> float:
    """The length of an ellipse, as Ramanujan has it."""
    apart = 3 * ((rx - ry) / (rx + ry)) ** 2 if rx + ry else 0
    return math.pi * (rx + ry) * (1 + apart / (10 + math.sqrt(4 - apart)))


def _sum(there: list[Point]) -> float:
    return sum(math.dist(one, other) for one, other in pairwise(there))


def _pieces(said: str) -> Iterator[list[Point]]:
    """Points along each step of a path, its ends included."""
    control, before = (0.0, 0.0), ""  # a smooth curve continues the one before it
    for kind, start, step in steps(said):
        end = step[-2], step[-1]
        inside: Iterable[Point] = ()
        if kind == "A":
            inside = _arc(start, step)
        elif kind in "CSQT":
            inner = list(zip(step[:-2:2], step[1:-2:2], strict=True))
            if kind in "ST":
                goes_on = before in ("CS" if kind == "S" else "QT")
                inner.insert(0, (2 * start[0] - control[0], 2 * start[1] - control[1]) if goes_on else start)
            control = inner[-1]
            inside = _cubic(start, inner[0], inner[1], end) if len(inner) == 2 else _quadratic(start, inner[0], end)
        before = kind
        if kind != "M":  # a move may lead nowhere
            yield [start, *inside, end]


def _cubic(start: Point, first: Point, second: Point, end: Point) -> Iterator[Point]:
    """Points on a Bézier curve, between its ends."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = start, first, second, end
    for a, b, c, d in _SHARES_OF_FOUR:
        yield a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3


def _quadratic(start: Point, control: Point, end: Point) -> Iterator[Point]:
    (x0, y0), (x1, y1), (x2, y2) = start, control, end
    for a, b, c in _SHARES_OF_THREE:
        yield a * x0 + b * x1 + c * x2, a * y0 + b * y1 + c * y2


def _round(
    middle: Point, rx: float, ry: float, tilt: float = 0, begin: float = 0, turn: float = 2 * math.pi
) -> Iterator[Point]:
    """Points of an ellipse, from the angle `begin` on."""
    for part in range(_PARTS):
        angle = begin + turn * part / _PARTS
        x, y = rx * math.cos(angle), ry * math.sin(angle)
        yield middle[0] + x * math.cos(tilt) - y * math.sin(tilt), middle[1] + x * math.sin(tilt) + y * math.cos(tilt)


def _arc(start: Point, step: list[float]) -> Iterator[Point]:
    """Points of a path's arc, as in SVG's appendix B.2, which converts end points to a centre."""
    rx, ry, tilt = abs(step[0]), abs(step[1]), math.radians(step[2])
    is_long, goes_right, end = bool(step[3]), bool(step[4]), (step[5], step[6])
    if not rx or not ry or start == end:
        return
    half_x, half_y = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    # Half of the line between its ends, in units in which the ellipse is a circle of radius 1.
    x = (math.cos(tilt) * half_x + math.sin(tilt) * half_y) / rx
    y = (math.cos(tilt) * half_y - math.sin(tilt) * half_x) / ry
    half = math.hypot(x, y)
    if half > 1:  # too small to reach both ends, so it is enlarged
        rx, ry, x, y, half = rx * half, ry * half, x / half, y / half, 1
    aside = math.sqrt(max(0, 1 - half**2)) / half * (-1 if is_long == goes_right else 1)
    to_x, to_y = aside * y, -aside * x  # the circle's centre
    begin, stop = math.atan2(y - to_y, x - to_x), math.atan2(-y - to_y, -x - to_x)
    turn = (stop - begin) % (2 * math.pi) - (0 if goes_right else 2 * math.pi)
    middle = (
        (start[0] + end[0]) / 2 + rx * to_x * math.cos(tilt) - ry * to_y * math.sin(tilt),
        (start[1] + end[1]) / 2 + rx * to_x * math.sin(tilt) + ry * to_y * math.cos(tilt),
    )
    yield from _round(middle, rx, ry, tilt, begin, turn)
