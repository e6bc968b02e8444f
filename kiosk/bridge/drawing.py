"""A drawing: a page's illustration for one place on the screen, as QML asks for it."""

from collections.abc import Callable
from typing import TypedDict

from PySide6.QtCore import Property, QObject, QTimer, Signal
from PySide6.QtQml import QmlElement
from shiboken6 import isValid

from kiosk.bridge.deck import Page
from kiosk.bridge.illustrations import Shown
from kiosk.bridge.painting import Order, Painting

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


class Wish(TypedDict, total=False):
    """What QML asks for: nothing, or all of these. Sizes in px of `ratio` pixels; the lowest rank is painted first."""

    page: Page
    width: float
    height: float
    ratio: float
    layered: bool
    rank: int


@QmlElement
class Drawing(QObject):
    """Give it a `wish`; it is painted off the GUI thread, and `ready` tells when it is there.

    What was painted before stays until then; with an empty wish it is let go.
    """

    wishChanged = Signal()
    layersChanged = Signal()
    readyChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wish: Wish = {}
        self._order: Order | None = None  # what the wish asks for
        self._asked: tuple[Order, int] | None = None  # what is being painted, and with which rank
        self._call_off: Callable[[], None] = lambda: None  # what is being painted
        self._painted: Order | None = None
        self._painting = Painting(())
        self._shown: list[Shown] = []
        self.destroyed.connect(self._shown.clear)  # or its Python side, which PySide 6.11 never frees, keeps them
        self._ready = False
        self._asking = QTimer(self, singleShot=True, interval=0)  # once for all that changes together
        self._asking.timeout.connect(self._ask)

    @Property("QVariantMap", notify=wishChanged)
    def wish(self) -> Wish:
        return self._wish

    @wish.setter  # type: ignore[no-redef]
    def wish(self, wish: Wish) -> None:
        if wish == self._wish:
            return
        self._wish = wish
        self._order = _order(wish)
        self._look_ready()
        self.wishChanged.emit()
        self._asking.start()

    @Property(bool, notify=readyChanged)
    def ready(self) -> bool:
        """Whether what is wished for is painted; a place without width or height has nothing to wait for."""
        return self._ready

    @Property("QVariantList", notify=layersChanged)  # type: ignore[arg-type]
    def layers(self) -> list[dict[str, object]]:
        """From back to front: `source`, place `x`, `y`, `width` and `height` in px, `depth` -1 to 1: how it drifts."""
        ratio = self._painted.ratio if self._painted else 1
        return [
            {
                "source": shown.source,
                "x": shown.layer.x,
                "y": shown.layer.y,
                "width": shown.layer.image.width() / ratio,
                "height": shown.layer.image.height() / ratio,
                "depth": shown.layer.depth,
            }
            for shown in self._shown
        ]

    @Property(float, notify=layersChanged)
    def reach(self) -> float:
        """How far a layer can drift to either side, px."""
        return self._painting.reach

    @Property("QVariantMap", notify=layersChanged)  # type: ignore[arg-type]
    def light(self) -> dict[str, object]:
        """Where a light may run, or empty: `path` in units of `scale` px from `x`, `y` on; its `depth` and `color`."""
        light = self._painting.light
        return vars(light) if light else {}

    def _ask(self) -> None:
        wanted = None if self._order in (None, self._painted) else (self._order, self._wish["rank"])
        if wanted != self._asked:
            self._call_off()
            self._asked = wanted
            if wanted:
                self._call_off = self._wish["page"].illustrations.ask(*wanted, self._take)
        if self._order is None:
            self._receive(None, Painting(()), [])

    def _take(self, painting: Painting, shown: list[Shown]) -> None:
        if not isValid(self):  # QML has ended it meanwhile
            return
        painted = self._asked[0] if self._asked else None
        self._asked = None
        self._receive(painted, painting, shown)

    def _receive(self, painted: Order | None, painting: Painting, shown: list[Shown]) -> None:
        self._painted, self._painting, self._shown[:] = painted, painting, shown
        self.layersChanged.emit()
        self._look_ready()

    def _look_ready(self) -> None:
        ready = bool(self._wish) and self._painted == self._order
        if ready != self._ready:
            self._ready = ready
            self.readyChanged.emit()


def _order(wish: Wish) -> Order | None:
    if not wish or wish["width"] < 1 or wish["height"] < 1:
        return None
    width, height = (max(1, round(wish["ratio"] * side)) for side in (wish["width"], wish["height"]))
    return wish["page"].order((width, height), wish["ratio"], wish["layered"])
