"""Draws the report's charts for the operator panel."""

import itertools

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickImageProvider

from kiosk.qt.canvas import reader_of

CHARTS = "charts"


class Charts(QQuickImageProvider):
    """The image provider behind `image://charts/<number>`. It draws SVGs off the GUI thread, at the requested width."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image, QQuickImageProvider.Flag.ForceAsynchronousImageLoading)
        self._svgs: dict[str, bytes] = {}
        self._numbers = itertools.count(1)

    def show(self, svgs: list[str]) -> list[str]:
        """Keep these charts and no others, and return their URLs. A chart that was there before keeps its URL."""
        if [svg.encode() for svg in svgs] != list(self._svgs.values()):
            self._svgs = {str(next(self._numbers)): svg.encode() for svg in svgs}
        return [f"image://{CHARTS}/{name}" for name in self._svgs]

    def requestImage(self, name: str, size: QSize, requested: QSize) -> QImage:  # noqa: ARG002 - Qt's signature
        """Draw a chart `requested` px wide. Qt calls this on its image thread."""
        svg = self._svgs.get(name)
        if svg is None:  # requested before the charts changed
            nothing = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
            nothing.fill(Qt.GlobalColor.transparent)
            return nothing
        reader, _stream = reader_of(svg, "svg")
        natural = reader.size()
        if requested.width() > 0 and natural.isValid():
            room = QSize(requested.width(), max(requested.height(), 100 * requested.width()))
            reader.setScaledSize(natural.scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
        return reader.read()
