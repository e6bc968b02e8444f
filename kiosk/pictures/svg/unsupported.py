"""Which of an element's properties are not drawn as in a browser."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from kiosk.pictures.svg.cascade import Style
from kiosk.pictures.svg.colours import plain
from kiosk.pictures.svg.elements import PAINT_SERVERS
from kiosk.pictures.svg.properties import MARKERS, lack_of, short
from kiosk.pictures.svg.reading import name_of
from kiosk.pictures.svg.stylesheet import Said

_GROUNDS = {"background", "background-color"}
_OF_PAGE = ("margin", "padding", "outline", "box-shadow", "border-radius")
_NOTHING = re.compile(r"(?:none|auto|0[a-z%]*|\s)+")
_OF_WORDS = {"opacity", "filter", "mix-blend-mode", "clip-path", "mask"}  # what browsers do to a part of a text
_FILTER_FUNCTIONS = re.compile(r"\b(blur|drop-shadow)\(|\).*\(")


def lacks(source: ET.Element, style: Style, *, is_root: bool, in_words: bool) -> Iterator[tuple[str, ...]]:
    """Each as one of LACKS, with the values to tell."""
    if source.get("pathLength") and "%" in f"{style.said.get('stroke-dasharray')}{style.said.get('stroke-dashoffset')}":
        yield "style", f"pathLength: {short(source.get('pathLength', ''))}"
    if name_of(source) == "textPath" and source.get("path"):
        yield "rough", "words along its own path"
    if name_of(source) == "symbol" and not {"x", "y", "refX", "refY"}.isdisjoint(source.keys()):
        yield "rough", "a symbol with a place of its own"
    if is_root:
        yield from _lacks_of_root(style.said)
    if _has_other_markers(source, style.said):
        yield "rough", "its markers"
    if in_words:
        for key in sorted(_OF_WORDS & set(style.said)):
            if style.said[key] not in {"none", "1", "1.0", "100%", "normal", "auto"}:
                yield "style", f"{key}: {short(style.said[key])}"
    for key, value in style.said.items():
        if is_root and key in _GROUNDS and plain(value):
            continue
        is_styled = key in style.css or key in {"clip-path", "mask", "vector-effect"}
        found: tuple[str, ...] | None = lack_of(key, value, is_root=is_root) if is_styled else None
        if not found and (_is_rough(source, key, value, is_root=is_root) or _is_stroked_line(key, style.said)):
            found = "rough", f"{key}: {short(value)}"
        if found and (found[0] != "line" or style.said.get("stroke", "") != "none"):
            yield tuple(filter(None, found))


def _lacks_of_root(said: Said) -> Iterator[tuple[str, str]]:
    """What a style makes of the page on which a browser shows a drawing."""
    for key, value in said.items():
        is_place = key in {"top", "left", "right", "bottom", "inset"} and said.get("position", "static") != "static"
        if (is_place or key.startswith(_OF_PAGE)) and not _NOTHING.fullmatch(value.lower()):
            yield "rough", f"{key}: {short(value)}"


def _has_other_markers(source: ET.Element, said: Said) -> bool:
    """Whether its markers are turned otherwise, where it is closed, or there are more, where it has arcs."""
    shape = source.get("d", "").lower()
    is_marked = any(said.get(key, "none") != "none" for key in MARKERS)
    return is_marked and ("z" in shape or ("a" in shape and said.get("marker-mid", "none") != "none"))


def ground_of(said: Said) -> str:
    """The colour that a root lays under all of it, or nothing."""
    grounds = [plain(value) for key, value in said.items() if key in _GROUNDS]
    return next((ground for ground in reversed(grounds) if ground), "")


def _is_stroked_line(key: str, said: Said) -> bool:
    """Whether it is a line under words that are stroked."""
    return key == "text-decoration" and said[key] != "none" and said.get("stroke", "none") != "none"


def _is_rough(source: ET.Element, key: str, value: str, *, is_root: bool) -> bool:
    """Whether a property is drawn a little differently on this element."""
    name = name_of(source)
    match key:
        case "clip-path" | "mask" | "filter" if value != "none":
            is_blur = key == "filter" and _FILTER_FUNCTIONS.search(value) is not None
            return is_root or (key == "mask" and name == "mask") or is_blur
        case "transform-origin":
            return name in PAINT_SERVERS
        case "transform":
            return name in {"symbol", "pattern", "clipPath"} and value != "none"
        case "direction":
            return value == "rtl"
        case "mix-blend-mode":
            return value == "saturation"
        case "image-rendering":
            return value in {"optimizeSpeed", "pixelated", "crisp-edges"}
        case "color-interpolation":
            return value == "linearRGB"
        case "color-scheme":
            return value.lower().split() in (["dark"], ["only", "dark"], ["dark", "only"])
    return False
