"""How far a shape reaches and how much outline it has: of its own, then where it stands. Pure arithmetic."""

import math
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.svg.clean import name_of
from kiosk.svg.numbers import NUMBER, Point, length, numbers

_STEP = re.compile(r"([MmLlHhVvCcSsQqTtAaZz])([^MmLlHhVvCcSsQqTtAaZz]*)")
# An arc's flags may stand without a space before what follows: `0 01.5` is `0 0 1 .5`.
_ARC = re.compile(rf"({NUMBER}[\s,]*{NUMBER}[\s,]*{NUMBER})[\s,]*([01])[\s,]*([01])[\s,]*({NUMBER}[\s,]*{NUMBER})")
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7}


@dataclass(frozen=True)
class Outline:
    """A shape's box, its `pieces`, and how far they go across and down in all; curves by their control points.

    `rings` are its corners, part by part; a part that is filled goes from its last corner back to its first.
    """

    rings: tuple[tuple[Point, ...], ...]
    box: tuple[float, float, float, float]  # left, top, right, bottom
    pieces: int
    across: float
    down: float


def outline(element: ET.Element) -> Outline | None:
    """A shape's outline, in its own units; None where there is nothing to draw. Raises UnusableError."""
    rings = tuple(tuple(ring) for ring in _rings(element) if ring)
    if not rings:
        return None
    points = [point for ring in rings for point in ring]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Outline(
        rings=rings,
        box=(min(xs), min(ys), max(xs), max(ys)),
        pieces=len(points),
        across=sum(abs(x - before) for ring in rings for (before, _), (x, _) in edges(ring)),
        down=sum(abs(y - before) for ring in rings for (_, before), (_, y) in edges(ring)),
    )


def edges(ring: tuple[Point, ...]) -> Iterator[tuple[Point, Point]]:
    """From each corner to the next, and back to the first."""
    return zip(ring, ring[1:] + ring[:1], strict=True)


def _rings(element: ET.Element) -> Iterator[list[Point]]:
    if name_of(element) == "path":
        return _path(element.get("d", ""))
    return iter([list(_points(element))])


def _points(element: ET.Element) -> Iterator[Point]:
    def side(name: str) -> float:
        return length(element.get(name, ""))

    match name_of(element):
        case "polyline" | "polygon":
            values = numbers(element.get("points", ""))
            yield from zip(values[::2], values[1::2], strict=False)
        case "line":
            yield side("x1"), side("y1")
            yield side("x2"), side("y2")
        case "rect":
            x, y, width, height = map(side, ("x", "y", "width", "height"))
            yield from ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
        case "circle" | "ellipse":
            x, y, rx, ry = side("cx"), side("cy"), side("rx") or side("r"), side("ry") or side("r")
            yield from ((x + rx * i, y + ry * j) for i, j in ((-1, -1), (1, -1), (1, 1), (-1, 1)))


def _path(said: str) -> Iterator[list[Point]]:
    """The corners and control points of each part of a path."""
    x = y = start_x = start_y = 0.0
    ring: list[Point] = []
    for command, rest in (one.groups() for one in _STEP.finditer(said)):
        kind, relative = command.upper(), command.islower()
        if kind == "Z":
            x, y = start_x, start_y
            ring.append((x, y))
            continue
        values, takes = numbers(_ARC.sub(r" \1 \2 \3 \4 ", rest) if kind == "A" else rest), _TAKES[kind]
        for first in range(0, len(values) - takes + 1, takes):
            step = values[first : first + takes]
            at_x, at_y = (x, y) if relative else (0.0, 0.0)
            if kind == "H":
                x = at_x + step[0]
            elif kind == "V":
                y = at_y + step[0]
            else:
                if kind == "A":  # its ellipse lies within this of both of its ends
                    reach = 2 * max(map(abs, step[:2])) + math.hypot(at_x + step[5] - x, at_y + step[6] - y)
                    ring += ((x - reach, y - reach), (x + reach, y + reach))
                else:
                    ring += ((at_x + step[i], at_y + step[i + 1]) for i in range(0, takes - 2, 2))
                x, y = at_x + step[-2], at_y + step[-1]
            if kind == "M" and first == 0:
                start_x, start_y = x, y
                yield ring
                ring = []
            ring.append((x, y))
    yield ring
