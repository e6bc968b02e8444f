"""What of filters the painter draws a little differently from a browser."""

import math
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from kiosk.pictures.svg.boxes import EVERYWHERE, Boxes, Sides, around
from kiosk.pictures.svg.cost import require_ending
from kiosk.pictures.svg.numbers import length, numbers
from kiosk.pictures.svg.outline import outline
from kiosk.pictures.svg.reading import HREF, name_of
from kiosk.pictures.svg.shapes import Matrix
from kiosk.pictures.svg.traversal import by_id, placed

_INPUTS = {"SourceGraphic", "SourceAlpha", "BackgroundImage", "BackgroundAlpha", "FillPaint", "StrokePaint", ""}
_SIDES = ("x", "y", "width", "height")
_TURNED = {"feOffset", "feDropShadow", "feTile", "feTurbulence", "feFlood", "feMorphology", "feDisplacementMap"}
_SLACK = 1e-6
_FARTHEST = 1.9  # times what is seen, past each of its edges: resvg draws on twice as much
_REACH = 0.05  # of a shape's side: half of a stroke that is less stays within the region where nothing says its size

View = tuple[float, float, float, float]  # left, top, width, height


def different(root: ET.Element, view: View) -> Iterator[tuple[ET.Element, str]]:
    """Each element with such an effect, and what of it. `view` is what is seen of `root`. Raises UnusableError."""
    named = by_id(root)
    if not any(name_of(element) == "filter" for element in named.values()):
        return
    boxes = Boxes(named)
    require_ending(root, named)
    for element, place, style in placed(root, named):
        effect = named.get(element.get("filter", "")[5:].partition(")")[0])
        if effect is None or style["display"] == "none":
            continue
        if found := _whole(effect, place, boxes.of(element), view):
            yield element, found
        elif _cuts_stroke(effect, element, style):
            yield element, "its effect, which ends within its stroke"


def _whole(effect: ET.Element, place: Matrix, box: Sides | None, view: View) -> str:
    """What of an effect on something of this `box` that stands at `place`, or nothing."""
    parts = [part for part in effect.iter() if part is not effect]
    names = {name_of(part) for part in parts}
    if names & {"feDiffuseLighting", "feSpecularLighting"}:
        return "its light"
    if "feConvolveMatrix" in names:
        return "its sharpening"
    if effect.get("primitiveUnits") == "objectBoundingBox":
        return "the parts of its effect, in shares of a box"
    is_turned = max(abs(place.b), abs(place.c)) > _SLACK * max(1.0, place.scale)
    is_bent = abs(place.a * place.c + place.b * place.d) > _SLACK * max(1.0, place.scale**2)
    if is_turned and (is_bent or names & _TURNED):
        return "its effect, as it is turned"
    for part in parts:
        if found := _part(part, parts, view):
            return found
    return "its effect, which ends at an edge" if box and _cuts(effect, box, view) else ""


def _part(part: ET.Element, parts: list[ET.Element], view: View) -> str:
    sides = sum(part.get(key) is not None for key in _SIDES)
    if 0 < sides < len(_SIDES):
        return "a part of its effect, which ends at an edge"
    if sides and any(part.get(key, "").lstrip().startswith("-") for key in ("x", "y")):
        return "a part of its effect, which begins outside"
    known = _INPUTS | {other.get("result", "") for other in parts}
    if {part.get("in", ""), part.get("in2", "")} - known:
        return "its effect, which names a step that there is not"
    match name_of(part):
        case "feImage" if part.get(HREF, "").startswith("#"):
            return "a part of the drawing in its effect"
        case "feTurbulence":  # a browser counts it in a picture's own pixels, resvg in the drawing's units
            return "its noise"
        case "feDisplacementMap":  # resvg takes a map's colours darker where it is not opaque
            return "its distortion"
        case "feColorMatrix" if part.get("type") == "saturate":
            share = [*numbers(part.get("values", "1")), 1][0]
            return "its colours" if not 0 <= share <= 1 else ""
        case "feGaussianBlur":
            across, down, *_ = [*(both := numbers(part.get("stdDeviation", "0"))), *both, 0, 0]
            return "its blur" if not math.isclose(across, down) or across > max(view[2:]) / 4 else ""
    return ""


def _cuts_stroke(effect: ET.Element, element: ET.Element, style: dict[str, str]) -> bool:
    """Whether a usual region, a tenth larger than the shape on each side, ends near its stroke."""
    shape = outline(element)
    if shape is None or style["stroke"] in {"", "none"} or any(effect.get(key) for key in _SIDES):
        return False
    left, top, right, bottom = shape.box
    return length(style["stroke-width"] or "1") / 2 > _REACH * min(right - left, bottom - top) + _SLACK


def too_far(root: ET.Element, view: View) -> Iterator[ET.Element]:
    """The elements with an effect that the painter cannot draw, since its region reaches too far past what is seen."""
    named = by_id(root)
    failing = {name for name, effect in named.items() if name_of(effect) == "filter" and any(map(_is_strict, effect))}
    if not failing:
        return
    boxes = Boxes(named)
    require_ending(root, named)
    left, top, width, height = view
    for element, place, style in placed(root, named):
        name = element.get("filter", "")[5:].partition(")")[0]
        box = boxes.of(element) if name in failing and style["display"] != "none" else None
        if box is None or box == EVERYWHERE:
            continue
        found = around(place, _region(named[name], box, view)) or box
        begins = min(found[0] - left + _FARTHEST * width, found[1] - top + _FARTHEST * height)
        ends = min(left + (1 + _FARTHEST) * width - found[2], top + (1 + _FARTHEST) * height - found[3])
        if min(begins, ends) < 0:
            yield element


def _is_strict(part: ET.Element) -> bool:
    return name_of(part) == "feDisplacementMap" or part.get("operator") == "arithmetic"


def _region(effect: ET.Element, box: Sides, view: View) -> Sides:
    """Where an effect on something of this box is drawn, in the element's units."""
    in_units = effect.get("filterUnits") == "userSpaceOnUse"
    ends: list[tuple[float, float]] = []
    for axis, (at, size) in enumerate((("x", "width"), ("y", "height"))):
        start, span = box[axis], box[axis + 2] - box[axis]
        whole = view[axis + 2] if in_units else 1.0
        begin, length = _side(effect.get(at, "-10%"), whole), _side(effect.get(size, "120%"), whole)
        ends.append((begin, begin + length) if in_units else (start + begin * span, start + (begin + length) * span))
    (left, right), (top, bottom) = ends
    return left, top, right, bottom


def _cuts(effect: ET.Element, box: Sides, view: View) -> bool:
    """Whether the effect's region leaves out some of the box."""
    if not any(effect.get(key) for key in _SIDES) or box[2] - box[0] > 100 * view[2]:
        return False
    left, top, right, bottom = _region(effect, box, view)
    is_inside = left <= box[0] + _SLACK and top <= box[1] + _SLACK and right >= box[2] - _SLACK
    is_vast = right - left > 20 * view[2] or bottom - top > 20 * view[3]
    return not is_inside or bottom < box[3] - _SLACK or is_vast


def _side(said: str, whole: float) -> float:
    found = [*numbers(said), 0.0][0]
    return found / 100 * whole if said.strip().endswith("%") else found
