"""The composition root: builds the kiosk of its parts, and runs it."""

import logging
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import PySide6.QtQuick  # noqa: F401 - or the root object comes back as a plain QWindow
from PySide6.QtCore import (
    QLoggingCategory,
    QObject,
    Qt,
    QTimer,
    QUrl,
    Slot,
)
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from kiosk import bookmarks, bridge, paths, pause
from kiosk.bookmarks import Bookmark
from kiosk.bridge.awake import Awake
from kiosk.bridge.charts import CHARTS
from kiosk.bridge.covers import COVERS
from kiosk.bridge.fonts import load_fonts, with_letters_there_are
from kiosk.bridge.freshstart import FreshStart
from kiosk.bridge.fullscreen import Fullscreen
from kiosk.bridge.garbage import GarbageCollector, freeze
from kiosk.bridge.graphics import choose_backend
from kiosk.bridge.host import Host
from kiosk.bridge.hours import ClosedSign, Doorkeeper
from kiosk.bridge.illustrations import PROVIDER, Illustrations
from kiosk.bridge.lockdown import Lockdown
from kiosk.bridge.memory import return_large_blocks
from kiosk.bridge.network import LocalOnly
from kiosk.bridge.pause import PauseKeeper
from kiosk.bridge.pixelratio import PixelRatio
from kiosk.bridge.pulse import Pulse
from kiosk.bridge.qtlog import qt_messages_logged
from kiosk.bridge.session import Clock, Listener, monotonic_ms
from kiosk.bridge.signals import ended_by
from kiosk.deck import Deck
from kiosk.deck.colours import PALETTE
from kiosk.deckwatch import DeckWatch
from kiosk.heartbeat import Heart
from kiosk.host import KioskHost
from kiosk.pace import rules
from kiosk.session import Happening
from kiosk.settings import Settings
from kiosk.supervisor.player import ENDED, FAILED, QUIT, RESTART

_SWITCH_S = 0.001
# What Qt says of each letter that no font has, and of each shape of an SVG that it takes otherwise than its author: up
# to a hundred thousand lines a file, while the kiosk itself says in one what it does not show.
_NOT_LOGGED = "qt.text.font.db.info=false\nqt.svg*=false"
_log = logging.getLogger(__name__)


class GraphicsFailedError(Exception):
    """The graphics card cannot draw the kiosk's window."""


@dataclass
class Kiosk:
    """A built kiosk: its parts are kept here as long as it lives."""

    engine: QQmlApplicationEngine
    window: QQuickWindow
    session: bridge.Session
    deck: bridge.Deck | None
    operator: bridge.Operator | None
    illustrations: Illustrations
    garbage_collector: GarbageCollector
    lockdown: Lockdown
    local_only: LocalOnly

    def close(self) -> None:
        """Take it apart in the order that leaves QML nothing to miss: the engine before what it shows."""
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
    host: Host | None = None,
    first_language: str | None = None,
    clock: Clock = monotonic_ms,
    bookmark: Bookmark | None = None,
    *,
    is_paused: bool = False,
) -> Kiosk:
    """Put a kiosk together; its window is not shown yet. A QGuiApplication exists.

    Without a deck: failsafe. Without a host: no operator panel.
    """
    # The thread that paints reads SVGs in Python: it gives way to the one that draws and answers touches at once.
    sys.setswitchinterval(_SWITCH_S)
    QLoggingCategory.setFilterRules(_NOT_LOGGED)
    load_fonts()
    deck = with_letters_there_are(deck) if deck else None
    session = bridge.Session(rules(deck, settings, first_language), listener, clock, bookmark, is_paused=is_paused)
    garbage_collector = GarbageCollector()  # before the first thread
    illustrations = Illustrations()
    shown = bridge.Deck(deck, illustrations) if deck else None
    engine = QQmlApplicationEngine()
    local_only = LocalOnly()
    engine.addUrlInterceptor(local_only)
    engine.addImageProvider(PROVIDER, illustrations)
    operator = None
    if host:
        sizes = settings.model_dump(include={"screen_diagonal_in", "viewing_distance_mm"})
        operator = bridge.Operator(host, session, sizes, deck.operator_words if deck else {})
        engine.addImageProvider(CHARTS, operator.charts)
        engine.addImageProvider(COVERS, operator.covers)
    engine.setInitialProperties(
        {
            "session": session,
            "colours": dict(deck.colours if deck else PALETTE),
            "calm": settings.motion == "calm",
            "diagonal": settings.screen_diagonal_in,
            "distance": settings.viewing_distance_mm,
            "operatorCorners": settings.operator_corners.split(),
            "operatorKeys": settings.operator_keys or "",
            "closedShows": settings.closed_shows,
            "letters": " ".join(sorted({letter for letter in deck.written() if letter.isalnum()})) if deck else "",
            **({"deck": shown} if shown else {}),
            **({"operator": operator} if operator else {}),
        }
    )
    engine.load(QUrl.fromLocalFile(paths.UI / "Main.qml"))
    if not engine.rootObjects():
        raise RuntimeError("Main.qml does not load; the log says why")
    window = engine.rootObjects()[0]
    assert isinstance(window, QQuickWindow)
    PixelRatio(window)  # which keeps it
    lockdown = Lockdown(window)
    # Each key is a sign of somebody, also one that does nothing; told once it has been seen by what it is for.
    lockdown.keyPressed.connect(session.touched, Qt.ConnectionType.QueuedConnection)
    return Kiosk(engine, window, session, shown, operator, illustrations, garbage_collector, lockdown, local_only)


