"""A table as a value."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

MAX_ROWS = 5_000
MAX_COLUMNS = 1_000
MAX_LETTERS = 32_767  # in a cell; spreadsheet programs hold no more


class TableError(Exception):
    """A file that cannot be used as a table; the text says why and what to do."""


@dataclass(frozen=True)
class Table:
    """Rows of texts; the first says what is in the columns. `hidden`: the names of columns that nobody need see.

    Of one that was read, `faults` say by row and column, from 0, why a cell has no text although it should; `others`
    are the names of the sheets that were not read.
    """

    rows: Sequence[Sequence[str]]
    hidden: frozenset[str] = frozenset()
    name: str = "cards"
    faults: Mapping[tuple[int, int], str] = field(default_factory=dict)
    others: Sequence[str] = ()

    def widths(self) -> list[int]:
        """About how many letters wide each column should be."""
        return [
            60 if len(max(column, key=len)) > 60 else max(12, len(max(column, key=len)) + 2)
            for column in self._columns()
        ]

    def _columns(self) -> list[list[str]]:
        widest = max(map(len, self.rows), default=0)
        return [[row[number] if number < len(row) else "" for row in self.rows] for number in range(widest)]


def packed(table: Table) -> object:
    """A table that was read, for JSON."""
    faults = [[*place, why] for place, why in table.faults.items()]
    return [table.rows, table.name, faults, table.others]


def unpacked(said: list[Any]) -> Table:
    """The table of `packed`."""
    rows, name, faults, others = said
    return Table(rows, name=name, faults={(row, column): why for row, column, why in faults}, others=others)
