"""What an SVG's elements refer to: paints, clips, masks, markers, filters, and what a <use> repeats."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from urllib.parse import unquote

from kiosk.pictures.svg.colours import plain
from kiosk.pictures.svg.context import Context
from kiosk.pictures.svg.elements import PAINT_SERVERS
from kiosk.pictures.svg.properties import COLOURS, MARKERS
from kiosk.pictures.svg.reading import HREF, name_of
from kiosk.pictures.svg.slip_list import SlipList
from kiosk.pictures.svg.traversal import GRADIENTS, by_id

_REFERS = {"clip-path": {"clipPath"}, "mask": {"mask"}, "filter": {"filter"}, **{key: {"marker"} for key in MARKERS}}
_MOST_LINKS = 10  # from one gradient to the next
_URL = re.compile(
    r"""url\(\s*+(?:"(?P<double>[^"]*+)"\s*+|'(?P<single>[^']*+)'\s*+|(?P<bare>(?:\\.|[^'")\\])*+))\)\s*+(?P<rest>.*)""",
    re.DOTALL | re.IGNORECASE,
)
_ODD = re.compile(r"""[\s()'"%\\]""")  # in an id, what would end a url() or is written in another way there


class References:
    """The ids of an SVG: `used` are those that something refers to, `gone` those that nothing but a <use> can draw.

    Another file is never opened; `slips` are told of it.
    """

    def __init__(self, root: ET.Element, slips: SlipList) -> None:
        self.used: set[str] = set()
        self.gone: set[str] = set()
        self._slips = slips
        self._elements: dict[str, ET.Element] = {}
        for element in root.iter():
            self._elements.setdefault(element.get("id", ""), element)
        self._plain = {name: f"odd-{place}" for place, name in enumerate(self._elements) if _ODD.search(name)}
        self._elements |= {self._plain[name]: self._elements[name] for name in self._plain}
        self._named = {name: name_of(element) for name, element in self._elements.items()}

    def property(self, key: str, value: str, source: ET.Element, context: Context) -> str | None:
        """A property with a url() as the painter reads it; None where a browser would ignore it."""
        link = _URL.search(value)
        if link is None:
            return None
        where, rest = _where(link), link["rest"].strip()
        if not where.startswith("#"):
            if where:
                self._slips.tell("outside", source, context)
            return None
        kinds = _REFERS.get(key, PAINT_SERVERS)
        name = self._name(where[1:])
        if self._named.get(name) in kinds:
            self.used.add(name)
            url = f"url(#{self.plain(name)})"
            if key not in COLOURS:
                return _URL.sub(lambda one: f"{url} {one['rest']}".strip(), value) if key == "filter" else url
            if rest and not plain(rest):
                return None
            return f"{url} {plain(rest)}" if rest and self._has_stops(name) else url
        if key in COLOURS:
            return plain(rest) if rest else "none"
        return None

    def href(self, source: ET.Element, context: Context) -> str:
        """Where an element's link leads to, or nothing if it may not be followed."""
        name, href = name_of(source), href_of(source)
        asked = self._name(href[1:])
        if href.startswith("#") and asked in self._named and name not in {"a", "filter"}:
            self.used.add(asked)
            if name == "textPath" and not self._is_measured(asked, source):
                self._slips.tell("rough", source, context, "words along a shape that a browser measures otherwise")
            return f"#{self.plain(asked)}"
        if href and name in {"image", "feImage"} and href[:5].lower() == "data:":
            return href
        if href and not href.startswith("#") and name not in {"a", "image"}:
            self._slips.tell("outside", source, context)
        return ""

    def plain(self, name: str) -> str:
        """An id as it is written in what the painter gets."""
        return self._plain.get(name, name)

    def sides_of_symbol(self, use: ET.Element) -> dict[str, str]:
        """The sides that a <use> takes from the symbol that it repeats."""
        symbol = self._elements.get(self._name(href_of(use)[1:]))
        if symbol is None or name_of(symbol) != "symbol":
            return {}
        return {key: symbol.attrib[key] for key in ("width", "height") if key in set(symbol.keys()) - set(use.keys())}

    def _name(self, said: str) -> str:
        """The id that a link says, which may be written as in a web address."""
        return said if said in self._named else unquote(said)

    def _is_measured(self, name: str, words: ET.Element) -> bool:
        """Whether words along the element of this name begin where they do in a browser."""
        along = self._elements[name]
        is_share = "startOffset" not in words.attrib or words.get("startOffset", "").endswith("%")
        return name_of(along) == "path" and (is_share or "pathLength" not in along.attrib)

    def repeated(self, use: ET.Element) -> Iterator[ET.Element]:
        """What a <use> repeats, and all in it."""
        name = self._name(href_of(use)[1:])
        found = self._elements.get(name) if name else None
        return found.iter() if found is not None else iter(())

    def let_go(self, made: ET.Element) -> None:
        """Take out what refers to something that is nowhere, as a browser does: hidden, or squeezed flat."""
        there = by_id(made)
        for element in made.iter():
            if name_of(element) == "use" and element.get(HREF, "#")[1:] not in {"", *there}:
                self._slips.tell("rough", self._elements[element.get(HREF, "#")[1:]], Context(), "it is not drawn")
        for element in made.iter() if self.gone else ():
            for key, value in list(element.attrib.items()):
                if value.startswith("url(#") and value[5:].partition(")")[0] in self.gone:
                    if key in COLOURS:
                        element.set(key, value.partition(") ")[2] or "none")
                    else:
                        del element.attrib[key]

    def _has_stops(self, name: str) -> bool:
        """Whether a gradient has colours, of its own or of the one that it goes on from; a pattern has."""
        for _ in range(_MOST_LINKS):
            element = self._elements.get(name)
            if not name or element is None or name_of(element) not in GRADIENTS:
                return bool(name) and element is not None
            if any(name_of(child) == "stop" for child in element):
                return True
            name = href_of(element).removeprefix("#")
        return False


def _where(link: re.Match[str]) -> str:
    """What a url() leads to."""
    said = link["double"] or link["single"] or link["bare"] or ""
    return re.sub(r"\\(.)", r"\1", said).strip()


def href_of(element: ET.Element) -> str:
    """Where an element's link is said to lead to."""
    return (element.get("href") or element.get(HREF) or "").strip()
