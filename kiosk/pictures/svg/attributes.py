"""Writes an element's properties and attributes as the painter reads them."""

import math
import re
import xml.etree.ElementTree as ET

from kiosk.pictures.svg.colours import MIXED, plain
from kiosk.pictures.svg.context import Context
from kiosk.pictures.svg.elements import CONDITIONS
from kiosk.pictures.svg.numbers import NUMBER, length, matrix, numbers, require_small
from kiosk.pictures.svg.properties import (
    COLOURS,
    GEOMETRY,
    IN_STYLE,
    KEPT,
    MARKERS,
    NUMERIC,
    SHARES,
    length_lack,
    plain_length,
    short,
)
from kiosk.pictures.svg.reading import HREF, LINE, name_of
from kiosk.pictures.svg.references import References
from kiosk.pictures.svg.shapes import UnusableError
from kiosk.pictures.svg.slip_list import SlipList
from kiosk.pictures.svg.stylesheet import Said
from kiosk.pictures.svg.traversal import NO_SHAPE, RESOURCES
from kiosk.pictures.svg.words import SIZES

View = tuple[float, float, float, float]  # left, top, width, height

_MAX_STROKE = 10_000  # units
_NO_LENGTHS = {"d", "points", "values", "tableValues", "kernelMatrix"}
_POINTS = re.compile(r"[-+\d.eE\s,]*")
_ALONG = {"stroke-width", "stroke-dasharray", "stroke-dashoffset"}
_OF_THE_VIEW = {key: {"use"} for key in ("x", "y", "width", "height")} | {"textLength": {"text", "tspan", "textPath"}}
_VIEWS = {"svg", "symbol", "marker", "pattern"}
_SIDES = {"width", "height"}
_SPACES = {"letter-spacing", "word-spacing"}
_PERCENT = re.compile(rf"({NUMBER})%")
_UNITS = {"patternUnits", "patternContentUnits", "gradientUnits", "clipPathUnits", "maskUnits", "filterUnits"}
_WITHOUT_MARKERS = {"rect", "circle", "ellipse", "text"}
# Left out, or written in another way.
_ELSEWHERE = {LINE, "style", "class", "font-family", "transform", "id", "requiredFeatures"}
_STYLED = {"rect", "circle", "ellipse", "image", "path"}  # take their geometry from a style
_MOVED = {"svg", "use"}  # take only their place
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Attributes:
    """Writes those of one SVG; `rem` is its root's size of type, px, and `view` what is seen of it."""

    def __init__(self, rem: float, view: View, references: References, slips: SlipList) -> None:
        self._rem = rem
        self._wholes = {"x": view[2], "width": view[2], "textLength": view[2], "y": view[3], "height": view[3]}
        self._wholes |= dict.fromkeys(_ALONG, math.hypot(*view[2:]) / math.sqrt(2))
        self._references = references
        self._slips = slips
        self._ids: set[str] = set()

    def of(self, source: ET.Element, said: Said, context: Context) -> Said:
        """The attributes of a copy, without its `transform`. Raises UnusableError."""
        written = _written(source, said)
        kept = {key: self._value(key, value, source, context) for key, value in written.items()}
        found = {key: value for key, value in kept.items() if value is not None and key != "transform"}
        if href := self._references.href(source, context):
            found[HREF] = href
        identity = source.get("id", "")
        if identity and identity not in self._ids:  # the first element of a name has it
            self._ids.add(identity)
            found["id"] = self._references.plain(identity)
        if blended := [f"{key}:{said[key]}" for key in sorted(IN_STYLE) if key in said]:
            found["style"] = ";".join(blended)
        return found

    def _value(self, key: str, value: str, source: ET.Element, context: Context) -> str | None:
        """A property or attribute as the painter reads it; None where a browser would ignore it."""
        if value in {"unset", "initial", "revert", "revert-layer"}:
            return {"fill": "black", "stroke": "none"}.get(key) if value == "initial" else None
        if key in {"gradientTransform", "patternTransform"}:
            return self._squeezed(value, source)
        if key == "scale" and name_of(source) == "feDisplacementMap":
            far = [*numbers(value), 0][0]
            return str(math.copysign(math.sqrt(abs(far)), far))  # resvg squares it
        if key == "d" and value.startswith("path("):
            value = value[5:-1].strip().strip("'\"")
        if key in NUMERIC:
            return self._number(key, value, source, context)
        if key in SHARES and value.endswith("%"):
            share = numbers(value)
            return str(share[0] / 100) if share else None
        if key in SHARES and "(" in value:
            self._slips.tell("style", source, context, f"{key}: {short(value)}")
        if key in {"flood-color", "lighting-color"} and value.lower() == "currentcolor":
            value = context.words.get("color", "black")
        if "url(" in value.lower():
            return self._references.property(key, value, source, context)
        if key in COLOURS and value not in {"inherit", "context-fill", "context-stroke"}:
            known = plain(value)
            if known is None and value.partition("(")[0] in MIXED:
                self._slips.tell("style", source, context, f"{key}: {short(value)}")
            return known
        if key in {"clip-path", "mask"} and not value.startswith(("none", "inherit")):
            return None
        return value

    def _number(self, key: str, value: str, source: ET.Element, context: Context) -> str | None:
        if key == "font-size" and value in SIZES:
            return f"{SIZES[value]}px"
        require_small(value)
        if key in _NO_LENGTHS:
            return None if key == "points" and not _POINTS.fullmatch(value) else value
        value = value.strip().lower()
        if "%" in value and (key in _ALONG or name_of(source) in _OF_THE_VIEW.get(key, ())):
            value = self._of_whole(key, value, source, context)
        is_root = len(context.above) == 1  # its sides are another's matter
        if (length_lack(value) and not (is_root and key in _SIDES)) or (key in _SPACES and "%" in value):
            self._slips.tell("length", source, context, short(value))
        if key == "stroke-width" and length(value) > _MAX_STROKE:
            raise UnusableError(f"a stroke in it is wider than {_MAX_STROKE:,}; scale it down")
        return None if key == "stroke-width" and length(value) < 0 else plain_length(value, self._rem)

    def _of_whole(self, key: str, value: str, source: ET.Element, context: Context) -> str:
        """Shares of what is seen as lengths; within something that has a size of its own they are told."""
        if any(name_of(outer) in _VIEWS for outer in context.above[1:]):
            self._slips.tell("length", source, context, short(value))
            return value
        whole = self._wholes[key] / 100
        return _PERCENT.sub(lambda found: f"{float(found[1]) * whole}", value)

    def _squeezed(self, value: str, source: ET.Element) -> str:
        """The transform of a gradient or pattern, which is nowhere if it makes all of it flat."""
        found = matrix(value)
        if found.is_flat:
            self._references.gone.add(self._references.plain(source.get("id", "")))
        return found.said


