"""Reads the YAML files people write: bounded, with the place of every value, checked by a pydantic model.

The YAML allowed is the plain part of it: maps, lists and text. Every scalar stays the text that was written (`no` is
not False, `12:30` is not 750); the model gives it a type. Anchors, aliases, merges and tags are refused before
anything is built, so that no file can grow or nest without bound.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from textwrap import shorten
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from kiosk.problems import Problem, ProblemsError

MAX_BYTES = 1_000_000
MAX_DEPTH = 20
MAX_VALUES = 20_000  # keys, texts, maps and lists in one file
MAX_PROBLEMS = 100  # of one file; a file with more is another kind of file

Way = tuple[str | int, ...]  # the way to a value: keys and list positions from the top
Place = tuple[int, int]  # line and column, from 1
Data = None | str | list["Data"] | dict[str, "Data"]
Model = TypeVar("Model", bound=BaseModel)

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # events only: the C loader's own recursion can crash


@dataclass(frozen=True)
class Document:
    """One file's data and the place of each value in it."""

    file: Path
    data: Data
    places: dict[Way, Place]

    def problem(self, path: Way, message: str) -> Problem:
        """A problem at `path`, or at the nearest thing above it that is in the file."""
        while path and path not in self.places:
            path = path[:-1]
        return Problem(self.file, *self.places.get(path, (1, 1)), message)


def read(file: Path) -> Document:
    """Read one YAML file.

    Raises ProblemsError: not there, too large, not UTF-8, not YAML, or YAML that is not allowed here.
    """
    try:
        if file.exists() and not file.is_file():
            raise ProblemsError([Problem(file, 1, 1, "cannot be read: this is not a file")])
        if file.stat().st_size > MAX_BYTES:
            raise ProblemsError([Problem(file, 1, 1, f"the file is larger than {MAX_BYTES:,} bytes; make it smaller")])
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise ProblemsError([Problem(file, line, 1, "this is not UTF-8 text; save the file as UTF-8")]) from None
    except (OSError, ValueError) as error:  # ValueError: a name no file can have
        reason = getattr(error, "strerror", None) or error
        raise ProblemsError([Problem(file, 1, 1, f"cannot be read: {reason}")]) from None
    return parse(file, text)


def parse(file: Path, text: str) -> Document:
    """The document that `text`, the content of `file`, is. Raises ProblemsError: not YAML, or not allowed here."""
    builder = _Builder(file)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise ProblemsError([Problem(file, *place, f"not valid YAML: {error.problem or error.context}")]) from None
    except yaml.YAMLError as error:  # such as a control character in the text
        message = f"not valid YAML: {str(error).splitlines()[0]}"
        raise ProblemsError([Problem(file, 1, 1, message)]) from None
    if builder.problems:
        raise ProblemsError(builder.problems)
    return Document(file, builder.data, builder.places)


@dataclass
class _Level:
    """A map or a list that is being built. A map waits for a key, then for its value."""

    path: Way
    items: dict[str, Data] | list[Data]
    key: str | None = None

    def next_path(self) -> Way:
        return (*self.path, len(self.items) if isinstance(self.items, list) else self.key or "")


