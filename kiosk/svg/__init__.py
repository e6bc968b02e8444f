"""Reads an SVG before Qt draws it: whether it is safe to draw, its shape, its layers and the path of its light."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kiosk import disk
from kiosk.svg.clean import MAX_BYTES, cleaned, name_of, tree
from kiosk.svg.numbers import MAX_NUMBER, UnusableError, length, numbers
from kiosk.svg.work import Box, require_bounded

__all__ = ["MAX_BYTES", "Light", "Svg", "UnusableError", "parse", "read"]

LAYERS = ("back", "mid", "front")
LIGHT = "light"
# An illustration drawn for the kiosk, in its units; a layer's document goes on by MARGIN to its left and right.
WIDTH, HEIGHT, MARGIN = 1600, 1000, 50
VIEW_BOX = f"0 0 {WIDTH} {HEIGHT}"
_ASPECT_SLACK = 0.02

_MAX_ASPECT = 10
_MIN_SIDE = 0.01  # units
_MAX_LIGHT = 10_000  # letters of a path: unlike all else it is drawn by the thread that answers touches
_KEPT_READ = 12  # of 2 MB at most: what is in sight is painted in several sizes


@dataclass(frozen=True)
class Light:
    """A path, in units of the picture, along which a light may run; `layer` counts from the back."""

    path: str
    layer: int


@dataclass(frozen=True)
class Svg:
    """An SVG's size in its own units, and it as one document; where it has all three layers, they too."""

    width: float
    height: float
    whole: bytes
    layers: tuple[bytes, ...]
    light: Light | None

    @property
    def has_quiet_side(self) -> bool:
        """Whether it is of the shape of an illustration drawn for the kiosk: its left side is kept free for words."""
        return abs(self.width / self.height - WIDTH / HEIGHT) < _ASPECT_SLACK


def read(file: Path, within: Path | None = None) -> Svg:
    """Read an SVG; no link leads out of the folder `within`. Raises UnusableError and OSError."""
    found = file.stat()
    return _read(file, within, found.st_mtime_ns, found.st_size)


@lru_cache(_KEPT_READ)
def _read(file: Path, within: Path | None, _changed_ns: int, _size: int) -> Svg:
    return parse(disk.read_whole(file, MAX_BYTES, within))


def parse(data: bytes) -> Svg:
    """Read an SVG's text. Raises UnusableError."""
    if len(data) > MAX_BYTES:
        raise UnusableError(f"it is larger than {MAX_BYTES:,} bytes; save it simpler")
    root = tree(data)
    view = _view(root)
    drawn = cleaned(root)
    require_bounded(drawn, view)
    groups = [child for child in drawn if child.get("id") in LAYERS]
    layered = root.get("viewBox") == VIEW_BOX and tuple(group.get("id") for group in groups) == LAYERS
    return Svg(
        *view[2:],
        whole=_document(drawn, view),
        layers=tuple(_alone(drawn, groups, group) for group in groups) if layered else (),
        light=_light(groups) if layered else None,
    )


def _view(root: ET.Element) -> Box:
    """What is seen: left, top, width and height in the SVG's units."""
    box = numbers(root.get("viewBox", ""))
    if len(box) != 4:
        box = [0, 0, length(root.get("width", "")), length(root.get("height", ""))]
    left, top, width, height = box
    if not _MIN_SIDE <= min(width, height) <= max(width, height) <= MAX_NUMBER:
        raise UnusableError(f'it has no size; give it a viewBox="{VIEW_BOX}"')
    if max(width, height) > _MAX_ASPECT * min(width, height):
        raise UnusableError(f"one side is more than {_MAX_ASPECT} times the other; draw it wider or taller")
    return left, top, width, height


def _document(drawn: ET.Element, view: Box, *leaving: ET.Element) -> bytes:
    """A document of its own that shows `view`, of all that is drawn but the elements `leaving`."""
    left, top, width, height = view
    size = {"viewBox": f"{left} {top} {width} {height}", "width": str(width), "height": str(height)}
    document = ET.Element(drawn.tag, {**drawn.attrib, **size})
    document.extend(child for child in drawn if child not in leaving)
    return ET.tostring(document)


def _alone(drawn: ET.Element, groups: list[ET.Element], kept: ET.Element) -> bytes:
    """The document with one of its groups only, going on by MARGIN to the left and right."""
    wider = (-MARGIN, 0, WIDTH + 2 * MARGIN, HEIGHT)
    return _document(drawn, wider, *(group for group in groups if group is not kept))


def _light(groups: list[ET.Element]) -> Light | None:
    for layer, group in enumerate(groups):
        for path in _paths(group):
            said = path.get("d", "")
            return Light(said, layer) if len(said) <= _MAX_LIGHT else None
    return None


def _paths(group: ET.Element) -> Iterator[ET.Element]:
    for element in group.iter():
        if element.get("id") == LIGHT:
            yield from (inner for inner in element.iter() if name_of(inner) == "path")
