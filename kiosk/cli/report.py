"""`kiosk report`: a summary of the visits."""

import shutil
import sqlite3
import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kiosk import paths
from kiosk.cli.common import (
    PROBLEMS,
    DeckOption,
    SettingsOption,
    cli,
    deck_to_play,
    fail,
    path,
    print_problems,
    read_settings,
)
from kiosk.cli.deck_either import deck_either
from kiosk.deck import Deck
from kiosk.deck.load import load
from kiosk.problems import CannotStartError, Problem, ProblemsError, Rule
from kiosk.process import output
from kiosk.report.files import as_csv, as_json
from kiosk.report.numbers import Report, count
from kiosk.report.page import as_html
from kiosk.report.words import Names, names_in
from kiosk.system import files, untrusted
from kiosk.visits import UnusableError, read


class Format(StrEnum):
    """The formats of a report."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    HTML = "html"


@cli.command()
@deck_either
def report(
    first: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="The first day, such as 2026-09-01.")
    ] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="DATE", help="The last day.")] = None,
    format_: Annotated[
        Format, typer.Option("--format", help="csv has one line for each visit; the others are summaries.")
    ] = Format.TABLE,
    out: Annotated[
        Path | None, typer.Option(parser=path, metavar="FILE", help="Where to write it. [default: the terminal]")
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(metavar="LANG", help="The language of the page and of the cards' titles. [default: the deck's]"),
    ] = None,
    visits: Annotated[
        Path | None, typer.Option(parser=path, metavar="FILE", help="Another visits file, instead of this kiosk's.")
    ] = None,
    deck: DeckOption = None,
    settings: SettingsOption = None,
) -> None:
    """Summarize the visits.

    By day and hour, by language and card, which aids were used, and how and where visits ended.

    The kiosk may keep running. Times are the exhibition's local times.

    \b
    csv has one line for each visit:
      start          when it began, with the offset from UTC
      length_s       seconds from the touch that woke the kiosk to the last touch
      ending         abandoned (left on a card), home (left on the overview) or reset (ended otherwise)
      language       at the end of the visit
      languages      all languages used, in order, separated by spaces
      cards          all cards opened, in order, separated by spaces
      reading_s      how long each of these was open, in seconds
      large_text     1 if larger text was used
      high_contrast  1 if high contrast was used
      calm           1 if calm motion was used
      reach          1 if words and buttons were brought within reach
      read_aloud     1 if it was read aloud

    \b
    Exit code 0: done. 1: the visits file is damaged. 2: not possible as asked.

    \b
    Examples:
      kiosk report
      kiosk report --from 2026-09-01 --to 2026-09-30 --format html --out september.html
      kiosk report --format csv --out visits.csv
    """
    start, end = _day("--from", first), _day("--to", last)
    if start and end and start > end:
        fail(f"--from {start} is after --to {end}")
    if visits and not files.is_file(visits):
        fail(f"there is no file {visits}")
    file = visits or paths.visits_file(paths.state_folder(settings))
    try:
        playing = _deck(deck, settings)
    except CannotStartError as error:
        fail(str(error))
    if playing and language and language not in playing.words:
        fail(f"no language {language} in this deck; it has {', '.join(playing.words)}")
    called = names_in(playing, language) if playing else Names()
    try:
        found = read(file, start, end)
        if format_ is Format.CSV:
            text = "".join(as_csv(found))
        else:
            numbers = count(found, [page.id for page in playing.pages] if playing else (), start, end)
            text = _written(format_, numbers, called, out)
    except UnusableError as error:
        message = f"the visits are damaged ({error}); at its next start the kiosk keeps the file and counts anew"
        print_problems((Problem(file, 1, 1, message, Rule.FILE_UNREADABLE),))
        raise typer.Exit(PROBLEMS) from None
    except (sqlite3.Error, OSError) as error:
        fail(f"the visits in {file} cannot be read: {error}")
    _put(text, out)


def _day(option: str, text: str | None) -> date | None:
    if text is None:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        fail(f"{option} {text} is not a date such as 2026-09-01")
    if not 2000 <= day.year < 2100:
        fail(f"{option} {text}: the years are 2000 to 2099")
    return day


def _deck(folder: Path | None, settings: Path | None) -> Deck | None:
    """The deck with the cards' names; without one they are shown by their ids."""
    chosen, _ = read_settings(settings)
    try:
        return load(deck_to_play(folder, chosen, settings))[0]
    except ProblemsError:
        typer.echo("kiosk: the deck cannot be loaded, so cards are listed by id; `kiosk check` says why", err=True)
        return None


def _written(form: Format, numbers: Report, called: Names, out: Path | None) -> str:
    match form:
        case Format.HTML:
            return as_html(numbers, called)
        case Format.JSON:
            return as_json(numbers, called)
        case _:
            on_terminal = out is None and sys.stdout.isatty()
            from kiosk.report.table import as_table  # noqa: PLC0415 - rich is only for this command, not for the player

            return as_table(numbers, called, shutil.get_terminal_size((100, 24)).columns, on_terminal)


def _put(text: str, out: Path | None) -> None:
    """Write the text, always as UTF-8, whatever the terminal's encoding."""
    try:
        if out:
            untrusted.put(out, text.encode())
        else:
            output.in_utf8(text)
    except OSError as error:
        fail(f"the report cannot be written{f' into {out}' if out else ''}: {error.strerror}")
