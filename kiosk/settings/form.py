"""The form of a settings file, checked by pydantic."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from kiosk import paths
from kiosk.deck.fields import Code, Strict
from kiosk.hours.form import HoursForm
from kiosk.settings import Backend, LogLevel, Settings

BUILT_IN = "built-in"  # as a deck: the path inside the executable means nothing to people, and changes
NO_KEYS = "none"


def _chord(value: object) -> object:
    """A key chord as Qt writes it. Keys that visitors use, alone or with Shift, are not allowed."""
    if value is None or value == NO_KEYS:
        return None
    *holds, key = (part.strip().capitalize() for part in str(value).split("+"))
    is_key = re.fullmatch(r"[A-Z0-9]|F([1-9]|1[0-2])", key)
    if not (is_key and set(holds) <= {"Ctrl", "Alt", "Shift", "Meta"} and len(set(holds)) == len(holds)):
        raise ValueError(
            f"{str(value)[:40]} is not a key chord such as Ctrl+Alt+Shift+O: "
            f"Ctrl, Alt, Shift or Meta, then a letter, a digit or F1 to F12; or {NO_KEYS}"
        )
    if not set(holds) & {"Ctrl", "Alt", "Meta"}:
        raise ValueError(f"{value} is too easily pressed by accident; add Ctrl, Alt or Meta")
    return "+".join([*holds, key])


def _folder(value: object) -> object:
    if value == BUILT_IN:
        return paths.BUILT_IN_DECK
    if isinstance(value, str) and any(ord(letter) < ord(" ") for letter in value):
        raise ValueError(
            "this is not a folder's name; in double quotes \\ begins a special character, write / or no quotes"
        )
    return value


class SettingsForm(Strict):
    """The keys of a settings file."""

    deck: Annotated[Path | None, BeforeValidator(_folder)] = Settings.deck
    language: Code | None = Settings.language
    backend: Backend = Settings.backend
    screen: Annotated[int, Field(ge=0, le=15)] = Settings.screen
    motion: Literal["full", "calm"] = Settings.motion
    idle_s: Annotated[int, Field(ge=10, le=3600)] = Settings.idle_s
    countdown_s: Annotated[int, Field(ge=5, le=120)] = Settings.countdown_s
    screen_diagonal_in: Annotated[float, Field(ge=5, le=200)] = Settings.screen_diagonal_in
    viewing_distance_mm: Annotated[int, Field(ge=200, le=5000)] = Settings.viewing_distance_mm
    opening_hours: HoursForm | None = None
    closed_shows: Literal["black", "card"] = Settings.closed_shows
    operator_corners: Literal["top-left bottom-right", "top-right bottom-left"] = Settings.operator_corners
    operator_keys: Annotated[str | None, BeforeValidator(_chord)] = Settings.operator_keys
    statistics: Literal["on", "off"] = Settings.statistics
    log_level: Annotated[
        LogLevel, BeforeValidator(lambda value: value.lower() if isinstance(value, str) else value)
    ] = Settings.log_level


def settings_of(values: Mapping[str, Any]) -> Settings:
    """The settings in these `values` of a file. Raises ValueError for an impossible value."""
    form = SettingsForm.model_validate(values)
    given = {name: getattr(form, name) for name in SettingsForm.model_fields}
    return Settings(**{**given, "opening_hours": form.opening_hours and form.opening_hours.hours()})
