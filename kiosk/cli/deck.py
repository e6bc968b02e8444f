"""`kiosk render` and `kiosk check`: what an editor asks of a deck."""

from pathlib import Path
from typing import Annotated

import typer

from kiosk import settings as settings_
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
from kiosk.deck import load
from kiosk.problems import CannotStartError, ProblemsError, Severity


@cli.command()
def render(
    out: Annotated[Path, typer.Option(parser=path, metavar="DIR", help="Where the pictures go.")],
    deck: DeckOption = None,
    settings: SettingsOption = None,
    size: Annotated[
        list[str] | None,
        typer.Option(metavar="WxH", help="A screen's size in px; may be given often. [default: 1920x1080]"),
    ] = None,
    language: Annotated[
        list[str] | None, typer.Option(metavar="LANG", help="A language; may be given often. [default: all]")
    ] = None,
    view: Annotated[
        str, typer.Option(metavar="attract|overview|card|all|film", help="What to draw; film: a visit, moving.")
    ] = "all",
    larger_text: Annotated[bool, typer.Option("--larger-text", help="Cards and overview with larger text.")] = False,
    high_contrast: Annotated[
        bool, typer.Option("--high-contrast", help="Cards and overview in high contrast.")
    ] = False,
) -> None:
    """Draw the views of a deck into PNG files, without a screen.

    Exit code 0: all are drawn. 1: the deck or the settings have errors, or some could not be drawn.

    \b
    Examples:
      kiosk render --out pictures --size 1920x1080 --size 1080x1920
      kiosk render --deck my-deck --out pictures --language ky --view card
      kiosk render --deck my-deck --out larger --larger-text --high-contrast
      kiosk render --out frames --size 960x540 --view film
    """
    if view not in ("attract", "overview", "card", "all", "film"):
        fail(f"no view {view}; choose attract, overview, card, all or film")
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
    deck: Annotated[Path | None, typer.Argument(parser=path, metavar="DECK", help="The deck's folder.")] = None,
) -> None:
    """Name everything wrong with a deck: file:line:column: what it is and what to do.

    Exit code 0: it can play (warnings may be printed). 1: it has errors. 2: no such folder.

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
        _, problems = load(deck if folder and deck else deck_to_play(None, settings_.load()[0]))
    except ProblemsError as error:
        problems = error.problems
    print_problems(problems)
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise typer.Exit(PROBLEMS)
