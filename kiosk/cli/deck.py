"""`kiosk render`: a deck as pictures."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kiosk import paths
from kiosk.cli.common import (
    PROBLEMS,
    SeenDeckOption,
    SettingsOption,
    cli,
    fail,
    path,
    print_problems,
    read_settings,
    seen_deck,
    size_of,
)
from kiosk.cli.deck_either import deck_either
from kiosk.cli.progress import bar_of
from kiosk.deck import Deck
from kiosk.deck.load import load
from kiosk.problems import CannotStartError, ProblemsError
from kiosk.session.aids import Aids, Contrast, TextSize


class Drawing(StrEnum):
    """The formats in which views are drawn."""

    PNG = "png"
    PDF = "pdf"


@cli.command()
@deck_either
def render(
    out: Annotated[Path, typer.Option(parser=path, metavar="DIR", help="Where to put the pictures.")],
    deck: SeenDeckOption = None,
    settings: SettingsOption = None,
    size: Annotated[
        list[str] | None,
        typer.Option(metavar="WxH", help="A screen size in px; repeatable. [default: 1920x1080]"),
    ] = None,
    language: Annotated[
        list[str] | None, typer.Option(metavar="LANG", help="A language; repeatable. [default: all]")
    ] = None,
    view: Annotated[
        str | None,
        typer.Option(
            metavar="attract|overview|card|all|film|strips",
            help="What to draw. film: a visit, frame by frame. strips: how each slide moves, on one sheet. "
            "[default: all; card for pdf]",
        ),
    ] = None,
    format_: Annotated[
        Drawing,
        typer.Option(
            "--format", help="png: a file for each view. pdf: a page for each card, for proofreading and print."
        ),
    ] = Drawing.PNG,
    text_size: Annotated[
        int, typer.Option(metavar="100|125|150|200", help="How large words on cards and overview are, in percent.")
    ] = TextSize.USUAL,
    contrast: Annotated[
        Contrast, typer.Option(help="The colours of cards and overview: the deck's, black on white, white on black.")
    ] = Contrast.USUAL,
    reach: Annotated[
        bool, typer.Option("--reach", help="Draw cards and overview with all words and buttons low on the screen.")
    ] = False,
) -> None:
    """Draw a deck as PNG or PDF files, without a screen.

    Exit code 0: all views are drawn. 1: the deck or the settings have errors, or a view could not be drawn.

    \b
    Examples:
      kiosk render --out pictures --size 1920x1080 --size 1080x1920
      kiosk render my-deck --out pictures --language ky --view card
      kiosk render my-deck --out proofs --format pdf --language ky
      kiosk render my-deck --out larger --text-size 200 --contrast dark
      kiosk render --out frames --size 960x540 --view film
      kiosk render my-deck --out strips --language ky --view strips
    """
    is_pdf = format_ is Drawing.PDF
    view = view or ("card" if is_pdf else "all")
    if is_pdf and view in ("film", "strips"):
        fail(f"there is no {view} as PDF; choose attract, overview, card or all")
    if view not in ("attract", "overview", "card", "all", "film", "strips"):
        fail(f"no view {view}; choose attract, overview, card, all, film or strips")
    if text_size not in [*TextSize]:
        fail(f"no text size {text_size}; choose 100, 125, 150 or 200")
    sizes = [size_of(text) for text in size or ["1920x1080"]]
    try:
        chosen, complaints = read_settings(settings)
        playing, _ = load(paths.whole(seen_deck(deck, chosen, settings)))
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
    languages = language or list(playing.words)
    if view in ("attract", "all", "strips"):
        languages = _speaking(playing, languages, view)
    aids = Aids(TextSize(text_size), contrast, reach=reach)
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
        elif is_pdf:
            from kiosk import pdf  # noqa: PLC0415

            pages = sum(1 for code in languages for _ in drawing.views(playing, code, view)) * len(sizes)
            with bar_of(lambda: pages) as beat:
                files = iter(list(pdf.pdfs(playing, chosen, out, sizes, languages, view, complain, beat, aids)))
        else:
            files = drawing.render(playing, chosen, out, sizes, languages, view, complain, aids)
        for file in files:
            typer.echo(file)
    except OSError as error:
        fail(f"the pictures cannot be written: {error.filename or out}: {error.strerror or error}")
    except drawing.NotDrawnError:
        complain("a scene of the film cannot be drawn")
    if undrawn:
        raise typer.Exit(PROBLEMS)


def _speaking(playing: Deck, languages: list[str], view: str) -> list[str]:
    """The languages in which there is something to draw; says in which there are no slides."""
    silent = [code for code in languages if not playing.speaks_in_loop(code)]
    spoken = [code for code in languages if code not in silent]
    if silent:
        why = f"no slides in {', '.join(silent)}: the slideshow speaks only the `attract_languages` of deck.yaml"
        if view != "all" and not spoken:
            fail(why)
        typer.echo(f"kiosk: {why}", err=True)
    return languages if view == "all" else spoken
