"""Follows a deck's folder while somebody edits it: loads each save at once."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiosk.deck import Deck, Record
from kiosk.deck.load import load
from kiosk.deck.stamp import Stamp, stamp
from kiosk.problems import Problem, ProblemsError, Rule, Severity

EVERY_S = 0.05  # between two looks; one of them takes less than a millisecond
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Found:
    """What a folder holds: a deck, or the problems that keep it from playing."""

    deck: Deck | None
    problems: tuple[Problem, ...] = ()

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)


def read(folder: Path, record: Record) -> Found:
    """The deck in `folder` as it is now. Raises nothing: whatever is wrong with it is in the answer."""
    try:
        return Found(*load(folder, record))
    except ProblemsError as error:
        return Found(None, error.problems)
    except Exception:  # a file that changes while it is read: the next look finds the rest
        _log.exception("the deck in %s cannot be loaded", folder)
        return Found(None, (Problem(folder, 1, 1, "cannot be loaded; the terminal says why", Rule.FILE_UNREADABLE),))


class Source:
    """Looks at `folder` on a thread of its own, and calls `tell` there with what each change has made of it.

    A save in pieces may be broken for a moment: only a mistake that is still there at the next look is told.
    """

    def __init__(self, folder: Path, record: Record, tell: Callable[[Found], object]) -> None:
        self._folder = folder
        self._record = record
        self._tell = tell
        self._known: Stamp | None = None
        self._doubtful: Found | None = None
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="source", daemon=True)

    def start(self) -> None:
        """Begin. The first look is a change."""
        self._thread.start()

    def close(self) -> None:
        """Stop looking."""
        self._ended.set()

    def look(self) -> None:
        """Look once."""
        now = stamp(self._folder)
        if now == self._known:
            if self._doubtful:
                told, self._doubtful = self._doubtful, None
                self._tell(told)
            return
        self._known = now
        found = read(self._folder, self._record)
        self._doubtful = None if found.deck else found
        if found.deck:
            self._tell(found)

    def _watch(self) -> None:
        while not self._ended.is_set():
            self.look()
            self._ended.wait(EVERY_S)
