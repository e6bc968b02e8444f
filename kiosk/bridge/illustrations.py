"""Draws the deck's illustrations for QML, off the GUI thread, at exactly the pixels of their place on the screen."""

import logging
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageIOHandler, QImageReader, QPainter
from PySide6.QtQuick import QQuickImageProvider

from kiosk.crop import ASPECT, QUIET, drawn, photo

PROVIDER = "illustrations"

_OPAQUE = QImage.Format.Format_RGB32
_ASPECT_SLACK = 0.02
_MAX_SIDE = 8_192
_MAX_PIXELS = 40_000_000
_log = logging.getLogger(__name__)


class Illustrations(QQuickImageProvider):
    """The image provider behind `image://illustrations/<page id>`.

    `sourceSize` is the place's size in px. A picture that cannot be drawn leaves its ground and is logged.
    """

    def __init__(self, pages: Mapping[str, tuple[Path, str]]) -> None:
        """`pages` gives for each page's id its picture and its ground, `#RRGGBB`."""
        super().__init__(QQuickImageProvider.ImageType.Image, QQuickImageProvider.Flag.ForceAsynchronousImageLoading)
        self._pages = dict(pages)

    def requestImage(self, page: str, size: QSize, requested: QSize) -> QImage:  # noqa: ARG002 - Qt's signature
        """Qt calls this on its picture thread."""
        file, ground = self._pages[page]
        image = QImage(requested.boundedTo(QSize(_MAX_SIDE, _MAX_SIDE)).expandedTo(QSize(1, 1)), _OPAQUE)
        image.fill(QColor(ground))
        try:
            _draw(file, image)
        except _UnusableError as error:
            _log.error("the picture %s cannot be shown: %s", file, error)
        return image


class _UnusableError(Exception):
    """A picture that is not drawn; the text says why."""


def _draw(file: Path, image: QImage) -> None:
    """Draw a picture over the whole of `image`. Raises _UnusableError."""
    reader = QImageReader(str(file))
    reader.setAutoTransform(True)
    full = reader.size()
    if not full.isValid() or full.isEmpty():
        raise _UnusableError(reader.errorString())
    is_svg = reader.format() == b"svg"
    if not is_svg and (max(full.width(), full.height()) > _MAX_SIDE or full.width() * full.height() > _MAX_PIXELS):
        raise _UnusableError(f"{full.width()}x{full.height()} is too large; 40 megapixels at most")
    turned = bool(reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90)
    if turned:  # a photo taken upright: its header tells the size as it lies
        full.transpose()
    if is_svg and abs(full.width() / full.height() - ASPECT) < _ASPECT_SLACK:
        place = drawn(image.width(), image.height())
    else:
        place = photo(image.width(), image.height(), full.width(), full.height())
    whole = QRect(round(place.x), round(place.y), max(1, round(place.width)), max(1, round(place.height)))
    seen = whole.intersected(image.rect())
    if whole.width() * whole.height() > 4 * _MAX_PIXELS:
        raise _UnusableError(f"{full.width()}x{full.height()} is too narrow for its place")
    if not is_svg:
        _draw_photo(reader, image, whole, turned)
        return
    # QImageReader, also for SVG, since it lets Python go on meanwhile: QSvgRenderer holds the interpreter for as long
    # as it draws (350 ms were measured for 3840x2160), and with it every binding that asks Python for a value.
    reader.setScaledSize(whole.size())
    reader.setScaledClipRect(seen.translated(-whole.topLeft()))
    picture = reader.read()
    if picture.isNull():
        raise _UnusableError(reader.errorString())
    painter = QPainter(image)
    painter.drawImage(seen.topLeft(), picture)
    if whole.left() > 0:
        _go_on_left(painter, picture.copy(0, 0, round(QUIET * whole.height()), picture.height()), seen)
    painter.end()


def _draw_photo(reader: QImageReader, image: QImage, whole: QRect, turned: bool) -> None:
    """Draw a photo at `whole`, which covers the image. Sizes are asked for as the photo lies in its file."""
    reader.setScaledSize(whole.size().transposed() if turned else whole.size())
    picture = reader.read()
    if picture.isNull():
        raise _UnusableError(reader.errorString())
    painter = QPainter(image)
    painter.drawImage(whole.topLeft(), picture)
    painter.end()


def _go_on_left(painter: QPainter, quiet: QImage, seen: QRect) -> None:
    """Fill what is left of a picture with its quiet side, reflected at each join, so that hills and shores go on."""
    right, strip = seen.left(), quiet
    while right > 0:
        strip = strip.flipped(Qt.Orientation.Horizontal)
        painter.drawImage(right - strip.width(), seen.top(), strip)
        right -= strip.width()