def run(
    deck: Deck | None,
    settings: Settings,
    listener: Listener,
    host: KioskHost,
    heart: Heart,
    probe_command: list[str],
    windowed: tuple[int, int] | None = None,
    when_ready: Callable[[], None] = lambda: None,
    watch: DeckWatch | None = None,
    safe_s: int = 0,
    state: Path = paths.NOWHERE,
) -> int:
    """Show the kiosk until it is ended; the exit code. `windowed` is a window's size in px.

    `when_ready` is called once, after the first frame with the deck on it. `watch` asks for a start with the deck as it
    has become; in safe mode the normal one is tried again after `safe_s`. In the folder `state` a pause is kept. In a
    window, where a deck is edited, no visit holds a start up: a bookmark left in that folder lets the successor go on
    with it. Raises GraphicsFailedError.
    """
    return_large_blocks()
    application = QGuiApplication(sys.argv[:1])
    application.setApplicationName("kiosk")
    application.setDesktopFileName("kiosk")
    # Not the SVG: X11 would get its small sizes from the large drawing.
    application.setWindowIcon(QIcon(str(paths.ICONS / "kiosk.ico")))
    choose_backend(settings.backend, probe_command)
    host.drawing = "software" if QQuickWindow.sceneGraphBackend() == "software" else "gpu"
    with qt_messages_logged(), ended_by(application, ENDED):
        pause_file = state / "paused"
        left_here = state / "bookmark" if windowed else None
        visit = bookmarks.take(left_here) if left_here else None
        kiosk = build(
            deck, settings, listener, host, settings.language, bookmark=visit, is_paused=pause.is_kept(pause_file)
        )
        pause_keeper = PauseKeeper(kiosk.session, pause_file)
        failures: list[str] = []
        doorkeeper = Doorkeeper(kiosk.session, settings.opening_hours, host.longer())
        sign = ClosedSign(doorkeeper, deck, settings.opening_hours)
        sign.changed.connect(lambda said: kiosk.window.setProperty("opening", said))
        doorkeeper.look()
        fresh_start = FreshStart(kiosk.session, watch.news if watch else None, at_once=left_here is not None)

        def start_again() -> None:
            """Play on until a successor is on the screen; without a supervisor, end and leave it to the caller."""
            if left_here:
                bookmarks.leave(left_here, kiosk.session.bookmark())
            if heart.ask_for_successor():
                kiosk.lockdown.step_aside()
            else:
                application.exit(RESTART)

        def stay() -> None:
            """Somebody has come before the successor: it is called off."""
            heart.stay()
            kiosk.lockdown.come_back()

        def on_screen() -> None:
            heart.on_screen()
            when_ready()

        fresh_start.now.connect(start_again)
        fresh_start.putOff.connect(stay)
        doorkeeper.freshStartDue.connect(lambda: fresh_start.ask("a new day"))
        if safe_s:
            QTimer.singleShot(1000 * safe_s, fresh_start, lambda: fresh_start.ask("the end of the safe mode"))
        pulse = Pulse(kiosk.window, heart, is_drawn_by_gpu=host.drawing == "gpu")
        pulse.unheard.connect(lambda: application.exit(FAILED))
        if kiosk.operator:
            kiosk.operator.lengthened.connect(doorkeeper.keep_open)
            kiosk.operator.ended.connect(lambda how: start_again() if how == "restart" else application.exit(QUIT))

        def on_failure(_: object, message: str) -> None:
            failures.append(message)
            application.exit(FAILED)

        kiosk.window.sceneGraphError.connect(on_failure)
        ready_watch = _ReadyWatch(kiosk, listener, on_screen)
        if windowed:
            kiosk.window.resize(*windowed)
            kiosk.window.show()
        else:
            kiosk.lockdown.guard()
            fullscreen = Fullscreen(kiosk.window, settings.screen)
            awake = Awake(kiosk.session, settings.closed_shows == "black")
            application.aboutToQuit.connect(awake.let_go)
        screen = kiosk.window.screen()
        size = screen.size() * screen.devicePixelRatio()  # in its own pixels
        host.screen = f"{size.width()} × {size.height()} px, {screen.refreshRate():.0f} Hz"
        code = FAILED if failures else application.exec()
        if code == ENDED and windowed and not kiosk.window.isVisible():
            code = QUIT  # whoever edits has closed the window
        _log.info("ending")
        del ready_watch, pulse
        pause_keeper.close()
        kiosk.window.sceneGraphError.disconnect(on_failure)
        kiosk.close()
        if not windowed:
            del fullscreen, awake
        if failures:
            raise GraphicsFailedError(failures[0])
        return code


class _ReadyWatch(QObject):
    """Waits for the first frame that shows the deck."""

    def __init__(self, kiosk: Kiosk, listener: Listener, when_ready: Callable[[], None]) -> None:
        super().__init__()
        self._window = kiosk.window
        self._session = kiosk.session
        self._listener = listener
        self._when_ready = when_ready
        self._done = False
        kiosk.window.frameSwapped.connect(self._look)

    @Slot()
    def _look(self) -> None:
        # With a graphics card frames are told from another thread: some may still be on their way.
        if not self._done and self._window.property("ready"):
            self._done = True
            self._window.frameSwapped.disconnect(self._look)
            self._listener(Happening("ready", language=self._session.property("language")))
            self._when_ready()
            freeze()
