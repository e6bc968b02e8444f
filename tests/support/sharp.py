"""Shows the kiosk's views on one screen after another, and compares them with what was painted.

It is a program of its own, because how many pixels make one px is fixed with the platform, before the first window. It
prints a JSON line for each screen and view: the screen's ratio, the view, and the largest colour difference of a
picture and of a band of ornament.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk import render
from kiosk.deck.load import load
from kiosk.player import assembly
from kiosk.qt.ornaments import ORNAMENT, Ornaments
from kiosk.session.state import Place, Session
from kiosk.settings import Settings
from support.driver import is_kind

_EDGE = 2  # pixels at a picture's edge that may belong to its neighbours
_VIEWS = [Session(Place.ATTRACT, page=1, language="ky"), Session(Place.CARD, page=1, language="ky")]
_VIEWS += [Session(Place.OVERVIEW, page=1, language="ky")]


def main() -> None:
    """Run; the argument is the deck's folder."""
    QQuickWindow.setSceneGraphBackend("software")
    application = QGuiApplication([])
    deck, _ = load(Path(sys.argv[1]))
    kiosk = assembly.build(deck, Settings(motion="calm"), lambda _: None, clock=lambda: 0)
    for screen in application.screens():
        kiosk.window.setScreen(screen)
        kiosk.window.setGeometry(screen.geometry())
        kiosk.window.show()
        for view in _VIEWS:
            kiosk.session.assume(view)
            shown = render.grab(kiosk.window)
            found = [difference(kiosk, item, shown) for item in pictures(kiosk.window.contentItem())]
            bands = [band_difference(kiosk, item, shown) for item in ornaments(kiosk.window.contentItem())]
            print(
                json.dumps(
                    {"ratio": kiosk.window.devicePixelRatio(), "view": view.place, "off": found, "bands": bands}
                ),
                flush=True,
            )
    kiosk.close()


def pictures(item: QQuickItem) -> Iterator[QQuickItem]:
    """Every visible illustration."""
    seen = [one for one in render.visible(item) if is_kind(one, "Illustration") and one.width() and one.height()]
    yield from (one for one in seen if item.contains(one.mapToScene(QPointF(1, 1))))


def difference(kiosk: assembly.Kiosk, item: QQuickItem, shown: QImage) -> int:
    """The largest colour difference, of 255, between the picture's right half and what was painted."""
    ratio = kiosk.window.devicePixelRatio()
    whole = item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
    place = QRectF(whole.topLeft() * ratio, whole.size() * ratio).toRect()
    painted = QImage(place.size(), QImage.Format.Format_RGB32)
    painted.fill(item.childItems()[0].property("color"))  # the ground below everything
    painter = QPainter(painted)
    for layer in item.childItems():
        if layer.isVisible() and is_kind(layer, "QQuickImage"):
            image = kiosk.illustrations.requestImage(layer.property("source").fileName(), QSize(), QSize())
            painter.drawImage(round(layer.x() * ratio), round(layer.y() * ratio), image)
    painter.end()
    # Anything over a picture is on its left or in its corners.
    width, height = place.width(), place.height()
    part = QRect(width // 2, height // 4, width - width // 2 - _EDGE, height // 2)
    one, other = painted.copy(part), shown.convertToFormat(painted.format()).copy(part.translated(place.topLeft()))
    return most(one, other)


def ornaments(item: QQuickItem) -> Iterator[QQuickItem]:
    """Every visible band of ornament."""
    seen = [one for one in render.visible(item) if is_kind(one, "Ornament")]
    yield from (one for one in seen if item.contains(one.mapToScene(QPointF(1, one.height()))))


def band_difference(kiosk: assembly.Kiosk, item: QQuickItem, shown: QImage) -> int:
    """The largest colour difference, of 255, between a band and what was painted, over the ground above it."""
    ratio = kiosk.window.devicePixelRatio()
    (picture,) = item.childItems()
    name = picture.property("source").toString().removeprefix(f"image://{ORNAMENT}/")
    image = Ornaments().requestImage(name, QSize(), QSize())
    corner = (picture.mapToScene(QPointF()) * ratio).toPoint()
    whole = item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
    place = QRectF(whole.topLeft() * ratio, whole.size() * ratio).toRect().adjusted(_EDGE, 0, -_EDGE, 0)
    shown = shown.convertToFormat(QImage.Format.Format_RGB32)
    painted = QImage(place.size(), shown.format())
    painted.fill(shown.pixelColor(place.left(), place.top()))
    painter = QPainter(painted)
    painter.drawImage(corner - place.topLeft(), image)
    painter.end()
    return most(painted, shown.copy(place))


def most(one: QImage, other: QImage) -> int:
    """The largest colour difference."""
    those, others = bytes(one.constBits()), bytes(other.constBits())
    return 0 if those == others else max(abs(a - b) for a, b in zip(those, others, strict=True))


if __name__ == "__main__":
    main()
