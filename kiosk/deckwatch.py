"""Watches a deck's folder: a deck that was mended, or changed, is to be played; one that broke gives way to a spare."""

import logging
import os
import threading
from pathlib import Path

from kiosk.deck import load
from kiosk.problems import ProblemsError, Severity

_log = logging.getLogger(__name__)
_EVERY_S = 2.0
_MOST_FILES = 2000  # more is no deck

Stamp = tuple[tuple[str, int, int, int], ...]


def stamp(folder: Path | None) -> Stamp:
    """What changes when any file of the deck does: names, sizes and times. Empty where there is no folder."""
    found: list[tuple[str, int, int, int]] = []
    for place, _, names in os.walk(folder or ""):
        for name in names:
            try:
                status = Path(place, name).stat()
            except OSError:
                continue  # gone meanwhile; the next look tells
            found.append((str(Path(place, name)), status.st_size, status.st_mtime_ns, status.st_ino))
            if len(found) == _MOST_FILES:
                return tuple(found)
    return tuple(sorted(found))


class DeckWatch:
    """Looks at `folder` every two seconds, on a thread of its own: folders on a network may not answer.

    `seen` is its stamp before it was loaded, `playing` the folder that plays: a spare, if this one is broken.
    """

    def __init__(self, folder: Path, seen: Stamp, playing: Path | None, every_s: float = _EVERY_S) -> None:
        self._folder = folder
        self._seen = seen
        self._plays_it = folder == playing
        self._every_s = every_s
        self._news = ""
        self._ended = threading.Event()
        threading.Thread(target=self._watch, name="deck", daemon=True).start()

    def news(self) -> str:
        """What has happened to the deck since, so that another is to be played; else empty. Never waits."""
        return self._news

    def close(self) -> None:
        """End it."""
        self._ended.set()

    def _watch(self) -> None:
        before = self._seen
        while not self._ended.wait(self._every_s):
            now = stamp(self._folder)
            is_still = now == before
            before = now
            if now == self._seen or not is_still:
                continue  # nothing new, or still being copied
            self._seen = now
            if self._loads():
                self._news = f"the deck in {self._folder} has changed"
            elif self._plays_it:
                self._news = f"the deck in {self._folder} is broken"

    def _loads(self) -> bool:
        try:
            load(self._folder)
        except ProblemsError as error:
            for problem in error.problems:
                if problem.severity is Severity.ERROR:
                    _log.error("%s", problem)
        except Exception:  # whatever a deck can do to us: the kiosk plays on
            _log.exception("the deck in %s cannot be loaded", self._folder)
        else:
            return True
        return False
