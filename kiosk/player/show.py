"""Shows a kiosk on the screen until it is ended."""

import logging
from collections.abc import Callable
from threading import Thread
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from kiosk import paths
from kiosk.bridge.operator import Ending, Service
from kiosk.bridge.operator.panel import Panel
from kiosk.bridge.session import Listener
from kiosk.operator import pause
from kiosk.player import assembly
from kiosk.player.content import Content
from kiosk.player.environment import Environment
from kiosk.player.fresh_start import FreshStart
from kiosk.player.hall_step import HallStep
from kiosk.player.heartbeat_sender import HeartbeatSender
from kiosk.player.keep_awake import KeepAwake
from kiosk.player.opening_hours import ClosedSign, OpeningWatch
from kiosk.player.pause_keeper import PauseKeeper
from kiosk.player.ready_watch import ReadyWatch
from kiosk.player.succession import Succession
from kiosk.process import bookmarks
from kiosk.qt.diagonal import diagonal_of
from kiosk.qt.fullscreen import Fullscreen, chosen_screen
from kiosk.qt.garbage import freeze
from kiosk.session.event import Event, EventName
from kiosk.session.state import Place
from kiosk.supervisor.exits import ENDED, FAILED, QUIT, RESTART
from kiosk.supervisor.heartbeat import Heartbeat
from kiosk.system.memory import let_go_of_libraries

if TYPE_CHECKING:
    from kiosk.player.link_watch import LinkWatch

_log = logging.getLogger(__name__)
_AWAKE_AFTER_MS = 1000
_STARTED_AFTER_MS = 5000  # what a start leaves to do is done by then


class GraphicsFailedError(Exception):
    """The graphics card cannot draw the kiosk's window."""


