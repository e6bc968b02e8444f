"""What a file holds, as a value: its data, where each part of it stands, and what had to be left out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.problems import Problem, Severity

MAX_PROBLEMS = 100  # of one file; a file with more is another kind of file

Way = tuple[str | int, ...]  # the way to a value: keys and list positions from the top
Place = tuple[int, int]  # line and column, from 1
Data = None | str | list["Data"] | dict[str, "Data"]


@dataclass(frozen=True)
class Cut:
    """The part of a text that stands after a ` #`, and that YAML therefore takes for a comment."""

    place: Place
    lost: str


@dataclass(frozen=True)
class Document:
    """One file's data and the place of each value in it. A text of which nothing can be seen is None, as if not there.

    `unseen` are the ways to such texts that are not simply empty; `cuts` tell of texts that a ` #` has cut off.

    `problems` are the slips in its YAML. What each is in is not in the data; `broken` are the keys at the top beneath
    which something was left out.
    """

    file: Path
    data: Data
    places: dict[Way, Place]
    problems: tuple[Problem, ...] = ()
    broken: frozenset[str] = frozenset()
    cuts: Mapping[Way, Cut] = field(default_factory=dict)
    unseen: frozenset[Way] = frozenset()

    def problem(self, path: Way, message: str, severity: Severity = Severity.ERROR) -> Problem:
        """A problem at `path`, or at the nearest thing above it that is in the file."""
        while path and path not in self.places:
            path = path[:-1]
        return Problem(self.file, *self.places.get(path, (1, 1)), message, severity)

    def warning(self, path: Way, message: str) -> Problem:
        """A problem that a visitor would notice, and that keeps nothing from playing."""
        return self.problem(path, message, Severity.WARNING)

    def texts(self) -> Iterator[tuple[Way, str]]:
        """Every text in it, with the way to it."""
        left: list[tuple[Way, Data]] = [((), self.data)]
        while left:
            way, data = left.pop()
            if isinstance(data, str):
                yield way, data
            elif data is not None:
                inner = data.items() if isinstance(data, dict) else enumerate(data)
                left.extend(((*way, part), value) for part, value in inner)
