"""Which deck plays: the one that is wanted, else the last good one, else the one inside the program, else none."""

import logging
import shutil
from pathlib import Path

from kiosk import paths
from kiosk.deck import Deck, load
from kiosk.problems import ProblemsError, Severity

_log = logging.getLogger(__name__)


def choose(wanted: Path | None, last_good: Path) -> Deck | None:
    """The first deck that can play. None asks for failsafe. Every problem passed over is logged."""
    for folder in (wanted, last_good if wanted else None, paths.BUILT_IN_DECK):
        if folder is None or (folder == last_good and not folder.is_dir()):
            continue
        try:
            deck, warnings = load(folder)
        except ProblemsError as error:
            for problem in error.problems:
                if problem.severity is Severity.ERROR:
                    _log.error("%s", problem)
            continue
        for warning in warnings:
            _log.info("%s", warning)
        _log.info("deck: %s", folder)
        return deck
    _log.error("no deck can play: failsafe")
    return None


def remember(deck: Deck, last_good: Path) -> None:
    """Keep a copy of a deck that has played, for the day it is broken. Slow: not for the GUI thread.

    The copy is made beside its place and renamed into it, so that a half copy is never taken for a deck.
    """
    if deck.folder in (paths.BUILT_IN_DECK, last_good):
        return
    fresh, old = last_good.with_suffix(".new"), last_good.with_suffix(".old")
    try:
        for leftover in (fresh, old):
            shutil.rmtree(leftover, ignore_errors=True)
        shutil.copytree(deck.folder, fresh)
        if last_good.exists():
            last_good.rename(old)
        fresh.rename(last_good)
        shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        _log.warning("the deck could not be kept as the last good one: %s", error)
