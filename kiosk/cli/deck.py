"""`kiosk render` and `kiosk check`: the commands for editors of decks."""

from pathlib import Path
from typing import Annotated

import typer

from kiosk.cli.common import (
    PROBLEMS,
    DeckOption,
    SettingsOption,
    cli,
    deck_folder,
    deck_to_play,
    fail,
    path,
    print_problems,
    read_settings,
    size_of,
)
from kiosk.cli.progress import progress
from kiosk.deck.load import load
from kiosk.problems import CannotStartError, ProblemsError, Severity
from kiosk.settings import files as settings_files


@cli.command()
def render(
    out: Annotated[Path, typer.Option(parser=path, metavar="DIR", help="Where to put the pictures.")],
    deck: DeckOption = None,
    settings: SettingsOption = None,
    size: Annotated[
        list[str] | None,
        typer.Option(metavar="WxH", help="A screen size in px; repeatable. [default: 1920x1080]"),
    ] = None,
    language: Annotated[
        list[str] | None, typer.Option(metavar="LANG", help="A language; repeatable. [default: all]")
    ] = None,
    view: Annotated[
        str,
        typer.Option(
            metavar="attract|overview|card|all|film|strips",
            help="What to draw. film: a visit, frame by frame. strips: how each slide moves, on one sheet.",
        ),
    ] = "all",
    larger_text: Annotated[
        bool, typer.Option("--larger-text", help="Draw cards and overview with larger text.")
    ] = False,
    high_contrast: Annotated[
        bool, typer.Option("--high-contrast", help="Draw cards and overview in high contrast.")
    ] = False,
) -> None:
    """Draw a deck as PNG files, without a screen.

    Exit code 0: all views are drawn. 1: the deck or the settings have errors, or a view could not be drawn.

    \b
    Examples:
      kiosk render --out pictures --size 1920x1080 --size 1080x1920
      kiosk render --deck my-deck --out pictures --language ky --view card
      kiosk render --deck my-deck --out larger --larger-text --high-contrast
      kiosk render --out frames --size 960x540 --view film
      kiosk render --deck my-deck --out strips --language ky --view strips
    """
    if view not in ("attract", "overview", "card", "all", "film", "strips"):
        fail(f"no view {view}; choose attract, overview, card, all, film or strips")
    try:
        chosen, complaints = read_settings(settings)
        playing, _ = load(deck_to_play(deck, chosen))
    except CannotStartError as error:
        fail(str(error))
    except ProblemsError as error:
        complaints, playing = error.problems, None
    if complaints or playing is None:
        print_problems(complaints)
        raise typer.Exit(PROBLEMS)
    for code in language or ():
        if code not in playing.words:
            fail(f"no language {code} in this deck; it has {', '.join(playing.words)}")
    sizes = [size_of(text) for text in size or ["1920x1080"]]
    languages = language or list(playing.words)
    from kiosk import film  # noqa: PLC0415
    from kiosk import render as drawing  # noqa: PLC0415

    undrawn: list[str] = []

    def complain(what: str) -> None:
        undrawn.append(what)
        typer.echo(f"kiosk: {what}", err=True)

    try:
        if view == "film":
            files = film.film(playing, chosen, out, sizes, languages)
        elif view == "strips":
            files = film.strips(playing, chosen, out, sizes, languages)
        else:
            aids = {"large_text": larger_text, "high_contrast": high_contrast}
            files = drawing.render(playing, chosen, out, sizes, languages, view, complain, **aids)
        for file in files:
            typer.echo(file)
    except OSError as error:
        fail(f"the pictures cannot be written: {error}")
    except drawing.NotDrawnError:
        complain("a scene of the film cannot be drawn")
    if undrawn:
        raise typer.Exit(PROBLEMS)


@cli.command()
def check(
    deck: Annotated[
        Path | None,
        typer.Argument(parser=path, metavar="DECK", help="The deck's folder. [default: as in the settings]"),
    ] = None,
) -> None:
    """List all mistakes in a deck.

    One line for each: file:line:column: what is wrong and what to do. A terminal shows how far it has come.

    Exit code 0: the deck can play (there may be warnings). 1: it has errors. 2: no such folder.

    \b
    Examples:
      kiosk check
      kiosk check my-deck
    """
    try:
        folder = deck_folder(deck)
    except CannotStartError as error:
        fail(str(error))
    try:
        wanted = deck if folder and deck else deck_to_play(None, settings_files.load()[0])
        with progress(wanted) as beat:
            _, problems = load(wanted, beat=beat)
    except ProblemsError as error:
        problems = error.problems
    print_problems(problems)
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise typer.Exit(PROBLEMS)
