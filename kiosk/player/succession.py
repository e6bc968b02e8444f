"""Restarts the program without a gap: this player plays on until its successor is on the screen."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from kiosk.player.assembly import Kiosk
from kiosk.process import bookmarks
from kiosk.supervisor.heartbeat import Heartbeat


class Succession(QObject):
    """Asks the supervisor for a successor. Without a supervisor it calls `end`, and the caller restarts.

    If there is a file `bookmark`, the successor finds the present visit in it.
    """

    def __init__(
        self,
        kiosk: Kiosk,
        heartbeat: Heartbeat,
        end: Callable[[], object],
        bookmark: Path | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._kiosk = kiosk
        self._heartbeat = heartbeat
        self._end = end
        self._bookmark = bookmark

    @Slot()
    def ask(self) -> None:
        """Ask for a successor, and play on until it is on the screen."""
        if self._bookmark:
            bookmarks.leave(self._bookmark, self._kiosk.session.bookmark())
        if self._heartbeat.ask_for_successor():
            self._kiosk.input_filter.step_aside()
        else:
            self._end()

    @Slot()
    def call_off(self) -> None:
        """A visitor came before the successor: this player stays."""
        self._heartbeat.stay()
        self._kiosk.input_filter.come_back()
