"""Draws a deck's own border and logo."""

import logging
import re
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtQuick import QQuickImageProvider

from kiosk.deck.look import Look
from kiosk.operator.troubles import trouble
from kiosk.pictures import photos, svg
from kiosk.pictures.crop import Placement
from kiosk.pictures.photos import smaller_copies
from kiosk.qt.canvas import OPAQUE, UnusableError, blank, draw

THEME = "theme"
_LONGEST = 8192  # pixels, the longest side of a picture
_SIZE = r"(?P<width>\d{1,4})x(?P<height>\d{1,4})"
_BORDER = re.compile(f"border/{_SIZE}")
_LOGO = re.compile(f"logo/(?P<ground>[0-9a-f]{{6}})/{_SIZE}")
_log = logging.getLogger(__name__)


class ThemePictures(QQuickImageProvider):
    """The image provider behind `image://theme/border/<width>x<height>` and `image://theme/logo/<RRGGBB>/<size>`.

    Sizes are in the screen's own pixels. A border has exactly this size, a logo fits into it, on a ground of this
    colour. It paints off the GUI thread.
    """

    def __init__(self, look: Look, folder: Path | None) -> None:
        """`folder`: the deck's, out of which no link may lead."""
        super().__init__(QQuickImageProvider.ImageType.Image, QQuickImageProvider.Flag.ForceAsynchronousImageLoading)
        self.show(look, folder)

    def show(self, look: Look, folder: Path | None) -> None:
        """Draw another look's from now on."""
        self._look = look
        self._folder = folder

    def requestImage(self, name: str, size: QSize, requested: QSize) -> QImage:  # noqa: ARG002 - Qt's signature
        """Qt calls this on its image thread. What cannot be drawn is transparent."""
        try:
            if self._look.border and (asked := _BORDER.fullmatch(name)):
                return border(self._look.border, _size(asked), self._folder)
            if self._look.logo and (asked := _LOGO.fullmatch(name)):
                return logo(self._look.logo, _size(asked), f"#{asked['ground']}", self._folder)
        except (OSError, UnusableError, svg.UnusableError, photos.UnusableError) as error:
            file = self._look.border if name.startswith("border") else self._look.logo
            _log.error(
                "the picture %s cannot be shown: %s", file, error, extra=trouble("trouble_picture", file=str(file))
            )
        except Exception:  # our own bug: it must cost only this picture
            _log.exception("the picture %s of the theme cannot be drawn", name)
        return blank(QSize(1, 1), "")


def _size(asked: re.Match[str]) -> QSize:
    return QSize(int(asked["width"]), int(asked["height"])).boundedTo(QSize(_LONGEST, _LONGEST)).expandedTo(QSize(1, 1))


def border(file: Path, size: QSize, within: Path | None) -> QImage:
    """An SVG that is repeated along a band of this size: whole, and slightly stretched."""
    drawing = svg.read(file, within)
    across = size.height() * drawing.width / drawing.height
    count = max(1, min(round(size.width() / across), size.width()))
    tile = blank(QSize(max(1, round(size.width() / count)), size.height()), "")
    place = Placement(0, 0, tile.width(), tile.height())
    draw(drawing.whole, place, place, tile, 0)
    image = blank(size, "")
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    ends = [round(nth * size.width() / count) for nth in range(count + 1)]
    for left, right in pairwise(ends):
        painter.drawImage(QRect(left, 0, right - left, size.height()), tile)
    painter.end()
    return image


def logo(file: Path, room: QSize, ground: str, within: Path | None) -> QImage:
    """All of an SVG or PNG, as large as fits into `room`, on a ground."""
    if file.suffix.lower() == ".svg":
        drawing = svg.read(file, within)
        size = _fitted(drawing.width, drawing.height, room)
        image = blank(size, ground)
        place = Placement(0, 0, size.width(), size.height())
        draw(drawing.whole, place, place, image, 0)
        return image
    from kiosk.pictures.photos import decoding  # noqa: PLC0415 - Pillow is loaded only for a deck with photos

    photo = smaller_copies.read(file, within)
    size = _fitted(*decoding.upright(photo), room)
    width, height = size.toTuple()
    rows = decoding.covering(photo, Placement(0, 0, width, height), (width, height), QColor(ground).name())
    return QImage(rows, width, height, 4 * width, OPAQUE).copy()  # a copy that owns its memory


def _fitted(width: float, height: float, room: QSize) -> QSize:
    whole = QSize(max(1, round(1000 * width / max(width, height))), max(1, round(1000 * height / max(width, height))))
    return whole.scaled(room, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
