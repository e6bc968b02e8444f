"""The three layers of an illustration drawn for the kiosk, wherever the program that made it has put their names."""

import xml.etree.ElementTree as ET
from collections import Counter

from kiosk.pictures.svg.movement_names import LABEL, right
from kiosk.pictures.svg.reading import name_of
from kiosk.pictures.svg.shapes import LAYERS
from kiosk.pictures.svg.traversal import NO_SHAPE

_ONLY_CUTS = {"id", "clip-path"}  # what a frame's group says, beside that it is one


def name_by_labels(root: ET.Element) -> None:
    """Make the labels of Inkscape's panel ids, where they are of the kiosk's vocabulary, and nothing has them yet.

    An id that something refers to stays.
    """
    labelled = [
        element for element in root.iter() if element.get(LABEL, "") in LAYERS or right(element.get(LABEL, ""))[0]
    ]
    if not labelled:
        return
    taken = {element.get("id", "") for element in root.iter()}
    said = " ".join(value for element in root.iter() for key, value in element.items() if key not in ("id", LABEL))
    counted = Counter(element.get(LABEL, "") for element in labelled)
    for element in labelled:
        label, name = element.get(LABEL, ""), element.get("id", "")
        if label not in taken and counted[label] == 1 and not (name and f"#{name}" in said):
            element.set("id", label)


def unwrapped(drawn: ET.Element) -> list[ET.Element]:
    """The layers of a drawing, from the back; those in a frame's group, as Figma has it, are taken out of it.

    None where it has not all three.
    """
    _lift(drawn)
    groups = [child for child in drawn if child.get("id") in LAYERS]
    return groups if tuple(group.get("id") for group in groups) == LAYERS else []


def _lift(drawn: ET.Element) -> None:
    """Put the children of the one group that is there in its place; what lies behind the layers, into `back`."""
    shown = [child for child in drawn if name_of(child) not in NO_SHAPE]
    if len(shown) != 1 or name_of(shown[0]) != "g" or set(shown[0].attrib) - _ONLY_CUTS:
        return
    frame = shown[0]
    groups = [child for child in frame if child.get("id") in LAYERS]
    if tuple(group.get("id") for group in groups) != LAYERS:
        return
    behind = [child for child in list(frame)[: list(frame).index(groups[0])] if name_of(child) not in NO_SHAPE]
    inside = [child for child in frame if child not in behind]
    if behind:
        back = groups[0]
        if set(back.attrib) - {"id"}:
            return
        back[:0] = behind
    at = list(drawn).index(frame)
    drawn.remove(frame)
    drawn[at:at] = inside
