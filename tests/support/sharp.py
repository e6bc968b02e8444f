"""Shows the kiosk's views on one screen after another, and tells how far what is seen is from what was painted.

A program of its own: how many pixels make one px is settled with the platform, before the first window. It prints a
JSON line for each screen and view: the screen's ratio, the view, and the largest difference of a colour a picture.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk import app, render
from kiosk.deck import load
from kiosk.session import Place, Session
from kiosk.settings import Settings
from support.driver import is_kind

_EDGE = 2  # pixels at the rim of a picture that may belong to what is beside it
_VIEWS = [Session(Place.ATTRACT, page=1, language="ky"), Session(Place.CARD, page=1, language="ky")]
_VIEWS += [Session(Place.OVERVIEW, page=1, language="ky")]


def main() -> None:
    """The deck's folder is the argument."""
    QQuickWindow.setSceneGraphBackend("software")
    application = QGuiApplication([])
    deck, _ = load(Path(sys.argv[1]))
    kiosk = app.build(deck, Settings(motion="calm"), lambda _: None, clock=lambda: 0)
    for screen in application.screens():
        kiosk.window.setScreen(screen)
        kiosk.window.setGeometry(screen.geometry())
        kiosk.window.show()
        for view in _VIEWS:
            kiosk.session.assume(view)
            shown = render.grab(kiosk.window)
            found = [difference(kiosk, item, shown) for item in pictures(kiosk.window.contentItem())]
            print(json.dumps({"ratio": kiosk.window.devicePixelRatio(), "view": view.place, "off": found}), flush=True)
    kiosk.close()


def pictures(item: QQuickItem) -> Iterator[QQuickItem]:
    """Every illustration that is seen."""
    seen = [one for one in render.visible(item) if is_kind(one, "Illustration") and one.width() and one.height()]
    yield from (one for one in seen if item.contains(one.mapToScene(QPointF(1, 1))))


def difference(kiosk: app.Kiosk, item: QQuickItem, shown: QImage) -> int:
    """How much any colour of any pixel of the picture's right half differs from what was painted, of 255."""
    ratio = kiosk.window.devicePixelRatio()
    whole = item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
    place = QRectF(whole.topLeft() * ratio, whole.size() * ratio).toRect()
    painted = QImage(place.size(), QImage.Format.Format_RGB32)
    painter = QPainter(painted)
    for layer in item.childItems():
        if layer.isVisible() and is_kind(layer, "QQuickImage"):
            image = kiosk.illustrations.requestImage(layer.property("source").fileName(), QSize(), QSize())
            painter.drawImage(round(layer.x() * ratio), round(layer.y() * ratio), image)
    painter.end()
    # What lies on a picture keeps to its left and to its corners.
    width, height = place.width(), place.height()
    part = QRect(width // 2, height // 4, width - width // 2 - _EDGE, height // 2)
    one, other = painted.copy(part), shown.convertToFormat(painted.format()).copy(part.translated(place.topLeft()))
    return max(abs(a - b) for a, b in zip(bytes(one.constBits()), bytes(other.constBits()), strict=True))


if __name__ == "__main__":
    main()
