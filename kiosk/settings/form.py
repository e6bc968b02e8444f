"""The form of a settings file, checked by pydantic."""

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from kiosk import paths
from kiosk.deck.fields import Code, Strict
from kiosk.hours.form import HoursForm
from kiosk.keys.names import spelt
from kiosk.keys.tables import TABLES
from kiosk.session.key import Key
from kiosk.settings import Backend, LogLevel, Settings
from kiosk.speech.voice import command_for

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


def _deck(value: object) -> object:
    return paths.BUILT_IN_DECK if value == BUILT_IN else _folder(value)


def _folder(value: object) -> object:
    if isinstance(value, str) and any(ord(letter) < ord(" ") for letter in value):
        raise ValueError(
            "this is not a folder's name; in double quotes \\ begins a special character, write / or no quotes"
        )
    return value


def _keypads(value: object) -> object:
    """Ready tables of keys, by their names with commas between."""
    names = [name.strip() for name in value.split(",")] if isinstance(value, str) else value
    if not isinstance(names, list) or not names:
        raise ValueError(f"write one or more of {', '.join(TABLES)}, with commas between")
    if strange := [str(name) for name in names if name not in TABLES]:
        raise ValueError(f"there is no table {', '.join(strange)[:40]}; there are {', '.join(TABLES)}")
    return tuple(names)


def _keys(value: object) -> object:
    """Single keys and what they mean. All mistakes are reported at once."""
    if value is None:
        return ()
    if not isinstance(value, dict):
        raise ValueError("write one key on each line below, and what it means, such as `F13: help`")  # noqa: TRY004
    wrong = [f"there is no key {str(key)[:20]}" for key in value if not spelt(str(key))]
    meant = Counter(filter(None, (spelt(str(key)) for key in value)))
    wrong += [f"{key} is there more than once" for key, times in meant.items() if times > 1]
    wrong += [f"{key} cannot be {str(told)[:20]}" for key, told in value.items() if told not in [*Key]]
    if wrong:
        names = "keys have Qt's names, such as F13, PageUp or Space"
        meanings = ", ".join(meaning for meaning in Key if not meaning.isdigit())
        raise ValueError(f"{'; '.join(wrong)}; {names}, and mean {meanings} or a digit")
    return tuple((spelt(str(key)), told) for key, told in value.items())


def _voice(value: str) -> str:
    """The command of a program that speaks."""
    try:
        command_for(value, "en")
    except ValueError:
        raise ValueError("this is no command: a quotation mark in it is not closed") from None
    return value


# As code editors see it: a digit without quotes is a number for them.
_MEANINGS = {"enum": [*(key.value for key in Key), *range(10)]}
_KEYS = {"anyOf": [{"type": "object", "additionalProperties": _MEANINGS}, {"type": "null"}]}


class SettingsForm(Strict):
    """The keys of a settings file."""

    deck: Annotated[Path | None, BeforeValidator(_deck)] = Settings.deck
    language: Code | None = Settings.language
    backend: Backend = Settings.backend
    screen: Annotated[int, Field(ge=0, le=15)] = Settings.screen
    motion: Literal["full", "calm"] = Settings.motion
    idle_s: Annotated[int, Field(ge=10, le=3600)] = Settings.idle_s
    countdown_s: Annotated[int, Field(ge=20, le=120)] = Settings.countdown_s
    keypads: Annotated[tuple[str, ...], BeforeValidator(_keypads), WithJsonSchema({"type": "string"})] = (
        Settings.keypads
    )
    keys: Annotated[tuple[tuple[str, str], ...], BeforeValidator(_keys), WithJsonSchema(_KEYS)] = Settings.keys
    key_pause_ms: Annotated[int, Field(ge=0, le=5000)] = Settings.key_pause_ms
    guide_s: Annotated[int, Field(ge=10, le=3600)] = Settings.guide_s
    screen_diagonal_in: Annotated[float | None, Field(ge=5, le=200)] = Settings.screen_diagonal_in
    viewing_distance_mm: Annotated[int, Field(ge=200, le=5000)] = Settings.viewing_distance_mm
    screen_bottom_mm: Annotated[int, Field(ge=0, le=3000)] | None = Settings.screen_bottom_mm
    sound: Literal["speaker", "headphones", "off"] = Settings.sound
    volume: Annotated[int, Field(ge=10, le=100)] = Settings.volume
    volume_most: Annotated[int, Field(ge=10, le=100)] = Settings.volume_most
    voice: Annotated[str, Field(max_length=300), AfterValidator(_voice)] = Settings.voice
    opening_hours: HoursForm | None = None
    closed_shows: Literal["black", "card"] = Settings.closed_shows
    operator_corners: Literal["top-left bottom-right", "top-right bottom-left"] = Settings.operator_corners
    operator_keys: Annotated[str | None, BeforeValidator(_chord)] = Settings.operator_keys
    packs_from_sticks: Literal["offer", "install", "off"] = Settings.packs_from_sticks
    statistics: Literal["on", "off"] = Settings.statistics
    log_level: Annotated[
        LogLevel, BeforeValidator(lambda value: value.lower() if isinstance(value, str) else value)
    ] = Settings.log_level
    step: Literal["own", "hall"] = Settings.step
    link: Annotated[Path | None, BeforeValidator(_folder)] = Settings.link


def settings_of(values: Mapping[str, Any]) -> Settings:
    """The settings in these `values` of a file. Raises ValueError for an impossible value."""
    form = SettingsForm.model_validate(values)
    given = {name: getattr(form, name) for name in SettingsForm.model_fields}
    return Settings(**{**given, "opening_hours": form.opening_hours and form.opening_hours.hours()})
