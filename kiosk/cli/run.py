"""`kiosk run`: play a deck on the screen."""

import logging
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Annotated

import typer

from kiosk import decks, display, logs, paths
from kiosk import settings as settings_
from kiosk.cli.common import DeckOption, SettingsOption, cli, deck_folder, fail, read_settings, size_of
from kiosk.deck import Deck
from kiosk.events import EventLog
from kiosk.host import KioskHost, note_start
from kiosk.pace import rules
from kiosk.pin import PinGuard
from kiosk.problems import CannotStartError
from kiosk.session import Happening
from kiosk.settings import Settings
from kiosk.visits import Visits

_log = logging.getLogger(__name__)


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
    size = size_of(windowed) if windowed else None
    try:
        display.require_screen()
        chosen, complaints = read_settings(settings)
        chosen = chosen.overridden(
            deck=deck_folder(deck), language=language, backend=backend, screen=screen, log_level=log_level
        )
    except CannotStartError as error:
        fail(str(error))
    with logs.logging_to(state, chosen.log_level) as recent:
        for problem in complaints:
            _log.error("%s; the default is used", problem)
        playing = decks.choose(chosen.deck, state / "last-good-deck")
        if playing and chosen.language and chosen.language not in playing.words:
            message = f"no language {chosen.language} in this deck; it has {', '.join(playing.words)}"
            if language and playing.folder == (chosen.deck or paths.BUILT_IN_DECK):
                fail(message)
            _log.warning("%s; its default is used", message)
            chosen = chosen.model_copy(update={"language": None})
        visits = _visits(playing, chosen)
        host = KioskHost(
            guard=PinGuard(state / "pin.json"),
            settings=chosen,
            own_settings=settings_.own_file(settings),
            deck=playing,
            visits=visits,
            statistics=paths.visits_file(),
            problems=recent.lines,
            starts_today=note_start(state / "starts"),
        )
        if not host.guard.is_set:
            _log.warning("no PIN is set: whoever knows the gesture can set one; `kiosk pin` sets it here")
        again = _play(playing, chosen, host, size, events, state)
    if isinstance(again, int):
        raise typer.Exit(again)
    command = [*_command(), *(sys.argv[1:] or ["run"]), *again]
    if os.name == "nt":  # there exec would end this process for whoever waits for it
        raise typer.Exit(subprocess.run(command, check=False).returncode)  # noqa: S603 - ourselves
    os.execv(command[0], command)  # noqa: S606 - ourselves


def _visits(deck: Deck | None, settings: Settings) -> Visits | None:
    if deck is None or settings.statistics == "off":
        return None
    idle_ms = rules(deck, settings).idle_ms
    return Visits(paths.visits_file(), {page.id: ms for page, ms in zip(deck.pages, idle_ms, strict=True)})


def _play(
    deck: Deck | None,
    settings: Settings,
    host: KioskHost,
    windowed: tuple[int, int] | None,
    events: Path | None,
    state: Path,
) -> int | list[str]:
    """Run the kiosk; its exit code, or with which further options it is to start again."""
    from kiosk import app  # noqa: PLC0415 - Qt is loaded only by the commands that draw

    log = EventLog(events) if events else None

    def tell(happening: Happening) -> None:
        if log:
            log.add(happening)
        if host.visits:
            host.visits.add(happening)

    def remember() -> None:
        if deck:
            threading.Thread(target=decks.remember, args=(deck, state / "last-good-deck"), daemon=True).start()

    try:
        code = app.run(deck, settings, tell, host, [*_command(), "probe-graphics"], windowed, remember)
    except app.GraphicsFailedError as error:
        if settings.backend == "software":
            raise
        _log.warning("the graphics card cannot draw (%s): starting again without it", error)
        return ["--backend", "software"]
    else:
        return [] if code == app.START_AGAIN else code
    finally:
        if host.visits:
            host.visits.close()
        if log:
            log.close()


def _command() -> list[str]:
    """What starts this program again."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "kiosk"]


@cli.command("probe-graphics", hidden=True)
def probe_graphics() -> None:
    """Print the name of this machine's OpenGL driver."""
    from kiosk.bridge.graphics import opengl_renderer  # noqa: PLC0415

    typer.echo(opengl_renderer())
