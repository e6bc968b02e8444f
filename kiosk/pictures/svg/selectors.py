"""The selectors of a style sheet: read, and asked which elements they are about."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kiosk.pictures.svg.reading import name_of

_MAX_PARTS = 6  # of a selector
_COMBINED = re.compile(r"\s*([>+~])\s*|\s+")
_SIMPLE = re.compile(
    r"(?P<type>\*|[A-Za-z][\w-]*)|#(?P<id>[\w-]+)|\.(?P<part>[\w-]+)|\[(?P<attribute>[^\]]*)\]"
    r"|:(?P<pseudo>root|(?:first|last|only)-(?:child|of-type)|nth-(?:last-)?(?:child|of-type)\((?:odd|even|[-+\dn\s]+)\)"
    r"|not\([^()]*\)|link|any-link|(?:hover|active|focus|visited|target|focus-visible)\b)"
)
_NTH = re.compile(r"(?P<step>[-+]?\d{0,9}n)?\s*(?P<first>(?:[-+]\s*|(?<!n))\d{1,9})?")
_ATTRIBUTE = re.compile(r"""\s*([\w:-]+)\s*(?:([~|^$*]?)=\s*["']?([^"']*)["']?\s*)?""")

_LEVELS = 64  # of a drawing

_Beside = tuple[int, int]  # elements before one, and after it
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
        classes = len(self.parts) + len(self.attributes) + sum(not name.startswith("not(") for name in self.pseudos)
        kept_out = [max(one.weight() for one in _kept_out(name)) for name in self.pseudos if name.startswith("not(")]
        return (
            len(self.ids) + sum(weight[0] for weight in kept_out),
            classes + sum(weight[1] for weight in kept_out),
            names + sum(weight[2] for weight in kept_out),
        )

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
        for pseudo in found.get("pseudo", ()):
            if pseudo.startswith("not("):
                _kept_out(pseudo)  # so that it is told
        if at < len(selector):
            between = _COMBINED.match(selector, at)
            if not between:
                raise NotPlainError(selector[:60])
            combinator, at = between[1] or " ", between.end()
    if not count:
        raise NotPlainError("a rule without a selector")


@lru_cache(_LEVELS)
def _kept_out(pseudo: str) -> tuple[Compound, ...]:
    """What a `not(…)` keeps out. Raises NotPlainError for more than parts about one element."""
    said = pseudo[4:-1].split(",")
    found = [tuple(compounds(one.strip())) for one in said[:_MAX_PARTS]]
    if len(said) > _MAX_PARTS or any(len(parts) != 1 for parts in found):
        raise NotPlainError(f":{pseudo}"[:60])
    return tuple(part for parts in found for part in parts)


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
    """Whether it is what a pseudo-class names."""
    match name:
        case "root":
            return not above
        case "link" | "any-link":
            return name_of(element) == "a"
    word, _, which = name.partition("(")
    if word == "not":
        return not any(one.is_about(element, above) for one in _kept_out(name))
    if not word.endswith(("child", "of-type")):
        return False  # nobody points at a picture
    before, after = _places(above[-1])[element][word.endswith("of-type")] if above else (0, 0)
    if word.startswith("nth-"):
        return _counts(which.rstrip(")"), (after if "last" in word else before) + 1)
    return not {"first": before, "last": after, "only": before + after}[word.partition("-")[0]]


@lru_cache(_LEVELS)
def _places(parent: ET.Element) -> dict[ET.Element, tuple[_Beside, _Beside]]:
    """How many stand before and after each child: of all children, and of those of its name."""
    alike: dict[str, list[ET.Element]] = {}
    for child in parent:
        alike.setdefault(child.tag, []).append(child)
    of_type = {child: (place, len(group) - 1 - place) for group in alike.values() for place, child in enumerate(group)}
    return {child: ((place, len(parent) - 1 - place), of_type[child]) for place, child in enumerate(parent)}


def _counts(which: str, place: int) -> bool:
    """Whether a place, counted from 1, is one of those that `2n + 1`, `odd` or `3` names."""
    said = {"odd": "2n+1", "even": "2n"}.get(which, which.strip())
    found = _NTH.fullmatch(said)
    if not found or not said:
        return False
    first = int("".join((found["first"] or "0").split()))
    step = (found["step"] or "").removesuffix("n")
    by = int(step + "1" if step in {"", "+", "-"} else step) if found["step"] else 0
    return place == first if not by else (place - first) % by == 0 and (place - first) // by >= 0
