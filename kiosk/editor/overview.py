"""The list of pages, and what is to be known of a colour."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.authoring.folder import DeckFolder
from kiosk.deck.colours import READABLE, contrast
from kiosk.editor import cards, pages, values
from kiosk.editor.fields import Field, Slot
from kiosk.editor.findings import page_of
from kiosk.problems import Problem, Severity


@dataclass(frozen=True)
class Row:
    """A page in the list: the cover or a card."""

    title: str  # its headline in the first language that has one
    kind: str
    accent: str  # `#RRGGBB`
    mistakes: int  # that keep the deck from playing
    warnings: int


def rows(deck: DeckFolder, problems: Sequence[Problem]) -> list[Row]:
    """All pages, with how much is wrong with each."""
    colours = pages.colours(deck)
    found: list[Row] = []
    about = [(problem, page_of(deck, problem)) for problem in problems]
    for number in range(len(cards.entries(deck)) + 1):
        kind = pages.kind_of(deck, number)
        own = [problem for problem, page in about if page == number]
        wrong = sum(problem.severity is Severity.ERROR for problem in own)
        minor = sum(problem.severity is Severity.WARNING for problem in own)
        entry = values.written(deck, Slot("", ("cover",) if number == 0 else ("cards", number - 1)))
        accent = str(entry.get("accent", "")) if isinstance(entry, dict) else ""
        found.append(Row(pages.title(deck, number), kind, colours.get(accent, "#FFFFFF"), wrong, minor))
    return found


def notes(deck: DeckFolder, field: Field) -> tuple[str, bool]:
    """The contrast of a colour with what it stands on or beside, and whether that is too low for words."""
    if field.sort != "colour":
        return "", False
    colours, look = pages.colours(deck), pages.look_of(deck)
    other = {"paper": look.text, "text": look.paper, "bar": look.on_bar, "action": look.on_action}
    beside = other.get(field.name, look.paper)
    ratio = contrast(colours[field.name], beside)
    return f"{ratio:.1f}", ratio < READABLE and field.name in other
