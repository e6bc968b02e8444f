"""`kiosk play`: play a deck on the screen. `kiosk run` is the same, watched over by a parent (kiosk/supervisor/).

Exit codes, which the supervisor knows: 0 ended by a signal, 1 failed, 2 not possible as asked, 3 to be
started again, 4 to be started again without the graphics card, 5 ended by the operator.
"""

from pathlib import Path
from typing import Annotated

import typer

from kiosk.cli.common import DeckOption, SettingsOption, cli, fail, path, size_of
from kiosk.cli.deck_either import deck_either
from kiosk.deck.selection import Safe
from kiosk.player.options import Options
from kiosk.player.player import Player
from kiosk.problems import CannotStartError
from kiosk.settings import Backend, LogLevel
from kiosk.supervisor.safe_mode import SAFE_S


@cli.command("play")
@cli.command("run")  # for its help: kiosk/__main__.py takes it before
@deck_either
def play(
    deck: DeckOption = None,
    settings: SettingsOption = None,
    windowed: Annotated[
        str | None, typer.Option(metavar="WxH", help="Play in a window of this size in px, such as 1280x720.")
    ] = None,
    language: Annotated[
        str | None, typer.Option(metavar="LANG", help="The language of the first slide, as a code such as ky.")
    ] = None,
    backend: Annotated[
        Backend | None, typer.Option(help="What draws: auto chooses the graphics card if there is one.")
    ] = None,
    screen: Annotated[
        int | None, typer.Option(min=0, max=15, metavar="N", help="The screen to play on; 0 is the first.")
    ] = None,
    events: Annotated[
        Path | None,
        typer.Option(parser=path, metavar="FILE", help="Append one line of JSON to this file for each event."),
    ] = None,
    log_level: Annotated[LogLevel | None, typer.Option(help="The least severe messages to log.")] = None,
    safe: Annotated[
        Safe | None,
        typer.Option(help="Draw without the graphics card, and play the last good deck, or show only the calm screen."),
    ] = None,
    safe_for: Annotated[
        int, typer.Option(hidden=True, help="After this many seconds, try normal mode again.")
    ] = SAFE_S,
    after: Annotated[str, typer.Option(hidden=True, help="Why the last player ended.")] = "",
) -> None:
    """Play a deck on the screen.

    It ends when the operator quits, or on SIGTERM, SIGINT or SIGHUP.

    `kiosk run` starts the player again when it fails or hangs; `kiosk play` is the player alone. `kiosk run --preview
    DECK` shows a deck in a window while you edit it: see `kiosk run --preview -h`.

    \b
    Examples:
      kiosk run --deck my-deck --language ru
      kiosk run --windowed 1280x720 --events events.jsonl
      kiosk run --preview my-deck
      kiosk play --safe failsafe --log-level debug
    """
    options = Options(
        deck=deck,
        settings=settings,
        window=size_of(windowed) if windowed else None,
        language=language,
        backend=backend,
        screen=screen,
        events=events,
        log_level=log_level,
        safe=safe,
        safe_s=safe_for,
        after=after,
    )
    try:
        code = Player(options).run()
    except CannotStartError as error:
        fail(str(error))
    raise typer.Exit(code)


@cli.command("probe-graphics", hidden=True)
def probe_graphics() -> None:
    """Print the name of this machine's OpenGL driver."""
    from kiosk.qt.graphics import opengl_renderer  # noqa: PLC0415

    typer.echo(opengl_renderer())
