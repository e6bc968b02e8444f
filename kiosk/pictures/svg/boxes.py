"""The box around what an element draws, in the units in which it stands. Pure arithmetic."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable

from kiosk.pictures.svg.numbers import length, matrix
from kiosk.pictures.svg.outline import outline
from kiosk.pictures.svg.reading import name_of
from kiosk.pictures.svg.shapes import Matrix
from kiosk.pictures.svg.traversal import NO_SHAPE, ById, target

Sides = tuple[float, float, float, float]  # left, top, right, bottom
EVERYWHERE: Sides = (-1e6, -1e6, 1e6, 1e6)  # what is not known, such as a text's
_DEEPEST = 200


class Boxes:
    """Boxes of a drawing's elements, each looked for once. `named` are its elements by id."""

    def __init__(self, named: ById) -> None:
        self._named = named
        self._known: dict[ET.Element, Sides | None] = {}

    def of(self, element: ET.Element, depth: int = 0) -> Sides | None:
        """The box of what an element draws, before its own `transform`; None where it draws nothing."""
        if depth > _DEEPEST:
            return EVERYWHERE
        if element not in self._known:
            self._known[element] = None  # while it is being looked for: a circle of uses
            self._known[element] = self._found(element, depth)
        return self._known[element]

    def _found(self, element: ET.Element, depth: int) -> Sides | None:
        match name_of(element):
            case "text" | "foreignObject":
                return EVERYWHERE
            case "image" | "svg":
                x, y, width, height = (length(element.get(key, "")) for key in ("x", "y", "width", "height"))
                return (x, y, x + width, y + height) if width and height else EVERYWHERE
        shape = outline(element)
        if shape:
            more = length(element.get("stroke-width", "1")) if element.get("stroke", "none") != "none" else 0
            left, top, right, bottom = shape.box
            return left - more, top - more, right + more, bottom + more
        boxes = [self._placed(child, depth) for child in element if name_of(child) not in NO_SHAPE]
        used = target(element, self._named)
        if used is not None:
            moved = Matrix(e=length(element.get("x", "")), f=length(element.get("y", "")))
            boxes.append(around(moved, self._placed(used, depth)))
        return united(boxes)

    def _placed(self, element: ET.Element, depth: int) -> Sides | None:
        return around(matrix(element.get("transform", "")), self.of(element, depth + 1))


def around(place: Matrix, box: Sides | None) -> Sides | None:
    """The box around a box that stands at `place`."""
    if box is None:
        return None
    left, top, right, bottom = box
    corners = [place.at(x, y) for x in (left, right) for y in (top, bottom)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def united(boxes: Iterable[Sides | None]) -> Sides | None:
    """The box around all."""
    found = [box for box in boxes if box]
    if not found:
        return None
    lefts, tops, rights, bottoms = zip(*found, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
