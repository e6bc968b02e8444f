"""Checks the deck while it is edited, on a thread of its own; only the newest state counts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.authoring.folder import DeckFolder
from kiosk.check import checked
from kiosk.check.fits import Fits
from kiosk.deck import Deck, Record
from kiosk.problems import Problem
from kiosk.qt.worker import Worker

_SOON_MS = 30  # changes that come together are checked together


@dataclass(frozen=True)
class Verdict:
    """What a state of the deck is worth: the deck that plays, if it can, and all that the check says."""

    deck: Deck | None
    problems: tuple[Problem, ...]
    families: frozenset[str] = frozenset()  # of the fonts that it brings

    def about(self, folder: Path, name: str, way: tuple[str | int, ...]) -> list[Problem]:
        """The problems at a place in a file, and below it."""
        return [
            problem
            for problem in self.problems
            if problem.file == folder / name and problem.where[: len(way)] == way and problem.where
        ]


class Checking(QObject):
    """Answers `ask` with `done`, some time later."""

    done = Signal(object)

    def __init__(self, record: Record, fits: Fits, parent: QObject) -> None:
        super().__init__(parent)
        self._record = record
        self._fits = fits
        self._worker = Worker("check", self)
        self._next: DeckFolder | None = None
        self._is_closed = False
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._begin)

    def ask(self, deck: DeckFolder) -> None:
        """Check this state. One that was not begun yet is forgotten."""
        if self._is_closed:  # an answer that comes late has asked
            return
        self._next = deck
        if not self._worker.is_busy:
            self._soon.start()

    @property
    def is_busy(self) -> bool:
        """Whether an answer is to come."""
        return self._next is not None or self._worker.is_busy

    def close(self) -> None:
        """End the thread."""
        self._is_closed = True
        self._soon.stop()
        self._next = None
        self._worker.close()

    @Slot()
    def _begin(self) -> None:
        if self._next is None:
            return
        deck, self._next = self._next, None
        texts = {name: text.text for name, text in deck.texts.items()}
        self._worker.ask(_question(deck.folder, self._record, texts, self._fits), self._finish)

    def _finish(self, verdict: Verdict) -> None:
        if self._next is not None:
            self._begin()
        self.done.emit(verdict)


def _question(folder: Path, record: Record, texts: Mapping[str, str], fits: Fits) -> Callable[[], Verdict]:
    def check() -> Verdict:
        files, deck, found = checked(folder, record, unsaved=texts)
        misfits = fits.problems(files, deck) if deck else ()
        problems = tuple(sorted((*found, *misfits), key=Problem.order))
        return Verdict(deck, problems, files.fonts.families)

    return check
