"""How far a shape reaches and how much outline it has, on its own and at its place. Pure arithmetic."""

import math
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from kiosk.pictures.svg.numbers import NUMBER, length, numbers
from kiosk.pictures.svg.reading import name_of
from kiosk.pictures.svg.shapes import Point

_STEP = re.compile(r"([MmLlHhVvCcSsQqTtAaZz])([^MmLlHhVvCcSsQqTtAaZz]*)")
# An arc's flags may be written without a following space: `0 01.5` is `0 0 1 .5`. Nothing in it is tried twice: a long
# number would take minutes otherwise.
_ARC = re.compile(
    rf"[\s,]*+((?>{NUMBER}))[\s,]*+((?>{NUMBER}))[\s,]*+((?>{NUMBER}))[\s,]*+([01])[\s,]*+([01])"
    rf"[\s,]*+((?>{NUMBER}))[\s,]*+((?>{NUMBER}))"
)
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7}


@dataclass(frozen=True)
class Outline:
    """A shape's box, its `pieces`, and how far they go across and down in total.

    Curves count by their control points.

    `rings` are its corners, subpath by subpath; a filled subpath returns from its last corner to its first.
    """

    rings: tuple[tuple[Point, ...], ...]
    box: tuple[float, float, float, float]  # left, top, right, bottom
    pieces: int
    across: float
    down: float


def outline(element: ET.Element) -> Outline | None:
    """A shape's outline, in its own units; None if there is nothing to draw. Raises UnusableError."""
    rings = tuple(tuple(ring) for ring in _rings(element) if ring)
    if not rings:
        return None
    xs, ys = zip(*chain.from_iterable(rings), strict=True)
    across = down = 0.0
    for ring in rings:
        x, y = ring[-1]
        for to_x, to_y in ring:
            across += abs(to_x - x)
            down += abs(to_y - y)
            x, y = to_x, to_y
    return Outline(rings, (min(xs), min(ys), max(xs), max(ys)), len(xs), across, down)


def edges(ring: tuple[Point, ...]) -> Iterator[tuple[Point, Point]]:
    """The lines from each corner to the next, and back to the first."""
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
    """The corners and control points of each subpath."""
    ring: list[Point] = []
    for kind, (x, y), step in steps(said):
        if len(step) == 2 and kind != "M":
            ring.append((step[0], step[1]))
        elif kind == "M":
            yield ring
            ring = [(step[0], step[1])]
        elif kind == "A":  # its ellipse lies within this distance of both ends
            to_x, to_y = step[-2:]
            reach = 2 * max(map(abs, step[:2])) + math.hypot(to_x - x, to_y - y)
            ring += ((x - reach, y - reach), (x + reach, y + reach), (to_x, to_y))
        else:
            ring += zip(step[::2], step[1::2], strict=True)
    yield ring


def _arcs(said: str) -> str:
    """The numbers of arcs, each apart from the next, up to the first that is none."""
    values: list[str] = []
    at = 0
    while found := _ARC.match(said, at):
        values += found.groups()
        at = found.end()
    return " ".join(values)


def steps(said: str) -> Iterator[tuple[str, Point, list[float]]]:
    """A path step by step: M, L, C, S, Q, T, A or Z, its start point, and its numbers in absolute coordinates.

    The last two numbers are its end point, also for Z. Raises UnusableError.
    """
    x = y = start_x = start_y = 0.0
    for command, rest in (one.groups() for one in _STEP.finditer(said)):
        kind, relative = command.upper(), command.islower()
        if kind == "Z":
            yield "Z", (x, y), [start_x, start_y]
            x, y = start_x, start_y
            continue
        values, takes = numbers(_arcs(rest) if kind == "A" else rest), _TAKES[kind]
        is_plain = kind in "CLSQT"
        for first in range(0, len(values) - takes + 1, takes):
            step = values[first : first + takes]
            if is_plain:
                if relative:
                    step = [value + (y if place % 2 else x) for place, value in enumerate(step)]
                yield kind, (x, y), step
                x, y = step[-2:]
                continue
            at_x, at_y = (x, y) if relative else (0.0, 0.0)
            match kind:
                case "H":
                    step = [at_x + step[0], y]
                case "V":
                    step = [x, at_y + step[0]]
                case "A":
                    step[5:] = at_x + step[5], at_y + step[6]
                case _ if relative:
                    step = [value + (y if place % 2 else x) for place, value in enumerate(step)]
            begins = kind == "M" and first == 0
            yield kind if begins or kind not in "MHV" else "L", (x, y), step
            x, y = step[-2:]
            if begins:
                start_x, start_y = x, y
