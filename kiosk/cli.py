"""The command line: the only place that prints and exits.

Exit codes: 0 done, 1 problems found, 2 asked for something that cannot be.
"""

import logging
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from kiosk import __version__, decks, display, logs, paths
from kiosk import settings as settings_
from kiosk.deck import Deck, load
from kiosk.events import EventLog
from kiosk.problems import CannotStartError, Problem, ProblemsError, Severity
from kiosk.settings import Settings

PROBLEMS, WRONG_USAGE = 1, 2

cli = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
_log = logging.getLogger(__name__)


def main() -> None:
    """The `kiosk` command."""
    cli(prog_name="kiosk")


def _size(text: str) -> tuple[int, int]:
    """`1920x1080` as numbers."""
    try:
        width, height = (int(part) for part in text.lower().split("x"))
    except ValueError:
        _fail(f"{text} is not a size such as 1920x1080")
    if not (320 <= width <= 8192 and 320 <= height <= 8192):
        _fail(f"{text}: each side is 320 to 8192 px")
    return width, height


def _fail(message: str, code: int = WRONG_USAGE) -> NoReturn:
    typer.echo(f"kiosk: {message}", err=True)
    raise typer.Exit(code)


DeckOption = Annotated[
    Path | None, typer.Option("--deck", metavar="DIR", help="The deck's folder, instead of the one inside the program.")
]
SettingsOption = Annotated[
    Path | None, typer.Option("--settings", metavar="FILE", help="A settings file; see data/kiosk.yaml.")
]


@cli.callback(invoke_without_command=True)
def _default(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and end.")] = False,
) -> None:
    """Show a deck of fact cards on an exhibition touchscreen. `kiosk` alone means `kiosk run`.

    \b
    Examples:
      kiosk                                   the built-in deck, fullscreen
      kiosk run --deck my-deck                a deck of your own
      kiosk check my-deck                     what is wrong with it
      kiosk render --out pictures             every view as a picture
    """
    if version:
        typer.echo(f"kiosk {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        run()


@cli.command()
def run(
    deck: DeckOption = None,
    settings: SettingsOption = None,
    windowed: Annotated[
        str | None, typer.Option(metavar="WxH", help="A window of this size in px, such as 1280x720.")
    ] = None,
    language: Annotated[str | None, typer.Option(metavar="LANG", help="The first slide's language, by code.")] = None,
    backend: Annotated[
        settings_.Backend | None, typer.Option(help="Draw with the graphics card, without it, or find out.")
    ] = None,
    screen: Annotated[int | None, typer.Option(min=0, max=15, metavar="N", help="Which screen, from 0.")] = None,
    events: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Append a JSON line for each thing that happens.")
    ] = None,
    log_level: Annotated[settings_.LogLevel | None, typer.Option(help="What the log holds.")] = None,
) -> None:
    """Play a deck on the screen, until SIGTERM or SIGINT.

    \b
    Examples:
      kiosk run --deck my-deck --language ru
      kiosk run --windowed 1280x720 --events events.jsonl
      kiosk run --backend software --log-level debug
    """
    state = paths.state_folder()
    size = _size(windowed) if windowed else None
    try:
        display.require_screen()
        chosen, complaints = _settings(settings)
        chosen = chosen.overridden(
            deck=_deck_folder(deck), language=language, backend=backend, screen=screen, log_level=log_level
        )
    except CannotStartError as error:
        _fail(str(error))
    with logs.logging_to(state, chosen.log_level):
        for problem in complaints:
            _log.error("%s; the default is used", problem)
        playing = decks.choose(chosen.deck, state / "last-good-deck")
        if playing and chosen.language and chosen.language not in playing.words:
            message = f"no language {chosen.language} in this deck; it has {', '.join(playing.words)}"
            if language and playing.folder == (chosen.deck or paths.BUILT_IN_DECK):
                _fail(message)
            _log.warning("%s; its default is used", message)
            chosen = chosen.model_copy(update={"language": None})
        code = _play(playing, chosen, size, events, state)
    if code is None:
        again = [*_command(), *(sys.argv[1:] or ["run"]), "--backend", "software"]
        if os.name == "nt":  # there exec would end this process for whoever waits for it
            code = subprocess.run(again, check=False).returncode  # noqa: S603 - ourselves
        else:
            os.execv(again[0], again)  # noqa: S606 - ourselves
    raise typer.Exit(code)


