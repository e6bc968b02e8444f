"""Writes an element's properties and attributes as the painter reads them."""

import math
import re
import xml.etree.ElementTree as ET

from kiosk.pictures.svg.colours import plain
from kiosk.pictures.svg.context import Context
from kiosk.pictures.svg.elements import CONDITIONS
from kiosk.pictures.svg.numbers import length, matrix, numbers, require_small
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
from kiosk.pictures.svg.traversal import NO_SHAPE
from kiosk.pictures.svg.words import SIZES

_MAX_STROKE = 10_000  # units
_NO_LENGTHS = {"d", "points", "values", "tableValues", "kernelMatrix"}
_POINTS = re.compile(r"[-+\d.eE\s,]*")
_UNITS = {"patternUnits", "patternContentUnits", "gradientUnits", "clipPathUnits", "maskUnits", "filterUnits"}
_WITHOUT_MARKERS = {"rect", "circle", "ellipse", "text"}
_ELSEWHERE = {LINE, "style", "class", "font-family", "transform", "id"}  # left out, or written in another way
_PROPERTIES = (KEPT | GEOMETRY) - {"font-family"}
_MIXED = {"color-mix", "rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color", "contrast-color"}
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Attributes:
    """Writes those of one SVG; `rem` is its root's size of type, px."""

    def __init__(self, rem: float, references: References, slips: SlipList) -> None:
        self._rem = rem
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
            found["id"] = identity
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
        if "url(" in value.lower():
            return self._references.property(key, value, source, context)
        if key in COLOURS and value not in {"inherit", "context-fill", "context-stroke"}:
            known = plain(value)
            if known is None and value.partition("(")[0] in _MIXED:
                self._slips.tell("style", source, context, f"{key}: {short(value)}")
            return known
        if key in {"clip-path", "mask"} and not value.startswith(("none", "inherit")):
            return None
        if key == "stroke-linejoin" and value in {"arcs", "miter-clip"}:
            return None
        return value

    def _number(self, key: str, value: str, source: ET.Element, context: Context) -> str | None:
        if key == "font-size" and value in SIZES:
            return f"{SIZES[value]}px"
        require_small(value)
        if key not in _NO_LENGTHS and length_lack(value):
            self._slips.tell("length", source, context, short(value))
        if key == "stroke-width" and length(value) > _MAX_STROKE:
            raise UnusableError(f"a stroke in it is wider than {_MAX_STROKE:,}; scale it down")
        if (key == "stroke-width" and length(value) < 0) or (key == "points" and not _POINTS.fullmatch(value)):
            return None
        return plain_length(value, self._rem) if key not in _NO_LENGTHS else value

    def _squeezed(self, value: str, source: ET.Element) -> str:
        """The transform of a gradient or pattern, which is nowhere if it makes all of it flat."""
        found = matrix(value)
        if found.is_flat:
            self._references.gone.add(source.get("id", ""))
        return found.said


def _written(source: ET.Element, said: Said) -> Said:
    """The attributes that the painter knows, and the properties, as they were written."""
    name = name_of(source)
    written: Said = {}
    for key, value in source.items():
        if (
            key in said
            or (key in CONDITIONS and (name in NO_SHAPE or name == "svg"))
            or key in _ELSEWHERE
            or key.startswith("on")
        ):
            continue
        if "}" not in key and ":" not in key:
            written[key] = value
        elif key.endswith("namespace}space"):
            written[_XML_SPACE] = value
    if said.get("white-space", "").startswith(("pre", "break-spaces")):
        written[_XML_SPACE] = "preserve"
    written |= {key: value for key, value in said.items() if key in _PROPERTIES}
    written.pop("href", None)
    if name in _WITHOUT_MARKERS:
        written = {key: value for key, value in written.items() if key not in MARKERS}
    return {
        key: value
        for key, value in written.items()
        if key not in _UNITS or value in {"userSpaceOnUse", "objectBoundingBox"}
    }
