"""The decks that the operator may choose from, each with its mistakes."""

import logging
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from kiosk import paths
from kiosk.deck import Deck, Page, Record
from kiosk.deck.compiled import load
from kiosk.deck.stamp import Stamp, stamp
from kiosk.operator.words import Phrase, phrase
from kiosk.problems import Problem, ProblemsError, Severity
from kiosk.system import files
from kiosk.system.folders import folders

_log = logging.getLogger(__name__)
_MOST = 24  # shown at most
_PATIENCE_S = 4.0  # time for one listing; what is unchecked then waits for the next one
_MOST_FAULTS = 3  # named for each deck at most


@dataclass(frozen=True)
class DeckSummary:
    """A deck's folder. `cover`: None if the deck is broken (`faults` says why) or not checked yet."""

    folder: Path
    is_current: bool
    is_checked: bool = True
    cover: Page | None = None
    faults: tuple[str, ...] = ()
    count: int = 0  # the number of all faults, or of all warnings
    version: str = ""  # of the pack that it is from

    @property
    def is_broken(self) -> bool:
        """Whether a check found that it cannot be shown."""
        return self.is_checked and self.cover is None

    @property
    def remark(self) -> Phrase | None:
        """A note about it; None if all is well."""
        if not self.is_checked:
            return phrase("deck_unchecked")
        if self.is_broken:
            return phrase("deck_broken", count=self.count)
        if self.is_current:
            return phrase("deck_plays")
        return phrase("deck_warnings", count=self.count) if self.count else None

    def title(self, language: str) -> str:
        """The cover's headline; for a broken deck, the folder's name."""
        if self.cover is None:
            return self.folder.name or str(self.folder)
        texts = self.cover.texts
        return f"{(texts.get(language) or next(iter(texts.values()))).headline} {self.version}".rstrip()


@dataclass
class DeckList:
    """Checks all decks, and again only those that have changed. `wanted`: the deck that is set.

    `packs`: the decks of packs, and their versions.
    """

    playing: Deck | None
    wanted: Path | None
    record: Record | None = None  # as in deck.load
    packs: Callable[[], Mapping[Path, str]] = dict
    _known: dict[Path, tuple[Stamp, DeckSummary]] = field(default_factory=dict)

    @property
    def current(self) -> Path | None:
        """The deck that plays; None in failsafe."""
        return self.playing.folder if self.playing else None

    def summaries(self) -> list[DeckSummary]:
        """The decks in order. Takes a few seconds at most, plus the time of the last check begun."""
        end, packs = time.monotonic() + _PATIENCE_S, self.packs()
        found = [*packs, *(folder for folder in found_decks(self.wanted, self.current) if folder not in packs)][:_MOST]
        listed = [self._checked(folder, end) for folder in found]
        return [replace(deck, version=packs[deck.folder]) if deck.folder in packs else deck for deck in listed]

    def check(self, folder: Path) -> DeckSummary:
        """Check the deck in `folder` as it is now."""
        return self._checked(folder, float("inf"))

    def _checked(self, folder: Path, end: float) -> DeckSummary:
        is_current = folder == self.current
        now = stamp(folder)
        before, known = self._known.get(folder, (None, None))
        if known and before == now:
            return known
        if time.monotonic() > end:
            return DeckSummary(folder, is_current, is_checked=False)
        self._known[folder] = now, _check(folder, self.record, is_current=is_current)
        return self._known[folder][1]


def _check(folder: Path, record: Record | None, *, is_current: bool) -> DeckSummary:
    try:
        deck, warnings = load(folder, record)
    except ProblemsError as error:
        faults = [problem for problem in error.problems if problem.severity is Severity.ERROR]
        told = tuple(_line(problem, folder) for problem in faults[:_MOST_FAULTS])
        return DeckSummary(folder, is_current, faults=told, count=len(faults))
    except Exception:  # whatever a deck causes: the panel shows the others
        _log.exception("the deck in %s cannot be loaded", folder)
        return DeckSummary(folder, is_current, count=1)
    return DeckSummary(folder, is_current, cover=deck.pages[0], count=len(warnings))


def _line(problem: Problem, folder: Path) -> str:
    file = problem.file.relative_to(folder) if problem.file.is_relative_to(folder) else problem.file
    return f"{file}, {problem.line}: {problem.said}"


def found_decks(wanted: Path | None, playing: Path | None) -> list[Path]:
    """All decks: the built-in one, these two, those in the data folder, those beside the wanted one."""
    return list(dict.fromkeys(folder for folder in _places(wanted, playing) if files.is_file(folder / "deck.yaml")))


def _places(wanted: Path | None, playing: Path | None) -> Iterator[Path]:
    yield from (folder for folder in (paths.BUILT_IN_DECK, wanted or playing, playing) if folder)
    yield from folders(paths.decks_folder())
    if wanted and wanted != paths.BUILT_IN_DECK:
        yield from folders(wanted.parent)
