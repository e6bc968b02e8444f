"""Separates what moves in a picture from what stands still, by the names of groups such as `sway-scales`.

A moving group is a direct child of a layer. What is drawn before and after it stands still, each as a part of its own,
so that the drawing order is kept.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from kiosk.pictures.svg.cost import Box, Outlines, require_bounded
from kiosk.pictures.svg.extent import ink
from kiosk.pictures.svg.numbers import matrix
from kiosk.pictures.svg.outline import outline
from kiosk.pictures.svg.reading import HREF, name_of
from kiosk.pictures.svg.shapes import HERE, SIDE, Light, Matrix, Part, Point, UnusableError
from kiosk.pictures.svg.traversal import NO_SHAPE, ById

MOVEMENTS = ("sway", "turn", "rise", "pulse", "hang")
APART = ("rise", "hang")  # in such a group each thing moves by itself
RUN, LIGHT, PIVOT = "run", "light", "pivot"
MAX_MOVING = 8  # moving groups in a picture
MAX_RISEN = 24  # children of all groups together in which each thing moves by itself
MAX_LIGHTS = 4
# Letters of all light paths: unlike everything else, they are drawn on the thread that answers touches.
MAX_LIGHT = 10_000
_MAX_BYTES = 4_000_000  # bytes of all parts' documents; each contains what is outside the layers, such as <defs>
NAMED = re.compile(rf"({'|'.join(MOVEMENTS)})-(.+)")
_TOO_LARGE = (
    "does not move, and nothing else does: what stands beside the layers, such as <defs>, is too large; simplify it"
)
_NEEDED = (
    "keeps everything from moving: one part of the picture draws it and another needs it; "
    "put it into <defs> beside the layers"
)


class StandsError(Exception):
    """Nothing in a picture can move. The text says why, for the element `id`, and what to do."""

    def __init__(self, name: str, message: str) -> None:
        self.id = name
        super().__init__(message)


def lights(groups: list[ET.Element]) -> tuple[Light, ...]:
    """The lights of all layers, from the back; none if their paths are too long."""
    found = [light for _, light in runs(groups) if light]
    return tuple(found[:MAX_LIGHTS]) if sum(len(light.path) for light in found) <= MAX_LIGHT else ()


def runs(groups: list[ET.Element]) -> Iterator[tuple[ET.Element, Light | None]]:
    """The elements named as lights, each with its light; None if there is no path in it to run along."""
    for layer, group in enumerate(groups):
        for named, outer in _places(group):
            if named.get("id") == LIGHT or named.get("id", "").startswith(f"{RUN}-"):
                found = (Light(path.get("d", ""), layer, place) for path, place in _paths(named, outer))
                yield named, next(found, None)


def _paths(group: ET.Element, place: Matrix) -> Iterator[tuple[ET.Element, Matrix]]:
    """The paths in a group at `place` that have some length."""
    inner = (found for child in group for found in _places(child, place))
    return (found for found in chain([(group, place)], inner) if name_of(found[0]) == "path" and _has_length(found[0]))


def _has_length(path: ET.Element) -> bool:
    shape = outline(path)
    return shape is not None and shape.across + shape.down > 0


def _places(element: ET.Element, outer: Matrix = HERE) -> Iterator[tuple[ET.Element, Matrix]]:
    """An element and everything in it, each with the matrix from its own units to the picture's."""
    place = outer.after(matrix(element.get("transform", "")))
    yield element, place
    for child in element:
        yield from _places(child, place)


@dataclass
class Moving:
    """How a group moves; `outer` converts the units around it to the picture's."""

    movement: str
    name: str  # the part of its id after the movement
    pivot: Point | None
    outer: Matrix


@dataclass
class _Piece:
    """Some children of a layer that become one part. `within`: the group of things that each move by itself."""

    layer: int
    children: list[ET.Element]
    movement: str = ""
    pivot: Point | None = None
    nth: int = 0
    within: ET.Element | None = None

    @property
    def name(self) -> str:
        """The id of its group."""
        return (self.children[0] if self.within is None else self.within).get("id", "")


def moving(groups: list[ET.Element], named: ById) -> dict[ET.Element, Moving]:
    """The moving groups, from the back. Their pivots are removed from the drawing."""
    found: dict[ET.Element, Moving] = {}
    for layer in groups:
        outer = matrix(layer.get("transform", ""))
        for child in layer:
            said = NAMED.fullmatch(child.get("id", ""))
            if said and name_of(child) == "g" and len(found) < MAX_MOVING:
                pivot = _pivot(child, f"{PIVOT}-{said[2]}", outer, named)
                found[child] = Moving(said[1], said[2], pivot, outer)
        _hang({group: how for group, how in found.items() if group in set(layer)}, found)
    return found