class Show:
    """A built kiosk, and everything that follows its session, window and deck while it plays.

    In an editor's window a restart does not wait for a visit to end: a bookmark lets the successor continue the visit.
    """

    def __init__(
        self,
        application: QGuiApplication,
        environment: Environment,
        content: Content,
        heartbeat: Heartbeat,
        listener: Listener,
        when_ready: Callable[[], object],
    ) -> None:
        self._application = application
        self._content = content
        self._heartbeat = heartbeat
        self._listener = listener
        self._when_ready = when_ready
        self._is_windowed = environment.window is not None
        self._failure = ""
        settings, pause_file = content.settings, environment.state / "paused"
        bookmark_file = environment.state / "bookmark" if self._is_windowed else None
        screen = chosen_screen(settings.screen)
        guesses = settings.screen_diagonal_in is None and not self._is_windowed  # a window is a whole screen, in small
        guess = diagonal_of(screen) if screen and guesses else None
        self._kiosk = assembly.build(
            content.deck,
            settings.overridden(screen_diagonal_in=guess),
            listener,
            cast("Service", content.service),
            settings.language,
            bookmark=bookmarks.take(bookmark_file) if bookmark_file else None,
            is_paused=pause.is_kept(pause_file),
            first_painting=paths.first_painting(environment.state),
            kept_paintings=paths.kept_paintings(environment.state),
            spare=paths.last_good_deck(environment.state),
            size=QSize(*environment.window) if environment.window else screen.size() if screen else None,
        )
        session, window = self._kiosk.session, self._kiosk.window
        self._pause_keeper = PauseKeeper(session, pause_file)
        self._opening = OpeningWatch(session, settings.opening_hours, content.extension)
        self._sign = ClosedSign(self._opening, content.deck, settings.opening_hours)
        self._sign.changed.connect(lambda said: window.setProperty("opening", said))
        self._opening.look()
        self._succession = Succession(self._kiosk, heartbeat, lambda: application.exit(RESTART), bookmark_file)
        self._start_again_when_due()
        self._heartbeat_sender = HeartbeatSender(window, heartbeat, is_drawn_by_gpu=content.screen.drawing == "gpu")
        self._heartbeat_sender.unheard.connect(lambda: application.exit(FAILED))
        if operator := self._kiosk.operator:
            if guesses:
                panel = cast("Panel", operator.panel)
                window.screenChanged.connect(lambda screen: panel.assume(diagonal_of(screen)) if screen else None)
            operator.extended.connect(self._opening.keep_open)
            operator.ended.connect(
                lambda how: self._succession.ask() if how is Ending.RESTART else application.exit(QUIT)
            )
        window.sceneGraphError.connect(self._fail)
        self._hall_step = HallStep(session) if settings.step == "hall" and content.deck else None
        self._link_watch = self._watched_link(environment) if content.carrier else None
        self._ready_watch = ReadyWatch(window)
        self._ready_watch.ready.connect(self._ready)
        self._fullscreen: Fullscreen | None = None
        self._keep_awake: KeepAwake | None = None
        if environment.window:
            window.resize(*environment.window)
            window.show()
        else:
            self._kiosk.input_filter.guard()
            self._fullscreen = Fullscreen(window, settings.screen)
            # A screen saver waits for minutes: asking it, on D-Bus for one, can wait for the first frame.
            QTimer.singleShot(_AWAKE_AFTER_MS, session, self._stay_awake)
        screen = window.screen()
        size = screen.size() * screen.devicePixelRatio()  # in the screen's own pixels
        content.screen.size = f"{size.width()} × {size.height()} px, {screen.refreshRate():.0f} Hz"

    @property
    def window(self) -> QQuickWindow:
        return self._kiosk.window

    @property
    def is_at_its_beginning(self) -> bool:
        """Whether the first slide of the loop is on the screen, for the first time."""
        state = self._kiosk.session.state
        return state.place is Place.ATTRACT and state.slide_number == 0

    def _stay_awake(self) -> None:
        self._keep_awake = KeepAwake(self._kiosk.session, self._content.settings.closed_shows == "black")

    def play(self) -> int:
        """Play until it is ended, and return the exit code. Raises GraphicsFailedError."""
        code = FAILED if self._failure else self._application.exec()
        if code == ENDED and self._is_windowed and not self._kiosk.window.isVisible():
            code = QUIT  # the editor has closed the window
        _log.info("ending")
        if self._failure:
            raise GraphicsFailedError(self._failure)
        return code

    def close(self) -> None:
        """End everything that follows the kiosk, then the kiosk."""
        if self._keep_awake:
            self._keep_awake.let_go()
        self._ready_watch.close()
        self._heartbeat_sender.close()
        self._pause_keeper.close()
        for follower in (self._link_watch, self._opening, self._fresh_start, self._hall_step):
            if follower:
                follower.close()
        self._kiosk.window.sceneGraphError.disconnect(self._fail)
        self._kiosk.close()

    def _start_again_when_due(self) -> None:
        """Restart when nobody is there: for a changed deck, another pack, a new day, or the end of safe mode."""
        content = self._content
        self._fresh_start = FreshStart(self._kiosk.session, content.news, at_once=self._is_windowed)
        fresh_start = self._fresh_start
        fresh_start.now.connect(self._succession.ask)
        fresh_start.putOff.connect(self._succession.call_off)
        self._opening.freshStartDue.connect(lambda: fresh_start.ask("a new day"))
        if content.again_s:
            QTimer.singleShot(1000 * content.again_s, fresh_start, lambda: fresh_start.ask("the end of the safe mode"))

    def _watched_link(self, environment: Environment) -> "LinkWatch":
        """Carry out what the link is told. It restarts the kiosk only while nobody is there."""
        from kiosk.player.link_watch import LinkWatch  # noqa: PLC0415 - only a kiosk with a link needs it

        assert self._content.carrier is not None
        watch = LinkWatch(
            self._content.carrier,
            self._kiosk.session,
            self._kiosk.window,
            self._content.screen,
            environment.troubles,
        )
        watch.restart.connect(self._fresh_start.ask)
        return watch

    def _ready(self) -> None:
        self._listener(Event(EventName.READY, language=self._kiosk.session.state.language))
        self._heartbeat.on_screen()
        self._when_ready()
        freeze()
        QTimer.singleShot(_STARTED_AFTER_MS, self._kiosk.session, self._let_go)

    def _let_go(self) -> None:
        Thread(target=let_go_of_libraries, daemon=True).start()  # it looks for 10 ms

    def _fail(self, _: object, message: str) -> None:
        self._failure = self._failure or message
        self._application.exit(FAILED)
