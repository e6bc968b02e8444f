"""Keeps a pause on the disk as it begins and ends, on a thread of its own."""

import logging
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from kiosk import pause
from kiosk.bridge.session import Session

_log = logging.getLogger(__name__)


class PauseKeeper(QObject):
    """Follows the session, which began as `file` says."""

    def __init__(self, session: Session, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._file = file
        self._is_paused = bool(session.property("paused"))
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="pause")
        session.restChanged.connect(self._look)

    def close(self) -> None:
        """Wait for the disk, and end the thread."""
        self._worker.shutdown()

    @Slot()
    def _look(self) -> None:
        is_paused = bool(self._session.property("paused"))
        if is_paused != self._is_paused:
            self._is_paused = is_paused
            self._worker.submit(self._keep, is_paused)

    def _keep(self, is_paused: bool) -> None:
        try:
            pause.keep(self._file, is_paused=is_paused)
        except OSError as error:
            _log.warning("the pause cannot be kept over a restart: %s", error)
