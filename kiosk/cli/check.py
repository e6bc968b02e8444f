"""`kiosk check`: everything that is wrong with a deck."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from kiosk import paths
from kiosk.check import Screen
from kiosk.check import check as everything
from kiosk.cli.common import PROBLEMS, DeckArgument, cli, seen_deck
from kiosk.cli.deck_either import deck_either
from kiosk.cli.problem_formats import WRITE, Format
from kiosk.cli.progress import progress
from kiosk.deck import Deck
from kiosk.deck.picture_record import Record
from kiosk.problems import Problem, Severity, printable
from kiosk.settings import files as settings_files
from kiosk.system import cache


@cli.command()
@deck_either
def check(
    deck: DeckArgument = None,
    format_: Annotated[
        Format, typer.Option("--format", help="How to print what is found. github: for workflows on GitHub.")
    ] = Format.TEXT,
    strict: Annotated[bool, typer.Option("--strict", help="Fail for warnings and notes too.")] = False,
) -> None:
    """List everything that is wrong with a deck.

    One line for each: file:line:column: error, warning or note: what is wrong and what to do [rule]. docs/check.md
    explains each rule. A terminal shows how far it has come; stderr says at the end how many there are.

    Exit code 0: no errors (there may be warnings and notes). 1: it has errors. 2: no such folder.

    \b
    Examples:
      kiosk check
      kiosk check my-deck
      kiosk check my-deck --strict --format github
    """
    settings, _ = settings_files.load()
    wanted = seen_deck(deck, settings)
    screen = Screen(settings.diagonal_in, settings.viewing_distance_mm)
    with progress(wanted) as beat:
        record = Record(paths.checked_pictures(), cache.program())
        found, problems = everything(wanted, record, beat, screen, paths.measured_texts())
    typer.echo(WRITE[format_](problems), nl=False)
    typer.echo(printable(verdict(wanted, found, problems)), err=True)
    if problems and (strict or any(problem.severity is Severity.ERROR for problem in problems)):
        raise typer.Exit(PROBLEMS)


def verdict(folder: Path, deck: Deck | None, problems: Sequence[Problem]) -> str:
    """What the check has come to, in a line."""
    name = paths.whole(folder).name
    if problems:
        counts = Counter(problem.severity for problem in problems)
        return f"{name}: {', '.join(_counted(counts[each], each) for each in Severity if counts[each])}"
    assert deck, "a deck that does not play has a mistake"
    cards = len(deck.pages) - 1
    return f"{name}: no mistakes ({_counted(cards, 'card')}, {_counted(len(deck.words), 'language')})"


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
