"""Makes the tiles of patterns larger, of many repetitions each.

The painter rounds a tile to whole pixels: the next ones stand beside their places, each farther off. With a tile as
large as the shape that it fills, none does. Where a tile's edge cuts what is drawn, as in most hatchings, each
repetition is cut at whole pixels, so that no seam is seen where two of them meet.
"""

import math
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from kiosk.pictures.svg.boxes import EVERYWHERE, Boxes, Sides, around, united
from kiosk.pictures.svg.cost import require_ending
from kiosk.pictures.svg.numbers import length, matrix, numbers
from kiosk.pictures.svg.outline import outline
from kiosk.pictures.svg.properties import KEPT
from kiosk.pictures.svg.reading import HREF, SVG, name_of
from kiosk.pictures.svg.shapes import Matrix
from kiosk.pictures.svg.traversal import ById, by_id, placed

_MOST = 20  # repetitions across, and down
_MOST_COPIES = 4_000  # in a whole drawing
_OF_CUT = 8  # as many as one that is cut, which takes so much longer
_MOST_DRAWN = 10_000  # elements in one tile, which are drawn anew for each size of the picture
_MOST_LETTERS = 8_000_000  # of all paths in one tile
_COSTLY = {"use", "image", "text", "filter", "mask", "clip-path", "style"}  # elements, and attributes
_FEW, _MANY = 2, 8  # repetitions that go hardly astray, or far
_OF_RECT = {"x", "y", "width", "height", "fill", "fill-opacity", "opacity", "id"}
_GIVEN = KEPT - {"overflow", "display", "opacity", "clip-path", "mask", "filter", "transform"}  # on to what is in it
_LARGEST = 2  # a tile is so many times as large as what is seen, at most
_MET = 1.002  # times as large is what a repetition is cut to: no pixel's middle is between two
_LINKS = 10  # from one pattern to the next
_BENT = re.compile(r"[csqta]", re.IGNORECASE)
_SHARES = "objectBoundingBox"

Box = tuple[float, float, float, float]
Given = dict[ET.Element, dict[str, str]]


class _Tile(NamedTuple):
    """A pattern for one shape, in the shape's units: where its first tile is, and what is in it, from its corner on.

    `repeats`: how many of them fill the shape, across and down.
    """

    x: float
    y: float
    width: float
    height: float
    place: str
    content: list[ET.Element]
    repeats: tuple[int, int] = (1, 1)


class _Cell(NamedTuple):
    """What one repetition of a tile draws, and whether the tile's edge cuts it."""

    content: list[ET.Element]
    is_cut: bool


def enlarge(root: ET.Element, view: Box) -> None:
    """Do it for all shapes in `root`, of which `view` is seen (left, top, width, height). Raises UnusableError."""
    made: list[ET.Element] = []
    for element, key, tile, cell in _cells(root, view):
        if cell:
            name = f"tile-{len(made)}"
            made.append(_repeated(tile, cell, name))
            element.set(key, f"url(#{name})")
    if made:
        ET.SubElement(root, f"{{{SVG}}}defs").extend(made)


def astray(root: ET.Element, view: Box) -> Iterator[ET.Element]:
    """The shapes with more tiles than go into one, or whose tiles stay as they are. Raises UnusableError."""
    for element, _, tile, cell in _cells(root, view):
        if max(tile.repeats) >= _MOST or (max(tile.repeats) > _MANY and not cell):
            yield element


def _cells(root: ET.Element, view: Box) -> Iterator[tuple[ET.Element, str, _Tile, _Cell | None]]:
    """Shapes that are filled with more than a few tiles, and what one repetition draws, if there is room for it."""
    room = _MOST_COPIES
    for element, key, tile in _tiles(root, view):
        cell = _cell(tile)
        room -= math.prod(tile.repeats) * (_OF_CUT if cell and cell.is_cut else 1) + len(tile.content)
        yield element, key, tile, cell if room >= 0 else None


