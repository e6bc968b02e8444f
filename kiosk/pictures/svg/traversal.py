"""Walks over everything that a drawing draws, with the place and the style of each element."""

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from typing import NamedTuple

from kiosk.pictures.svg.numbers import length, matrix
from kiosk.pictures.svg.reading import HREF, name_of
from kiosk.pictures.svg.shapes import HERE, Matrix

GRADIENTS = {"linearGradient", "radialGradient"}
# Drawn only where something refers to it.
NO_SHAPE = {"defs", "symbol", "clipPath", "mask", "pattern", "marker", "filter", *GRADIENTS}
RESOURCES = NO_SHAPE - {"symbol"}  # these whether they stand in something hidden or not
_INHERITED = frozenset(("fill", "stroke", "stroke-width", "stroke-dasharray", "display", "visibility", "font-size"))

ById = dict[str, ET.Element]


class Placed(NamedTuple):
    """An element, the matrix from its own units to the outermost ones, and its style."""

    element: ET.Element
    place: Matrix
    style: dict[str, str]


def by_id(root: ET.Element) -> ById:
    """The elements that have an id."""
    return {element.get("id", ""): element for element in root.iter() if element.get("id")}


def placed(
    root: ET.Element,
    named: ById,
    outer: Matrix = HERE,
    refers: Callable[[ET.Element], list[ET.Element]] = lambda _: [],
) -> Iterator[Placed]:
    """An element and all that is drawn in it, what a <use> repeats too. Raises UnusableError.

    What is walked has to end: see cost.py. `outer` is where `root` stands; what an element `refers` to is walked too.
    """
    waiting = [(root, outer, dict.fromkeys(_INHERITED, ""), True)]
    while waiting:
        element, place, style, is_asked = waiting.pop()
        if name_of(element) in NO_SHAPE and not is_asked:
            continue
        hidden = style["display"] == "none"
        if not _INHERITED.isdisjoint(element.attrib):
            style = {key: element.get(key, value) for key, value in style.items()}
        if hidden and style["display"] != "none":
            style["display"] = "none"  # nothing in a hidden group is shown, whatever its own style
        if moved := element.get("transform"):
            place = place.after(matrix(moved))
            place.require_bounded()
        yield Placed(element, place, style)
        waiting += [(child, place, style, False) for child in reversed(element)]
        waiting += [(other, place, dict.fromkeys(_INHERITED, ""), True) for other in refers(element)]
        repeated = target(element, named)
        if repeated is not None:
            place = place.after(Matrix(e=length(element.get("x", "")), f=length(element.get("y", ""))))
            place.require_bounded()
            waiting.append((repeated, place, style, True))


def target(element: ET.Element, named: ById) -> ET.Element | None:
    """The element that a <use> repeats."""
    return named.get(element.get(HREF, "")[1:]) if name_of(element) == "use" else None
