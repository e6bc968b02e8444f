"""Makes an SVG the plain one that Qt is given: nothing in it but shapes, groups, repetitions and gradients.

Qt knows elements by their local names, references by what follows their first letter, and styles by rules of its own.
What is written anew here can be understood in one way only; what is counted is what will be drawn.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import cast

from kiosk.svg.numbers import UnusableError, length, matrix, numbers

MAX_BYTES = 2_000_000
MAX_DEPTH = 64
MAX_ELEMENTS = 50_000  # drawn ones: what a <use> repeats counts each time
MAX_STROKE = 10_000  # units
_MAX_STYLE = 100  # letters of one property in a style
_CUT = "a part of it is missing; wait until it is copied whole, or copy it again"
_ENDS_EARLY = {3, 5, 6, 20}  # expat: no elements, unclosed token, partial character, unclosed CDATA section
_PIECE = 8_192  # letters that are parsed at once: meanwhile no other thread runs

SVG, _XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
HREF = f"{{{_XLINK}}}href"
ET.register_namespace("", SVG)
ET.register_namespace("xlink", _XLINK)

GRADIENTS = {"linearGradient", "radialGradient"}
_KEPT = {"g", "defs", "use", "symbol", "switch", "a", "stop", *GRADIENTS}
_KEPT |= {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
_REFUSED = {
    "image": "save the picture as PNG or JPEG instead",
    "text": "turn it into paths",
    "textArea": "turn it into paths",
    "filter": "flatten it",
    "mask": "flatten it",
    "pattern": "turn it into shapes",
    "marker": "turn it into shapes",
    "svg": "ungroup it",
}
_PAINT = {"fill", "stroke", "color", "stop-color", "opacity", "fill-opacity", "stroke-opacity", "stop-opacity"}
_PAINT |= {"fill-rule", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-dasharray"}
_PAINT |= {"stroke-dashoffset", "display", "visibility"}
_LENGTHS = {"x", "y", "width", "height", "cx", "cy", "r", "rx", "ry", "x1", "y1", "x2", "y2", "fx", "fy", "offset"}
_NUMERIC = {"d", "points", "stroke-width", "stroke-dasharray", *_LENGTHS}
_OTHER = {"id", "d", "points", "transform", "gradientTransform", "gradientUnits", "spreadMethod"}
_URL = re.compile(r"url\(\s*['\"]?#([^'\")]+?)['\"]?\s*\)")
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_NOT_PLAIN = "its style sheet is more than plain classes; save it with presentation attributes"
_SELECTOR = re.compile(r"[.#]?[\w-]+")


def name_of(element: ET.Element) -> str:
    """An element's name in SVG, or nothing if it is of another vocabulary."""
    space, _, name = str(element.tag).rpartition("}")
    return name if space == f"{{{SVG}" else ""


def tree(data: bytes) -> ET.Element:
    """The root of a well-formed SVG, as it was written. Raises UnusableError."""
    if data.endswith(b"\0\0"):  # room for what is not copied yet
        raise UnusableError(_CUT)
    try:
        # No other encoding, declared or not: nothing can hide from the next look.
        text = re.sub(r"^\s*<\?xml.*?\?>", "", data.decode("utf-8-sig"), count=1, flags=re.DOTALL)
    except UnicodeDecodeError as error:
        is_cut = error.reason == "unexpected end of data"
        raise UnusableError(_CUT if is_cut else "it is not UTF-8 text; save it as plain SVG") from None
    if "<!ENTITY" in text:
        raise UnusableError("it defines entities; save it as plain SVG")
    depth = count = 0
    root: ET.Element | None = None
    try:
        for event, element in _events(text):
            if root is None:
                root = element
            depth += 1 if event == "start" else -1
            count += event == "start"
            if depth > MAX_DEPTH:
                raise UnusableError(f"its groups nest deeper than {MAX_DEPTH}; ungroup them")
            if count > MAX_ELEMENTS:
                raise UnusableError(f"it has more than {MAX_ELEMENTS:,} shapes; save it simpler")
    except ET.ParseError as error:
        line, column = error.position
        where = f"it is not well-formed XML, in line {line}, column {column + 1}; save it anew as plain SVG"
        raise UnusableError(_CUT if error.code in _ENDS_EARLY else where) from None
    assert root is not None  # without an element it would not be well-formed
    if name_of(root) != "svg":
        raise UnusableError("this is no SVG")
    return root


