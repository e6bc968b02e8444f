"""The decks that the host may choose from, each with what is wrong with it."""

import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kiosk import disk, paths
from kiosk.deck import Deck, Page, Record, load
from kiosk.deckwatch import Stamp, stamp
from kiosk.folders import folders
from kiosk.problems import Problem, ProblemsError, Severity

_log = logging.getLogger(__name__)
_MOST = 24  # that are shown
_PATIENCE_S = 4.0  # of one look: what is left unchecked then is checked at the next
_MOST_FAULTS = 3  # that are told


@dataclass(frozen=True)
class Found:
    """A deck's folder. `cover`: None where it cannot be shown, for the reasons in `faults`, or is not checked yet."""

    folder: Path
    is_current: bool
    is_checked: bool = True
    cover: Page | None = None
    faults: tuple[str, ...] = ()
    count: int = 0  # of all faults, or of all warnings

    def title(self, language: str) -> str:
        """The cover's headline; a deck that cannot be shown goes by its folder."""
        if self.cover is None:
            return self.folder.name or str(self.folder)
        texts = self.cover.texts
        return (texts.get(language) or next(iter(texts.values()))).headline


@dataclass
class Shelf:
    """Looks at every deck there is, and again only at those that have changed. `wanted`: the one that is set."""

    playing: Deck | None
    wanted: Path | None
    record: Record | None = None  # as in deck.load
    _known: dict[Path, tuple[Stamp, Found]] = field(default_factory=dict)

    @property
    def current(self) -> Path | None:
        """None in failsafe."""
        return self.playing.folder if self.playing else None

    def look(self) -> list[Found]:
        """The decks in order. It takes some seconds at most, and one deck's check longer."""
        end = time.monotonic() + _PATIENCE_S
        return [self._checked(folder, end) for folder in found_decks(self.wanted, self.current)[:_MOST]]

    def check(self, folder: Path) -> Found:
        """What is to be said of the deck in `folder`, as it is now."""
        return self._checked(folder, float("inf"))

    def _checked(self, folder: Path, end: float) -> Found:
        is_current = folder == self.current
        now = stamp(folder)
        before, found = self._known.get(folder, (None, None))
        if found and before == now:
            return found
        if time.monotonic() > end:
            return Found(folder, is_current, is_checked=False)
        self._known[folder] = now, _check(folder, self.record, is_current=is_current)
        return self._known[folder][1]


def _check(folder: Path, record: Record | None, *, is_current: bool) -> Found:
    try:
        deck, warnings = load(folder, record)
    except ProblemsError as error:
        faults = [problem for problem in error.problems if problem.severity is Severity.ERROR]
        told = tuple(_line(problem, folder) for problem in faults[:_MOST_FAULTS])
        return Found(folder, is_current, faults=told, count=len(faults))
    except Exception:  # whatever a deck can do to us: the panel shows the others
        _log.exception("the deck in %s cannot be loaded", folder)
        return Found(folder, is_current, count=1)
    return Found(folder, is_current, cover=deck.pages[0], count=len(warnings))


def _line(problem: Problem, folder: Path) -> str:
    file = problem.file.relative_to(folder) if problem.file.is_relative_to(folder) else problem.file
    return f"{file}, {problem.line}: {problem.message}"


def found_decks(wanted: Path | None, playing: Path | None) -> list[Path]:
    """The decks there are: the built-in one, these two, those in the data folder, those beside the wanted one."""
    return list(dict.fromkeys(folder for folder in _places(wanted, playing) if disk.is_file(folder / "deck.yaml")))


def _places(wanted: Path | None, playing: Path | None) -> Iterator[Path]:
    yield from (folder for folder in (paths.BUILT_IN_DECK, wanted or playing, playing) if folder)
    yield from folders(paths.decks_folder())
    if wanted and wanted != paths.BUILT_IN_DECK:
        yield from folders(wanted.parent)
