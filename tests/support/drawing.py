"""The shipped illustrations, drawn whole or by layers, and how far two drawings differ."""

import xml.etree.ElementTree as ET
from operator import sub
from typing import NamedTuple

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QSize
from PySide6.QtGui import QImage, QImageReader

from kiosk import paths

FILES = sorted((paths.BUILT_IN_DECK / "illustrations").glob("*.svg"))
every_picture = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
SVG = "{http://www.w3.org/2000/svg}"
WHOLE = "0 0 1600 1000"
FOCUS = "600 0 1000 1000"
FAR = 48  # of 255: more than where two programs soften an edge a little differently

ET.register_namespace("", SVG.strip("{}"))
_FAR = bytes(value > FAR for value in range(256))


class Difference(NamedTuple):
    """How far two drawings of one size are apart."""

    mean: float  # of the absolute differences, 0 to 255, in the channel where it is largest
    far: float  # the share of pixels that differ by more than FAR in some channel

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
    """As the kiosk draws it; `box` is the part of the drawing to show, as an SVG's viewBox."""
    if box != WHOLE:
        root = parse(svg)
        root.set("viewBox", box)
        svg = ET.tostring(root)
    buffer = QBuffer()
    buffer.setData(QByteArray(svg))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, b"svg")
    reader.setScaledSize(QSize(width, height))
    image = reader.read()
    assert not image.isNull(), reader.errorString()
    return image


def channels(image: QImage) -> list[bytes]:
    """Red, green, blue and alpha of every pixel, row by row."""
    plain = image.convertToFormat(QImage.Format.Format_RGBA8888)  # constBits does not keep its image alive
    pixels = bytes(plain.constBits())
    return [pixels[channel::4] for channel in range(4)]


def difference(one: QImage, other: QImage) -> Difference:
    """Alpha does not count."""
    assert one.size() == other.size()
    apart = [bytes(map(abs, map(sub, *pair))) for pair in zip(channels(one)[:3], channels(other)[:3], strict=True)]
    far = sum(map(any, zip(*(channel.translate(_FAR) for channel in apart), strict=True)))
    pixels = len(apart[0])
    return Difference(max(map(sum, apart)) / pixels, far / pixels)
