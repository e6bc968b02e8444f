"""The player: one kiosk, from reserving its place to its exit code."""

import gc
import os
from contextlib import ExitStack, suppress

from kiosk import paths
from kiosk.painter.client import THE_PAINTER
from kiosk.player import content, environment
from kiosk.player.last_good import LastGood
from kiosk.player.options import Options
from kiosk.process.event_log import EventLog
from kiosk.session.event import Event
from kiosk.supervisor.heartbeat import Heartbeat
from kiosk.system import files


class Player:
    """The composition root: it makes everything in order and ends everything in reverse order."""

    def __init__(self, options: Options) -> None:
        self._options = options

    def run(self) -> int:
        """Play until it is ended, and return the exit code (supervisor/exits.py).

        Raises CannotStartError before it plays.
        """
        with ExitStack() as held:
            place = environment.occupy(self._options, held)
            heartbeat = Heartbeat(os.environ)
            played = content.load(self._options, place, heartbeat, held)
            gc.freeze()  # a large deck is a hundred thousand objects that stay: no collection looks through them
            if not files.exists(paths.first_painting(place.state)):  # else the first picture needs no painter
                with suppress(OSError):  # which is told when a picture needs it
                    THE_PAINTER.start()  # while Qt is loaded
            log = EventLog(self._options.events) if self._options.events else None
            if log:
                held.callback(log.close)
            last_good = LastGood(place, played)
            held.callback(last_good.close)

            def playing() -> None:
                last_good.begin()
                place.trial.on_screen()

            def tell(event: Event) -> None:
                for listener in (log, played.visits):
                    if listener:
                        listener.add(event)

            import kiosk.qt  # noqa: PLC0415, F401 - Qt, only once we know that it can be loaded; and this first
            from kiosk.player import application  # noqa: PLC0415

            return application.run(place, played, heartbeat, tell, playing)
