"""Estimates how much work an SVG is to draw, before it is drawn.

Four things take time: pixels that are filled over and over; outlines, which are followed line by line of the screen;
lines of one shape that cross the same row; and groups that are drawn apart first, to be clipped, masked, blended or
filtered. All are counted in the picture's shorter side, so that they mean the same at every size.
"""

import math
import xml.etree.ElementTree as ET
from dataclasses import dataclass

from kiosk.pictures.svg import crossings
from kiosk.pictures.svg.boxes import Boxes, Sides, around
from kiosk.pictures.svg.numbers import length, numbers
from kiosk.pictures.svg.outline import Outline, outline
from kiosk.pictures.svg.reading import MAX_DEPTH, MAX_ELEMENTS, name_of
from kiosk.pictures.svg.shapes import Matrix, UnusableError
from kiosk.pictures.svg.traversal import GRADIENTS, ById, by_id, placed, target

MAX_FILLED = 400  # times the picture's area
MAX_OUTLINE = 1_500  # times the picture's height; at this limit drawing takes some seconds
# So many times what it takes to fill the same pixels with one colour.
_APART, _SHADED, _EFFECT, _BLUR, _TURBULENCE = 3, 3, 8, 20, 60
_MAX_LETTERS = 30_000  # in all texts
_MAX_SHAPED = 2_500_000  # letters of a text times its parts, each of which is laid out anew: 5 s of a processor
_TYPE = 16.0  # units: the size of type where nothing says one
_ROWS = 1_000  # of a picture's shorter side
_REFER = ("clip-path", "mask", "fill", "stroke", "marker-start", "marker-mid", "marker-end")
_MAX_DASHES = 10_000  # dashes of one shape

Box = tuple[float, float, float, float]
Outlines = dict[ET.Element, Outline | None]


def require_bounded(root: ET.Element, view: Box, outlines: Outlines | None = None) -> None:
    """Raise UnusableError if drawing `root` would take too long; `view` is visible (left, top, width, height).

    `outlines` grows by those of its shapes, which need not be found again.
    """
    named = by_id(root)
    require_ending(root, named)
    work = _Work(view, named, {} if outlines is None else outlines)
    for element, place, style in placed(root, named, refers=lambda one: _referred(one, named)):
        work.add(element, place, style)


def require_ending(root: ET.Element, named: ById) -> None:
    """Raise UnusableError if what `root` draws has no end, or too many parts."""
    if _drawn(root, named) > MAX_ELEMENTS:
        raise UnusableError(f"it draws more than {MAX_ELEMENTS:,} shapes; its <use> elements repeat too much")


def _drawn(root: ET.Element, named: ById) -> int:
    """How many elements are drawn, counting repetitions by <use>; MAX_ELEMENTS + 1 means endless."""
    return int(min(_count(root, named, {}), MAX_ELEMENTS + 1))


def _count(element: ET.Element, named: ById, known: dict[ET.Element, float], depth: int = 0) -> float:
    if depth > 2 * MAX_DEPTH:
        return math.inf
    if element not in known:
        known[element] = math.inf  # while it is being counted, so that a circle of uses counts as endless
        used = target(element, named)
        repeated = _count(used, named, known, depth + 1) if used is not None else 0
        repeated += sum(_count(other, named, known, depth + 1) for other in _referred(element, named))
        known[element] = 1 + repeated + sum(_count(child, named, known, depth + 1) for child in element)
    return known[element]


def _referred(element: ET.Element, named: ById) -> list[ET.Element]:
    """What is drawn because an element refers to it; a marker once for each corner of a shape."""
    found: list[ET.Element] = []
    for key in _REFER:
        value = element.get(key, "")
        if value.startswith("url(#"):
            other = named.get(value[5:].partition(")")[0])
            if other is not None and name_of(other) not in GRADIENTS:
                shape = outline(element) if key.startswith("marker") else None
                found += [other] * (shape.pieces if shape and key == "marker-mid" else 1)
    return found


def _size(said: str) -> float:
    """A size of type in units; a share of another one counts as that of browsers."""
    return length(said) if said and not said.endswith(("em", "ex", "%")) else _TYPE * max([1.0, *numbers(said)])


