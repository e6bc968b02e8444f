"""Paints an illustration for one place on the screen, in exactly its pixels. Plain functions for any thread.

A px of QML may be 1.25 or 2 pixels of the screen wide: an order counts in pixels, a painting's places in px.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, replace

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage, QImageReader

from kiosk.deck import Illustration
from kiosk.deck.colours import PALETTE
from kiosk.pictures import photos, svg
from kiosk.pictures.crop import Placement, drawn, photo
from kiosk.pictures.photos import smaller_copies
from kiosk.qt.canvas import MAX_SIDE, OPAQUE, UnusableError, bands, blank, bounds, cut_out, draw

__all__ = ["Layer", "Light", "Order", "Painting", "UnusableError", "paint"]

QImageReader.setAllocationLimit(256)  # MB for one decoded picture: 40 megapixels, or 33 with two bytes per channel
_DEPTHS = (-1, 0, 1)  # how each layer drifts: backwards, not at all, forwards
_ANY = QRect(0, 0, 1, 1)
_PAN = 0.06  # a photo may drift this part of the place's width to either side


@dataclass(frozen=True)
class Order:
    """What to paint: an illustration on its ground (`#RRGGBB`) for a place of `size` pixels, in layers or as one.

    `moving`: also separate the parts that move by themselves. `ratio`: how many of the screen's pixels make one px of
    QML's.
    """

    illustration: Illustration
    ground: str
    size: tuple[int, int]
    layered: bool
    ratio: float = 1.0
    moving: bool = False


@dataclass(frozen=True)
class Layer:
    """A part of a painting. Its upper left corner is in px of the place, beyond which it may reach to drift.

    A part that moves by itself has a `movement` (see svg.Part) about its `pivot`, in px from its corner. Shapes that
    rise one after another have a number, `nth`.
    """

    image: QImage
    x: float
    y: float
    depth: int
    movement: str = ""
    pivot: svg.Point = (0, 0)
    nth: int = 0

    def counted_in(self, ratio: float) -> "Layer":
        """The layer with its places in px of `ratio` pixels."""
        pivot = (self.pivot[0] / ratio, self.pivot[1] / ratio)
        return replace(self, x=self.x / ratio, y=self.y / ratio, pivot=pivot)


@dataclass(frozen=True)
class Light:
    """A path along which a light runs. It drifts with its layer; `place` converts its units to px."""

    path: str
    place: svg.Matrix
    depth: int
    color: str = PALETTE["felt"]  # like the cords, whatever the deck's colours: it belongs to the picture


_NOWHERE = Placement(0, 0, 0, 0)


@dataclass(frozen=True)
class Painting:
    """Layers from back to front, how far each can drift to either side in px, and the lights that run in them.

    `unit`: how many px make one unit of an illustration drawn for the kiosk. `whole`: where the whole of any other
    picture goes, with the parts that are cut off.
    """

    layers: tuple[Layer, ...]
    drift_room: float = 0
    unit: float = 0
    lights: tuple[Light, ...] = ()
    whole: Placement = _NOWHERE

    def counted_in(self, ratio: float) -> "Painting":
        """The painting with its places in px of `ratio` pixels."""
        if ratio == 1:
            return self
        smaller = svg.Matrix(a=1 / ratio, d=1 / ratio)
        return Painting(
            tuple(layer.counted_in(ratio) for layer in self.layers),
            self.drift_room / ratio,
            self.unit / ratio,
            tuple(replace(light, place=smaller.after(light.place)) for light in self.lights),
            Placement(*(side / ratio for side in astuple(self.whole))),
        )


def paint(order: Order) -> Painting:
    """Paint an order. Raises UnusableError."""
    return _painted(order).counted_in(order.ratio)


def _painted(order: Order) -> Painting:
    size = QSize(*order.size).boundedTo(QSize(MAX_SIDE, MAX_SIDE)).expandedTo(QSize(1, 1))
    picture = order.illustration
    try:
        if picture.has_quiet_side:
            return _scene(svg.read(picture.file, picture.folder), order, size)
        drift_room = round(_PAN * size.width()) if order.moving else 0
        size += QSize(2 * drift_room, 0)
        if picture.file.suffix.lower() == ".svg":
            image, place = _drawing(svg.read(picture.file, picture.folder), picture.focus, size, order.ground)
        else:
            image, place = _photo(smaller_copies.read(picture.file, picture.folder), picture.focus, size, order.ground)
        whole = replace(place, x=place.x - drift_room)
        return Painting((Layer(image, -drift_room, 0, 0),), drift_room, whole=whole)
    except (OSError, svg.UnusableError, photos.UnusableError) as error:
        raise UnusableError(str(error)) from None


def _scene(scene: svg.Svg, order: Order, size: QSize) -> Painting:
    """Paint an illustration drawn for the kiosk, in its layers."""
    place = drawn(size.width(), size.height())
    if not (order.layered and scene.layers):
        image = blank(size, order.ground)
        draw(scene.whole, place, place, image, 0)
        return Painting((Layer(image, 0, 0, 0),))
    unit = place.height / svg.HEIGHT
    frame = _SceneFrame(order.ground, size, place, unit, math.floor(svg.MARGIN * unit), order.moving)
    still = [svg.Part(document, layer) for layer, document in enumerate(scene.layers)]
    layers = frame.layers(scene.parts or still) if order.moving else None
    units = svg.Matrix(a=unit, d=unit, e=place.x, f=place.y)
    lights = (Light(light.path, units.after(light.place), _DEPTHS[light.layer]) for light in scene.lights)
    return Painting(layers or frame.layers(still) or (), frame.drift_room, unit, tuple(lights))


@dataclass(frozen=True)
class _SceneFrame:
    """Where a scene is painted.

    `place` is the whole scene, in px of a space of `size`; its layers drift by `drift_room`.
    """

    ground: str
    size: QSize
    place: Placement
    unit: float
    drift_room: int
    in_bands: bool  # so that empty space is not redrawn as layers drift

    def layers(self, parts: Iterable[svg.Part]) -> tuple[Layer, ...] | None:
        """The painted parts; None if the moving ones are too large."""
        made: list[Layer] = []
        room = svg.MOST_MOVING * self.size.width() * self.size.height()
        for part in parts:
            if not part.movement:
                made += self._still(part, self.ground if not made else "")
            elif layer := self._moving(part):
                made.append(layer)
                room -= layer.image.width() * layer.image.height()
                if room < 0:
                    return None
        return tuple(made)

    @property
    def _wider(self) -> Placement:
        """The place of a part's document, margins included."""
        more, place = svg.MARGIN * self.unit, self.place
        return Placement(place.x - more, place.y, place.width + 2 * more, place.height)

    def _still(self, part: svg.Part, ground: str) -> Iterator[Layer]:
        image = blank(QSize(self.size.width() + 2 * self.drift_room, self.size.height()), ground)
        draw(part.document, self._wider, self.place, image, self.drift_room)
        kept = bands(image, ground) if self.in_bands else [bounds(image, ground)]
        for band in kept:
            yield Layer(image.copy(band or _ANY), band.x() - self.drift_room, band.y(), _DEPTHS[part.layer])

    def _moving(self, part: svg.Part) -> Layer | None:
        """A part that moves, including what lies outside the place; None if there is nothing to see."""
        image, corner = cut_out(part.document, self._wider, svg.AROUND * self.unit)
        if image is None:
            return None
        pivot = svg.PIVOTS[part.movement]
        at = image.width() * pivot[0], image.height() * pivot[1]
        if part.pivot:
            x, y = part.pivot
            at = self.place.x + x * self.unit - corner.x(), self.place.y + y * self.unit - corner.y()
        return Layer(image, corner.x(), corner.y(), _DEPTHS[part.layer], part.movement, at, part.nth)


def _drawing(drawing: svg.Svg, focus: tuple[float, float], size: QSize, ground: str) -> tuple[QImage, Placement]:
    """An SVG of another shape that fills the whole image, and where all of it would go."""
    image = blank(size, ground)
    place = photo(*size.toTuple(), drawing.width, drawing.height, focus)
    draw(drawing.whole, place, place, image, 0)
    return image, place


def _photo(picture: photos.Photo, focus: tuple[float, float], size: QSize, ground: str) -> tuple[QImage, Placement]:
    """A photo that fills the whole image, and where all of it would go."""
    from kiosk.pictures.photos import decoding  # noqa: PLC0415 - Pillow is loaded only for a deck with photos

    width, height = size.toTuple()
    place = photo(width, height, *decoding.upright(picture), focus)
    rows = decoding.covering(picture, place, (width, height), ground)
    return QImage(rows, width, height, 4 * width, OPAQUE).copy(), place  # a copy that owns its memory
