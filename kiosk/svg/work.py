"""How much work it is to draw an SVG, before it is drawn.

Three things take Qt its time: pixels that are filled over and over; outlines, which are followed line by line of the
screen; and lines of one shape that cross the same row. All are counted in the picture's shorter side, so that they mean
the same at every size.
"""

import math
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field

from kiosk.svg import crossings
from kiosk.svg.clean import HREF, MAX_DEPTH, MAX_ELEMENTS, name_of
from kiosk.svg.numbers import Matrix, UnusableError, length, matrix, numbers
from kiosk.svg.outline import Outline, outline

MAX_FILLED = 400  # times the whole picture
MAX_OUTLINE = 1_500  # times its height. Where this is reached, Qt draws for some seconds.
_MAX_DASHES = 10_000  # that Qt draws of one shape
_NOT_DRAWN = {"defs", "symbol", "linearGradient", "radialGradient"}  # but where a <use> says so
_INHERITED = ("fill", "stroke", "stroke-width", "stroke-dasharray")

Box = tuple[float, float, float, float]


def require_bounded(root: ET.Element, view: Box) -> None:
    """Raise UnusableError if it would take too long to draw `root`; of it `view` (left, top, width, height) is seen."""
    by_id = {element.get("id", ""): element for element in root.iter() if element.get("id")}
    if _drawn(root, by_id) > MAX_ELEMENTS:
        raise UnusableError(f"it draws more than {MAX_ELEMENTS:,} shapes; its <use> elements repeat too much")
    _Work(by_id, view).add(root, Matrix(), dict.fromkeys(_INHERITED, ""), used=True)


def _drawn(root: ET.Element, by_id: dict[str, ET.Element]) -> int:
    """How many elements are drawn, each repetition by <use> counted; MAX_ELEMENTS + 1 stands for endless."""
    known: dict[ET.Element, float] = {}

    def count(element: ET.Element, depth: int = 0) -> float:
        if depth > 2 * MAX_DEPTH:
            return math.inf
        if element not in known:
            known[element] = math.inf  # while it is being counted: a circle of uses never ends
            target = _target(element, by_id)
            repeated = count(target, depth + 1) if target is not None else 0
            known[element] = 1 + repeated + sum(count(child, depth + 1) for child in element)
        return known[element]

    return int(min(count(root), MAX_ELEMENTS + 1))


def _target(element: ET.Element, by_id: dict[str, ET.Element]) -> ET.Element | None:
    return by_id.get(element.get(HREF, "")[1:]) if name_of(element) == "use" else None


@dataclass
class _Work:
    by_id: dict[str, ET.Element]
    view: Box
    filled: float = 0
    outlined: float = 0
    steps: float = 0
    corners: int = 0
    _outlines: dict[ET.Element, Outline | None] = field(default_factory=dict)

    def add(self, element: ET.Element, place: Matrix, style: dict[str, str], *, used: bool = False) -> None:
        """Add an element, and all in it, that stands at `place`."""
        if name_of(element) in _NOT_DRAWN and not used:
            return
        style = {key: element.get(key, value) for key, value in style.items()}
        place = place.after(matrix(element.get("transform", "")))
        place.require_bounded()
        if element not in self._outlines:
            self._outlines[element] = outline(element)
        shape = self._outlines[element]
        if shape:
            self._add_shape(shape, place, style)
        target = _target(element, self.by_id)
        if target is not None:
            moved = Matrix(e=length(element.get("x", "")), f=length(element.get("y", "")))
            self.add(target, place.after(moved), style, used=True)
        for child in element:
            self.add(child, place, style)

    def _add_shape(self, shape: Outline, place: Matrix, style: dict[str, str]) -> None:
        unit = min(self.view[2:])
        down = (abs(place.b) * shape.across + abs(place.d) * shape.down) / unit
        along = place.scale * (shape.across + shape.down) / unit
        stroke = 0.0
        if style["stroke"] not in ("", "none"):
            stroke = min(1, place.scale * (length(style["stroke-width"]) if style["stroke-width"] else 1) / unit)
            dash = [abs(number) for number in numbers(style["stroke-dasharray"])]
            dashes = min(_MAX_DASHES, along * unit / max(1e-9, place.scale * sum(dash))) if dash else 0
            ends = shape.pieces + 2 * dashes
            self.outlined += min(2 * down, 2 * ends) + 4 * stroke * ends
            self._cross(shape, place, 2)
        area = self._seen(shape, place, stroke * unit / 2) / (self.view[2] * self.view[3])
        if style["fill"] == "none":
            area = min(area, along * stroke + stroke**2)
        else:
            self.outlined += min(down, shape.pieces)
            self._cross(shape, place, 1)
        self.filled += area
        if self.filled > MAX_FILLED or self.outlined > MAX_OUTLINE:
            raise UnusableError("its shapes are too many for their size; merge those that lie upon each other")
        if self.steps > crossings.MAX_STEPS:
            raise UnusableError("one shape in it crosses itself too often; split it into several, or simplify it")

    def _cross(self, shape: Outline, place: Matrix, sides: float) -> None:
        """Add how often the lines of a shape cross the same rows."""
        unit = min(self.view[2:])
        self.corners += shape.pieces
        if self.corners <= crossings.MAX_CORNERS:
            self.steps += crossings.steps(shape, place, self.view[1], unit, sides)
        elif shape.pieces * sides > crossings.FEW:
            down = (abs(place.b) * shape.across + abs(place.d) * shape.down) / unit
            self.steps += crossings.most_steps(shape, down, sides)

    def _seen(self, shape: Outline, place: Matrix, more: float) -> float:
        """The area of the shape's box, `more` units larger on each side, within the view."""
        left, top, right, bottom = shape.box
        corners = [place.at(x, y) for x in (left, right) for y in (top, bottom)]
        x, y, width, height = self.view
        across = min(x + width, max(x for x, _ in corners) + more) - max(x, min(x for x, _ in corners) - more)
        down = min(y + height, max(y for _, y in corners) + more) - max(y, min(y for _, y in corners) - more)
        return max(0, across) * max(0, down)