def _hang(here: dict[ET.Element, Moving], found: dict[ET.Element, Moving]) -> None:
    """Give what hangs in a layer the pivot of what it hangs from; without one it does not move."""
    pivots = {how.name: how.pivot for how in here.values() if how.movement == "sway"}
    for group, how in here.items():
        if how.movement == "hang":
            how.pivot = pivots.get(how.name)
            if how.pivot is None:
                del found[group]


def _pivot(group: ET.Element, name: str, outer: Matrix, named: ById) -> Point | None:
    """Where the element `name` in a group is, in the picture's units. It is removed."""
    for parent, place in _places(group, outer):
        for child in parent:
            drawn = ink(child, named, place, hidden=True) if child.get("id") == name else None
            if drawn:
                parent.remove(child)
                left, top, right, bottom = drawn.extent()
                return (left + right) / 2, (top + bottom) / 2
    return None


def parts(
    drawn: ET.Element,
    groups: list[ET.Element],
    moves: dict[ET.Element, Moving],
    view: Box,
    reach: Box,
    outlines: Outlines,
) -> tuple[Part, ...]:
    """The parts of a picture from back to front, as documents that show `view`; none if nothing moves.

    `outlines` are those of its shapes.

    Raises StandsError if that is impossible: one part needs something drawn in another, or the moving parts would take
    too long to draw within `reach`, or need too much room.
    """
    if not moves:
        return ()
    pieces = list(_pieces(groups, moves))
    frame = {**drawn.attrib, **attributes(view)}
    beside = [child for child in drawn if child not in groups and name_of(child) in NO_SHAPE]
    _require_apart(drawn, beside, pieces)
    made: list[Part] = []
    room = _MAX_BYTES
    for piece in pieces:
        document = ET.Element(drawn.tag, frame)
        document.extend([*beside, _inside(groups[piece.layer], piece)])
        if piece.movement:
            try:
                require_bounded(document, reach, outlines)
            except UnusableError as error:
                raise StandsError(piece.name, f"keeps everything from moving: {error}") from None
        said = ET.tostring(document)
        room -= len(said)
        if room < 0:
            raise StandsError(next(iter(moves)).get("id", ""), _TOO_LARGE)
        made.append(Part(said, piece.layer, piece.movement, piece.pivot, piece.nth))
    return tuple(made)


def attributes(view: Box) -> dict[str, str]:
    """Of a document's root that shows `view`, on a square of SIDE: whoever draws it gives it its shape."""
    shown = {"viewBox": " ".join(map(str, view)), "preserveAspectRatio": "none"}
    return {**shown, "width": str(SIDE), "height": str(SIDE)}


def things(group: ET.Element) -> list[ET.Element]:
    """The children of a group that can move by themselves."""
    return [inner for inner in group if name_of(inner) not in NO_SHAPE]


def _pieces(groups: list[ET.Element], moves: dict[ET.Element, Moving]) -> Iterator[_Piece]:
    risen = 0
    for number, layer in enumerate(groups):
        still: list[ET.Element] = []
        for child in layer:
            group = moves.get(child)
            if group is None:
                still.append(child)
                continue
            if still:
                yield _Piece(number, still)
                still = []
            if group.movement not in APART:
                yield _Piece(number, [child], group.movement, group.pivot)
                continue
            children = things(child)
            may_rise = children[: MAX_RISEN - risen]
            for nth, inner in enumerate(may_rise):
                pivot = group.pivot if group.movement == "hang" else None
                yield _Piece(number, [inner], group.movement, pivot, nth, within=child)
            risen += len(may_rise)
            if children[len(may_rise) :]:
                yield _Piece(number, children[len(may_rise) :], within=child)
        if still:
            yield _Piece(number, still)


def _inside(layer: ET.Element, piece: _Piece) -> ET.Element:
    """The layer with only this piece in it."""
    inside = ET.Element(layer.tag, layer.attrib)
    within = inside if piece.within is None else ET.SubElement(inside, piece.within.tag, piece.within.attrib)
    within.extend(piece.children)
    return inside


def _require_apart(drawn: ET.Element, beside: list[ET.Element], pieces: list[_Piece]) -> None:
    """Raise StandsError if a piece refers to something drawn outside it."""
    everywhere = _ids([drawn]) - _ids(beside)
    for piece in pieces:
        outside = _asked(_all(piece.children)) & (everywhere - _ids(piece.children))
        if outside:
            name = min(outside)
            raise StandsError(name, _NEEDED)


def _ids(elements: Iterable[ET.Element]) -> set[str]:
    return {element.get("id", "") for element in _all(elements)} - {""}


def _all(elements: Iterable[ET.Element]) -> Iterator[ET.Element]:
    for element in elements:
        yield from element.iter()


def _asked(elements: Iterable[ET.Element]) -> set[str]:
    """The ids that these elements refer to."""
    values = (
        value for element in elements for key, value in element.items() if key == HREF or value.startswith("url(")
    )
    return {value.removeprefix("url(").removesuffix(")").removeprefix("#") for value in values}
