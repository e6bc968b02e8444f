"""`kiosk sheet`: a deck as a table for spreadsheet programs, and back."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from kiosk.cli.common import PROBLEMS, OwnDeckArgument, cli, fail, fail_for, own_deck, path
from kiosk.cli.deck_either import deck_either
from kiosk.cli.progress import progress
from kiosk.problems import CannotStartError, ProblemsError, printable
from kiosk.system import files

commands = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
cli.add_typer(commands, name="sheet")


@commands.callback()
def sheet() -> None:
    """Write a deck as a table for Excel or LibreOffice, and take it over again.

    A row for the cover, each section and each card; a column for each value, and for each text in each language.

    \b
    Examples:
      kiosk sheet export my-deck --out my-deck.xlsx
      kiosk sheet import my-deck.xlsx --deck my-deck
    """


@commands.command("export")
@deck_either
def export(
    out: Annotated[Path, typer.Option(parser=path, metavar="FILE", help="Where to write it: .xlsx, .ods or .csv.")],
    deck: OwnDeckArgument = None,
) -> None:
    """Write the deck as a table.

    A FILE that is there is replaced. Leave its last column, `as exported`, as it is: it tells what you have changed.

    \b
    Examples:
      kiosk sheet export my-deck --out my-deck.xlsx
    """
    from kiosk.authoring import tables  # noqa: PLC0415 - only this command needs it
    from kiosk.authoring.folder import DeckFolder  # noqa: PLC0415
    from kiosk.authoring.sheet import table  # noqa: PLC0415
    from kiosk.system import untrusted  # noqa: PLC0415
    from kiosk.yamlfiles.editing import CannotEditError  # noqa: PLC0415

    try:
        folder = own_deck(deck)
        untrusted.put(out, tables.content_of(table(DeckFolder.read_all(folder)), out))
    except (CannotStartError, CannotEditError) as error:
        fail(str(error))
    except tables.TableError as error:
        fail_for(out, error)
    except ProblemsError as error:
        _print(map(str, error.problems))
    except OSError as error:
        fail(f"{out} cannot be written: {error.strerror}")
    typer.echo(out)


@commands.command("import")
@deck_either
def import_(
    file: Annotated[Path, typer.Argument(parser=path, metavar="FILE", help="A table: .xlsx, .ods or .csv.")],
    deck: Annotated[
        Path | None,
        typer.Option(
            parser=path,
            metavar="DIR",
            help="The deck's folder; made if it is not there. [default: the current one if it has a deck.yaml]",
        ),
    ] = None,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Where deck and table have both changed, take the table's.")
    ] = False,
    remove: Annotated[bool, typer.Option("--remove", help="Take out the cards that the table does not have.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be done; write nothing.")] = False,
) -> None:
    """Take over what somebody has changed in a table.

    It prints what it has changed. What is newer in the deck stays, and is listed. If the deck would have errors that it
    did not have before, nothing is saved. New cards get their ids; they are written into FILE, and the file as it was
    is kept beside it.

    Exit code 0: done. 1: the deck would have, or has, errors; or something newer in it was kept. 2: not possible.

    \b
    Examples:
      kiosk sheet import my-deck.xlsx --deck my-deck
      kiosk sheet import my-deck.xlsx --deck my-deck --dry-run
    """
    print_import(
        file,
        deck if deck and not files.is_file(deck) else own_deck(deck),
        overwrite=overwrite,
        remove=remove,
        is_trial=dry_run,
    )


def print_import(
    file: Path,
    deck: Path,
    languages: list[str] | None = None,
    *,
    overwrite: bool = False,
    remove: bool = False,
    is_trial: bool = False,
) -> None:
    """Import a table and say what has become of it. Ends the command unless all is well."""
    from kiosk.authoring.folder import OvertakenError  # noqa: PLC0415 - only this command needs it
    from kiosk.authoring.sheet_files import import_sheet  # noqa: PLC0415
    from kiosk.authoring.tables import TableError  # noqa: PLC0415
    from kiosk.yamlfiles.editing import CannotEditError  # noqa: PLC0415

    try:
        with progress(deck) as beat:
            done = import_sheet(
                file, deck, beat, languages=languages or (), overwrite=overwrite, remove=remove, is_trial=is_trial
            )
    except TableError as error:
        fail_for(file, error)
    except (CannotEditError, OvertakenError) as error:
        fail(str(error))
    except ProblemsError as error:
        _print(map(str, error.problems))
    except OSError as error:
        fail(f"{deck} cannot be written: {error.strerror}")
    for line in (*done.merge.found, *(done.merge.changes if done.is_saved or is_trial else ())):
        typer.echo(printable(line))
    for what in done.unread:
        typer.echo(printable(f"not read: {what}"))
    if done.unwritten:
        still = ", ".join(done.unwritten)
        typer.echo(f"the cover is still to be written, as a row of the kind `cover` or in texts/: {still}")
    for line in done.merge.kept:
        typer.echo(printable(f"kept: {line}"))
    for line in done.problems:
        typer.echo(line)
    if done.old:
        lost = "; its colours, widths and other sheets are only in that one" if done.is_plain else ""
        typer.echo(f"ids written into {file}; as it was, it is now {done.old}{lost}")
    if done.no_ids:
        typer.echo(
            f"the deck is saved, but the new cards' ids cannot be written into {file}: {done.no_ids}; "
            "export the deck anew before you import again, or these cards are added once more",
            err=True,
        )
    if (done.is_saved or is_trial) and not (done.merge.changes or done.merge.kept):
        typer.echo("nothing to change")
    if is_trial:
        typer.echo("nothing is written: this was only a trial")
    elif not done.is_saved:
        typer.echo("nothing is saved: mend these in the table, and import it again", err=True)
    has_errors = any(": error: " in line for line in done.problems)
    if done.is_saved and has_errors:
        typer.echo(
            f"the deck is saved with these errors: mend them in the table and run `kiosk sheet import {file} --deck "
            f"{deck}`, or with `kiosk edit {deck}`",
            err=True,
        )
    if not (done.is_saved or is_trial) or done.no_ids or done.merge.kept or has_errors:
        raise typer.Exit(PROBLEMS)


def _print(lines: Iterable[str]) -> NoReturn:
    for line in lines:
        typer.echo(line)
    raise typer.Exit(PROBLEMS)
