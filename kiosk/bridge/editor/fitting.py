"""Finds out which texts fit, while nobody types: another process lays them out, and a thread waits for it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.check.fits import Fits
from kiosk.deck import Deck
from kiosk.qt.worker import Worker

_PAUSE_MS = 800  # without a change


class Fitting(QObject):
    """Fills `fits`. `learned`: there is something new in it."""

    learned = Signal()

    def __init__(self, fits: Fits, parent: QObject) -> None:
        super().__init__(parent)
        self._fits = fits
        self._worker = Worker("fit", self)
        self._next: Deck | None = None
        self._end: Callable[[], None] | None = None
        self._is_closed = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._begin)

    def ask(self, deck: Deck | None) -> None:
        """See whether the texts of this deck fit, once nothing has changed for a moment."""
        if self._is_closed:
            return
        self._next = deck
        self._pause.start()

    @property
    def is_busy(self) -> bool:
        """Whether an answer is to come."""
        return self._pause.isActive() or self._worker.is_busy

    def close(self) -> None:
        """End the thread and its process."""
        self._is_closed = True
        self._pause.stop()
        self._worker.close()
        if self._end:
            self._end()

    def _begin(self) -> None:
        deck, self._next = self._next, None
        if deck is None:
            return
        if self._worker.is_busy:
            self._next = deck
            return
        self._worker.ask(lambda: self._measure(deck), self._finish)

    def _measure(self, deck: Deck) -> bool:
        """On the thread: whether something new is known."""
        texts = [] if self._is_closed else self._fits.unknown(deck)
        if texts:
            self._fits.measure(deck, texts, self._remember)
        return bool(texts)

    def _remember(self, end: Callable[[], None]) -> None:
        self._end = end
        if self._is_closed:
            end()

    def _finish(self, is_new: bool) -> None:
        if self._next is not None:
            self._pause.start()
        if is_new:
            self.learned.emit()
