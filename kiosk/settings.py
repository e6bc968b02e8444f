"""The settings of one kiosk: data/kiosk.yaml, overridden by the kiosk's own file, overridden by flags.

The own file is the one that `--settings` names, else kiosk.yaml in the user's config folder. What a host changes on the
kiosk is written there: so it lasts, and two kiosks on one machine, each with its `--settings`, stay two.
"""

import errno
import logging
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, PlainSerializer, ValidationError

from kiosk import disk, paths
from kiosk.deck.files import Code, Strict
from kiosk.documents import MAX_BYTES, Data, Document, read, validate
from kiosk.hours import OpeningHours
from kiosk.problems import Problem, ProblemsError
from kiosk.troubles import trouble
from kiosk.writing import changed, text_of

_log = logging.getLogger(__name__)

Backend = Literal["auto", "gpu", "software"]
LogLevel = Literal["debug", "info", "warning", "error"]

DEFAULT = "default"
_MOST_BYTES = 20 * MAX_BYTES
_BUILT_IN = "built-in"  # as a deck: where the executable keeps its own is nobody's business, and changes
_NO_KEYS = "none"
_KEPT = "# The settings as they were when they last had no mistake. Written by the kiosk at each start.\n"
_WRITTEN_BY = "# Written by the kiosk as its settings are changed on it. You may change them here too; comments stay.\n"


def _chord(value: object) -> object:
    """A key chord as Qt writes it. Visitors' own keys, alone or with Shift, are none."""
    if value is None or value == _NO_KEYS:
        return None
    *holds, key = (part.strip().capitalize() for part in str(value).split("+"))
    is_key = re.fullmatch(r"[A-Z0-9]|F([1-9]|1[0-2])", key)
    if not (is_key and set(holds) <= {"Ctrl", "Alt", "Shift", "Meta"} and len(set(holds)) == len(holds)):
        raise ValueError(
            f"{str(value)[:40]} is not a key chord such as Ctrl+Alt+Shift+O: "
            f"Ctrl, Alt, Shift or Meta, then a letter, a digit or F1 to F12; or {_NO_KEYS}"
        )
    if not set(holds) & {"Ctrl", "Alt", "Meta"}:
        raise ValueError(f"{value} is pressed by accident too easily; add Ctrl, Alt or Meta")
    return "+".join([*holds, key])


def _folder(value: object) -> object:
    if value == _BUILT_IN:
        return paths.BUILT_IN_DECK
    if isinstance(value, str) and any(ord(letter) < ord(" ") for letter in value):
        raise ValueError("no folder is called so; in double quotes \\ begins a special character, write / or no quotes")
    return value


class Settings(Strict):
    """Every setting. data/kiosk.yaml says what each means and stands for."""

    deck: Annotated[
        Path | None,
        BeforeValidator(_folder),
        PlainSerializer(lambda value: _BUILT_IN if value == paths.BUILT_IN_DECK else value and str(value)),
    ] = None
    language: Code | None = None
    backend: Backend = "auto"
    screen: Annotated[int, Field(ge=0, le=15)] = 0
    motion: Literal["full", "calm"] = "full"
    idle_s: Annotated[int, Field(ge=10, le=3600)] = 60
    countdown_s: Annotated[int, Field(ge=5, le=120)] = 20
    screen_diagonal_in: Annotated[float, Field(ge=5, le=200)] = 43
    viewing_distance_mm: Annotated[int, Field(ge=200, le=5000)] = 600
    opening_hours: OpeningHours | None = None
    closed_shows: Literal["black", "card"] = "black"
    operator_corners: Literal["top-left bottom-right", "top-right bottom-left"] = "top-left bottom-right"
    operator_keys: Annotated[
        str | None, BeforeValidator(_chord), PlainSerializer(lambda value: value or _NO_KEYS, return_type=str)
    ] = "Ctrl+Alt+Shift+O"
    statistics: Literal["on", "off"] = "on"
    log_level: Annotated[
        LogLevel, BeforeValidator(lambda value: value.lower() if isinstance(value, str) else value)
    ] = "info"

    def overridden(self, **values: Any) -> "Settings":
        """These settings with the given values in their place; None leaves a setting as it is."""
        return Settings(**{**self.model_dump(), **{name: value for name, value in values.items() if value is not None}})

    def written(self, names: Iterable[str]) -> dict[str, Data]:
        """The values of `names` as they stand in a file. A deck's folder is written in full."""
        full = self.model_copy(update={"deck": self.deck and paths.whole(self.deck)})
        values = full.model_dump(mode="json")
        return {name: _as_text(values[name]) for name in names}

    def differing(self) -> dict[str, Data]:
        """The settings that differ from the defaults, as they stand in a file."""
        defaults = Settings()
        return self.written(name for name in Settings.model_fields if getattr(self, name) != getattr(defaults, name))


def _as_text(value: Any) -> Data:
    if isinstance(value, dict):
        return {name: _as_text(inner) for name, inner in value.items() if inner not in (None, {})}
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return None if value is None else str(value)


def own_file(named: Path | None = None) -> Path:
    """The file of this kiosk's own settings: where `change` saves what is changed on it."""
    return named or paths.settings_file()