def _tiles(root: ET.Element, view: Box) -> Iterator[tuple[ET.Element, str, _Tile]]:
    """Shapes that are filled with more than a few tiles, and by which property."""
    named = by_id(root)
    if not any(name_of(element) == "pattern" for element in named.values()):
        return
    require_ending(root, named)
    given = _given(root)
    for element, place, _ in list(placed(root, named)):
        for key in ("fill", "stroke"):
            pattern = named.get(element.get(key, "")[5:].partition(")")[0])
            shape = outline(element) if pattern is not None and name_of(pattern) == "pattern" else None
            if pattern is None or shape is None or not place.scale:
                continue
            around_it = _grown(shape.box, length(element.get("stroke-width", "1")) if key == "stroke" else 0)
            tile = _tile(pattern, named, given, shape.box if _is_straight(element) else None)
            tile = tile and _filling(tile, around_it, _LARGEST * max(view[2:]) / place.scale)
            if tile and max(tile.repeats) > _FEW:
                yield element, key, tile


def _span(box: Box) -> tuple[float, float]:
    return box[2] - box[0], box[3] - box[1]


def _is_straight(element: ET.Element) -> bool:
    """Whether a shape's box is known exactly."""
    return name_of(element) != "path" or not _BENT.search(element.get("d", ""))


def _grown(box: Box, by: float) -> Box:
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


def _filling(tile: _Tile, box: Box, most: float) -> _Tile:
    """A tile that is repeated until it fills a shape of this `box`, of which so much is seen at most.

    Where it can, it begins at the pattern's own corner, as a browser's does: elsewhere it would lie between pixels.
    """
    place = matrix(tile.place)
    left, top, right, bottom = around(place.inverse, box) or box
    x, across = _row(tile.x, tile.width, left, right, most / place.scale)
    y, down = _row(tile.y, tile.height, top, bottom, most / place.scale)
    return tile._replace(x=x, y=y, repeats=(across, down))


def _row(start: float, side: float, begin: float, end: float, most: float) -> tuple[float, int]:
    """Where a row of tiles starts that fills from `begin` to `end`, and how many of them it has."""
    room = min(_MOST, max(1, math.ceil(most / side)))
    first, last = math.floor((begin - start) / side), math.floor((end - start) / side)
    if first >= 0 and last < room:
        return start, last + 1
    return start + first * side, min(room, last - first + 1)


def _tile(pattern: ET.Element, named: ById, given: Given, box: Box | None) -> _Tile | None:
    """A pattern's tile for a shape with this `box`; None where that is not known."""
    chain = [pattern]
    while len(chain) < _LINKS and (other := named.get(chain[-1].get(HREF, "")[1:])) is not None:
        chain.append(other)
    said = {key: value for one in reversed(chain) for key, value in one.items()}
    source = next((one for one in chain if len(one)), pattern)
    content = [_with(given[source], child) for child in source]
    in_shares = said.get("patternUnits", _SHARES) == _SHARES
    content_in_shares = said.get("patternContentUnits") == _SHARES and "viewBox" not in said
    own = matrix(said.get("patternTransform", ""))
    if not content or own.is_flat or ((in_shares or content_in_shares) and box is None):
        return None
    left, top, *_ = box or (0.0, 0.0)
    across, down = _span(box) if box else (0.0, 0.0)
    x, y, width, height = (_side(said.get(key, ""), in_shares=in_shares) for key in ("x", "y", "width", "height"))
    if in_shares:
        x, y, width, height = left + x * across, top + y * down, width * across, height * down
    if min(width, height) <= 0:
        return None
    if "viewBox" in said:
        inner = ET.Element(f"{{{SVG}}}svg", {"width": str(width), "height": str(height), "viewBox": said["viewBox"]})
        inner.attrib |= {"preserveAspectRatio": said.get("preserveAspectRatio", "xMidYMid")}
        inner.extend(content)
        content = [inner]
    elif content_in_shares:
        inner = ET.Element(f"{{{SVG}}}g", {"transform": Matrix(a=across, d=down).said})
        inner.extend(content)
        content = [inner]
    return _Tile(x, y, width, height, said.get("patternTransform", ""), content)


def _given(root: ET.Element) -> Given:
    """What is said of all in each pattern, by itself and by what it stands in."""
    found: Given = {}
    waiting = [(child, dict[str, str]()) for child in root]
    while waiting:
        element, said = waiting.pop()
        said = said | {key: value for key, value in element.items() if key in _GIVEN}
        if name_of(element) == "pattern":
            found[element] = said
        waiting += [(child, said) for child in element]
    return found


