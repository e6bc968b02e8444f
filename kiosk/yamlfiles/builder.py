"""Turns YAML events into plain data with the place of every value."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

import yaml

from kiosk.problems import Problem, ProblemsError, Rule
from kiosk.text.letters import can_be_seen
from kiosk.yamlfiles.comments import cut_off
from kiosk.yamlfiles.document import MAX_PROBLEMS, Cut, Data, Place, Way

MAX_DEPTH = 20
MAX_VALUES = 50_000  # in one file: keys, texts, maps and lists together


@dataclass
class _Level:
    """A map or list being built. A map expects a key, then its value; the value of a refused key is dropped."""

    path: Way
    items: dict[str, Data] | list[Data]
    key: str | None = None
    is_refused: bool = False
    has_twice: bool = False  # whether a key was repeated; further repetitions are part of the same mistake

    def next_path(self) -> Way:
        return (*self.path, len(self.items) if isinstance(self.items, list) else self.key or "")


@dataclass
class Builder:
    """Turns YAML events into data, without recursion. `last_scalar` helps to explain where YAML failed."""

    file: Path
    lines: Sequence[str]
    data: Data = None
    places: dict[Way, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    cuts: dict[Way, Cut] = field(default_factory=dict)
    unseen: set[Way] = field(default_factory=set)
    levels: list[_Level] = field(default_factory=list)
    last_scalar: yaml.ScalarEvent | None = None
    documents: int = 0
    events: int = 0

    @property
    def is_done(self) -> bool:
        """Whether the document is complete. A second one in the file is not read."""
        return self.documents > 1

    def take(self, event: yaml.Event) -> None:
        mark = event.start_mark
        assert mark is not None  # only events made by hand have no mark
        place = (mark.line + 1, mark.column + 1)
        self.events += 1
        if self.events > MAX_VALUES:
            self._give_up(place, f"more than {MAX_VALUES:,} values; make the file smaller")
        refused = self._refused(event)
        if refused:
            self._refuse(place, refused, Rule.YAML_SIGN)
        if isinstance(event, yaml.AliasEvent):
            self._add(None, place)
        elif isinstance(event, yaml.ScalarEvent):
            self.last_scalar = event
            self._add_scalar(event, place, is_refused=bool(refused))
        elif isinstance(event, yaml.CollectionStartEvent):
            if len(self.levels) >= MAX_DEPTH:
                self._give_up(place, f"nested deeper than {MAX_DEPTH} levels; no deck needs as many")
            items: dict[str, Data] | list[Data] = {} if isinstance(event, yaml.MappingStartEvent) else []
            path = self.levels[-1].next_path() if self.levels else ()
            self._add(items, place)
            self.levels.append(_Level(path, items))
        elif isinstance(event, yaml.CollectionEndEvent):
            self.levels.pop()
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self._refuse(place, "one document a file; remove the line ---", Rule.YAML_OTHER)

    @staticmethod
    def _refused(event: yaml.Event) -> str | None:
        """Why this event is not allowed; None if it is."""
        if getattr(event, "anchor", None):
            return "anchors (&) and aliases (*) are not allowed; write the value out, or put a text into quotes"
        if getattr(event, "tag", None):
            return "tags (!) are not allowed; remove it, or put a text that begins with ! into quotes"
        return None

    def _give_up(self, place: Place, message: str) -> NoReturn:
        raise ProblemsError([Problem(self.file, *place, message, Rule.FILE_TOO_LARGE)])

    def _refuse(self, place: Place, message: str, rule: Rule) -> None:
        self.problems.append(Problem(self.file, *place, message, rule))
        if len(self.problems) >= MAX_PROBLEMS:
            raise ProblemsError(self.problems)
        if self.levels:
            self.broken.update(part for part in self.levels[-1].next_path()[:1] if part and isinstance(part, str))

    def _add_scalar(self, event: yaml.ScalarEvent, place: Place, *, is_refused: bool) -> None:
        level = self.levels[-1] if self.levels else None
        if level is None or is_refused or level.is_refused or (level.key is None and isinstance(level.items, dict)):
            self._add(None if is_refused else event.value, place)
            return
        way = level.next_path()
        is_plain = event.style in {None, ""}
        is_empty = not can_be_seen(event.value) or (is_plain and event.value in {"~", "null"})
        if is_empty and event.value.strip(" ~") and event.value != "null":
            self.unseen.add(way)
        if is_plain and event.end_mark:
            indent = (self.places[way][1] if isinstance(level.items, dict) else place[1] - 2) - 1
            if cut := cut_off(self.lines, event.end_mark.line, event.end_mark.column, indent):
                self.cuts[way] = cut
        self._add(None if is_empty else event.value, place)

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
            if not level.is_refused:
                self.places.setdefault(level.next_path(), place)
                level.items[level.key] = value
            level.key, level.is_refused = None, False

    def _key(self, level: _Level, value: Data, place: Place) -> str:
        if not isinstance(value, str):
            self._refuse(place, "a key must be plain text", Rule.YAML_OTHER)
            level.is_refused = True
            return ""
        if value in level.items:
            self._refuse_twice(level, value, place)
            return value
        self.places[(*level.path, value)] = place
        return value

    def _refuse_twice(self, level: _Level, key: str, place: Place) -> None:
        self.broken.update({key} if not level.path else ())
        level.is_refused = True
        if not level.has_twice:
            first = self.places[(*level.path, key)][0]
            is_item = bool(level.path) and isinstance(level.path[-1], int)
            or_begin = ", or begin a new item with `- `" if is_item else ""
            message = f"`{key}` stands here twice, first in line {first}; remove one of them{or_begin}"
            self._refuse(place, message, Rule.YAML_TWICE)
        level.has_twice = True
