"""Finds names that seem meant to make something move but do not follow the vocabulary."""

import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Collection, Iterator
from difflib import get_close_matches

from kiosk.pictures.slip import Slip
from kiosk.pictures.svg.movement import LIGHT, MAX_MOVING, MOVEMENTS, PIVOT, RUN
from kiosk.pictures.svg.reading import name_of

_WORDS = (*MOVEMENTS, RUN, PIVOT)
_BEGINNING = re.compile(r"[A-Za-z]+")
_RIGHT = re.compile(rf"({'|'.join(_WORDS)})-(.+)")
LABEL = "{http://www.inkscape.org/namespaces/inkscape}label"
_ALIKE = 0.75  # swey, trun, raise
_MISSPELT = [word for word in MOVEMENTS if word != "hang"]  # a hand is not a misspelt hang
_SHORTEST = 4  # the shortest word that may be misspelt: sun is not a misspelt run
LAYERS = "`back`, `mid` and `front`"


def right(name: str) -> tuple[str, str]:
    """For a correctly written name, its word of the vocabulary and the rest; else nothing."""
    found = _RIGHT.fullmatch(name)
    return (found[1], found[2]) if found else ("", "")


def misnamed(
    drawn: ET.Element, layers: Collection[ET.Element], moving: Collection[ET.Element]
) -> Iterator[tuple[ET.Element, Slip]]:
    """Slips in names that seem meant to move something, or that are in the wrong place."""
    within = {element for layer in layers for element in layer.iter()}
    straight = {child for layer in layers for child in layer}
    for element in drawn.iter():
        name = element.get("id", "")
        word, _ = right(name)
        if word:
            why = "" if element in moving else _misplaced(element, word, layers, within, straight, moving)
            if why:
                yield element, Slip(name, f"does not move: {why}")
        elif layers and (word := _meant(name)):
            example = f"write `{word}-`, in small letters, and a name, such as `{word}-tree`"
            what = "is drawn, and nothing moves about it" if word == PIVOT else "does not move"
            yield element, Slip(name, f"{what}: {example}")


def _meant(name: str) -> str:
    """The word of the vocabulary with which a name seems to begin; empty if none."""
    begun = _BEGINNING.match(name)
    if not begun or name == LIGHT:
        return ""
    word = begun[0].lower()
    if word in _WORDS:
        return word
    rest = name[begun.end() :]
    near = get_close_matches(word, _MISSPELT, 1, _ALIKE) if len(word) >= _SHORTEST and rest[:1] in {"-", "_"} else []
    return near[0] if near else ""


def _misplaced(
    element: ET.Element,
    word: str,
    layers: Collection[ET.Element],
    within: Collection[ET.Element],
    straight: Collection[ET.Element],
    moving: Collection[ET.Element],
) -> str:
    """Why something with a correct name does not move. For lights and pivots, movement_check.py says more."""
    if word == PIVOT:
        return ""
    if word != RUN and name_of(element) != "g":
        return "only groups do; put it into a group of this name"
    if not layers:
        return f"only a picture of 1600x1000 with the groups {LAYERS} does"
    if element not in within:
        return f"it is in none of {LAYERS}; move it into one"
    if word == RUN:
        return ""
    if element not in straight:
        return "it is inside another group; move it directly into `back`, `mid` or `front`"
    if word == "hang" and len(moving) < MAX_MOVING:
        _, rest = right(element.get("id", ""))
        return f"it hangs from nothing; put `sway-{rest}`, with a pivot, into the same layer"
    return f"at most {MAX_MOVING} groups of a picture move"


def unread(root: ET.Element) -> Iterator[Slip]:
    """Names in the picture as written that are ignored: repeated ones, and mere labels."""
    counted = Counter(element.get("id", "") for element in root.iter())
    for name, count in counted.items():
        if count > 1 and right(name)[0]:
            yield Slip(name, "is there more than once, and only the first counts; give each its own name", nth=2)
    for element in root.iter():
        label, name = element.get(LABEL, ""), element.get("id", "")
        if right(label)[0] and not _meant(name):
            yield Slip(label, "is a label, but only an id makes something move; make it the id too")
