"""Advice for editors on pivots: those that are drawn like anything else because nothing moves about them."""

import xml.etree.ElementTree as ET
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches

from kiosk.pictures.slip import Slip, short
from kiosk.pictures.svg.movement import PIVOT, RUN, Moving
from kiosk.pictures.svg.movement_names import right

_NEEDS_NONE = {
    "rise": "what rises grows from its foot",
    "hang": "what hangs moves about the pivot of what it hangs from",
    RUN: "a light runs along its path",
}
_ALIKE = 0.6  # pivto, pvot, point


def pivots(drawn: ET.Element, moves: Mapping[ET.Element, Moving], told: Collection[ET.Element]) -> Iterator[Slip]:
    """The pivots that do not work. `drawn` has no others; elements in `told` already have a message."""
    for group, how in moves.items():
        if how.movement == "rise" and how.pivot:
            yield Slip(f"{PIVOT}-{how.name}", f"is not needed: {_NEEDS_NONE['rise']}; remove it")
        yield from _misspelt(group, how, told)
    ends = {rest: element for element, rest in _groups(drawn)}
    above = {child: parent for parent in drawn.iter() for child in parent}
    for element in drawn.iter():
        name = element.get("id", "")
        word, rest = right(name)
        if word == PIVOT:
            around, its_own = list(_above(element, above)), ends.get(rest)
            if not any(group in told for group in (*around, its_own)):
                inside = next((moves[group] for group in around if group in moves), None)
                own = its_own.get("id", "") if its_own is not None else ""
                yield Slip(name, f"is drawn, and nothing moves about it: {_why(rest, inside, own)}")


def _misspelt(group: ET.Element, how: Moving, told: Collection[ET.Element]) -> Iterator[Slip]:
    """A misspelt pivot of a group without one: its name ends like the group's."""
    for element in group.iter() if how.pivot is None else ():
        name = element.get("id", "")
        begun, _, rest = name.partition("-")
        near = rest == how.name and begun != PIVOT and get_close_matches(begun.lower(), [PIVOT], 1, _ALIKE)
        if near and element not in told:
            yield Slip(name, f"is drawn, and nothing moves about it: write `{PIVOT}-{short(rest)}`")


def _groups(drawn: ET.Element) -> Iterator[tuple[ET.Element, str]]:
    """The elements named like something that may have a pivot, with the rest of their names."""
    for element in drawn.iter():
        word, rest = right(element.get("id", ""))
        if word not in ("", PIVOT, "hang"):
            yield element, rest


def _above(element: ET.Element, above: Mapping[ET.Element, ET.Element]) -> Iterator[ET.Element]:
    """The parents of an element, nearest first."""
    while element in above:
        element = above[element]
        yield element


def _why(rest: str, around: Moving | None, own: str) -> str:
    """Why nothing moves about it.

    `around` is the group it is in, `own` the group with the same rest of the name, if any.
    """
    if around and around.name == rest:
        return "it has no shape; make it a small circle"
    word, _ = right(own)
    if word in _NEEDS_NONE:
        return f"{_NEEDS_NONE[word]}; remove it"
    if own:
        return f"it stands outside `{short(own)}`; move it into that group"
    if around and around.pivot:
        return f"its group has the pivot `{PIVOT}-{short(around.name)}`; remove this one"
    if around:
        return f"in its group it is called `{PIVOT}-{short(around.name)}`"
    return "no group that moves has a name with the same end; put it into its group, and give it that group's end"
