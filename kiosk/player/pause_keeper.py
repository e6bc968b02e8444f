"""Records on the disk whether the kiosk is paused. Writes on its own thread."""

import logging
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from kiosk.bridge.session import Session
from kiosk.operator import pause

_log = logging.getLogger(__name__)


class PauseKeeper(QObject):
    """Follows the session, which started in the state that `file` recorded."""

    def __init__(self, session: Session, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._file = file
        self._is_paused = session.state.is_paused
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="pause")
        session.restChanged.connect(self._look)

    def close(self) -> None:
        """Finish writing and end the thread."""
        self._worker.shutdown()

    @Slot()
    def _look(self) -> None:
        is_paused = self._session.state.is_paused
        if is_paused != self._is_paused:
            self._is_paused = is_paused
            self._worker.submit(self._keep, is_paused)

    def _keep(self, is_paused: bool) -> None:
        try:
            pause.keep(self._file, is_paused=is_paused)
        except OSError as error:
            _log.warning("the pause cannot be saved, so a restart would end it: %s", error)