@dataclass
class _Work:
    view: Box
    named: ById
    outlines: Outlines
    filled: float = 0
    letters: int = 0
    shaped: int = 0
    outlined: float = 0
    steps: float = 0
    most_steps: float = 0
    corners: int = 0

    def __post_init__(self) -> None:
        self._crossing: list[tuple[Outline, Matrix, float]] = []
        self._boxes = Boxes(self.named)

    def add(self, element: ET.Element, place: Matrix, style: dict[str, str]) -> None:
        """Add an element at `place`."""
        self._add_apart(element, place)
        if name_of(element) == "text":
            self._add_words(element, place.scale, style["font-size"])
        if element not in self.outlines:
            self.outlines[element] = outline(element)
        shape = self.outlines[element]
        if shape:
            self._add_shape(shape, place, style)

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
            self._cross(shape, place, down, 2)
        area = self._seen(shape, place, stroke * unit / 2) / (self.view[2] * self.view[3])
        if style["fill"] == "none":
            area = min(area, along * stroke + stroke**2)
        else:
            self.outlined += min(down, shape.pieces)
            self._cross(shape, place, down, 1)
        self.filled += area * (_SHADED if "url(" in style["fill"] + style["stroke"] else 1)
        self._require()
        if self.steps > crossings.MAX_STEPS:
            raise UnusableError("one shape in it crosses itself too often; split it into several, or simplify it")

    def _add_apart(self, element: ET.Element, place: Matrix) -> None:
        """Add what it takes to draw an element by itself before it is drawn with all else; and a picture, or words."""
        name = name_of(element)
        weight: float = sum(_APART for key in ("clip-path", "mask", "style") if element.get(key, "none") != "none")
        if element.get("opacity", "1") != "1" and len(element):
            weight += _APART
        filter_ = self.named.get(element.get("filter", "")[5:].partition(")")[0])
        if filter_ is not None:
            weight += sum(self._effect(primitive, place) for primitive in filter_.iter())
        elif element.get("filter", "none") != "none":
            weight += _BLUR + 2 * _EFFECT
        if name == "image":
            weight += _APART
        if name == "pattern" and element.get("patternUnits") == "userSpaceOnUse":
            tile = length(element.get("width", "")) * length(element.get("height", "")) * place.scale**2
            self.filled += tile / (self.view[2] * self.view[3])
        if weight:
            box = around(place, self._boxes.of(element)) or (0.0, 0.0, 0.0, 0.0)
            more = 0.2 * max(box[2] - box[0], box[3] - box[1])
            self.filled += weight * self._within(box, more) / (self.view[2] * self.view[3])
            self._require()

    def _add_words(self, text: ET.Element, scale: float, size: str) -> None:
        """Add a text whose letters have this `size`, unless a part of it says another: each as large as the largest."""
        parts = list(text.iter())
        letters = sum(map(len, text.itertext()))
        self.letters += letters
        self.shaped += letters * len(parts)
        own = [_size(part.get("font-size", size)) for part in parts]
        side = scale * max(own) / min(self.view[2:])
        self.filled += _APART * letters * min(1.0, side) ** 2
        self._require()

    def _effect(self, primitive: ET.Element, place: Matrix) -> float:
        """How much longer a part of a filter takes than to fill the same pixels."""
        name = name_of(primitive)
        if not name.startswith("fe"):
            return 0
        rows = _ROWS * place.scale / min(self.view[2:])  # of the picture, that a unit is high
        match name:
            case "feGaussianBlur" | "feDropShadow":
                return _BLUR
            case "feTurbulence":
                return _TURBULENCE * min(10.0, max([1.0, *numbers(primitive.get("numOctaves", "1"))]))
            case "feMorphology":
                across, down = [*numbers(primitive.get("radius", "0")), 0, 0][:2]
                return _EFFECT + (2 * across * rows + 1) * (2 * (down or across) * rows + 1) / 4
            case "feConvolveMatrix":
                order = [*numbers(primitive.get("order", "3")), 3]
                return _EFFECT + order[0] ** 2
            case "feDiffuseLighting" | "feSpecularLighting":
                return 4 * _EFFECT
        return _EFFECT

    def _require(self) -> None:
        if self.filled > MAX_FILLED or self.outlined > MAX_OUTLINE:
            raise UnusableError("it has too many large shapes; merge those that cover each other")
        if self.letters > _MAX_LETTERS or self.shaped > _MAX_SHAPED:
            most = "has too many parts" if self.letters <= _MAX_LETTERS else f"has more than {_MAX_LETTERS:,} letters"
            raise UnusableError(f"its text {most}; turn it into paths, or shorten it")

    def _cross(self, shape: Outline, place: Matrix, down: float, sides: float) -> None:
        """Add how often lines of the shape cross the same rows: exactly only if they might do it too often."""
        self.corners += shape.pieces
        if self.corners > crossings.MAX_CORNERS:
            self.steps += crossings.most_steps(shape, down, sides, is_tangle=True)
        elif most := crossings.most_steps(shape, down, sides):
            self.most_steps += most
            self._crossing.append((shape, place, sides))
        if self.steps + self.most_steps > crossings.MAX_STEPS:
            unit = min(self.view[2:])
            self.steps += sum(crossings.steps(one, at, self.view[1], unit, twice) for one, at, twice in self._crossing)
            self.most_steps = 0
            self._crossing.clear()

    def _seen(self, shape: Outline, place: Matrix, more: float) -> float:
        """The area of the shape's box, `more` units larger on each side, within the view."""
        return self._within(around(place, shape.box) or (0.0, 0.0, 0.0, 0.0), more)

    def _within(self, box: Sides, more: float) -> float:
        x, y, width, height = self.view
        across = min(x + width, box[2] + more) - max(x, box[0] - more)
        down = min(y + height, box[3] + more) - max(y, box[1] - more)
        return max(0, across) * max(0, down)
