"""The player's command line options."""

from dataclasses import dataclass
from pathlib import Path

from kiosk.deck.selection import Safe
from kiosk.settings import Backend, LogLevel
from kiosk.supervisor.safe_mode import SAFE_S


@dataclass(frozen=True)
class Options:
    """The player's command line options. None means: as the settings say."""

    deck: Path | None = None
    settings: Path | None = None  # this kiosk's own settings file
    window: tuple[int, int] | None = None  # the size in px of an editor's window; None: fullscreen
    language: str | None = None  # the code of the first slide's language
    backend: Backend | None = None
    screen: int | None = None
    events: Path | None = None  # the event log's file
    log_level: LogLevel | None = None
    safe: Safe | None = None  # safe mode: play this instead of the chosen deck, without the graphics card
    safe_s: int = SAFE_S  # after this long, try normal mode again
    after: str = ""  # why the last player ended
