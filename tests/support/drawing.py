"""Draws the shipped illustrations, whole or by layers, and compares drawings."""

import xml.etree.ElementTree as ET
from operator import sub
from typing import NamedTuple

import pytest
from PySide6.QtGui import QImage

from kiosk import paths
from kiosk.painter.client import THE_PAINTER
from kiosk.pictures import svg as svgs

FILES = sorted((paths.BUILT_IN_DECK / "illustrations").glob("*.svg"))
every_picture = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
SVG = "{http://www.w3.org/2000/svg}"
WHOLE = "0 0 1600 1000"
FOCUS = "600 0 1000 1000"
FAR = 48  # of 255: more than a slight difference in how two programs soften an edge

ET.register_namespace("", SVG.strip("{}"))
_FAR = bytes(value > FAR for value in range(256))


class Difference(NamedTuple):
    """How different two drawings of the same size are."""

    mean: float  # the mean absolute difference, 0 to 255, in the channel where it is largest
    far: float  # the part of the pixels that differ by more than FAR in some channel

    def __str__(self) -> str:
        return f"mean difference {self.mean:.3f} of 255, {self.far:.3%} of the pixels differ by more than {FAR}"


def parse(svg: bytes) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - the project's own files


def layer(svg: bytes, name: str) -> bytes:
    """The picture with only one of its top-level groups."""
    root = parse(svg)
    for part in list(root):
        if part.tag != f"{SVG}defs" and part.get("id") != name:
            root.remove(part)
    return ET.tostring(root)


def draw(svg: bytes, width: int, height: int, box: str = WHOLE) -> QImage:
    """Draw as the kiosk does; `box` is the part to show, as an SVG's viewBox."""
    drawing = svgs.parse(svg)
    left, top, across, down = map(float, box.split())
    x, y = width / across, height / down  # px of a unit
    place = -left * x, -top * y, x * drawing.width / svgs.SIDE, y * drawing.height / svgs.SIDE
    image = QImage.fromData(THE_PAINTER.draw(drawing.whole, (width, height), place))
    assert not image.isNull()
    return image


def channels(image: QImage) -> list[bytes]:
    """Red, green, blue and alpha of every pixel, row by row."""
    plain = image.convertToFormat(QImage.Format.Format_RGBA8888)  # constBits does not keep its image alive
    pixels = bytes(plain.constBits())
    return [pixels[channel::4] for channel in range(4)]


def difference(one: QImage, other: QImage) -> Difference:
    """Compare two drawings, without alpha."""
    assert one.size() == other.size()
    apart = [bytes(map(abs, map(sub, *pair))) for pair in zip(channels(one)[:3], channels(other)[:3], strict=True)]
    far = sum(map(any, zip(*(channel.translate(_FAR) for channel in apart), strict=True)))
    pixels = len(apart[0])
    return Difference(max(map(sum, apart)) / pixels, far / pixels)
