"""A mistake in how a file is written."""

from dataclasses import dataclass

from kiosk.problems import Rule


@dataclass(frozen=True)
class Slip:
    """Where a mistake is (counted from 0), what to do, and which lines have to be left out."""

    line: int
    column: int
    message: str
    costs: tuple[int, ...]
    rule: Rule = Rule.YAML_OTHER
