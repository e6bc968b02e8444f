"""Everything that an editor should know about a deck: what keeps it from playing, and what could be better.

The kiosk itself loads a deck with `kiosk.deck.load` and needs none of the advice here.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from kiosk.check import (
    figures,
    fit,
    grounds,
    lengths,
    letters,
    marks,
    narrations,
    pictures,
    starter_texts,
    translations,
    weights,
)
from kiosk.check.screens import Screen
from kiosk.deck.load import NOTHING, DeckFiles, read_files
from kiosk.deck.model import Deck
from kiosk.deck.picture_record import Record
from kiosk.problems import Problem, ProblemsError

__all__ = ["ADVICE", "Screen", "check", "checked"]

ADVICE: tuple[Callable[[DeckFiles], Iterator[Problem]], ...] = (
    figures.problems,
    lengths.problems,
    letters.problems,
    marks.problems,
    pictures.problems,
    starter_texts.problems,
    translations.problems,
    weights.problems,
)


def check(
    folder: Path,
    record: Record | None = None,
    beat: Callable[[], object] = lambda: None,
    screen: Screen | None = None,
    kept: Path | None = None,
    unsaved: Mapping[str, str] = NOTHING,
) -> tuple[Deck | None, tuple[Problem, ...]]:
    """The deck in `folder` as the kiosk would show it, or None; and all problems, by file, line and column.

    The other arguments are those of `deck.load.load`, and so are the problems, with advice in addition. Only with a
    `screen` it is checked whether texts fit there, which may take seconds; what was found out of texts and pictures is
    kept in the folder `kept`.
    """
    files, deck, found = checked(folder, record, beat, unsaved, kept)
    misfits = fit.problems(files, deck, screen, beat, kept) if deck and screen else ()
    return deck, tuple(sorted((*found, *files.owned(misfits)), key=Problem.order))


def checked(
    folder: Path,
    record: Record | None = None,
    beat: Callable[[], object] = lambda: None,
    unsaved: Mapping[str, str] = NOTHING,
    kept: Path | None = None,
) -> tuple[DeckFiles, Deck | None, tuple[Problem, ...]]:
    """The files of the deck in `folder`, and what `check` says of it but whether texts fit."""
    record = record or Record()
    files = read_files(folder, record, beat, unsaved)
    found = tuple(files.problems())
    advice = [problem for advise in ADVICE for problem in advise(files)]
    advice.extend(grounds.problems(files, record, kept))
    try:
        deck = files.resolved(found)
    except ProblemsError:
        deck = None
    if deck:
        advice.extend(narrations.problems(files, deck))
    return files, deck, tuple(sorted(files.owned((*found, *advice)), key=Problem.order))
