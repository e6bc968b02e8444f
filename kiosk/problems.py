"""Describes what is wrong with a file that a person wrote: where it is and what to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

_MAX_MESSAGE = 1_000
_SPACES = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"


def printable(text: str) -> str:
    """Any text made safe for terminals and logs: nothing in it can move the cursor or start a new line."""
    return "".join(letter if letter.isprintable() or letter in _SPACES else "\ufffd" for letter in text)


class Severity(StrEnum):
    """An error keeps a deck from playing; a warning is something a visitor would notice."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Problem:
    """A problem at a place in a file. Lines and columns count from 1."""

    file: Path
    line: int
    column: int
    message: str
    severity: Severity = Severity.ERROR

    def order(self) -> tuple[int, str, int, int]:
        """The sort key: errors first, then by place."""
        return list(Severity).index(self.severity), str(self.file), self.line, self.column

    def __str__(self) -> str:
        message = printable(self.message[:_MAX_MESSAGE])
        return f"{printable(str(self.file))}:{self.line}:{self.column}: {self.severity}: {message}"


class ProblemsError(Exception):
    """A file or deck cannot be used. `problems` holds every reason, at least one of them an error."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class CannotStartError(Exception):
    """The kiosk cannot start as requested; the text is one line that says why and what to do."""
