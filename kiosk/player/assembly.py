"""Builds the kiosk from its parts. It does not run it."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

import PySide6.QtQuick  # noqa: F401 - without it the root object would be a plain QWindow
from PySide6.QtCore import QLocale, QLoggingCategory, QSize, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from kiosk import bridge, paths
from kiosk.bridge.keys import Keys
from kiosk.bridge.operator import Service
from kiosk.bridge.session import Clock, Listener
from kiosk.deck import Deck
from kiosk.deck.look import OWN
from kiosk.keys.tables import combined
from kiosk.process.bookmarks import Bookmark
from kiosk.qt.fonts import load_deck_fonts, load_fonts, with_letters_there_are
from kiosk.qt.garbage import GarbageCollector
from kiosk.qt.illustrations import PROVIDER, Illustrations
from kiosk.qt.input_filter import InputFilter
from kiosk.qt.keypad import Keypad
from kiosk.qt.network import LocalOnly
from kiosk.qt.ornaments import ORNAMENT, Ornaments
from kiosk.qt.pixel_ratio import PixelRatio
from kiosk.qt.qr_images import CODE, QrImages
from kiosk.qt.theme_pictures import THEME, ThemePictures
from kiosk.session.timing import rules
from kiosk.settings import Settings
from kiosk.system.clock import elapsed_ms

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
    reading: bridge.Reading | None
    operator: bridge.Operator | None
    illustrations: Illustrations
    garbage_collector: GarbageCollector
    input_filter: InputFilter
    local_only: LocalOnly

    def close(self) -> None:
        """Take it apart in an order in which QML never misses anything: the engine goes first."""
        self.window.hide()
        self.illustrations.close()
        if self.reading:
            self.reading.close()
        if self.operator:
            self.operator.close()
        self.engine.deleteLater()
        QGuiApplication.sendPostedEvents(None, 52)  # QEvent::DeferredDelete


def settle_here() -> None:
    """Prepare this process for drawing a kiosk. A QGuiApplication must exist."""
    # The painting thread reads SVGs in Python. It must give way quickly to the thread that draws and answers touches.
    sys.setswitchinterval(_SWITCH_S)
    os.environ["QT_QPA_UPDATE_IDLE_TIME"] = str(_FRAME_AFTER_MS)
    QLoggingCategory.setFilterRules(_NOT_LOGGED)
    load_fonts()


def engine_for(illustrations: Illustrations, theme: ThemePictures) -> tuple[QQmlApplicationEngine, LocalOnly]:
    """An engine that draws all of a kiosk's pictures, and what keeps it off the network: hold both."""
    engine, local_only = QQmlApplicationEngine(), LocalOnly()
    engine.addUrlInterceptor(local_only)
    for name, provider in (
        (PROVIDER, illustrations),
        (ORNAMENT, Ornaments()),
        (CODE, QrImages()),
        (THEME, theme),
    ):
        engine.addImageProvider(name, provider)
    return engine, local_only


def _tell_language(session: bridge.Session) -> None:
    """Let assistive technology know the visitor's language. For Qt it is that of everything on the screen."""

    def tell() -> None:
        QLocale.setDefault(QLocale(session.state.language))

    tell()
    session.languageChanged.connect(tell)


def build(
    deck: Deck | None,
    settings: Settings,
    listener: Listener,
    service: Service | None = None,
    first_language: str | None = None,
    clock: Clock = elapsed_ms,
    bookmark: Bookmark | None = None,
    *,
    is_paused: bool = False,
    first_painting: Path | None = None,
    kept_paintings: Path | None = None,
    spare: Path | None = None,
    size: QSize | None = None,
) -> Kiosk:
    """Build a kiosk, without showing its window yet. A QGuiApplication must exist.

    Without a deck it shows failsafe. Without a service there is no operator panel. `size`: the window's, in px, so that
    everything is laid out only once.
    """
    settle_here()
    deck = with_letters_there_are(deck, load_deck_fonts(deck)) if deck else None
    ruled = rules(deck, settings, first_language)
    session = bridge.Session(ruled, listener, clock, bookmark, is_paused=is_paused)
    _tell_language(session)
    garbage_collector = GarbageCollector()  # before the first thread starts
    illustrations = Illustrations(first_painting, kept_paintings, spare)
    shown = bridge.Deck(deck, illustrations, ruled.attract_languages) if deck else None
    engine, local_only = engine_for(
        illustrations, ThemePictures(deck.look if deck else OWN, deck.folder if deck else None)
    )
    own_look = bridge.Look(OWN, engine)
    reading = bridge.Reading(deck, shown, session, settings) if deck and shown else None
    look = bridge.Look(deck.look, engine) if deck else own_look
    operator = None
    if service:
        sizes = {"screen_diagonal_in": settings.diagonal_in, "viewing_distance_mm": settings.viewing_distance_mm}
        operator = bridge.Operator(service, session, sizes, deck.operator_words if deck else {})
        for name, provider in operator.image_providers.items():
            engine.addImageProvider(name, provider)
    engine.setInitialProperties(
        {
            "session": session,
            "look": look,
            "operatorLook": own_look,
            "calm": settings.motion == "calm",
            "diagonal": settings.diagonal_in,
            "distance": settings.viewing_distance_mm,
            "bottom": -1 if settings.screen_bottom_mm is None else settings.screen_bottom_mm,
            "operatorCorners": [_CORNERS[corner].value for corner in settings.operator_corners.split()],
            "operatorKeys": settings.operator_keys or "",
            "closedCard": settings.closed_shows == "card",
            **({"deck": shown, "reading": reading} if shown else {}),
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
    meanings = combined(settings.keypads, settings.keys)
    input_filter = InputFilter(window, Keypad(window, meanings, Keys(session, reading)))
    return Kiosk(
        engine, window, session, shown, reading, operator, illustrations, garbage_collector, input_filter, local_only
    )
