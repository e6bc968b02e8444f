"""Problems as text, for people; as JSON, for programs; as annotations of a pull request, for GitHub."""

import json
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum

from kiosk.problems import Problem, Severity, printable


class Format(StrEnum):
    """How `kiosk check` prints problems."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


def _text(problems: Iterable[Problem]) -> str:
    return "".join(f"{problem}\n" for problem in problems)


def _json(problems: Iterable[Problem]) -> str:
    """A list of objects; docs/check.md describes their keys. Others may be added, and none of these changes."""
    told = [
        {
            "file": str(problem.file),
            "line": problem.line,
            "column": problem.column,
            "severity": problem.severity,
            "rule": problem.rule,
            "owner": printable(problem.owner),
            "message": printable(problem.message),
            "hint": printable(problem.hint),
        }
        for problem in problems
    ]
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
# What ends a value or a command is written as its code: docs.github.com, workflow commands.
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = {**_DATA, **str.maketrans({":": "%3A", ",": "%2C"})}


def _github(problems: Iterable[Problem]) -> str:
    lines = []
    for problem in problems:
        file = str(problem.file).translate(_PROPERTY)
        place = f"file={file},line={problem.line},col={problem.column},title={problem.rule}"
        said = problem.said.translate(_DATA)
        lines.append(f"::{_COMMANDS[problem.severity]} {place}::{said}\n")
    return "".join(lines)


WRITE: Mapping[Format, Callable[[Iterable[Problem]], str]] = {
    Format.TEXT: _text,
    Format.JSON: _json,
    Format.GITHUB: _github,
}
