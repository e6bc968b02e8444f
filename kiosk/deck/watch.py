"""Watches a deck's folder: plays a deck that was fixed or changed, and a spare for one that broke."""

import logging
import threading
import time
from collections.abc import Iterable
from pathlib import Path

from kiosk.deck import Deck, Record
from kiosk.deck.compiled import load
from kiosk.deck.stamp import Stamp, stamp
from kiosk.problems import ProblemsError, Severity

_log = logging.getLogger(__name__)
EVERY_S = 2.0  # between two checks
STILL_S = 4.0  # without a change for this long, copying is over
MANY_STARTS, STORM_STILL_S = 3, 60.0  # after more starts than this in ten minutes, wait longer
EDITING_S = 0.25  # both, if an editor is waiting


def still_s(starts_lately: int) -> float:
    """How long a changed deck must stay unchanged before it is played: longer if one change follows another."""
    return STILL_S if starts_lately <= MANY_STARTS else STORM_STILL_S


class DeckWatch:
    """Checks `folder` regularly, on its own thread: folders on a network may not answer.

    `before` is its stamp before loading, `playing` the deck from it; None if it is broken and another plays. A change
    counts once nothing has changed for `still_s`. A deck that breaks is news only if `tells_breaks`. `record` is as in
    `deck.load`.
    """

    def __init__(
        self,
        folder: Path,
        before: Stamp,
        playing: Deck | None,
        still_s: float = STILL_S,
        every_s: float = EVERY_S,
        *,
        tells_breaks: bool = True,
        record: Record | None = None,
    ) -> None:
        self._folder = folder
        self._still_s = still_s
        self._every_s = every_s
        self._tells_breaks = tells_breaks
        self._record = record
        self._news = ""
        self._settled: Stamp = before  # as it was when its deck was last loaded or failed to load
        self._last, self._since = before, time.monotonic()
        self._names = _named(playing) if playing else None  # the files that matter; None: all, because any may fix it
        self._plays_it = playing is not None
        self._ended = threading.Event()
        threading.Thread(target=self._watch, name="deck", daemon=True).start()

    def news(self) -> str:
        """What has happened to the deck so that another should be played; else empty. Never blocks."""
        return self._news

    def close(self) -> None:
        """Stop watching."""
        self._ended.set()

    def look(self, at: float) -> None:
        """Check once; `at` is the time in s of a clock that never runs backwards."""
        now = stamp(self._folder)
        if now != self._last:  # copying is not over
            self._last, self._since = now, at
        # A deck that disappears with its drive does not have to wait: it can no longer be shown.
        still_s = self._still_s if now else min(self._still_s, STILL_S)
        if self._matters(now) and at - self._since >= still_s:
            self._settle(now)

    def _watch(self) -> None:
        while not self._ended.wait(self._every_s):
            self.look(time.monotonic())

    def _matters(self, now: Stamp) -> bool:
        """Whether any file that the deck names has changed."""
        names = self._names if self._names is not None else now.keys() | self._settled.keys()
        return any(now.get(name) != self._settled.get(name) for name in names)

    def _settle(self, now: Stamp) -> None:
        self._settled = now
        deck = self._load()
        self._names = _named(deck) if deck else None
        if deck:
            self._news = f"the deck in {self._folder} has changed"
        elif self._plays_it and self._tells_breaks:
            self._news = f"the deck in {self._folder} is broken"

    def _load(self) -> Deck | None:
        try:
            return load(self._folder, self._record)[0]
        except ProblemsError as error:
            for problem in error.problems:
                if problem.severity is Severity.ERROR:
                    _log.error("%s", problem)
        except Exception:  # whatever a deck causes: the kiosk plays on
            _log.exception("the deck in %s cannot be loaded", self._folder)
        return None


def _named(deck: Deck) -> Iterable[str]:
    return [file.as_posix() for file in deck.files()]
