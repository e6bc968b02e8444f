"""Changes single values in a YAML text; every other character of it stays.

Comments, order, quotes, indentation, blank lines and line ends stay as they were. A comment right above an entry goes
where the entry goes. A text is written in the style that it had; a new one as people write it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml

from kiosk.problems import Problem, ProblemsError
from kiosk.text.letters import can_be_seen
from kiosk.yamlfiles import changes
from kiosk.yamlfiles.changes import CannotEditError
from kiosk.yamlfiles.document import Data, Document, Way
from kiosk.yamlfiles.edits import each_replaced, entered, moved, renamed, replaced, without
from kiosk.yamlfiles.layout import Layout
from kiosk.yamlfiles.reading import MAX_BYTES, parse

__all__ = ["CannotEditError", "YamlText"]


class TooLargeError(CannotEditError):
    """The text would be larger than what is read."""


_MARK = "\ufeff"  # with which some editors begin a file, and some twice


@dataclass(frozen=True)
class YamlText:
    """The text of a YAML file. Each change gives a new one, whose data are known to be right.

    Raise CannotEditError: if the text has mistakes, there is nothing at `way`, or the form in which it is written
    (such as `? key`) does not allow the change. A text that shows nothing is read as None, as in a Document.
    """

    text: str
    file: Path = Path("text")  # for messages

    @cached_property
    def document(self) -> Document:
        """The text as it is read. Raises CannotEditError if it has mistakes."""
        try:
            document = parse(self.file, self.text)
        except ProblemsError as error:
            raise CannotEditError(_reason(error.problems)) from None
        if document.problems:
            raise CannotEditError(_reason(document.problems))
        return document

    @property
    def data(self) -> Data:
        """What the text says. Do not change it."""
        return self.document.data

    def get(self, way: Way) -> Data:
        """The value at `way`. Raises KeyError if there is none."""
        return changes.get(self.data, way)

    def set(self, way: Way, value: Data) -> "YamlText":
        """Write `value` at `way`, in place of what is there. Maps on the way to it are made.

        In a list or map that stays one, only what differs is written.
        """
        value = _seen(value)
        return self._changed(changes.put(self.data, way, value), lambda layout: replaced(layout, way, value))

    def set_each(self, values: Mapping[Way, Data]) -> "YamlText":
        """`set` at many places at once, none of them within another; None takes out what is there."""
        fresh = {way: _seen(value) for way, value in values.items()}
        wanted = self.data
        for way, value in fresh.items():
            wanted = changes.delete(wanted, way) if value is None else changes.put(wanted, way, value)
        return self._changed(wanted, lambda layout: each_replaced(layout, fresh))

    def insert(self, way: Way, at: int | str, value: Data, place: int | None = None) -> "YamlText":
        """Write a new entry into the list or map at `way`: before item `at`, or under the key `at`.

        `place`: before which entry a map's new one goes; None: to the end.
        """
        value = _seen(value)
        wanted = changes.insert(self.data, way, at, value, place)
        return self._changed(wanted, lambda layout: entered(layout, way, at, value, place))

    def delete(self, way: Way) -> "YamlText":
        """Take out the entry at `way`, with the comment right above it."""
        if not way:
            raise CannotEditError("the whole file cannot be taken out")
        return self._changed(changes.delete(self.data, way), lambda layout: without(layout, way))

    def prune(self, way: Way) -> "YamlText":
        """`delete`, and every map on the way that had nothing else."""
        while len(way) > 1 and isinstance(above := self.get(way[:-1]), dict) and len(above) == 1:
            way = way[:-1]
        return self.delete(way)

    def move(self, way: Way, old: int, new: int) -> "YamlText":
        """Move entry `old` of the list or map at `way` so that it becomes entry `new`."""
        return self._changed(changes.move(self.data, way, old, new), lambda layout: moved(layout, way, old, new))

    def rename(self, way: Way, key: str) -> "YamlText":
        """Give the entry at `way`, of a map, another key, at the same place."""
        return self._changed(changes.rename(self.data, way, key), lambda layout: renamed(layout, way, key))

    def _changed(self, wanted: Data, edit: Callable[[Layout], str]) -> "YamlText":
        """The text after an edit, if its data are those wanted."""
        body = self.text.lstrip(_MARK)
        marks = self.text[: len(self.text) - len(body)]
        try:
            fresh = YamlText(marks + edit(Layout(body)), self.file)
            _require_size(fresh)
            if (fresh.data or None) == (wanted or None):
                return fresh
        except TooLargeError:
            raise
        except (CannotEditError, yaml.YAMLError):  # on the way, in a text of several changes
            pass
        raise CannotEditError(f"{self.file}: this cannot be changed in the form in which it is written")


def _require_size(text: YamlText) -> None:
    """Whether it could be read again."""
    if len(text.text) > MAX_BYTES // 4 and len(text.text.encode(errors="replace")) > MAX_BYTES:
        raise TooLargeError(f"{text.file.name} would be larger than {MAX_BYTES:,} bytes, which nothing reads")


def _seen(data: Data) -> Data:
    """Data as they are read: a text that shows nothing is None."""
    if isinstance(data, dict):
        return {key: _seen(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_seen(value) for value in data]
    return data if data is not None and can_be_seen(data) else None


def _reason(problems: tuple[Problem, ...]) -> str:
    return f"mend the mistakes in it first: {problems[0]}"
