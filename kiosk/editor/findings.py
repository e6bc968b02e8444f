"""What the check has found, each with the place where it is mended: a list for somebody who never sees the files."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cache

from kiosk.authoring.folder import DECK as DECK_FILE
from kiosk.authoring.folder import DeckFolder, texts_name
from kiosk.deck.advice import dotted
from kiosk.editor import cards, pages, values
from kiosk.editor.fields import DECK, Field, Slot
from kiosk.problems import Problem

_FURTHER = [part for part in pages.PARTS if part != pages.PAGE]


@dataclass(frozen=True)
class Finding:
    """A problem as a line of that list."""

    severity: str  # error, warning or note
    part: str  # of the editor, one of PARTS; "": only the files have it
    page: int  # from 0, which is the cover; -1: it is about no page
    title: str  # of that page
    field: str  # the name of the field; "": it is about no field
    entry: str  # the field's title, such as a language's code
    language: str  # beside whose words it stands; "": it is the same in all
    file: str  # with the line
    rule: str  # the windows have a title for each
    said: str  # the check's own message, in English


def findings(deck: DeckFolder, problems: Sequence[Problem], families: Collection[str] = ()) -> list[Finding]:
    """All of them, the gravest first. `families`: of the deck's fonts."""

    @cache
    def fields(part: str, page: int) -> list[Field]:
        return pages.fields(deck, part, page, families)

    found = [_finding(deck, problem, fields) for problem in problems]
    return sorted(found, key=lambda finding: ["error", "warning", "note"].index(finding.severity))


def said(problem: Problem) -> str:
    """What is wrong, without saying where."""
    plain = problem.plain
    for end in ("` ", "`: "):
        plain = plain.removeprefix(f"`{dotted(problem.where)}{end}")
    return f"{plain[:1].upper()}{plain[1:]}"


def page_of(deck: DeckFolder, problem: Problem) -> int:
    """The page that a problem is about; -1: none."""
    first, *below = problem.where or ("",)
    if problem.file.name == DECK_FILE:
        if first == "cards" and below and isinstance(below[0], int):
            return below[0] + 1
        return 0 if first == "cover" else -1
    if first == "cards" and below:
        names = deck.cards()
        return names.index(str(below[0])) + 1 if below[0] in names else -1
    return 0 if first in ("title", "introduction", "description", "opening") else -1


def _finding(deck: DeckFolder, problem: Problem, fields: Callable[[str, int], list[Field]]) -> Finding:
    file = problem.file.relative_to(deck.folder) if problem.file.is_relative_to(deck.folder) else problem.file
    place = f"{file.as_posix()}:{problem.line}" if problem.file.suffix == ".yaml" else file.as_posix()
    page = page_of(deck, problem)
    if page > len(cards.entries(deck)):
        page = -1
    title = pages.short_title(deck, page) if page >= 0 else ""
    parts = [pages.PAGE, pages.LOOP] if page >= 0 else _FURTHER
    for part in parts if problem.where else ():
        for field in fields(part, max(page, 0)):
            for slot in field.slots:
                if _is_there(deck, slot, problem):
                    where = part, page, title, field.name, field.title, slot.shown
                    return Finding(problem.severity, *where, place, str(problem.rule), said(problem))
    if page >= 0:
        return Finding(problem.severity, pages.PAGE, page, title, "", "", "", place, str(problem.rule), said(problem))
    return Finding(problem.severity, "", -1, "", "", "", "", place, str(problem.rule), problem.plain)


def _is_there(deck: DeckFolder, slot: Slot, problem: Problem) -> bool:
    """Whether a problem is about what is written in a slot."""
    if problem.file != deck.folder / (DECK_FILE if slot.language == DECK else texts_name(slot.language)):
        return False
    way = values.place(deck, slot)
    return problem.where[: len(way)] == way