def _with(given: dict[str, str], child: ET.Element) -> ET.Element:
    """A child that says itself what is said of all in its pattern."""
    copy = ET.Element(child.tag, given | child.attrib)
    copy.text, copy[:] = child.text, list(child)
    return copy


def _side(said: str, *, in_shares: bool) -> float:
    return length(said.rstrip("%")) / 100 if in_shares and said.endswith("%") else length(said)


def _cell(tile: _Tile) -> _Cell | None:
    """What one repetition draws; None where that is too much."""
    inside = [one for content in tile.content for one in content.iter()]
    repeated = math.prod(tile.repeats)
    if len(inside) * repeated > _MOST_DRAWN or any(map(_is_costly, inside)):
        return None
    if sum(len(one.get("d", "")) for one in inside) * repeated > _MOST_LETTERS:
        return None
    if all(_is_plain_rect(one) for one in tile.content):
        return _Cell([cut for one in tile.content if (cut := _cut(one, tile)) is not None], is_cut=False)
    boxes = Boxes(by_id(tile.content[0]))
    found = united(around(matrix(one.get("transform", "")), boxes.of(one)) for one in tile.content)
    if name_of(tile.content[0]) == "svg":
        found = _within_view(tile.content[0], boxes)
    is_cut = found is not None and (min(found[:2]) <= 0 or found[2] >= tile.width or found[3] >= tile.height)
    return _Cell(tile.content, is_cut=is_cut)


def _is_costly(element: ET.Element) -> bool:
    return name_of(element) in _COSTLY or not _COSTLY.isdisjoint(element.keys())


def _is_plain_rect(element: ET.Element) -> bool:
    keys = {key for key, value in element.items() if (key, value) != ("stroke", "none")}
    return name_of(element) == "rect" and keys <= _OF_RECT


def _within_view(inner: ET.Element, boxes: Boxes) -> Sides | None:
    """The box of what an inner <svg> draws, where that is known to be inside."""
    found = united(around(matrix(one.get("transform", "")), boxes.of(one)) for one in inner)
    left, top, width, height = [*numbers(inner.get("viewBox", "")), 0, 0, 0, 0][:4]
    is_inside = found and found[0] > left and found[1] > top and found[2] < left + width and found[3] < top + height
    return None if is_inside else EVERYWHERE


def _cut(rect: ET.Element, tile: _Tile) -> ET.Element | None:
    """A rectangle cut to its tile, with edges that meet those of the next ones; None if it is outside."""
    x, y, width, height = (length(rect.get(key, "")) for key in ("x", "y", "width", "height"))
    left, top, right, bottom = max(0, x), max(0, y), min(tile.width, x + width), min(tile.height, y + height)
    if left >= right or top >= bottom:
        return None
    sides = {"x": left, "y": top, "width": right - left, "height": bottom - top}
    crisp = {"shape-rendering": "crispEdges", **{key: str(value) for key, value in sides.items()}}
    return ET.Element(rect.tag, {**rect.attrib, **crisp})


def _repeated(tile: _Tile, cell: _Cell, name: str) -> ET.Element:
    """A pattern of this `name` whose tile is many of these."""
    across, down = tile.repeats
    sides = {"x": tile.x, "y": tile.y, "width": across * tile.width, "height": down * tile.height}
    made = ET.Element(f"{{{SVG}}}pattern", {"id": name, "patternUnits": "userSpaceOnUse"})
    made.attrib |= {key: str(value) for key, value in sides.items()}
    if tile.place:
        made.set("patternTransform", tile.place)
    one = ET.SubElement(made, f"{{{SVG}}}g", {"id": f"{name}-cell"})
    if cell.is_cut:
        clip = ET.SubElement(made, f"{{{SVG}}}clipPath", {"id": f"{name}-edge"})
        edge = {"width": str(_MET * tile.width), "height": str(_MET * tile.height)}
        ET.SubElement(clip, f"{{{SVG}}}rect", {**edge, "shape-rendering": "crispEdges"})
        one.set("clip-path", f"url(#{name}-edge)")
    one.extend(cell.content)
    for column, row in product(range(across), range(down)):
        if column or row:
            at = {"x": str(column * tile.width), "y": str(row * tile.height)}
            ET.SubElement(made, f"{{{SVG}}}use", {HREF: f"#{name}-cell", **at})
    return made