def load(named: Path | None = None, spare: Path | None = None) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings in data/kiosk.yaml, overridden by those in the own file; and what is wrong in either.

    A setting with a mistake is as if it were not there: one slip does not cost the others. While the own file has
    mistakes, or cannot be read, what it does not give is as it was when it had none, by the file `spare` (see `keep`).
    """
    parts = _parts(named)
    if spare and disk.exists(spare) and parts[-1].problems:
        parts.insert(1, _read(spare))
    values = {name: value for part in parts for name, value in part.in_full().items()}
    return Settings.model_validate(values), tuple(problem for part in parts for problem in part.problems)


def is_deck_lost(named: Path | None, spare: Path) -> bool:
    """Whether the own file may name a deck that cannot be told: the file cannot be read, or that line is a mistake.

    Where there is a `spare`, it tells.
    """
    _, *own = _parts(named)
    return any(part.may_name("deck") for part in own) and not disk.is_file(spare)


def keep(own: Path, spare: Path) -> None:
    """Keep the settings in the own file in the file `spare` if it is free of mistakes. Slow. Raises OSError."""
    part = _parts(None if own == own_file() else own)[-1]
    if part.document.file == paths.SETTINGS:  # there is no own file, and none was named: the defaults are meant
        spare.unlink(missing_ok=True)
    elif not part.problems:
        values = Settings.model_validate(part.in_full()).written(part.values)
        disk.replace(spare, (_KEPT + text_of(values)).encode(), disk.PRIVATE)


def origins(named: Path | None = None) -> dict[str, str]:
    """Where each setting's value stands: `file:line`, or `default`."""
    found = dict.fromkeys(Settings.model_fields, DEFAULT)
    shipped, *own = _parts(named)
    changed_there = Settings.model_validate(shipped.values).differing()
    found.update({name: place for name, place in shipped.places().items() if name in changed_there})
    for part in own:
        found.update(part.places())
    return found


def change(file: Path, **values: Any) -> None:
    """Save `values` in the own file; what else stands there stays, comments too.

    A file with mistakes is written anew with its good values; its text as it was is kept beside it, as
    `kiosk.yaml.broken`. Slow: not for the GUI thread. Raises OSError, and then the file is as it was; ValueError if a
    value cannot be.
    """
    fresh = Settings.model_validate(values).written(values)
    before = _bytes(file)
    part = _read(file) if before else _Part(Document(file, {}, {}))
    text = None
    if not part.problems:
        text = changed(part.document, before.decode("utf-8-sig"), fresh)
    if text is None:
        _keep_aside(file, before)
        text = text_of({**part.values, **fresh})
    disk.replace(file, (text if text.startswith(_WRITTEN_BY) else _WRITTEN_BY + text).encode())


def take_over(source: Path, file: Path) -> None:
    """Put the settings of `source` in the place of all in the own file `file`.

    Raises ProblemsError with every mistake in `source`, a deck that is not on this machine among them, and OSError;
    then the own file is as it was.
    """
    part = _read(source)
    problems = list(part.problems)
    deck = Settings.model_validate(part.in_full()).deck
    if deck and not disk.is_folder(deck):
        message = f"`deck`: there is no folder {deck} here; copy the deck first"
        problems.append(part.document.problem(("deck",), message))
    if problems:
        raise ProblemsError(problems)
    before = _bytes(file)
    if before and _read(file).problems:
        _keep_aside(file, before)
    values = Settings.model_validate(part.in_full()).written(part.values)
    disk.replace(file, (_WRITTEN_BY + text_of(values)).encode())


@dataclass(frozen=True)
class _Part:
    """What one file gives: its good values, as written, and what is wrong."""

    document: Document
    values: dict[str, Data] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def in_full(self) -> dict[str, Data]:
        """The values, the deck's folder counted from the file's."""
        if self.values.get("deck") in (None, _BUILT_IN):
            return self.values
        deck = self.document.file.parent / paths.expanded(Path(str(self.values["deck"])))
        return {**self.values, "deck": str(paths.whole(deck))}

    def may_name(self, name: str) -> bool:
        """Whether the file says something of a setting, or may say it, that is not among the good values."""
        data = self.document.data
        is_unread = bool(self.problems) and not self.document.places
        return is_unread or (isinstance(data, dict) and name in {*data, *self.document.broken} - self.values.keys())

    def places(self) -> dict[str, str]:
        return {name: f"{self.document.file}:{self.document.places[name,][0]}" for name in self.values}


def _parts(named: Path | None) -> list[_Part]:
    own = own_file(named)
    try:
        is_there = bool(named or own.lstat())  # a link to a drive that is not there is no wish for the defaults
    except (FileNotFoundError, NotADirectoryError):
        is_there = False
    except OSError:
        is_there = True  # reading it tells what is wrong
    return [_read(paths.SETTINGS), *([_read(own)] if is_there else [])]


def _read(file: Path) -> _Part:
    document = Document(file, {}, {})
    problems: tuple[Problem, ...] = ()
    try:
        document = read(file)
        validate(document, Settings)
    except ProblemsError as error:
        problems = error.problems
    data = document.data if isinstance(document.data, dict) else {}
    good = {name: value for name, value in data.items() if name not in document.broken and _is_valid(name, value)}
    return _Part(document, good, problems)


def _is_valid(name: str, value: Data) -> bool:
    try:
        Settings.model_validate({name: value})
    except ValidationError:
        return False
    return True


def _bytes(file: Path) -> bytes:
    """All of a file; nothing where there is none. Raises OSError, also for what is no file or much too large."""
    try:
        content = disk.read(file, _MOST_BYTES + 1)
    except FileNotFoundError:
        return b""
    if len(content) > _MOST_BYTES:
        raise OSError(errno.EFBIG, "the file is too large to be kept", str(file))
    return content


def _keep_aside(file: Path, content: bytes) -> None:
    """Keep what stood in `file` in a file of its own; never in the place of another."""
    aside, number = file.with_name(f"{file.name}.broken"), 1
    while (there := _bytes(aside)) and there != content:
        number += 1
        aside = file.with_name(f"{file.name}.broken-{number}")
    disk.replace(aside, content)
    anew = "%s is written anew; its text as it was is in %s"
    _log.warning(anew, file, aside, extra=trouble("trouble_settings_anew", file=aside))
