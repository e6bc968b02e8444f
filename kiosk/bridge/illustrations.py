"""Draws the deck's illustrations for QML, off the GUI thread, at exactly the pixels of their place on the screen."""

import logging
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

from kiosk.crop import Placement, drawn, photo

PROVIDER = "illustrations"

_MAX_SIDE = 8_192
_MAX_PIXELS = 40_000_000
_log = logging.getLogger(__name__)


class Illustrations(QQuickImageProvider):
    """The image provider behind `image://illustrations/<focus|wide>/<page id>`.

    `sourceSize` is the place's size in px. A picture that cannot be drawn leaves its ground and is logged.
    """

    def __init__(self, pages: Mapping[str, tuple[Path, str]]) -> None:
        """`pages` gives for each page's id its picture and its ground, `#RRGGBB`."""
        super().__init__(QQuickImageProvider.ImageType.Image, QQuickImageProvider.Flag.ForceAsynchronousImageLoading)
        self._pages = dict(pages)

    def requestImage(self, name: str, size: QSize, requested: QSize) -> QImage:  # noqa: ARG002 - Qt's signature
        """Qt calls this on its picture thread."""
        form, _, page = name.partition("/")
        file, ground = self._pages[page]
        image = QImage(
            requested.boundedTo(QSize(_MAX_SIDE, _MAX_SIDE)).expandedTo(QSize(1, 1)), QImage.Format.Format_RGB32
        )
        image.fill(QColor(ground))
        painter = QPainter(image)
        try:
            paint = _paint_svg if file.suffix.lower() == ".svg" else _paint_photo
            paint(painter, file, image.size(), form == "wide")
        except _UnusableError as error:
            _log.error("the picture %s cannot be shown: %s", file, error)
        finally:
            painter.end()
        return image


class _UnusableError(Exception):
    """A picture that is not drawn; the text says why."""


def _paint_svg(painter: QPainter, file: Path, size: QSize, wide: bool) -> None:
    renderer = QSvgRenderer(str(file))
    if not renderer.isValid():
        raise _UnusableError("not a valid SVG")
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, _rectangle(drawn(size.width(), size.height(), wide)))


def _paint_photo(painter: QPainter, file: Path, size: QSize, wide: bool) -> None:  # noqa: ARG001 - one form for both
    reader = QImageReader(str(file))
    reader.setAutoTransform(True)
    full = reader.size()
    if not full.isValid():
        raise _UnusableError(reader.errorString())
    if max(full.width(), full.height()) > _MAX_SIDE or full.width() * full.height() > _MAX_PIXELS:
        raise _UnusableError(f"{full.width()}x{full.height()} is too large; 40 megapixels at most")
    picture = reader.read()
    if picture.isNull():
        raise _UnusableError(reader.errorString())
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    place = _rectangle(photo(size.width(), size.height(), picture.width(), picture.height()))
    smooth = picture.scaled(
        place.size().toSize(), Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    painter.drawImage(place.topLeft(), smooth)


def _rectangle(place: Placement) -> QRectF:
    return QRectF(place.x, place.y, place.width, place.height)
