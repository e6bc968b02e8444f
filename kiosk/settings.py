"""The settings of one kiosk: data/kiosk.yaml, overridden by a file of the integrator's, overridden by flags."""

from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from kiosk import paths
from kiosk.deck.files import Code, Strict
from kiosk.documents import read, validate

Backend = Literal["auto", "gpu", "software"]
LogLevel = Literal["debug", "info", "warning", "error"]


class Settings(Strict):
    """Every setting. data/kiosk.yaml says what each means and stands for."""

    deck: Path | None = None
    language: Code | None = None
    backend: Backend = "auto"
    screen: Annotated[int, Field(ge=0, le=15)] = 0
    motion: Literal["full", "calm"] = "full"
    idle_s: Annotated[int, Field(ge=10, le=3600)] = 60
    countdown_s: Annotated[int, Field(ge=5, le=120)] = 20
    screen_diagonal_in: Annotated[float, Field(ge=5, le=200)] = 43
    viewing_distance_mm: Annotated[int, Field(ge=200, le=5000)] = 600
    log_level: Annotated[
        LogLevel, BeforeValidator(lambda value: value.lower() if isinstance(value, str) else value)
    ] = "info"

    def overridden(self, **values: Any) -> "Settings":
        """These settings with the given values in their place; None leaves a setting as it is."""
        return Settings(**{**self.model_dump(), **{name: value for name, value in values.items() if value is not None}})


def load(file: Path | None = None) -> Settings:
    """The settings in data/kiosk.yaml, overridden by those in `file`.

    Raises ProblemsError with every mistake in either file.
    """
    settings = _read(paths.SETTINGS)
    return settings.overridden(**_read(file).model_dump(exclude_unset=True)) if file else settings


def _read(file: Path) -> Settings:
    settings = validate(read(file), Settings)
    return settings.overridden(deck=(file.parent / settings.deck).resolve()) if settings.deck else settings
