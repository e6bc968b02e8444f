"""The settings of one kiosk, as values. files.py reads and writes their files."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from kiosk import paths
from kiosk.hours.opening_hours import OpeningHours
from kiosk.settings.diagonal import USUAL_IN
from kiosk.speech.voice import ESPEAK

Backend = Literal["auto", "gpu", "software"]
LogLevel = Literal["debug", "info", "warning", "error"]


@dataclass(frozen=True)
class Settings:
    """All settings. data/kiosk.yaml explains each and gives its default."""

    deck: Path | None = None
    language: str | None = None
    backend: Backend = "auto"
    screen: int = 0
    motion: Literal["full", "calm"] = "full"
    idle_s: int = 60
    countdown_s: int = 20
    keypads: tuple[str, ...] = ("keyboard", "ez-access")
    keys: tuple[tuple[str, str], ...] = ()  # a key's name and what it means instead
    key_pause_ms: int = 500
    guide_s: int = 300
    screen_diagonal_in: float | None = None
    viewing_distance_mm: int = 600
    screen_bottom_mm: int | None = None
    sound: Literal["speaker", "headphones", "off"] = "speaker"
    volume: int = 50
    volume_most: int = 100
    voice: str = ESPEAK
    opening_hours: OpeningHours | None = None
    closed_shows: Literal["black", "card"] = "black"
    operator_corners: Literal["top-left bottom-right", "top-right bottom-left"] = "top-left bottom-right"
    operator_keys: str | None = "Ctrl+Alt+Shift+O"
    packs_from_sticks: Literal["offer", "install", "off"] = "offer"
    statistics: Literal["on", "off"] = "on"
    log_level: LogLevel = "info"
    step: Literal["own", "hall"] = "own"
    link: Path | None = None  # the folder that is shared with `kiosk link`

    @property
    def diagonal_in(self) -> float:
        """The screen's diagonal in inches; the usual one where neither a setting nor the screen says it."""
        return self.screen_diagonal_in or USUAL_IN

    def overridden(self, **values: Any) -> "Settings":
        """These settings with the given values instead; None leaves a setting as it is."""
        return replace(self, **{name: value for name, value in values.items() if value is not None})


def own_file(named: Path | None = None) -> Path:
    """The kiosk's own settings file, in which `change` saves."""
    return named or paths.settings_file()
