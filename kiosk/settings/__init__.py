"""The settings of one kiosk, as values. files.py reads and writes their files."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from kiosk import paths
from kiosk.hours.opening_hours import OpeningHours

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
    screen_diagonal_in: float = 43
    viewing_distance_mm: int = 600
    opening_hours: OpeningHours | None = None
    closed_shows: Literal["black", "card"] = "black"
    operator_corners: Literal["top-left bottom-right", "top-right bottom-left"] = "top-left bottom-right"
    operator_keys: str | None = "Ctrl+Alt+Shift+O"
    statistics: Literal["on", "off"] = "on"
    log_level: LogLevel = "info"

    def overridden(self, **values: Any) -> "Settings":
        """These settings with the given values instead; None leaves a setting as it is."""
        return replace(self, **{name: value for name, value in values.items() if value is not None})


def own_file(named: Path | None = None) -> Path:
    """The kiosk's own settings file, in which `change` saves."""
    return named or paths.settings_file()
