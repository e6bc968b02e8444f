"""Paints an illustration for one place on the screen, at exactly its pixels. Plain functions for any thread.

QML counts in px, which may be 1.25 or 2 pixels of the screen wide: an order is in pixels, a painting's places in px.
"""

import math
from dataclasses import dataclass, replace
from itertools import takewhile

from PySide6.QtCore import QByteArray, QDataStream, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter

from kiosk import photos, svg
from kiosk.crop import QUIET, Placement, drawn, photo
from kiosk.deck import Illustration
from kiosk.deck.colours import PALETTE

QImageReader.setAllocationLimit(256)  # MB of one picture decoded: 40 megapixels, or 33 of two bytes a channel
_OPAQUE, _CLEAR = QImage.Format.Format_RGB32, QImage.Format.Format_ARGB32_Premultiplied
_DEPTHS = (-1, 0, 1)  # how each layer drifts: against the way, not at all, along


class UnusableError(Exception):
    """A picture that is not drawn; the text says why."""


@dataclass(frozen=True)
class Order:
    """What to paint: an illustration on its ground (`#RRGGBB`) for a place of `size` pixels, in its layers or as one.

    `ratio`: so many pixels of the screen's make one px of QML's.
    """

    illustration: Illustration
    ground: str
    size: tuple[int, int]
    layered: bool
    ratio: float = 1.0


@dataclass(frozen=True)
class Layer:
    """A part of a painting; its left upper corner in px of the place, which it exceeds as far as it may drift."""

    image: QImage
    x: float
    y: float
    depth: int


@dataclass(frozen=True)
class Light:
    """A path along which a light runs: in units of `scale` px, from `x`, `y` on, drifting like the layer it is in."""

    path: str
    scale: float
    x: float
    y: float
    depth: int
    color: str = PALETTE["felt"]  # like the cords, whatever the deck's own colours are: it belongs to the picture


@dataclass(frozen=True)
class Painting:
    """Layers from back to front, and how far each can drift to either side, px."""

    layers: tuple[Layer, ...]
    reach: float = 0
    light: Light | None = None

    def counted_in(self, ratio: float) -> "Painting":
        """The painting with its places in px of `ratio` pixels."""
        if ratio == 1:
            return self
        light = self.light
        return Painting(
            tuple(replace(layer, x=layer.x / ratio, y=layer.y / ratio) for layer in self.layers),
            self.reach / ratio,
            light and replace(light, scale=light.scale / ratio, x=light.x / ratio, y=light.y / ratio),
        )


def paint(order: Order) -> Painting:
    """Paint. Raises UnusableError."""
    return _painted(order).counted_in(order.ratio)


def _painted(order: Order) -> Painting:
    size = QSize(*order.size).boundedTo(QSize(photos.MAX_SIDE, photos.MAX_SIDE)).expandedTo(QSize(1, 1))
    picture = order.illustration
    try:
        if picture.has_quiet_side:
            return _scene(svg.read(picture.file, picture.folder), order, size)
        if picture.file.suffix.lower() == ".svg":
            image = _canvas(size, order.ground)
            _drawing(svg.read(picture.file, picture.folder), picture.focus, image)
        else:
            image = _photo(photos.read(picture.file, picture.folder), picture.focus, size, order.ground)
        return Painting((Layer(image, 0, 0, 0),))
    except (OSError, svg.UnusableError, photos.UnusableError) as error:
        raise UnusableError(str(error)) from None


def _scene(scene: svg.Svg, order: Order, size: QSize) -> Painting:
    """An illustration drawn for the kiosk: its layers, each by itself."""
    place = drawn(size.width(), size.height())
    if not (order.layered and scene.layers):
        image = _canvas(size, order.ground)
        _draw(scene.whole, place, place, image, 0)
        return Painting((Layer(image, 0, 0, 0),))
    unit = place.height / svg.HEIGHT
    reach = math.floor(svg.MARGIN * unit)
    wider = Placement(place.x - svg.MARGIN * unit, place.y, place.width + 2 * svg.MARGIN * unit, place.height)
    layers: list[Layer] = []
    for document, depth in zip(scene.layers, _DEPTHS, strict=True):
        image = _canvas(QSize(size.width() + 2 * reach, size.height()), "" if layers else order.ground)
        _draw(document, wider, place, image, reach)
        top, image = _trimmed(image)
        layers.append(Layer(image, -reach, top, depth))
    light = scene.light
    shining = Light(light.path, unit, place.x, place.y, _DEPTHS[light.layer]) if light else None
    return Painting(tuple(layers), reach, shining)


