"""What is seen of an SVG, and how large it is."""

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from typing import Self

from kiosk.pictures.svg.movement import attributes
from kiosk.pictures.svg.numbers import length, numbers
from kiosk.pictures.svg.shapes import MAX_NUMBER, UnusableError

_MAX_ASPECT = 10
_MIN_SIDE = 0.01  # units
_SLACK = 0.001
_ABSOLUTE = re.compile(r"\s*[\d.]+(?:e[-+]?\d+)?\s*(?:px|pt|pc|mm|cm|in|q)?\s*", re.IGNORECASE)

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Frame:
    """The part of a drawing that is `seen` (left, top, width and height in its units), and its size as a picture.

    `fit` is how it is fitted in where the two differ in shape.
    """

    seen: Box
    size: tuple[float, float]
    fit: str

    @classmethod
    def of(cls, root: ET.Element) -> Self:
        """That of an SVG. Raises UnusableError for one without a size, or of a shape that no place has."""
        box = numbers(root.get("viewBox", ""))
        sides = [_side(root.get(name, "")) for name in ("width", "height")]
        if len(box) != 4:
            box = [0, 0, *sides]
        left, top, width, height = box
        _require(width, height)
        for place, (own, other) in enumerate(((width, height), (height, width))):
            sides[place] = sides[place] or (sides[1 - place] * own / other if sides[1 - place] else own)
        _require(*sides)
        return cls((left, top, width, height), (sides[0], sides[1]), root.get("preserveAspectRatio", ""))

    def document(self, drawn: ET.Element) -> bytes:
        """A document that shows a drawing as a picture of this size."""
        across, down = self.size[0] / self.seen[2], self.size[1] / self.seen[3]
        if self.fit == "none" or abs(across - down) < _SLACK * across:
            document = ET.Element(drawn.tag, {**drawn.attrib, **attributes(self.seen)})
            document.extend(drawn)
            return ET.tostring(document)
        document = ET.Element(drawn.tag, attributes((0, 0, *self.size)))
        inner = {"width": str(self.size[0]), "height": str(self.size[1]), "viewBox": " ".join(map(str, self.seen))}
        fit = {"preserveAspectRatio": self.fit} if self.fit else {}
        inside = ET.SubElement(document, drawn.tag, {**drawn.attrib, **inner, **fit})
        inside.extend(drawn)
        return ET.tostring(document)


def _side(said: str) -> float:
    """A side in px; 0 for a share of what it is shown in, and for none."""
    return length(said) if _ABSOLUTE.fullmatch(said) else 0.0


def _require(width: float, height: float) -> None:
    if not _MIN_SIDE <= min(width, height) <= max(width, height) <= MAX_NUMBER:
        raise UnusableError('it has no size; give it a viewBox="0 0 1600 1000"')
    if max(width, height) > _MAX_ASPECT * min(width, height):
        raise UnusableError(f"one side is more than {_MAX_ASPECT} times the other; draw it wider or taller")
