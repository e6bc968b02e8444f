"""What an SVG's elements refer to: paints, clips, masks, markers, filters, and what a <use> repeats."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from kiosk.pictures.svg.colours import plain
from kiosk.pictures.svg.context import Context
from kiosk.pictures.svg.elements import PAINT_SERVERS
from kiosk.pictures.svg.properties import COLOURS, MARKERS
from kiosk.pictures.svg.reading import HREF, name_of
from kiosk.pictures.svg.slip_list import SlipList
from kiosk.pictures.svg.traversal import GRADIENTS, by_id

_REFERS = {"clip-path": {"clipPath"}, "mask": {"mask"}, "filter": {"filter"}, **{key: {"marker"} for key in MARKERS}}
_MOST_LINKS = 10  # from one gradient to the next
_URL = re.compile(r"url\(\s*(['\"]?)\s*([^'\")]*?)\s*\1\s*\)\s*(.*)", re.DOTALL)


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
        self._named = {name: name_of(element) for name, element in self._elements.items()}

    def property(self, key: str, value: str, source: ET.Element, context: Context) -> str | None:
        """A property with a url() as the painter reads it; None where a browser would ignore it."""
        link = _URL.search(value)
        if link is None:
            return None
        where, rest = link[2], link[3].strip()
        if not where.startswith("#"):
            if where:
                self._slips.tell("outside", source, context)
            return None
        kinds = _REFERS.get(key, PAINT_SERVERS)
        if self._named.get(where[1:]) in kinds:
            self.used.add(where[1:])
            if key not in COLOURS:
                return value if key == "filter" else f"url({where})"
            if rest and not plain(rest):
                return None
            return f"url({where}) {plain(rest)}" if rest and self._has_stops(where[1:]) else f"url({where})"
        if key in COLOURS:
            return plain(rest) if rest else "none"
        return None

    def href(self, source: ET.Element, context: Context) -> str:
        """Where an element's link leads to, or nothing if it may not be followed."""
        name, href = name_of(source), href_of(source)
        if href.startswith("#") and href[1:] in self._named and name not in {"a", "filter"}:
            self.used.add(href[1:])
            return href
        if href and name in {"image", "feImage"} and href.startswith("data:"):
            return href
        if href and not href.startswith("#") and name not in {"a", "image"}:
            self._slips.tell("outside", source, context)
        return ""

    def repeated(self, use: ET.Element) -> Iterator[ET.Element]:
        """What a <use> repeats, and all in it."""
        name = href_of(use)[1:]
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
                        element.set(key, "none")
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


def href_of(element: ET.Element) -> str:
    """Where an element's link is said to lead to."""
    return (element.get("href") or element.get(HREF) or "").strip()
