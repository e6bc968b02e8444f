"""A file's content as a value: its data, the place of each part, and what had to be left out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.problems import Problem, Rule

MAX_PROBLEMS = 100  # in one file; a file with more is not what we are looking for

Way = tuple[str | int, ...]  # the path to a value: keys and list positions from the top
Place = tuple[int, int]  # line and column, from 1
Data = None | str | list["Data"] | dict[str, "Data"]


@dataclass(frozen=True)
class Cut:
    """The part of a text after a ` #`, which YAML takes for a comment."""

    place: Place
    lost: str


@dataclass(frozen=True)
class Document:
    """One file's data, and the place of each value in it. A text that shows nothing is None, as if it were missing.

    `unseen` are the paths to such texts that are not simply empty. `cuts` are texts cut off by a ` #`. `problems` are
    mistakes in the YAML; the entries they are in are not in the data, and `broken` are the top-level keys below which
    something was left out.
    """

    file: Path
    data: Data
    places: dict[Way, Place]
    problems: tuple[Problem, ...] = ()
    broken: frozenset[str] = frozenset()
    cuts: Mapping[Way, Cut] = field(default_factory=dict)
    unseen: frozenset[Way] = frozenset()

    def problem(self, path: Way, message: str, rule: Rule, hint: str = "") -> Problem:
        """A problem about the value at `path`; it is placed there, or at the nearest parent that is in the file."""
        there = path
        while there and there not in self.places:
            there = there[:-1]
        return Problem(self.file, *self.places.get(there, (1, 1)), message, rule, hint, path)

    def texts(self) -> Iterator[tuple[Way, str]]:
        """Every text within it, with its path. A file that is nothing but one text has none: it is a mistake."""
        left: list[tuple[Way, Data]] = [((), self.data)]
        while left:
            way, data = left.pop()
            if isinstance(data, str):
                if way:
                    yield way, data
            elif data is not None:
                inner = data.items() if isinstance(data, dict) else enumerate(data)
                left.extend(((*way, part), value) for part, value in inner)
