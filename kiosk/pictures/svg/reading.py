"""An SVG's text as a tree of elements, each with its line; bounded before it is looked at."""

import re
import xml.etree.ElementTree as ET
from functools import lru_cache
from xml.parsers import expat

from kiosk.pictures.photos import other_formats
from kiosk.pictures.svg.shapes import UnusableError

MAX_DEPTH = 64
MAX_ELEMENTS = 50_000  # drawn ones: what a <use> repeats counts each time
_MAX_GROWN = 100_000  # letters that entities stand for
_CUT = "a part of it is missing; wait until it is copied completely, or copy it again"
_ENDS_EARLY = {3, 5, 6, 20}  # expat: no elements, unclosed token, partial character, unclosed CDATA section
_UNBOUND = 27  # expat: a prefix that nobody declares
_PIECE = 8_192  # letters that are parsed at once: meanwhile no other thread runs

SVG, XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
HREF = f"{{{XLINK}}}href"
LINE = "{kiosk}line"  # of an element, where its file has it
ET.register_namespace("", SVG)
ET.register_namespace("xlink", XLINK)
_ENTITY = re.compile(r"""<!ENTITY\s+([\w.-]+)\s+(?:"([^"&%<]*)"|'([^'&%<]*)')\s*>""")


def name_of(element: ET.Element) -> str:
    """An element's name in SVG, or nothing if it is of another vocabulary."""
    return _name(str(element.tag))


@lru_cache(256)
def _name(tag: str) -> str:
    space, _, name = tag.rpartition("}")
    return name if space == f"{{{SVG}" else ""


def line_of(element: ET.Element) -> int:
    """The line where an element begins in its file."""
    return int(element.get(LINE, "1"))


def tree(data: bytes) -> ET.Element:
    """The root of a well-formed SVG, as it was written. Raises UnusableError."""
    if other := other_formats.instead_of_svg(data):
        raise UnusableError(other)
    if data.endswith(b"\0\0"):  # room for what is not copied yet
        raise UnusableError(_CUT)
    try:
        # No other encoding, declared or not: nothing can hide from the next look.
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        is_cut = error.reason == "unexpected end of data"
        raise UnusableError(_CUT if is_cut else "it is not UTF-8 text; save it as plain SVG") from None
    text = re.sub(r"^\s*<\?xml.*?\?>", lambda found: "\n" * found[0].count("\n"), text, count=1, flags=re.DOTALL)
    _require_small_entities(text)
    builder = _Builder()
    try:
        for at in range(0, len(text), _PIECE):
            builder.parser.Parse(text[at : at + _PIECE], False)
        builder.parser.Parse("", True)
    except expat.ExpatError as error:
        where = f"in line {error.lineno}, column {error.offset + 1}"
        if error.code == _UNBOUND:
            raise UnusableError(f"it uses a prefix that it does not declare, {where}; save it as plain SVG") from None
        wrong = f"it is not well-formed XML, {where}; save it again as plain SVG"
        raise UnusableError(_CUT if error.code in _ENDS_EARLY else wrong) from None
    finally:
        del builder.parser  # or both, and the tree with them, wait for Python's garbage collection
    root = builder.made.close()
    if name_of(root) != "svg":
        raise UnusableError("this is not an SVG")
    return root


def _require_small_entities(text: str) -> None:
    """Illustrator defines short names for what it repeats; nothing else is taken, or could grow."""
    defined = _ENTITY.findall(text)
    grown = sum(text.count(f"&{name};") * len(one + other) for name, one, other in defined)
    if text.count("<!ENTITY") != len(defined) or grown > _MAX_GROWN:
        raise UnusableError("it defines entities; save it as plain SVG")


class _Builder:
    """Makes a tree of what expat finds."""

    def __init__(self) -> None:
        self.made = ET.TreeBuilder()
        self.parser = expat.ParserCreate(namespace_separator="}")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self.made.data
        self._depth = self._count = 0
        self._is_bare = False  # cut out of a web page: nothing in it says that it is SVG

    def _start(self, name: str, said: dict[str, str]) -> None:
        if not self._count:
            self._is_bare = name == "svg"
        self._depth, self._count = self._depth + 1, self._count + 1
        if self._depth > MAX_DEPTH:
            raise UnusableError(f"its groups nest deeper than {MAX_DEPTH}; ungroup them")
        if self._count > MAX_ELEMENTS:
            raise UnusableError(f"it has more than {MAX_ELEMENTS:,} shapes; simplify it")
        said = {f"{{{key}" if "}" in key else key: value for key, value in said.items()}
        said[LINE] = str(self.parser.CurrentLineNumber)
        self.made.start(self._tag(name), said)

    def _end(self, name: str) -> None:
        self._depth -= 1
        self.made.end(self._tag(name))

    def _tag(self, name: str) -> str:
        if "}" in name:
            return f"{{{name}"
        return f"{{{SVG}}}{name}" if self._is_bare else name
