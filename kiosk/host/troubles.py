"""What is wrong and can be looked up when it is asked for: so it is gone as soon as it is mended.

What only shows as it happens, the log tells (kiosk/troubles.py).
"""

import os
from collections.abc import Iterator
from pathlib import Path

from kiosk import selftest
from kiosk import settings as settings_
from kiosk.deck import Deck
from kiosk.settings import Settings
from kiosk.troubles import Trouble


def look(
    settings: Settings, own_settings: Path, deck: Deck | None, folders: tuple[Path, ...], *, is_safe: bool
) -> Iterator[Trouble]:
    """Look at the deck that plays, the settings' file, the disk and the clock.

    `settings` are those that the kiosk was started with, `folders` what it writes into.
    """
    if is_safe:
        yield Trouble("trouble_safe", {})
    elif settings.deck and (deck is None or deck.folder != Path(os.path.realpath(settings.deck))):
        yield Trouble("trouble_deck", {"deck": settings.deck.name})
    yield from _written(own_settings, deck)
    zone = settings.opening_hours.zone if settings.opening_hours else None
    for check in selftest.machine(folders, zone):
        if not check.is_well:
            yield Trouble(f"mend_{check.key}", {})


def _written(file: Path, deck: Deck | None) -> Iterator[Trouble]:
    """What is wrong in the settings as they stand in the file now."""
    fresh, problems = settings_.load(None if file == settings_.own_file() else file)
    for problem in problems:
        yield Trouble("trouble_settings", {"file": str(problem.file), "line": str(problem.line)})
    if deck and fresh.language and fresh.language not in deck.words:
        yield Trouble("trouble_language", {"language": fresh.language})
