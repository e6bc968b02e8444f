"""Watches a deck's folder: a deck that was mended, or changed, is to be played; one that broke gives way to a spare."""

import logging
import os
import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from kiosk.deck import Deck, Record, load
from kiosk.deck.files import PICTURE_FORMATS
from kiosk.problems import ProblemsError, Severity

_log = logging.getLogger(__name__)
EVERY_S = 2.0  # between two looks
STILL_S = 4.0  # without a change, then the copying is over
MANY_STARTS, STORM_STILL_S = 3, 60.0  # after more starts than that in ten minutes, a longer silence is waited for
EDITING_S = 0.25  # both, where an editor waits for it
_MOST_FILES = 20_000  # more is no deck
_KINDS = {".yaml", *PICTURE_FORMATS}  # of files that a deck can name


class Seen(NamedTuple):
    """What tells that a file has changed. Not its inode: FAT and network folders give a new one each time."""

    leads_to: str  # where it, or the deck's folder, is a link
    size: int
    modified_ns: int


Stamp = Mapping[str, Seen]  # by name, counted from the deck's folder


def stamp(folder: Path | None) -> Stamp:
    """Every file that the deck could name, and what tells that it has changed. Empty where there is no folder."""
    return dict(_files(folder)) if folder else {}


def _files(folder: Path) -> Iterator[tuple[str, Seen]]:
    many = 0
    leads_to = os.path.realpath(folder)
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            file = Path(place, name)
            if name.startswith(".") or file.suffix.lower() not in _KINDS:
                continue
            try:
                status = file.stat()
                link = str(file.readlink()) if file.is_symlink() else ""
            except OSError:
                continue  # gone meanwhile; the next look tells
            yield file.relative_to(folder).as_posix(), Seen(leads_to + link, status.st_size, status.st_mtime_ns)
            many += 1
            if many == _MOST_FILES:
                return


def still_s(starts_lately: int) -> float:
    """How long a changed deck has to be left alone before it is played: longer where one change follows another."""
    return STILL_S if starts_lately <= MANY_STARTS else STORM_STILL_S


class DeckWatch:
    """Looks at `folder` now and then, on a thread of its own: folders on a network may not answer.

    `before` is its stamp before it was loaded, `playing` the deck in it; None: another plays, for this one is broken.
    A change counts once nothing has changed for `still_s`. Only where `tells_breaks` a deck that breaks is news.
    `record` is as in `deck.load`.
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
        self._settled: Stamp = before  # as it was when its deck was last loaded, or could not be
        self._last, self._since = before, time.monotonic()
        self._names = _named(playing) if playing else None  # the files that matter; None: all, any may mend it
        self._plays_it = playing is not None
        self._ended = threading.Event()
        threading.Thread(target=self._watch, name="deck", daemon=True).start()

    def news(self) -> str:
        """What has happened to the deck since, so that another is to be played; else empty. Never waits."""
        return self._news

    def close(self) -> None:
        """End it."""
        self._ended.set()

    def look(self, at: float) -> None:
        """Look once; `at` is the present s of a clock that never runs backwards."""
        now = stamp(self._folder)
        if now != self._last:  # still being copied
            self._last, self._since = now, at
        # A deck that is gone, with its drive, is no storm: nothing is left to be shown.
        still_s = self._still_s if now else min(self._still_s, STILL_S)
        if self._matters(now) and at - self._since >= still_s:
            self._settle(now)

    def _watch(self) -> None:
        while not self._ended.wait(self._every_s):
            self.look(time.monotonic())

    def _matters(self, now: Stamp) -> bool:
        """Whether anything has changed that the deck names."""
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
        except Exception:  # whatever a deck can do to us: the kiosk plays on
            _log.exception("the deck in %s cannot be loaded", self._folder)
        return None


def _named(deck: Deck) -> Iterable[str]:
    return [file.as_posix() for file in deck.files()]
