"""Bold and italic words, list items and quotations, as plain data. kiosk/deck/markdown.py reads them."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Run:
    """Words in one style."""

    text: str
    is_bold: bool = False
    is_italic: bool = False


@dataclass(frozen=True)
class Block:
    """Words that stand by themselves. `kind` is "" for running text, `item`, `quote` or `source`.

    `mark` stands before an item: a bullet or its number.
    """

    runs: tuple[Run, ...]
    kind: str = ""
    mark: str = ""

    @property
    def text(self) -> str:
        """The words without their styles."""
        return "".join(run.text for run in self.runs)

    @property
    def is_marked(self) -> bool:
        """Whether it is more than running text in one style."""
        return bool(self.kind) or any(run.is_bold or run.is_italic for run in self.runs)

    def put(self, say: Callable[[str], str]) -> "Block":
        """The same with `say` applied to its words."""
        return Block(tuple(Run(say(run.text), run.is_bold, run.is_italic) for run in self.runs), self.kind, self.mark)