def _canvas(size: QSize, ground: str) -> QImage:
    image = QImage(size, _OPAQUE if ground else _CLEAR)
    image.fill(QColor(ground) if ground else Qt.GlobalColor.transparent)
    return image


def _draw(document: bytes, whole: Placement, place: Placement, image: QImage, reach: int) -> None:
    """Draw a document at `whole` over an image that goes on by `reach` px to both sides of its space.

    What it leaves free on the left is filled with the quiet side of `place`, reflected.
    """
    # QImageReader, since it lets Python go on meanwhile: QSvgRenderer holds the interpreter for as long as it draws
    # (350 ms were measured for 3840x2160), and with it every binding that asks Python for a value.
    reader, _stream = reader_of(document, "svg")
    rect = QRect(round(whole.x) + reach, round(whole.y), max(1, round(whole.width)), max(1, round(whole.height)))
    seen = rect.intersected(image.rect())
    reader.setScaledSize(rect.size())
    reader.setScaledClipRect(seen.translated(-rect.topLeft()))
    picture = reader.read()
    if picture.isNull():
        raise UnusableError(reader.errorString())
    painter = QPainter(image)
    painter.drawImage(seen.topLeft(), picture)
    left = round(place.x) + reach
    if place.x > 0:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        quiet = picture.copy(left - seen.left(), 0, round(QUIET * whole.height), picture.height())
        _go_on_left(painter, quiet, left, seen.top())
    painter.end()


def _go_on_left(painter: QPainter, strip: QImage, right: int, top: int) -> None:
    """Fill what is left of `right` with the quiet side, reflected at each join, so that hills and shores go on."""
    while right > 0:
        strip = strip.flipped(Qt.Orientation.Horizontal)
        painter.drawImage(right - strip.width(), top, strip)
        right -= strip.width()


def _trimmed(image: QImage) -> tuple[int, QImage]:
    """The image without the empty rows above and below what is drawn on it, and how many there were above."""
    if image.format() == _OPAQUE:
        return 0, image
    pixels, row = memoryview(image.constBits()), image.bytesPerLine()
    nothing = bytes(row)

    def is_empty(y: int) -> bool:
        return bytes(pixels[y * row : (y + 1) * row]) == nothing

    top = sum(1 for _ in takewhile(is_empty, range(image.height())))
    bottom = sum(1 for _ in takewhile(is_empty, range(image.height() - 1, top, -1)))
    return top, image.copy(0, top, image.width(), max(1, image.height() - top - bottom))


def reader_of(data: bytes, format_: str) -> tuple[QImageReader, QDataStream]:
    """What reads this format and no other, whatever the data is, and from where: to be kept as long.

    From a buffer of Qt's own. Of one made in Python, Qt asks for Python's interpreter while it holds a lock of its own;
    any other thread that has the interpreter and wants that lock then waits for ever, and the kiosk with it.
    """
    stream = QDataStream(QByteArray(data))
    reader = QImageReader(stream.device(), format_.encode())
    reader.setAutoDetectImageFormat(False)
    return reader, stream


def _drawing(drawing: svg.Svg, focus: tuple[float, float], image: QImage) -> None:
    """Draw an SVG of another shape over the whole of `image`."""
    place = photo(image.width(), image.height(), drawing.width, drawing.height, focus)
    _draw(drawing.whole, place, place, image, 0)


def _photo(picture: photos.Photo, focus: tuple[float, float], size: QSize, ground: str) -> QImage:
    """A photo over the whole of a canvas."""
    from kiosk.photos import pixels  # noqa: PLC0415 - Pillow is loaded only for a deck with photos

    width, height = size.toTuple()
    place = photo(width, height, *pixels.upright(picture), focus)
    rows = pixels.covering(picture, place, (width, height), ground)
    return QImage(rows, width, height, 4 * width, _OPAQUE).copy()  # of its own memory
