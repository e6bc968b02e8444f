"""Which deck plays: the one that is wanted, else the last good one, else none. Everything that asks, asks here."""

import logging
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Literal

from kiosk import disk, paths, photos
from kiosk.deck import Deck, Record, load
from kiosk.problems import ProblemsError, Severity
from kiosk.troubles import trouble

_log = logging.getLogger(__name__)


Safe = Literal["last-good", "failsafe"]  # how careful: for decks that may crash the player


def wanted(named: Path | None, set_: Path | None) -> Path:
    """The deck of `--deck`, else of the settings, else one put in the place of that in the program, else that one."""
    return named or set_ or paths.placed_deck() or paths.BUILT_IN_DECK


def choose(
    folder: Path | None,
    last_good: Path,
    safe: Safe | None = None,
    record: Record | None = None,
    beat: Callable[[], object] = lambda: None,
) -> Deck | None:
    """The first deck that can play, of the wanted one in `folder` and its spares. Every problem passed over is logged.

    None asks for failsafe. The deck in the program is nobody's spare: it is shown only where it is the wanted one.
    Without a `folder` it is not known which one is wanted. With `safe` decks are left out that may crash the player.
    `record` and `beat` are as in `deck.load`.
    """
    for candidate in _candidates(folder, last_good, safe):
        deck = _loaded(candidate, record, beat)
        if deck:
            _log.info("deck: %s", candidate)
            return deck
    _log.error("no deck can play: failsafe")
    return None


def _candidates(folder: Path | None, last_good: Path, safe: Safe | None) -> tuple[Path, ...]:
    asked = (folder,) if folder else ()
    if folder == paths.BUILT_IN_DECK:
        return asked
    spares = tuple(copy for copy in (last_good, _old(last_good)) if disk.is_folder(copy))
    match safe:
        case "failsafe":
            return ()
        case "last-good":
            return spares or asked  # without the graphics card it may play
        case _:
            return (*asked, *spares)


def _loaded(folder: Path, record: Record | None, beat: Callable[[], object]) -> Deck | None:
    try:
        deck, warnings = load(folder, record, beat)
    except ProblemsError as error:
        for problem in error.problems:
            if problem.severity is Severity.ERROR:
                _log.error("%s", problem)
        return None
    except Exception:  # whatever a deck can do to us, the next one plays
        _log.exception("the deck in %s cannot be loaded", folder)
        return None
    for warning in warnings:
        _log.info("%s", warning)
    return deck


def remember(deck: Deck, last_good: Path, record: Record | None = None) -> None:
    """Keep a copy of a deck that has played, for the day it is broken. Slow: not for the GUI thread.

    Only the deck's own files are copied. The copy is made beside its place, loaded to see that it is whole, written to
    the disk and renamed into its place; after a power cut `choose` finds the new one or the one before.
    """
    if deck.folder in (paths.BUILT_IN_DECK, last_good, _old(last_good)):
        return
    files = deck.files()
    fresh = last_good.with_suffix(".new")
    try:
        _remove(fresh)  # what a power cut left
        if all(_is_in(last_good, file, _content(deck.folder, file)) for file in files):
            _remove(_old(last_good))
            return
        for file in files:
            (fresh / file).parent.mkdir(parents=True, exist_ok=True)
            (fresh / file).write_bytes(_content(deck.folder, file))
            disk.sync(fresh / file)
        for folder in {fresh, *((fresh / file).parent for file in files)}:
            disk.sync(folder)
        load(fresh, record)
        if os.path.lexists(last_good):
            _remove(_old(last_good))
            last_good.rename(_old(last_good))
        fresh.rename(last_good)
        disk.sync(last_good.parent)
        _remove(_old(last_good))
    except (OSError, ProblemsError) as error:
        unkept = "the deck could not be kept as the last good one: %s"
        _log.warning(unkept, error, extra=trouble("trouble_spare"))
        _remove(fresh)  # half a copy would only fill the disk


def _old(last_good: Path) -> Path:
    return last_good.with_suffix(".old")


def _remove(path: Path) -> None:
    """Remove a copy, or whatever stands in its place. Trouble is let be."""
    if disk.is_folder(path) and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()


def _content(folder: Path, file: Path) -> bytes:
    return disk.read_whole(folder / file, photos.MAX_BYTES, folder)


def _is_in(folder: Path, file: Path, content: bytes) -> bool:
    try:
        return _content(folder, file) == content
    except OSError:
        return False
