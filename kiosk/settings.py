"""The settings of one kiosk: data/kiosk.yaml, overridden by a file of the integrator's, overridden by flags."""

from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, ValidationError

from kiosk import paths
from kiosk.deck.files import Code, Strict
from kiosk.documents import Data, read, validate
from kiosk.problems import Problem, ProblemsError

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


def load(file: Path | None = None) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings in data/kiosk.yaml, overridden by those in `file`; and what is wrong in either.

    A setting with a mistake is as if it were not there: one slip does not cost the others.
    """
    settings, problems = _read(paths.SETTINGS)
    if file:
        own, more = _read(file)
        settings, problems = settings.overridden(**own.model_dump(exclude_unset=True)), (*problems, *more)
    return settings, problems


def _read(file: Path) -> tuple[Settings, tuple[Problem, ...]]:
    problems: tuple[Problem, ...] = ()
    data: Data = None
    try:
        document = read(file)
        data = document.data
        validate(document, Settings)
    except ProblemsError as error:
        problems = error.problems
    good = {name: value for name, value in data.items() if _is_valid(name, value)} if isinstance(data, dict) else {}
    settings = Settings.model_validate(good)
    if settings.deck:
        settings = settings.model_copy(update={"deck": (file.parent / settings.deck).resolve()})
    return settings, problems


def _is_valid(name: str, value: Data) -> bool:
    try:
        Settings.model_validate({name: value})
    except ValidationError:
        return False
    return True
