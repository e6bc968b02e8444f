"""Decides which deck plays: the wanted one, else a last good copy, else none. This is the only place that decides."""

import logging
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Literal

from kiosk import paths
from kiosk.deck import Deck, Record
from kiosk.deck.compiled import load
from kiosk.operator.troubles import trouble
from kiosk.pictures import photos
from kiosk.problems import ProblemsError, Severity
from kiosk.settings import Settings
from kiosk.system import files

_log = logging.getLogger(__name__)


Safe = Literal["last-good", "failsafe"]  # what to play instead of decks that may crash the player


def wanted(named: Path | None, settings: Settings, of_pack: Path | None = None) -> Path:
    """The deck of `--deck`, else of the pack that plays, of the settings, a placed one, or the built-in one."""
    if named:
        return paths.whole(named)
    return of_pack or settings.deck or paths.placed_deck() or paths.BUILT_IN_DECK


def wanted_if_known(
    named: Path | None, settings: Settings, of_pack: Path | None = None, *, is_lost: bool
) -> Path | None:
    """Like `wanted`; None if the settings file may name a deck that cannot be determined (`is_lost`)."""
    if (named or of_pack or settings.deck) is None and is_lost:
        return None
    return wanted(named, settings, of_pack)


def choose(
    folder: Path | None,
    last_good: Path,
    safe: Safe | None = None,
    record: Record | None = None,
    beat: Callable[[], object] = lambda: None,
) -> Deck | None:
    """The first deck that can play: the wanted one in `folder`, or one of its spares.

    Problems on the way are logged.

    None means failsafe. The built-in deck is never a spare: it is shown only if it is the wanted one. Without a
    `folder` the wanted deck is unknown. With `safe`, decks that may crash the player are left out. `record` and `beat`
    are as in `deck.load`.
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
    spares = tuple(copy for copy in (last_good, _old(last_good)) if files.is_folder(copy))
    match safe:
        case "failsafe":
            return ()
        case "last-good":
            return spares or asked  # it may play without the graphics card
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
    except Exception:  # whatever a deck causes, the next one plays
        _log.exception("the deck in %s cannot be loaded", folder)
        return None
    for warning in warnings:
        _log.info("%s", warning)
    return deck


def remember(deck: Deck, last_good: Path, record: Record | None = None) -> None:
    """Keep a copy of a deck that has played, in case it breaks later. Slow: not for the GUI thread.

    Only the deck's own files are copied. The copy is made beside its final place, loaded to check that it is complete,
    written to the disk and then renamed; after a power cut `choose` finds the new copy or the previous one.
    """
    if deck.folder in (paths.BUILT_IN_DECK, last_good, _old(last_good)):
        return
    names = deck.files()
    fresh = last_good.with_suffix(".new")
    try:
        _remove(fresh)  # left behind by a power cut
        if all(_is_in(last_good, file, _content(deck.folder, file)) for file in names):
            _remove(_old(last_good))
            return
        for file in names:
            (fresh / file).parent.mkdir(parents=True, exist_ok=True)
            (fresh / file).write_bytes(_content(deck.folder, file))
            files.sync(fresh / file)
        for folder in {fresh, *((fresh / file).parent for file in names)}:
            files.sync(folder)
        load(fresh, record)
        if os.path.lexists(last_good):
            _remove(_old(last_good))
            last_good.rename(_old(last_good))
        fresh.rename(last_good)
        files.sync(last_good.parent)
        _remove(_old(last_good))
    except (OSError, ProblemsError) as error:
        unkept = "the deck could not be saved as the last good one: %s"
        _log.warning(unkept, error, extra=trouble("trouble_spare"))
        _remove(fresh)  # an incomplete copy would only fill the disk


def _old(last_good: Path) -> Path:
    return last_good.with_suffix(".old")


def _remove(path: Path) -> None:
    """Remove a copy, or whatever is in its place. Errors are ignored."""
    if files.is_folder(path) and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()


def _content(folder: Path, file: Path) -> bytes:
    return files.read_whole(folder / file, photos.MAX_BYTES, folder)


def _is_in(folder: Path, file: Path, content: bytes) -> bool:
    try:
        return _content(folder, file) == content
    except OSError:
        return False