def _is_geometry(key: str, name: str) -> bool:
    """Whether it is a property that says where an element of this name is, or how large."""
    return key in GEOMETRY and (name in _STYLED or (name in _MOVED and key in {"x", "y"}))


def _written(source: ET.Element, said: Said) -> Said:
    """The attributes that the painter knows, and the properties, as they were written."""
    name = name_of(source)
    written: Said = {}
    for key, value in source.items():
        if (
            key in KEPT  # said of it, or one that browsers pass over
            or (key in said and (key not in GEOMETRY or _is_geometry(key, name)))
            or (key in CONDITIONS and (name in NO_SHAPE or name == "svg"))
            or key in _ELSEWHERE
            or key.startswith("on")
        ):
            continue
        if "}" not in key and ":" not in key:
            written[key] = "0" if value == "auto" and key in {"rx", "ry"} else value
        elif key.endswith("namespace}space"):
            written[_XML_SPACE] = value
    if said.get("white-space", "").startswith(("pre", "break-spaces")):
        written[_XML_SPACE] = "preserve"
    written |= {key: value for key, value in said.items() if key in KEPT or _is_geometry(key, name)}
    if name in RESOURCES:
        written.pop("display", None)
    written.pop("href", None)
    if name in _WITHOUT_MARKERS:
        written = {key: value for key, value in written.items() if key not in MARKERS}
    return {
        key: value
        for key, value in written.items()
        if key not in _UNITS or value in {"userSpaceOnUse", "objectBoundingBox"}
    }
