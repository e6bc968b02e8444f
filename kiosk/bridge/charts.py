"""Draws the report's charts for the operator panel."""

import itertools

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickImageProvider

from kiosk.bridge.painting import reader_of

CHARTS = "charts"


class Charts(QQuickImageProvider):
    """The image provider behind `image://charts/<number>`: SVGs drawn, off the GUI thread, at the width asked for."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image, QQuickImageProvider.Flag.ForceAsynchronousImageLoading)
        self._svgs: dict[str, bytes] = {}
        self._numbers = itertools.count(1)

    def show(self, svgs: list[str]) -> None:
        """Have these charts, and no others. The same ones keep their URLs."""
        if [svg.encode() for svg in svgs] == list(self._svgs.values()):
            return
        self._svgs = {str(next(self._numbers)): svg.encode() for svg in svgs}

    def sources(self) -> list[str]:
        """The charts' URLs."""
        return [f"image://{CHARTS}/{name}" for name in self._svgs]

    def requestImage(self, name: str, size: QSize, requested: QSize) -> QImage:  # noqa: ARG002 - Qt's signature
        """Qt calls this on its picture thread; `requested` is a width in px, the height follows."""
        svg = self._svgs.get(name)
        if svg is None:  # asked for before the charts changed
            nothing = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
            nothing.fill(Qt.GlobalColor.transparent)
            return nothing
        reader, _stream = reader_of(svg, "svg")
        natural = reader.size()
        if requested.width() > 0 and natural.isValid():
            room = QSize(requested.width(), max(requested.height(), 100 * requested.width()))
            reader.setScaledSize(natural.scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
        return reader.read()