def _play(
    deck: Deck | None, settings: Settings, windowed: tuple[int, int] | None, events: Path | None, state: Path
) -> int | None:
    """Run the kiosk; its exit code. None: the graphics card cannot draw, and the kiosk is to start again without it."""
    from kiosk import app  # noqa: PLC0415 - Qt is loaded only by the commands that draw

    log = EventLog(events) if events else None

    def remember() -> None:
        if deck:
            threading.Thread(target=decks.remember, args=(deck, state / "last-good-deck"), daemon=True).start()

    try:
        return app.run(
            deck, settings, log.add if log else lambda _: None, [*_command(), "probe-graphics"], windowed, remember
        )
    except app.GraphicsFailedError as error:
        if settings.backend == "software":
            raise
        _log.warning("the graphics card cannot draw (%s): starting again without it", error)
        return None
    finally:
        if log:
            log.close()


def _command() -> list[str]:
    """What starts this program again."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "kiosk"]


def _deck_folder(folder: Path | None) -> Path | None:
    if folder is None:
        return None
    try:
        next(folder.iterdir(), None)
    except OSError as error:
        raise CannotStartError(f"the deck's folder {folder} cannot be read: {error.strerror}") from None
    return folder.resolve()


def _settings(file: Path | None) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings. A file that is named but not there is wrong usage; mistakes in it do not stop a kiosk."""
    if file is not None and not file.is_file():
        raise CannotStartError(f"there is no settings file {file}")
    return settings_.load(file)


@cli.command()
def render(
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where the pictures go.")],
    deck: DeckOption = None,
    settings: SettingsOption = None,
    size: Annotated[
        list[str] | None,
        typer.Option(metavar="WxH", help="A screen's size in px; may be given often. [default: 1920x1080]"),
    ] = None,
    language: Annotated[
        list[str] | None, typer.Option(metavar="LANG", help="A language; may be given often. [default: all]")
    ] = None,
    view: Annotated[str, typer.Option(metavar="attract|overview|card|all", help="What to draw.")] = "all",
) -> None:
    """Draw the views of a deck into PNG files, without a screen.

    \b
    Examples:
      kiosk render --out pictures --size 1920x1080 --size 1080x1920
      kiosk render --deck my-deck --out pictures --language ky --view card
    """
    if view not in ("attract", "overview", "card", "all"):
        _fail(f"no view {view}; choose attract, overview, card or all")
    try:
        chosen, complaints = _settings(settings)
        playing, _ = load(_deck_folder(deck) or chosen.deck or paths.BUILT_IN_DECK)
    except CannotStartError as error:
        _fail(str(error))
    except ProblemsError as error:
        complaints, playing = error.problems, None
    if complaints or playing is None:
        _print(complaints)
        raise typer.Exit(PROBLEMS)
    for code in language or ():
        if code not in playing.words:
            _fail(f"no language {code} in this deck; it has {', '.join(playing.words)}")
    sizes = [_size(text) for text in size or ["1920x1080"]]
    from kiosk import render as drawing  # noqa: PLC0415

    try:
        for file in drawing.render(playing, chosen, out, sizes, language or playing.words, view):
            typer.echo(file)
    except OSError as error:
        _fail(f"the pictures cannot be written: {error}")


@cli.command()
def check(deck: Annotated[Path | None, typer.Argument(metavar="DECK", help="The deck's folder.")] = None) -> None:
    """Name everything wrong with a deck: file:line:column: what it is and what to do.

    Exit code 0: it can play (warnings may be printed). 1: it has errors. 2: no such folder.

    \b
    Examples:
      kiosk check
      kiosk check my-deck
    """
    try:
        folder = _deck_folder(deck)
    except CannotStartError as error:
        _fail(str(error))
    try:
        _, problems = load(deck if folder and deck else paths.BUILT_IN_DECK)
    except ProblemsError as error:
        problems = error.problems
    _print(problems)
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise typer.Exit(PROBLEMS)


def _print(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        typer.echo(problem)


@cli.command("probe-graphics", hidden=True)
def probe_graphics() -> None:
    """Print the name of this machine's OpenGL driver."""
    from kiosk.bridge.graphics import opengl_renderer  # noqa: PLC0415

    typer.echo(opengl_renderer())
