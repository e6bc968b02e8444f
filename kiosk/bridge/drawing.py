"""A page's illustration for one place on the screen, as QML requests it."""

from collections.abc import Callable
from dataclasses import astuple, dataclass, replace
from enum import IntEnum

from PySide6.QtCore import Property, QEnum, QObject, QPointF, QRectF, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QMatrix4x4
from PySide6.QtQml import QmlElement
from shiboken6 import isValid

from kiosk.bridge.lists import ValueList
from kiosk.bridge.page import Page
from kiosk.pictures.crop import middle_of_focus
from kiosk.qt.illustrations import PaintedLayer
from kiosk.qt.painting import Light, Order, Painting

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class LayerPlace:
    """A layer for IllustrationPart.qml: its image by URL, its place in px, its depth from -1 to 1, and its movement."""

    source: str
    fromLeft: float
    fromTop: float
    width: float
    height: float
    depth: int
    motion: int  # a Drawing.Motion
    pivot: QPointF
    nth: int


@dataclass(frozen=True)
class LightPlace:
    """A light for RunningLight.qml, and the depth of the layer with which it drifts."""

    path: str
    place: QMatrix4x4
    depth: int
    color: QColor


@QmlElement
class Drawing(QObject):
    """The picture of a `page` for a place of `width` x `height` px, where `ratio` pixels make one px.

    It is painted off the GUI thread; `ready` tells when it is done. Until then the page's previous picture stays, never
    another page's. A picture that is no longer `wanted` is freed.
    """

    @QEnum
    class Rank(IntEnum):
        """How urgent a picture is. The lowest rank is painted first."""

        IN_SIGHT = 0
        BESIDE = 1
        TILE = 2
        PREVIEW = 3

    @QEnum
    class Motion(IntEnum):
        """How a part moves by itself. docs/decks.md explains each movement."""

        STANDS = 0
        SWAY = 1
        TURN = 2
        RISE = 3
        PULSE = 4
        HANG = 5

    askedChanged = Signal()
    layersChanged = Signal()
    readyChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted = True
        self._page: Page | None = None
        self._width = self._height = 0.0
        self._ratio = 1.0
        self._layered = self._moving = False
        self._rank = int(self.Rank.IN_SIGHT)
        self._order: Order | None = None  # what should be shown
        self._asked: tuple[Order, int] | None = None  # cancels what is being painted
        self._call_off: Callable[[], None] = lambda: None  # cancels what is being painted
        self._painted: Order | None = None
        self._painting = Painting(())  # without its layers: they are in `_shown`
        self._shown: list[PaintedLayer] = []
        # Else the Python side, which PySide 6.11 never frees, would keep the pictures.
        self.destroyed.connect(self._shown.clear)
        self._layers, self._lights = ValueList(LayerPlace, self), ValueList(LightPlace, self)
        self._ready = False
        self._asking = QTimer(self, singleShot=True, interval=0)  # one request for all properties that change together
        self._asking.timeout.connect(self._ask)

    @Property(bool, notify=askedChanged)
    def wanted(self) -> bool:
        return self._wanted

    @wanted.setter  # type: ignore[no-redef]
    def wanted(self, wanted: bool) -> None:
        self._set("_wanted", wanted)

    @Property(Page, notify=askedChanged)
    def page(self) -> Page | None:
        return self._page

    @page.setter  # type: ignore[no-redef]
    def page(self, page: Page | None) -> None:
        self._set("_page", page)

    @Property(float, notify=askedChanged)
    def width(self) -> float:
        return self._width

    @width.setter  # type: ignore[no-redef]
    def width(self, width: float) -> None:
        self._set("_width", width)

    @Property(float, notify=askedChanged)
    def height(self) -> float:
        return self._height

    @height.setter  # type: ignore[no-redef]
    def height(self, height: float) -> None:
        self._set("_height", height)

    @Property(float, notify=askedChanged)
    def ratio(self) -> float:
        """How many of the screen's pixels make one px of QML's."""
        return self._ratio

    @ratio.setter  # type: ignore[no-redef]
    def ratio(self, ratio: float) -> None:
        self._set("_ratio", ratio)

    @Property(bool, notify=askedChanged)
    def layered(self) -> bool:
        """Whether its layers can drift."""
        return self._layered

    @layered.setter  # type: ignore[no-redef]
    def layered(self, layered: bool) -> None:
        self._set("_layered", layered)

    @Property(bool, notify=askedChanged)
    def moving(self) -> bool:
        """Whether each part that moves by itself is a layer of its own."""
        return self._moving

    @moving.setter  # type: ignore[no-redef]
    def moving(self, moving: bool) -> None:
        self._set("_moving", moving)

    @Property(int, notify=askedChanged)
    def rank(self) -> int:
        """A `Rank`."""
        return self._rank

    @rank.setter  # type: ignore[no-redef]
    def rank(self, rank: int) -> None:
        self._set("_rank", rank)

    @Property(bool, notify=readyChanged)
    def ready(self) -> bool:
        """Whether the requested picture is painted. A place without width or height has nothing to wait for."""
        return self._ready

    @Property(QObject, constant=True)  # qmllint knows no item models
    def layers(self) -> ValueList:
        """The layers from back to front: see LayerPlace."""
        return self._layers

    @Property(str, notify=layersChanged)
    def source(self) -> str:
        """The URL of the back layer, which is all of a picture without layers; empty if there is none."""
        return self._shown[0].source if self._shown else ""

    @Property(float, notify=layersChanged)
    def driftRoom(self) -> float:
        """How far a layer can drift to either side, in px."""
        return self._painting.drift_room

    @Property(float, notify=layersChanged)
    def unit(self) -> float:
        """How many px make one unit of an illustration drawn for the kiosk."""
        return self._painting.unit

    @Property(QRectF, notify=layersChanged)
    def whole(self) -> QRectF:
        """Where the whole picture is, with the parts that are cut off, in px; empty of one drawn for the kiosk."""
        return QRectF(*astuple(self._painting.whole))

    @Property(QPointF, notify=layersChanged)
    def subject(self) -> QPointF:
        """Where the middle of what it is about is, in parts of its sides."""
        if self._painted is None:
            return QPointF(0.5, 0.5)
        (width, height), picture = self._painted.size, self._painted.illustration
        if picture.has_quiet_side:
            return QPointF(*middle_of_focus(width, height))
        place, ratio = self._painting.whole, self._painted.ratio
        across, down = place.x + picture.focus[0] * place.width, place.y + picture.focus[1] * place.height
        return QPointF(across * ratio / width, down * ratio / height)

    @Property(QObject, constant=True)  # qmllint knows no item models
    def lights(self) -> ValueList:
        """The lights that may run: see LightPlace."""
        return self._lights

    @Slot()  # else it is lost on a Drawing to which QML adds a property
    def _ask(self) -> None:
        wanted = None if self._order in (None, self._painted) else (self._order, self._rank)
        if wanted != self._asked:
            self._call_off()
            self._asked = wanted
            if wanted and self._page:
                self._call_off = self._page.illustrations.ask(*wanted, self._take)
        if self._order is None:
            self._receive(None, Painting(()), [])

    def _take(self, painting: Painting, shown: list[PaintedLayer]) -> None:
        if not isValid(self):  # QML has destroyed it in the meantime
            return
        painted = self._asked[0] if self._asked else None
        self._asked = None
        if self._is_of_another_page(painted):
            return  # meanwhile something else is requested
        self._receive(painted, painting, shown)

    def _receive(self, painted: Order | None, painting: Painting, shown: list[PaintedLayer]) -> None:
        self._painted, self._painting, self._shown[:] = painted, replace(painting, layers=()), shown
        self.layersChanged.emit()
        ratio = painted.ratio if painted else 1
        self._layers.show(_layer_place(each, ratio) for each in shown)
        self._lights.show(_light_place(light) for light in painting.lights)
        self._look_ready()

    def _set(self, name: str, value: object) -> None:
        """Set a property. Setting the same value again must change nothing: a binding would otherwise loop forever."""
        if value != getattr(self, name):
            setattr(self, name, value)
            self._look()

    def _look(self) -> None:
        """Work out what to request now."""
        self._order = self._ordered()
        if self._is_of_another_page(self._painted):
            self._receive(None, Painting(()), [])
        self._look_ready()
        self.askedChanged.emit()
        self._asking.start()

    def _is_of_another_page(self, order: Order | None) -> bool:
        return order is not None and self._page is not None and not self._page.is_in(order)

    def _look_ready(self) -> None:
        ready = self._wanted and self._page is not None and self._painted == self._order
        if ready != self._ready:
            self._ready = ready
            self.readyChanged.emit()

    def _ordered(self) -> Order | None:
        if not self._wanted or self._page is None or self._width < 1 or self._height < 1:
            return None
        width, height = (max(1, round(self._ratio * side)) for side in (self._width, self._height))
        return self._page.order((width, height), self._ratio, self._layered, self._moving)


def _layer_place(shown: PaintedLayer, ratio: float) -> LayerPlace:
    layer = shown.layer
    return LayerPlace(
        source=shown.source,
        fromLeft=layer.x,
        fromTop=layer.y,
        width=layer.image.width() / ratio,
        height=layer.image.height() / ratio,
        depth=layer.depth,
        motion=Drawing.Motion[(layer.movement or "stands").upper()].value,
        pivot=QPointF(*layer.pivot),
        nth=layer.nth,
    )


def _light_place(light: Light) -> LightPlace:
    place = light.place
    matrix = QMatrix4x4(place.a, place.c, 0, place.e, place.b, place.d, 0, place.f, 0, 0, 1, 0, 0, 0, 0, 1)
    return LightPlace(light.path, matrix, light.depth, QColor(light.color))
