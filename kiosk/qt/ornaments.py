"""Draws the ornamental borders: bands of one repeated shyrdak motif."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QTransform
from PySide6.QtQuick import QQuickImageProvider

from kiosk.qt.canvas import blank

ORNAMENT = "ornament"
GRID = 24  # motifs are drawn on a grid of this height
_LONGEST = 8192  # px, the longest side of a band
_ASKED = re.compile(r"(?P<motif>\w+)/(?P<colour>[0-9a-f]{6}|[0-9a-f]{8})/(?P<width>\d{1,5})x(?P<height>\d{1,5})")


@dataclass(frozen=True)
class Motif:
    """One motif of a band, drawn in strokes of one width; sizes are on the grid."""

    width: float
    stroke: float
    lines: str  # an SVG path of M, L, C and Z

    def count(self, width: int, height: int) -> int:
        """How many fit into a band of this size: whole ones, slightly stretched."""
        return max(1, math.floor(GRID * width / (self.width * height) + 0.5))

    def over(self, height: int) -> int:
        """How many px its round line ends may reach beyond both ends of a band of this height."""
        return math.ceil(self.stroke * height / GRID / 2)


MOTIFS = {
    # Kochkor muyuz, the ram's horns, on a tumar.
    "horn": Motif(
        36,
        3,
        "M0 22.3L18 14.5L36 22.3M18 14.5L18 9.2"
        "C18 4.6 20.4 2.2 24.6 2.2C28.6 2.2 31 4.7 31 8.1C31 11.5 28.9 13.4 26.3 13.4M18 9.2"
        "C18 4.6 15.6 2.2 11.4 2.2C7.4 2.2 5 4.7 5 8.1C5 11.5 7.1 13.4 9.7 13.4",
    ),
    "diamond": Motif(24, 2.6, "M12 3L21 12L12 21L3 12Z"),
    "seam": Motif(36, 5.2, "M10 12L26 12"),  # a running stitch
    "tumar": Motif(28, 3, "M0 21L14 3L28 21M8.5 21L19.5 21L14 13.5Z"),  # the triangle amulet
}


class Ornaments(QQuickImageProvider):
    """The image provider behind `image://ornament/<motif>/<colour>/<width>x<height>`.

    The size is in the screen's own pixels, the colour is RRGGBB or AARRGGBB; see `band`. It paints at once, in a few ms
    at most, so nothing ever appears without its border.
    """

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, name: str, size: QSize, requested: QSize) -> QImage:  # noqa: ARG002 - Qt's signature
        """Paint a band. An unknown or too large one is transparent."""
        asked = _ASKED.fullmatch(name)
        if asked and (motif := MOTIFS.get(asked["motif"])):
            width, height = int(asked["width"]), int(asked["height"])
            if 0 < width <= _LONGEST and 0 < height <= _LONGEST:
                return band(motif, QColor(f"#{asked['colour']}"), width, height)
        return blank(QSize(1, 1), "")


def band(motif: Motif, colour: QColor, width: int, height: int) -> QImage:
    """A band of whole motifs, in px, with `motif.over` px added at both ends.

    Motifs are drawn one after another: one path of all of them takes ten times as long.
    """
    over = motif.over(height)
    image = blank(QSize(width + 2 * over, height), "")
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(colour.rgb()), motif.stroke * height / GRID)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    cell = width / motif.count(width, height)
    path = QTransform.fromScale(cell / motif.width, height / GRID).map(_path(motif.lines))
    painter.translate(over, 0)
    for _ in range(motif.count(width, height)):
        painter.drawPath(path)
        painter.translate(cell, 0)
    if colour.alpha() < 255:  # the whole band at once, because motifs touch
        painter.resetTransform()
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
        painter.fillRect(image.rect(), QColor(0, 0, 0, colour.alpha()))
    painter.end()
    return image


def _path(lines: str) -> QPainterPath:
    path = QPainterPath()
    draw: dict[str, Callable[..., None]] = {
        "M": path.moveTo,
        "L": path.lineTo,
        "C": path.cubicTo,
        "Z": path.closeSubpath,
    }
    for command, numbers in re.findall(r"([MLCZ])([^MLCZ]*)", lines):
        draw[command](*(float(number) for number in numbers.split()))
    return path
