"""`kiosk play`: play a deck on the screen. `kiosk run` is the same, watched over by a parent (kiosk/supervisor/).

Exit codes, which the supervisor knows: 0 ended by a signal, 1 failed, 2 asked for something that cannot be, 3 to be
started again, 4 to be started again without the graphics card, 5 ended by the operator.
"""

import logging
import os
from pathlib import Path
from threading import Timer
from typing import Annotated

import typer

from kiosk import decks, disk, display, faults, itself, logs, needs, paths
from kiosk import settings as settings_
from kiosk.cli.common import DeckOption, SettingsOption, cli, fail, read_settings, size_of
from kiosk.deck import Deck, Record
from kiosk.deckwatch import EDITING_S, DeckWatch, Stamp, stamp, still_s
from kiosk.events import EventLog
from kiosk.heartbeat import Heart
from kiosk.host import KioskHost
from kiosk.pace import rules
from kiosk.pin import PinGuard
from kiosk.problems import CannotStartError
from kiosk.session import Happening
from kiosk.settings import Settings
from kiosk.starts import note_start
from kiosk.supervisor.ladder import SAFE_S
from kiosk.supervisor.player import WITHOUT_GPU
from kiosk.troubles import trouble
from kiosk.visits import Visits

_log = logging.getLogger(__name__)

PLAYED_WELL_S = 30  # then a deck is worth to be kept as the last good one


@cli.command("play")
@cli.command("run")  # for its help: kiosk/__main__.py takes it before
def play(
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
    safe: Annotated[
        decks.Safe | None,
        typer.Option(help="Draw without the graphics card, and play this instead of the deck that is set."),
    ] = None,
    safe_for: Annotated[int, typer.Option(hidden=True, help="After so many s it is tried.")] = SAFE_S,
    after: Annotated[str, typer.Option(hidden=True, help="Why the last player ended.")] = "",
) -> None:
    """Play a deck on the screen, until SIGTERM or SIGINT.

    `kiosk run` watches over the player and starts it again when it fails or hangs; `kiosk play` is the player alone.

    \b
    Examples:
      kiosk run --deck my-deck --language ru
      kiosk run --windowed 1280x720 --events events.jsonl
      kiosk play --safe failsafe --log-level debug
    """
    state = paths.state_folder()
    size = size_of(windowed) if windowed else None
    try:
        display.require_screen()
        needs.require_libraries()
        chosen, complaints = read_settings(settings)
        # A deck that is not there is no reason to end: its drive may come back.
        wanted = decks.wanted(paths.whole(deck) if deck else None, chosen.deck)
        chosen = chosen.overridden(deck=wanted, language=language, backend=backend, screen=screen, log_level=log_level)
    except CannotStartError as error:
        fail(str(error))
    if safe:
        chosen = chosen.overridden(backend="software")
    with logs.logging_to(state, chosen.log_level) as troubles, faults.written_to(state / "fault.txt"):
        if after:
            _log.warning("%s; it was started again", after, extra=trouble("trouble_restarted"))
        for problem in complaints:
            _log.error("%s; the default is used", problem)
        before = stamp(chosen.deck)
        heart, record = Heart(os.environ), Record(state / "pictures")
        playing = decks.choose(chosen.deck, state / "last-good-deck", safe, record, heart.beat_while_loading)
        if playing and chosen.language and chosen.language not in playing.words:
            has = ", ".join(playing.words)
            _log.warning("no language %s in this deck, its default is used; it has %s", chosen.language, has)
            chosen = chosen.model_copy(update={"language": None})
        for folder in (state, settings_.own_file(settings).parent):
            disk.sweep(folder)
        starts = note_start(state / "starts")
        host = KioskHost(
            guard=PinGuard(state / "pin.json"),
            settings=chosen,
            own_settings=settings_.own_file(settings),
            deck=playing,
            visits=_visits(playing, chosen),
            statistics=paths.visits_file(),
            troubles=troubles.present,
            starts_today=starts.today,
            longer_file=state / "longer",
            is_safe=safe is not None,
        )
        if not host.guard.is_set:
            _log.warning("no PIN is set: whoever knows the gesture can set one; `kiosk pin` sets it here")
        watch = None
        if chosen.deck:
            watch = _watch(chosen.deck, before, playing, record, starts.lately, is_edited=size is not None)
        code = _play(playing, chosen, host, heart, record, size, events, state, watch, safe_for if safe else 0)
    raise typer.Exit(code)


def _watch(
    folder: Path, before: Stamp, playing: Deck | None, record: Record, starts_lately: int, *, is_edited: bool
) -> DeckWatch:
    """Watches the deck in `folder`. Whoever edits it, in a window, waits for it, and has nothing of a spare."""
    found = playing if playing and playing.folder == Path(os.path.realpath(folder)) else None
    if is_edited:
        return DeckWatch(folder, before, found, EDITING_S, EDITING_S, tells_breaks=False, record=record)
    return DeckWatch(folder, before, found, still_s(starts_lately), record=record)


def _visits(deck: Deck | None, settings: Settings) -> Visits | None:
    if deck is None or settings.statistics == "off":
        return None
    idle_ms = rules(deck, settings).idle_ms
    return Visits(paths.visits_file(), {page.id: ms for page, ms in zip(deck.pages, idle_ms, strict=True)})


def _play(
    deck: Deck | None,
    settings: Settings,
    host: KioskHost,
    heart: Heart,
    record: Record,
    windowed: tuple[int, int] | None,
    events: Path | None,
    state: Path,
    watch: DeckWatch | None,
    safe_s: int,
) -> int:
    """Run the kiosk; its exit code."""
    from kiosk import app  # noqa: PLC0415 - Qt is loaded only by the commands that draw

    log = EventLog(events) if events else None

    def tell(happening: Happening) -> None:
        if log:
            log.add(happening)
        if host.visits:
            host.visits.add(happening)

    remember = Timer(PLAYED_WELL_S, decks.remember, (deck, state / "last-good-deck", record)) if deck else None

    def when_ready() -> None:
        if remember:
            remember.daemon = True
            remember.start()

    try:
        probe = [*itself.command(), "probe-graphics"]
        return app.run(
            deck, settings, tell, host, heart, probe, windowed, when_ready, watch, safe_s, bookmark=state / "bookmark"
        )
    except app.GraphicsFailedError as error:
        if settings.backend == "software":
            raise
        _log.warning("the graphics card cannot draw (%s): starting again without it", error)
        return WITHOUT_GPU
    finally:
        if remember:
            remember.cancel()
        if watch:
            watch.close()
        if host.visits:
            host.visits.close()
        if log:
            log.close()


@cli.command("probe-graphics", hidden=True)
def probe_graphics() -> None:
    """Print the name of this machine's OpenGL driver."""
    from kiosk.bridge.graphics import opengl_renderer  # noqa: PLC0415

    typer.echo(opengl_renderer())
