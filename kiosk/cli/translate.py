"""`kiosk translate`: what a translator has to do, and what comes back."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from kiosk.cli.common import (
    PROBLEMS,
    OwnDeckOption,
    cli,
    fail,
    fail_for,
    own_deck,
    path,
    print_problems,
)
from kiosk.cli.deck_either import deck_either
from kiosk.cli.progress import progress
from kiosk.problems import ProblemsError, Severity, printable

commands = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
cli.add_typer(commands, name="translate")


@commands.callback()
def translate() -> None:
    """Write what is to be translated into a file for a translator, and take over what comes back.

    A text remembers the text that it was made from; once that changes, it is to be translated again.

    \b
    Examples:
      kiosk translate export --deck my-deck --to ru --out ru.po
      kiosk translate import ru.po --deck my-deck
    """


@commands.command("export")
@deck_either
def export(
    to: Annotated[str, typer.Option(metavar="LANG", help="The language to translate into; it may be new.")],
    out: Annotated[Path, typer.Option(parser=path, metavar="FILE", help="Where to write: .po, .xlsx, .ods or .csv.")],
    deck: OwnDeckOption = None,
    from_: Annotated[
        str | None,
        typer.Option("--from", metavar="LANG", help="The language to translate from. [default: the deck's first]"),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="All texts, not only missing and outdated ones.")] = False,
) -> None:
    """Write the texts that are missing or outdated in a language, beside their sources.

    Each says where visitors see it: the card, its headline, its picture and what that shows. In the deck's folder,
    translations.yaml remembers from which sources the translations are made that are there.

    \b
    Examples:
      kiosk translate export --deck my-deck --to ru --out ru.po
      kiosk translate export --deck my-deck --to en --from ru --out en.xlsx --all
    """
    from kiosk.authoring import translation_files  # noqa: PLC0415 - only this command needs it
    from kiosk.cli.new import languages_of  # noqa: PLC0415

    target, *more = languages_of(to)
    if more:
        fail(f"{to}: name one language to translate into")
    folder = own_deck(deck)
    with _explained(out):
        made = translation_files.export(folder, target, out, from_, everything=everything)
    typer.echo(f"{out}: {len(made.units)} texts from {made.source} into {made.target}")
    if not (made.units or everything):
        typer.echo("nothing is missing or outdated; --all writes every text")


@commands.command("import")
@deck_either
def import_(
    file: Annotated[Path, typer.Argument(parser=path, metavar="FILE", help="What the translator has sent back.")],
    deck: OwnDeckOption = None,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Take the translator's text where the deck has another one since.")
    ] = False,
) -> None:
    """Take over what a translator has sent back.

    It prints what it has changed. A translation that the deck has since stays, and is listed. If the deck would have
    errors that it did not have before, nothing is saved.

    Exit code 0: done. 1: the deck would have, or has, errors; or something newer in it was kept. 2: not possible.

    \b
    Examples:
      kiosk translate import ru.po --deck my-deck
    """
    from kiosk.authoring import translation_files  # noqa: PLC0415 - only this command needs it

    folder = own_deck(deck)
    with _explained(file), progress(folder) as beat:
        done = translation_files.import_translation(file, folder, beat, overwrite=overwrite)
    for line in done.result.changes if done.is_saved else ():
        typer.echo(printable(line))
    for line in done.result.kept:
        typer.echo(printable(f"kept: {line}"))
    print_problems(tuple(done.problems))
    if done.is_saved and not (done.result.changes or done.result.kept):
        typer.echo("nothing to change")
    if not done.is_saved:
        typer.echo("nothing is saved: mend these in the file, and import it again", err=True)
    if not done.is_saved or done.result.kept or any(each.severity is Severity.ERROR for each in done.problems):
        raise typer.Exit(PROBLEMS)


@contextmanager
def _explained(file: Path) -> Iterator[None]:
    """What goes wrong is said in a line, and ends the command."""
    from kiosk.authoring.folder import OvertakenError  # noqa: PLC0415 - only this command needs it
    from kiosk.authoring.tables import TableError  # noqa: PLC0415
    from kiosk.yamlfiles.editing import CannotEditError  # noqa: PLC0415

    try:
        yield
    except TableError as error:
        fail_for(file, error)
    except (CannotEditError, OvertakenError) as error:
        fail(str(error))
    except ProblemsError as error:
        print_problems(error.problems)
        raise typer.Exit(PROBLEMS) from None
    except OSError as error:
        fail(f"{error.filename or file}: {error.strerror}")