@dataclass
class _Builder:
    """Turns YAML events into data, without recursion."""

    file: Path
    data: Data = None
    places: dict[Way, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    levels: list[_Level] = field(default_factory=list)
    documents: int = 0
    events: int = 0

    def take(self, event: yaml.Event) -> None:
        mark = event.start_mark
        assert mark is not None  # only events made by hand have none
        place = (mark.line + 1, mark.column + 1)
        self.events += 1
        if self.events > MAX_VALUES:
            raise ProblemsError([Problem(self.file, *place, f"more than {MAX_VALUES:,} values; make the file smaller")])
        if getattr(event, "anchor", None):
            self._refuse(place, "anchors (&) and aliases (*) are not allowed; write the value out")
        if getattr(event, "tag", None):
            self._refuse(place, "tags (!) are not allowed; remove it")
        if isinstance(event, yaml.AliasEvent):
            self._add("", place)
        elif isinstance(event, yaml.ScalarEvent):
            empty = event.style in {None, ""} and event.value in {"", "~", "null"}
            self._add(None if empty else event.value, place)
        elif isinstance(event, yaml.CollectionStartEvent):
            if len(self.levels) >= MAX_DEPTH:
                raise ProblemsError([Problem(self.file, *place, f"nested deeper than {MAX_DEPTH} levels")])
            items: dict[str, Data] | list[Data] = {} if isinstance(event, yaml.MappingStartEvent) else []
            path = self.levels[-1].next_path() if self.levels else ()
            self._add(items, place)
            self.levels.append(_Level(path, items))
        elif isinstance(event, yaml.CollectionEndEvent):
            self.levels.pop()
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self._refuse(place, "one document a file; remove the line ---")

    def _refuse(self, place: Place, message: str) -> None:
        self.problems.append(Problem(self.file, *place, message))
        if len(self.problems) >= MAX_PROBLEMS:
            raise ProblemsError(self.problems)

    def _add(self, value: Data, place: Place) -> None:
        if not self.levels:
            self.data = value
            self.places[()] = place
            return
        level = self.levels[-1]
        if isinstance(level.items, list):
            self.places[level.next_path()] = place
            level.items.append(value)
        elif level.key is None:
            level.key = self._key(level, value, place)
        else:
            self.places.setdefault(level.next_path(), place)
            level.items[level.key] = value
            level.key = None

    def _key(self, level: _Level, value: Data, place: Place) -> str:
        if not isinstance(value, str):
            self._refuse(place, "a key must be plain text")
            return ""
        if value in level.items:
            self._refuse(place, f"`{value}` stands here twice; remove one of them")
        self.places[(*level.path, value)] = place
        return value


def validate(document: Document, model: type[Model], **context: Any) -> Model:
    """The document as a `model`; `context` is for the model's validators. Raises ProblemsError with every mistake."""
    try:
        return model.model_validate(document.data if document.data is not None else {}, context=context)
    except ValidationError as error:
        details = error.errors(include_url=False)[:MAX_PROBLEMS]
    raise ProblemsError(document.problem(_written(detail["loc"]), _in_words(detail, model)) for detail in details)


def _written(location: Iterable[str | int]) -> Way:
    return tuple(part for part in location if part != "[key]")


def _in_words(detail: Any, model: type[BaseModel]) -> str:
    """A pydantic error in an editor's words."""
    name = (_written(detail["loc"]) or ("the file",))[-1]
    value = detail["input"]
    match detail["type"]:
        case "missing":
            return f"`{name}` is missing; add it"
        case "extra_forbidden":
            if name in _names(model):
                return f"`{name}` does not belong here; look at how far it is indented"
            known = get_close_matches(str(name), _names(model), n=1)
            return f"`{name}` is not known here" + (f"; did you mean `{known[0]}`?" if known else "; remove it")
        case "string_type" if value is None:
            return f"`{name}` is empty; write its text"
        case "string_type":
            return f"`{name}` must be text"
        case "model_type" | "dict_type":
            return f"`{name}` must be a map of `key: value` lines"
        case "list_type" | "tuple_type":
            return f"`{name}` must be a list, a line with `- ` for each item"
        case "value_error":
            return f"`{name}`: {detail['ctx']['error']}"
        case _:
            message = detail["msg"][0].lower() + detail["msg"][1:]
            return f"`{name}`: {message}; it is {shorten(repr(value), 60)}"


def _names(model: type[BaseModel]) -> set[str]:
    """Every key that stands somewhere in the model, for `did you mean`."""
    names: set[str] = set()
    for key, info in model.model_fields.items():
        names.add(info.alias or key)
        names.update(*(_names(inner) for inner in _models_in(info.annotation)))
    return names


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _models_in(argument)
