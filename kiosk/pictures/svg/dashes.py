"""Dashes of a shape that says how long it counts as (`pathLength`), which the painter does not know."""

import xml.etree.ElementTree as ET

from kiosk.pictures.svg.curves import span
from kiosk.pictures.svg.numbers import length, numbers
from kiosk.pictures.svg.reading import name_of
from kiosk.pictures.svg.stylesheet import Said

SAID = ("stroke-dasharray", "stroke-dashoffset")
_SHAPES = {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}


def true_dashes(shape: ET.Element, said: Said) -> Said:
    """The properties of its dashes in its own units; `said` of it or around it are those that there are.

    Empty where they stay as they are. Raises UnusableError.
    """
    counts_as = length(shape.get("pathLength", "-1"))
    dashes = numbers(said.get("stroke-dasharray", "none"))
    if name_of(shape) not in _SHAPES or counts_as < 0 or not dashes:
        return {}
    if not counts_as:
        return {"stroke-dasharray": "none"}
    scale = span(shape) / counts_as
    offset = length(said.get("stroke-dashoffset", "0"))
    return dict(zip(SAID, (" ".join(f"{scale * dash:.4f}" for dash in dashes), f"{scale * offset:.4f}"), strict=True))
