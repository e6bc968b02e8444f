"""Reads an SVG before Qt draws it: whether it is safe to draw, its shape, its layers and the path of its light."""

import math
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

MAX_BYTES = 2_000_000
MAX_DEPTH = 64
MAX_ELEMENTS = 50_000  # drawn ones: what a <use> repeats counts each time

LAYERS = ("back", "mid", "front")
LIGHT = "light"
# An illustration drawn for the kiosk, in its units; a layer's document goes on by MARGIN to its left and right.
WIDTH, HEIGHT, MARGIN = 1600, 1000, 50
VIEW_BOX = f"0 0 {WIDTH} {HEIGHT}"
_ASPECT_SLACK = 0.02

_SVG, _XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
ET.register_namespace("", _SVG)
ET.register_namespace("xlink", _XLINK)


class UnusableError(ValueError):
    """An SVG that is not drawn; the text says why and what to do."""


@dataclass(frozen=True)
class Light:
    """A path, in units of the picture, along which a light may run; `layer` counts from the back."""

    path: str
    layer: int


@dataclass(frozen=True)
class Svg:
    """An SVG's size in its own units; where it has all three layers, the layers as documents of their own."""

    width: float
    height: float
    layers: tuple[bytes, ...]
    light: Light | None

    @property
    def has_quiet_side(self) -> bool:
        """Whether it is of the shape of an illustration drawn for the kiosk: its left side is kept free for words."""
        return abs(self.width / self.height - WIDTH / HEIGHT) < _ASPECT_SLACK


def read(file: Path) -> Svg:
    """Read an SVG. Raises UnusableError, and OSError where it cannot be opened."""
    with file.open("rb") as opened:
        data = opened.read(MAX_BYTES + 1)
    return parse(data)


def parse(data: bytes) -> Svg:
    """Read an SVG's text. Raises UnusableError."""
    if len(data) > MAX_BYTES:
        raise UnusableError(f"it is larger than {MAX_BYTES:,} bytes; save it simpler")
    root = _tree(data)
    if root.tag != f"{{{_SVG}}}svg":
        raise UnusableError("this is no SVG")
    if _drawn(root) > MAX_ELEMENTS:
        raise UnusableError(f"it draws more than {MAX_ELEMENTS:,} shapes; its <use> elements repeat too much")
    width, height = _size(root)
    groups = [child for child in root if child.get("id") in LAYERS]
    if root.get("viewBox") != VIEW_BOX or tuple(group.get("id") for group in groups) != LAYERS:
        return Svg(width, height, (), None)
    return Svg(width, height, tuple(_alone(root, groups, group) for group in groups), _light(groups))


def _tree(data: bytes) -> ET.Element:
    try:
        # No other encoding, declared or not: nothing can hide from the next look.
        text = re.sub(r"^\s*<\?xml.*?\?>", "", data.decode("utf-8-sig"), count=1, flags=re.DOTALL)
    except UnicodeDecodeError:
        raise UnusableError("it is not UTF-8 text; save it as plain SVG") from None
    if "<!ENTITY" in text:
        raise UnusableError("it defines entities; save it as plain SVG")
    depth = 0
    root: ET.Element | None = None
    events = ET.iterparse(BytesIO(text.encode()), events=("start", "end"))  # noqa: S314 - without entities nothing can grow
    try:
        for event, element in events:
            if root is None:
                root = element
            depth += 1 if event == "start" else -1
            if depth > MAX_DEPTH:
                raise UnusableError(f"its groups nest deeper than {MAX_DEPTH}; ungroup them")
    except ET.ParseError as error:
        raise UnusableError(f"it is not well-formed XML: {error}") from None
    if root is None:
        raise UnusableError("it is empty")
    return root


def _drawn(root: ET.Element) -> int:
    """How many elements are drawn, each repetition by <use> counted; MAX_ELEMENTS + 1 stands for endless."""
    by_id = {element.get("id"): element for element in root.iter() if element.get("id")}
    known: dict[ET.Element, float] = {}

    def count(element: ET.Element, depth: int = 0) -> float:
        if depth > 2 * MAX_DEPTH:
            return math.inf
        if element not in known:
            known[element] = math.inf  # while it is being counted: a circle of uses never ends
            total = 1 + sum(count(child, depth + 1) for child in element)
            if element.tag == f"{{{_SVG}}}use":
                reference = element.get("href") or element.get(f"{{{_XLINK}}}href") or ""
                target = by_id.get(reference.removeprefix("#"))
                total += count(target, depth + 1) if target is not None else 0
            known[element] = total
        return known[element]

    return int(min(count(root), MAX_ELEMENTS + 1))


def _size(root: ET.Element) -> tuple[float, float]:
    box = _numbers(root.get("viewBox", ""))
    sides = box[2:] if len(box) == 4 else [*_numbers(root.get("width", ""))[:1], *_numbers(root.get("height", ""))[:1]]
    if len(sides) != 2 or min(sides) <= 0 or not all(map(math.isfinite, sides)):
        raise UnusableError(f'it has no size; give it a viewBox="{VIEW_BOX}"')
    return sides[0], sides[1]


def _numbers(text: str) -> list[float]:
    return [float(number) for number in re.findall(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?", text)]


def _alone(root: ET.Element, groups: list[ET.Element], kept: ET.Element) -> bytes:
    """The document with one of its groups only, going on by MARGIN to the left and right."""
    width = WIDTH + 2 * MARGIN
    wider = {"viewBox": f"{-MARGIN} 0 {width} {HEIGHT}", "width": str(width), "height": str(HEIGHT)}
    document = ET.Element(root.tag, {**root.attrib, **wider})
    document.extend(child for child in root if child is kept or child not in groups)
    return ET.tostring(document)


def _light(groups: list[ET.Element]) -> Light | None:
    for layer, group in enumerate(groups):
        for path in _paths(group):
            return Light(path.get("d", ""), layer)
    return None


def _paths(group: ET.Element) -> Iterator[ET.Element]:
    for element in group.iter():
        if element.get("id") == LIGHT:
            yield from element.iter(f"{{{_SVG}}}path")
