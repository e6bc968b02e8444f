"""Builds the kiosk from its parts. It does not run it."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

import PySide6.QtQuick  # noqa: F401 - without it the root object would be a plain QWindow
from PySide6.QtCore import QLoggingCategory, QSize, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from kiosk import bridge, paths
from kiosk.bridge.operator import Service
from kiosk.bridge.session import Clock, Listener, monotonic_ms
from kiosk.deck import Deck
from kiosk.deck.look import OWN
from kiosk.process.handover import Bookmark
from kiosk.qt.fonts import load_deck_fonts, load_fonts, with_letters_there_are
from kiosk.qt.garbage import GarbageCollector
from kiosk.qt.illustrations import PROVIDER, Illustrations
from kiosk.qt.input_filter import InputFilter
from kiosk.qt.network import LocalOnly
from kiosk.qt.ornaments import ORNAMENT, Ornaments
from kiosk.qt.pixel_ratio import PixelRatio
from kiosk.qt.qr_codes import CODE, QrCodes
from kiosk.qt.theme_pictures import THEME, ThemePictures
from kiosk.session.timing import rules
from kiosk.settings import Settings

_SWITCH_S = 0.001  # with Python's default of 5 ms a frame can come visibly late
_FRAME_AFTER_MS = 1  # after a change; with the default of 5 ms, a third of the time from touch to answer is waiting
# Qt would log every letter that no font has and every SVG shape that it doubts: up to 100,000 lines for one file. The
# kiosk's own messages already say what it does not show.
_NOT_LOGGED = "qt.text.font.db.info=false\nqt.svg*=false"
_CORNERS = {
    "top-left": Qt.Corner.TopLeftCorner,
    "top-right": Qt.Corner.TopRightCorner,
    "bottom-left": Qt.Corner.BottomLeftCorner,
    "bottom-right": Qt.Corner.BottomRightCorner,
}


@dataclass
class Kiosk:
    """A built kiosk. It holds its parts, so that they live as long as it does."""

    engine: QQmlApplicationEngine
    window: QQuickWindow
    session: bridge.Session
    deck: bridge.Deck | None
    operator: bridge.Operator | None
    illustrations: Illustrations
    garbage_collector: GarbageCollector
    input_filter: InputFilter
    local_only: LocalOnly

    def close(self) -> None:
        """Take it apart in an order in which QML never misses anything: the engine goes first."""
        self.window.hide()
        self.illustrations.close()
        if self.operator:
            self.operator.close()
        self.engine.deleteLater()
        QGuiApplication.sendPostedEvents(None, 52)  # QEvent::DeferredDelete


def build(
    deck: Deck | None,
    settings: Settings,
    listener: Listener,
    service: Service | None = None,
    first_language: str | None = None,
    clock: Clock = monotonic_ms,
    bookmark: Bookmark | None = None,
    *,
    is_paused: bool = False,
    first_painting: Path | None = None,
    size: QSize | None = None,
) -> Kiosk:
    """Build a kiosk, without showing its window yet. A QGuiApplication must exist.

    Without a deck it shows failsafe. Without a service there is no operator panel. `size`: the window's, in px, so that
    everything is laid out only once.
    """
    # The painting thread reads SVGs in Python. It must give way quickly to the thread that draws and answers touches.
    sys.setswitchinterval(_SWITCH_S)
    os.environ["QT_QPA_UPDATE_IDLE_TIME"] = str(_FRAME_AFTER_MS)
    QLoggingCategory.setFilterRules(_NOT_LOGGED)
    load_fonts()
    deck = with_letters_there_are(deck, load_deck_fonts(deck)) if deck else None
    ruled = rules(deck, settings, first_language)
    session = bridge.Session(ruled, listener, clock, bookmark, is_paused=is_paused)
    garbage_collector = GarbageCollector()  # before the first thread starts
    illustrations = Illustrations(first_painting)
    shown = bridge.Deck(deck, illustrations, ruled.attract_languages) if deck else None
    engine = QQmlApplicationEngine()
    local_only = LocalOnly()
    engine.addUrlInterceptor(local_only)
    engine.addImageProvider(PROVIDER, illustrations)
    engine.addImageProvider(ORNAMENT, Ornaments())
    engine.addImageProvider(CODE, QrCodes())
    engine.addImageProvider(THEME, ThemePictures(deck.look if deck else OWN, deck.folder if deck else None))
    own_look = bridge.Look(OWN, engine)
    look = bridge.Look(deck.look, engine) if deck else own_look
    operator = None
    if service:
        sizes = {name: getattr(settings, name) for name in ("screen_diagonal_in", "viewing_distance_mm")}
        operator = bridge.Operator(service, session, sizes, deck.operator_words if deck else {})
        for name, provider in operator.image_providers.items():
            engine.addImageProvider(name, provider)
    engine.setInitialProperties(
        {
            "session": session,
            "look": look,
            "operatorLook": own_look,
            "calm": settings.motion == "calm",
            "diagonal": settings.screen_diagonal_in,
            "distance": settings.viewing_distance_mm,
            "operatorCorners": [_CORNERS[corner].value for corner in settings.operator_corners.split()],
            "operatorKeys": settings.operator_keys or "",
            "closedCard": settings.closed_shows == "card",
            **({"deck": shown} if shown else {}),
            **({"width": size.width(), "height": size.height()} if size else {}),
            **({"operator": operator} if operator else {}),
        }
    )
    engine.load(QUrl.fromLocalFile(paths.UI / "Main.qml"))
    if not engine.rootObjects():
        raise RuntimeError("Main.qml does not load; the log says why")
    window = engine.rootObjects()[0]
    assert isinstance(window, QQuickWindow)
    PixelRatio(window)  # the window keeps it
    input_filter = InputFilter(window)
    # Any key, even one that does nothing, shows that somebody is there. Queued: the key's own effect comes first.
    input_filter.keyPressed.connect(session.touched, Qt.ConnectionType.QueuedConnection)
    return Kiosk(engine, window, session, shown, operator, illustrations, garbage_collector, input_filter, local_only)
