"""Draws the deck's illustrations for QML, off the GUI thread, at exactly the pixels of their place on the screen."""

import logging
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter
from PySide6.QtQuick import QQuickImageProvider

from kiosk.crop import drawn, photo

PROVIDER = "illustrations"

_OPAQUE = QImage.Format.Format_RGB32
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
        image = QImage(requested.boundedTo(QSize(_MAX_SIDE, _MAX_SIDE)).expandedTo(QSize(1, 1)), _OPAQUE)
        image.fill(QColor(ground))
        try:
            picture = _read(file, image.size(), form == "wide")
        except _UnusableError as error:
            _log.error("the picture %s cannot be shown: %s", file, error)
            return image
        painter = QPainter(image)
        painter.drawImage(0, 0, picture)
        painter.end()
        return image


class _UnusableError(Exception):
    """A picture that is not drawn; the text says why."""


def _read(file: Path, size: QSize, wide: bool) -> QImage:
    """The part of a picture that fills a space of `size`. Raises _UnusableError.

    QImageReader, also for SVG, since it lets Python go on meanwhile: QSvgRenderer holds the interpreter for as long as
    it draws (350 ms were measured for 3840x2160), and with it every binding that asks Python for a value.
    """
    reader = QImageReader(str(file))
    reader.setAutoTransform(True)
    full = reader.size()
    if not full.isValid():
        raise _UnusableError(reader.errorString())
    is_drawn = file.suffix.lower() == ".svg"
    if not is_drawn and (max(full.width(), full.height()) > _MAX_SIDE or full.width() * full.height() > _MAX_PIXELS):
        raise _UnusableError(f"{full.width()}x{full.height()} is too large; 40 megapixels at most")
    if is_drawn:
        place = drawn(size.width(), size.height(), wide)
    else:
        place = photo(size.width(), size.height(), full.width(), full.height())
    reader.setScaledSize(QSize(max(1, round(place.width)), max(1, round(place.height))))
    reader.setScaledClipRect(QRect(round(-place.x), round(-place.y), size.width(), size.height()))
    picture = reader.read()
    if picture.isNull():
        raise _UnusableError(reader.errorString())
    return picture
