"""`kiosk play`: play a deck on the screen. `kiosk run` is the same, watched over by a parent (kiosk/supervisor/).

Exit codes, which the supervisor knows: 0 ended by a signal, 1 failed, 2 asked for something that cannot be, 3 to be
started again, 4 to be started again without the graphics card, 5 ended by the operator.
"""

import logging
import os
from contextlib import ExitStack
from pathlib import Path
from threading import Timer
from typing import Annotated

import typer

from kiosk import alone, decks, disk, display, faults, itself, logs, needs, paths
from kiosk import settings as settings_
from kiosk.cli.common import DeckOption, SettingsOption, cli, fail, path, size_of
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

PLAYED_WELL_S = 30  # then the deck and the settings are worth to be kept as the last good ones
_UNKNOWN_S = 300  # then it is tried again to find out which deck is wanted


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
        Path | None, typer.Option(parser=path, metavar="FILE", help="Append a JSON line for each thing that happens.")
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
    size = size_of(windowed) if windowed else None
    # Neither a deck nor a settings file that is not there is a reason to end: its drive may come back.
    spare = paths.state_folder(settings, windowed=size is not None) / "settings.yaml"
    chosen, complaints = settings_.load(settings, spare)
    wanted = _wanted(deck, chosen, settings, spare)
    chosen = chosen.overridden(deck=wanted, language=language, backend=backend, screen=screen, log_level=log_level)
    if safe:
        chosen = chosen.overridden(backend="software")
    with ExitStack() as held:
        try:
            display.require_screen()
            needs.require_libraries()
            state, missed = _alone(held, chosen, settings, is_window=size is not None)
        except CannotStartError as error:
            fail(str(error))
        troubles = held.enter_context(logs.logging_to(state, chosen.log_level))
        held.enter_context(faults.written_to(state / "fault.txt"))
        if missed:
            _log.warning("this window keeps nothing: %s", missed)
        if after:
            _log.warning("%s; it was started again", after, extra=trouble("trouble_restarted"))
        for problem in complaints:
            _log.error("%s; until it is mended what stood there before is used, else the default", problem)
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
            guard=PinGuard(paths.pin_file(state)),
            settings=chosen,
            own_settings=settings_.own_file(settings),
            deck=playing,
            visits=_visits(playing, chosen, paths.visits_file(state)),
            statistics=paths.visits_file(state),
            troubles=troubles.present,
            starts_today=starts.today,
            longer_file=state / "longer",
            record=record,
            is_safe=safe is not None,
        )
        if not host.guard.is_set:
            its = f" --settings {settings}" if settings else ""
            _log.warning("no PIN is set: whoever knows the gesture can set one; `kiosk pin%s` sets it here", its)
        again_s = safe_for if safe else 0 if wanted else _UNKNOWN_S
        watch = None
        if chosen.deck:
            watch = _watch(chosen.deck, before, playing, record, starts.lately, is_edited=size is not None)
        code = _play(playing, chosen, host, heart, record, size, events, state, watch, again_s)
    raise typer.Exit(code)


def _wanted(named: Path | None, chosen: Settings, settings: Path | None, spare: Path) -> Path | None:
    """The deck that is to play; None where the settings may name one that cannot be told."""
    if named is None and chosen.deck is None and settings_.is_deck_lost(settings, spare):
        return None
    return decks.wanted(paths.whole(named) if named else None, chosen.deck)


def _alone(held: ExitStack, chosen: Settings, settings: Path | None, *, is_window: bool) -> tuple[Path, str]:
    """The state folder, which is ours and no other kiosk's as long as it is `held`, and the screen too.

    An editor may look at two decks side by side: the second window has no state, and is told why.
    Raises CannotStartError.
    """
    folder = paths.state_folder(settings, windowed=is_window)
    try:
        held.enter_context(alone.with_state(folder))
    except CannotStartError as error:
        if not is_window:
            raise
        return paths.NOWHERE, str(error)
    if not is_window:
        held.enter_context(alone.on_screen(display.name_of_screen(chosen.screen)))
    return folder, ""


def _watch(
    folder: Path, before: Stamp, playing: Deck | None, record: Record, starts_lately: int, *, is_edited: bool
) -> DeckWatch:
    """Watches the deck in `folder`. Whoever edits it, in a window, waits for it, and has nothing of a spare."""
    found = playing if playing and playing.folder == Path(os.path.realpath(folder)) else None
    if is_edited:
        return DeckWatch(folder, before, found, EDITING_S, EDITING_S, tells_breaks=False, record=record)
    return DeckWatch(folder, before, found, still_s(starts_lately), record=record)


def _visits(deck: Deck | None, settings: Settings, file: Path) -> Visits | None:
    if deck is None or settings.statistics == "off":
        return None
    idle_ms = rules(deck, settings).idle_ms
    return Visits(file, {page.id: ms for page, ms in zip(deck.pages, idle_ms, strict=True)})


def _remember(deck: Deck | None, record: Record, own_settings: Path, state: Path) -> None:
    """Keep the deck and the settings that have played well, for the day they are broken."""
    if deck:
        decks.remember(deck, state / "last-good-deck", record)
    try:
        settings_.keep(own_settings, state / "settings.yaml")
    except OSError as error:
        _log.warning("the settings could not be kept as the last good ones: %s", error)


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

    remember = Timer(PLAYED_WELL_S, _remember, (deck, record, host.own_settings, state))
    remember.daemon = True

    try:
        probe = [*itself.command(), "probe-graphics"]
        return app.run(deck, settings, tell, host, heart, probe, windowed, remember.start, watch, safe_s, state=state)
    except app.GraphicsFailedError as error:
        if settings.backend == "software":
            raise
        _log.warning("the graphics card cannot draw (%s): starting again without it", error)
        return WITHOUT_GPU
    finally:
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