def _events(text: str) -> Iterator[tuple[str, ET.Element]]:
    """Where elements begin and end. Raises ET.ParseError."""
    parser: ET.XMLPullParser[ET.Element] = ET.XMLPullParser(("start", "end"))  # without entities nothing can grow
    for at in range(0, len(text), _PIECE):
        parser.feed(text[at : at + _PIECE])
        yield from cast("Iterator[tuple[str, ET.Element]]", parser.read_events())
    parser.close()


def cleaned(root: ET.Element) -> ET.Element:
    """A copy of what is drawn in `root`, its styles as attributes. Raises UnusableError."""
    return _Cleaner(root).root()


class _Cleaner:
    def __init__(self, root: ET.Element) -> None:
        self._source = root
        self._room = 2 * MAX_BYTES  # letters; rules of a style sheet are written out at each element they are for
        self._rules = _rules(root)
        self._gradients = {element.get("id") for element in root.iter() if name_of(element) in GRADIENTS}
        self._ids: set[str] = set()

    def root(self) -> ET.Element:
        made = ET.Element(f"{{{SVG}}}svg", self._attributes(self._source, "svg"))
        self._fill(made, self._source)
        return made

    def _fill(self, made: ET.Element, source: ET.Element) -> None:
        for child in source:
            name = name_of(child)
            if name in _REFUSED:
                raise UnusableError(f"it has a <{name}>, which is not drawn here; {_REFUSED[name]}")
            if name in _KEPT:
                element = ET.SubElement(made, str(child.tag), self._attributes(child, name))
                self._fill(element, child)

    def _attributes(self, element: ET.Element, name: str) -> dict[str, str]:
        written = {key: value for key, value in element.items() if key in _PAINT or key in _OTHER or key in _LENGTHS}
        for selector in (name, *(f".{part}" for part in element.get("class", "").split()), f"#{element.get('id')}"):
            written |= self._rules.get(selector, {})
        written |= _declarations(element.get("style", ""))
        href = (element.get(HREF) or element.get("href") or "").strip()
        if href.startswith("#") and (name == "use" or (name in GRADIENTS and href[1:] in self._gradients)):
            written[HREF] = href
        kept = {key: self._value(key, value) for key, value in written.items() if key != "id" or self._is_new(value)}
        self._room -= sum(map(len, kept.values()))
        if self._room < 0:
            raise UnusableError("its style sheet says too much of too many shapes; save it simpler")
        return kept

    def _is_new(self, name: str) -> bool:
        """The first element of a name has it; for others Qt and we could differ."""
        if name in self._ids:
            return False
        self._ids.add(name)
        return True

    def _value(self, key: str, value: str) -> str:
        if key in ("transform", "gradientTransform"):
            return f"matrix({' '.join(map(repr, vars(matrix(value)).values()))})"
        if key in _NUMERIC:
            numbers(value)
            if key == "stroke-width" and length(value) > MAX_STROKE:
                raise UnusableError(f"a stroke in it is wider than {MAX_STROKE:,}; scale it down")
        elif "url" in value.lower() and key != "id":
            link = _URL.search(value)
            return f"url(#{link[1]})" if link and link[1] in self._gradients else "none"
        return value


def _rules(root: ET.Element) -> dict[str, dict[str, str]]:
    """What the style sheets say, by selector: an element's name, `.class` or `#id`."""
    sheet = "".join("".join(element.itertext()) for element in root.iter() if name_of(element) == "style")
    sheet = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    # What asks for another file, or for a font, has no selector; the rest of such a sheet could mean anything.
    if "@" in sheet:
        raise UnusableError(_NOT_PLAIN)
    rules: dict[str, dict[str, str]] = {}
    for selectors, said in _RULE.findall(sheet):
        declared = _declarations(said)
        for selector in map(str.strip, selectors.split(",")):
            if not _SELECTOR.fullmatch(selector):
                raise UnusableError(_NOT_PLAIN)
            rules[selector] = rules.get(selector, {}) | declared
    return rules


def _declarations(said: str) -> dict[str, str]:
    parts = (part.partition(":") for part in said.split(";"))
    found = {key.strip(): value.replace("!important", "").strip() for key, _, value in parts}
    return {key: value for key, value in found.items() if key in _PAINT and 0 < len(value) <= _MAX_STYLE}
