"""Finds problems that can be looked up at any time, so that they disappear as soon as they are solved.

Problems that only show when they happen come from the log (kiosk/operator/troubles.py).
"""

import os
from collections.abc import Iterator
from pathlib import Path

from kiosk.deck import Deck
from kiosk.operator import self_test
from kiosk.operator.words import Phrase, phrase
from kiosk.settings import Settings, own_file
from kiosk.settings import files as settings_files


def problems_now(
    settings: Settings, own_settings: Path, deck: Deck | None, folders: tuple[Path, ...], *, is_safe: bool
) -> Iterator[Phrase]:
    """Check the deck that plays, the settings file, the disk and the clock.

    `settings` are those that the kiosk was started with; `folders` are those it writes into.
    """
    if is_safe:
        yield phrase("trouble_safe")
    elif settings.deck and (deck is None or deck.folder != Path(os.path.realpath(settings.deck))):
        yield phrase("trouble_deck", deck=settings.deck.name)
    yield from _written(own_settings, deck)
    zone = settings.opening_hours.zone if settings.opening_hours else None
    for check in self_test.machine(folders, zone):
        if check.advice:
            yield check.advice


def _written(file: Path, deck: Deck | None) -> Iterator[Phrase]:
    """What is wrong in the settings file as it is now."""
    fresh, problems = settings_files.load(None if file == own_file() else file)
    for problem in problems:
        yield phrase("trouble_settings", file=problem.file, line=problem.line)
    if deck and fresh.language and fresh.language not in deck.words:
        yield phrase("trouble_language", language=fresh.language)
