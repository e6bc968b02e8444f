"""The selectors of a style sheet: read, and asked which elements they are about."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kiosk.pictures.svg.reading import name_of

_MAX_PARTS = 6  # of a selector
_COMBINED = re.compile(r"\s*([>+~])\s*|\s+")
_SIMPLE = re.compile(
    r"(?P<type>\*|[A-Za-z][\w-]*)|#(?P<id>[\w-]+)|\.(?P<part>[\w-]+)|\[(?P<attribute>[^\]]*)\]"
    r"|:(?P<pseudo>root|first-child|last-child|link|any-link|(?:hover|active|focus|visited|target|focus-visible)\b)"
)
_ATTRIBUTE = re.compile(r"""\s*([\w:-]+)\s*(?:([~|^$*]?)=\s*["']?([^"']*)["']?\s*)?""")

Weight = tuple[int, int, int]


class NotPlainError(Exception):
    """Something in a style sheet is not understood; the text is what."""


@dataclass(frozen=True)
class Compound:
    """A part of a selector that is about one element; `combinator` ties it to the part on its left."""

    types: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    attributes: tuple[tuple[str, str, str], ...] = ()
    pseudos: tuple[str, ...] = ()
    combinator: str = ""

    def weight(self) -> Weight:
        """How much it counts: ids, classes and the like, names."""
        names = len(self.types) - self.types.count("*")
        return len(self.ids), len(self.parts) + len(self.attributes) + len(self.pseudos), names

    def is_about(self, element: ET.Element, above: Sequence[ET.Element]) -> bool:
        """Whether it is about an element, in those `above` it from the root."""
        if any(name not in ("*", name_of(element)) for name in self.types):
            return False
        if any(name != element.get("id") for name in self.ids):
            return False
        classes = element.get("class", "").split() if self.parts else []
        if any(name not in classes for name in self.parts):
            return False
        if any(not _has(element, *attribute) for attribute in self.attributes):
            return False
        return all(_pseudo(name, element, above) for name in self.pseudos)


def compounds(selector: str) -> Iterator[Compound]:
    """The parts of a selector, from the left. Raises NotPlainError."""
    at, combinator, count = 0, "", 0
    while at < len(selector):
        found: dict[str, list[str]] = {}
        begin = at
        while one := _SIMPLE.match(selector, at):
            kind = str(one.lastgroup)
            if kind == "type" and at != begin:
                raise NotPlainError(selector[:60])
            found.setdefault(kind, []).append(str(one[kind]))
            at = one.end()
        count += 1
        if at == begin or count > _MAX_PARTS:
            raise NotPlainError(selector[:60])
        attributes = []
        for said in found.get("attribute", ()):
            parsed = _ATTRIBUTE.fullmatch(said)
            if not parsed:
                raise NotPlainError(selector[:60])
            attributes.append((parsed[1], f"{parsed[2] or ''}=" if parsed[3] is not None else "", parsed[3] or ""))
        yield Compound(
            tuple(found.get("type", ())),
            tuple(found.get("id", ())),
            tuple(found.get("part", ())),
            tuple(attributes),
            tuple(found.get("pseudo", ())),
            combinator,
        )
        if at < len(selector):
            between = _COMBINED.match(selector, at)
            if not between:
                raise NotPlainError(selector[:60])
            combinator, at = between[1] or " ", between.end()
    if not count:
        raise NotPlainError("a rule without a selector")


def _has(element: ET.Element, name: str, how: str, wanted: str) -> bool:
    value = element.get(name)
    if value is None:
        return False
    match how:
        case "":
            return True
        case "=":
            return value == wanted
        case "^=":
            return bool(wanted) and value.startswith(wanted)
        case "$=":
            return bool(wanted) and value.endswith(wanted)
        case "*=":
            return bool(wanted) and wanted in value
        case "~=":
            return wanted in value.split()
    return value == wanted or value.startswith(f"{wanted}-")


def _pseudo(name: str, element: ET.Element, above: Sequence[ET.Element]) -> bool:
    siblings = list(above[-1]) if above else []
    match name:
        case "root":
            return not above
        case "first-child":
            return siblings[:1] == [element]
        case "last-child":
            return siblings[-1:] == [element]
        case "link" | "any-link":
            return name_of(element) == "a"
    return False  # nobody points at a picture
