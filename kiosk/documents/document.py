"""What a file holds, as a value: its data, where each part of it stands, and what had to be left out."""

from dataclasses import dataclass
from pathlib import Path

from kiosk.problems import Problem

MAX_PROBLEMS = 100  # of one file; a file with more is another kind of file

Way = tuple[str | int, ...]  # the way to a value: keys and list positions from the top
Place = tuple[int, int]  # line and column, from 1
Data = None | str | list["Data"] | dict[str, "Data"]


@dataclass(frozen=True)
class Document:
    """One file's data and the place of each value in it.

    `problems` are the slips in its YAML. What each is in is not in the data; `broken` are the keys at the top beneath
    which something was left out.
    """

    file: Path
    data: Data
    places: dict[Way, Place]
    problems: tuple[Problem, ...] = ()
    broken: frozenset[str] = frozenset()

    def problem(self, path: Way, message: str) -> Problem:
        """A problem at `path`, or at the nearest thing above it that is in the file."""
        while path and path not in self.places:
            path = path[:-1]
        return Problem(self.file, *self.places.get(path, (1, 1)), message)
