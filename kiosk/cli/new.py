"""`kiosk new` and `kiosk schema`: begin a deck, and have a code editor help with it."""

import json
import shlex
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kiosk.authoring.codes import code_of
from kiosk.cli.common import cli, fail, path
from kiosk.cli.sheet import print_import
from kiosk.deck.form import MAX_CARDS, MAX_LANGUAGES

_CARDS = 3  # those that explain a deck


@cli.command()
def new(
    folder: Annotated[Path, typer.Argument(parser=path, metavar="DIR", help="The new deck's folder.")],
    languages: Annotated[
        str | None,
        typer.Option(metavar="ky,ru,en", help="The languages' codes, in the order of their buttons. [default: en]"),
    ] = None,
    cards: Annotated[int, typer.Option(min=1, max=MAX_CARDS, help="How many cards.")] = _CARDS,
    from_: Annotated[
        Path | None,
        typer.Option("--from", parser=path, metavar="FILE", help="A table with the cards: .xlsx, .ods or .csv."),
    ] = None,
) -> None:
    """Begin a deck: one that plays, and explains itself; or, with --from, one with the cards of a table.

    Its words are in the languages in which the program has them, else in English. Nothing is overwritten: DIR must be
    empty, or not there yet.

    \b
    Examples:
      kiosk new my-deck
      kiosk new my-deck --languages ky,ru,en --cards 8
      kiosk new my-deck --from cards.xlsx
    """
    from kiosk.authoring import starter  # noqa: PLC0415 - only this command needs it
    from kiosk.authoring.translation_files import remember_beginning  # noqa: PLC0415

    codes = languages_of("en" if languages is None else languages)
    require_empty(folder)
    if from_:
        print_import(from_, folder, codes if languages else [])
        _say_how_to_go_on(folder)
        return
    try:
        with _all_or_nothing(folder):
            starter.save_beside(folder, starter.accents(cards))
            starter.new(folder, codes, cards).save()
            remember_beginning(folder)
    except OSError as error:
        fail(f"{folder} cannot be written: {error.strerror}")
    _say_how_to_go_on(folder)


def _say_how_to_go_on(folder: Path) -> None:
    named = shlex.quote(str(folder))
    typer.echo(
        f"{folder}: edit it with `kiosk edit {named}`, play it with `kiosk run --deck {named} --windowed 1280x720`"
    )


def languages_of(text: str) -> list[str]:
    """Codes with commas between them. Ends the command if there is one that no language has."""
    codes = list[str]()
    for said in text.split(","):
        if code := code_of(said):
            codes.append(code)
        else:
            fail(f"{said.strip() or text} is not a language's code (BCP 47), such as ky, pt-BR or zh-Hant")
    if len({code.lower() for code in codes}) < len(codes) or len(codes) > MAX_LANGUAGES:
        fail(f"name each language once, {MAX_LANGUAGES} at most")
    return codes


def require_empty(folder: Path) -> None:
    """End the command if there is something in `folder`."""
    try:
        is_free = not folder.exists() or next(folder.iterdir(), None) is None
    except OSError as error:
        fail(f"{folder} cannot be used: {error.strerror}")
    if not is_free:
        fail(f"there is something in {folder} already, and nothing is overwritten; name a new folder")


@contextmanager
def _all_or_nothing(folder: Path) -> Iterator[None]:
    """What is written into `folder`, which was empty, is taken out again if it is not finished."""
    is_new = not folder.exists()
    try:
        yield
    except BaseException:
        for begun in folder.iterdir() if folder.exists() else ():
            shutil.rmtree(begun, ignore_errors=True)
        if is_new:
            with suppress(OSError):
                folder.rmdir()
        raise


class SchemaName(StrEnum):
    """The files for which there is a schema."""

    DECK = "deck"
    TEXTS = "texts"
    SETTINGS = "settings"


@cli.command()
def schema(
    name: Annotated[SchemaName, typer.Argument(metavar="[deck|texts|settings]", help="For which file.")] = (
        SchemaName.DECK
    ),
) -> None:
    """Print the JSON Schema of deck.yaml, of texts/<language>.yaml, or of a settings file.

    With it, a code editor such as VS Code (with its YAML extension) completes and checks these files as you type. A
    deck from `kiosk new` has its schemas in the folder .schema and refers to them.

    \b
    Examples:
      kiosk schema deck
      kiosk schema settings > kiosk.schema.json
    """
    from kiosk.authoring.schema import SCHEMAS  # noqa: PLC0415 - only this command needs it

    typer.echo(json.dumps(SCHEMAS[name](), ensure_ascii=False, indent=1))
