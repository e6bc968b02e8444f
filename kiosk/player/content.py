"""What one kiosk plays, and what its operator sees of it. Without Qt."""

import logging
import os
import time
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import paths
from kiosk.deck import Deck, Record, selection
from kiosk.deck.stamp import Stamp, stamp
from kiosk.deck.watch import EDITING_S, DeckWatch, still_s
from kiosk.hours import today
from kiosk.hours.today import Extension
from kiosk.operator.lazy_service import LazyService
from kiosk.operator.pin import PinGuard
from kiosk.operator.screen import Screen
from kiosk.player.environment import Environment
from kiosk.player.options import Options
from kiosk.player.pack_watch import PackWatch
from kiosk.process.start_count import note_start
from kiosk.session.timing import rules
from kiosk.settings import Settings
from kiosk.supervisor.heartbeat import Heartbeat
from kiosk.system import files
from kiosk.visits import Visits

if TYPE_CHECKING:
    from kiosk.operator.service import OperatorService
    from kiosk.player.orders import Carrier

_log = logging.getLogger(__name__)
_UNKNOWN_S = 300  # after this long, try again to find out which deck is wanted


@dataclass(frozen=True)
class Content:
    """What this kiosk plays."""

    deck: Deck | None  # None: failsafe
    settings: Settings  # adjusted to this deck
    record: Record  # of pictures that passed their checks
    visits: Visits | None  # None: visits are not counted
    service: LazyService  # an OperatorService
    screen: Screen  # what the panel says of it
    extension: Extension | None  # of today's opening hours, as the operator wished
    watch: DeckWatch | None  # watches the deck that is wanted; None if that is unknown
    packs: PackWatch | None  # notices another pack; None: the deck was named
    again_s: int  # after this long, restart to see whether another deck can play; 0: never
    carrier: "Carrier | None" = None  # carries out what the link is told; None: there is no link

    def news(self) -> str:
        """Why something else should be played than this; empty if nothing should. Never blocks."""
        return next((news for watch in (self.watch, self.packs) if watch and (news := watch.news())), "")


def load(options: Options, environment: Environment, heartbeat: Heartbeat, held: ExitStack) -> Content:
    """Load what to play. Counting visits and watching the deck last until `held` closes."""
    settings, state = environment.settings, environment.state
    before = stamp(settings.deck)
    record = Record(state / "pictures")
    spare = paths.last_good_deck(state)
    deck = selection.choose(settings.deck, spare, options.safe, record, heartbeat.beat_while_loading)
    environment.trial.loaded(deck)
    settings = _in_its_language(settings, deck)
    for folder in (state, environment.own_settings.parent):
        files.sweep(folder)
    starts = note_start(state / "starts")
    visits = _visits(deck, settings, paths.visits_file(state))
    if visits:
        held.callback(visits.close)
    guard, screen, started = PinGuard(paths.pin_file(state)), Screen(), time.monotonic()

    def service() -> "OperatorService":
        from kiosk.operator.service import OperatorService  # noqa: PLC0415 - the report, the checks: not before

        return OperatorService(
            guard=guard,
            settings=settings,
            own_settings=environment.own_settings,
            deck=deck,
            visits=visits,
            statistics=paths.visits_file(state),
            troubles=environment.troubles,
            starts_today=starts.today,
            extension_file=state / "longer",
            packs=environment.trial.packs,
            record=record,
            is_safe=options.safe is not None,
            screen=screen,
            started=started,
        )

    if not guard.is_set:
        its = f" --settings {options.settings}" if options.settings else ""
        how = "in a window it is set on its own PIN pad" if environment.window else f"`kiosk pin{its}` sets it here"
        _log.warning("no PIN is set: whoever knows the gesture can set one; %s", how)
    watch = None
    if settings.deck:
        is_edited = environment.window is not None
        watch = _watch(settings.deck, before, deck, record, starts.lately, is_edited=is_edited)
        held.callback(watch.close)
    packs = None
    if options.deck is None:
        packs = PackWatch(environment.trial, by_itself=settings.packs_from_sticks == "install", pictures=record)
        held.callback(packs.close)
    again_s = options.safe_s if options.safe else 0 if settings.deck else _UNKNOWN_S
    extension = today.read(state / "longer")
    carrier = None
    if settings.link and not environment.window:
        from kiosk.player import linked  # noqa: PLC0415 - only a kiosk with a link needs it

        carrier = linked.carrier(options, environment, deck, settings, started)
        deck = linked.with_message(deck, state)
    panel = LazyService(service)
    return Content(deck, settings, record, visits, panel, screen, extension, watch, packs, again_s, carrier)


def _in_its_language(settings: Settings, deck: Deck | None) -> Settings:
    """The settings, without a language that the deck lacks."""
    if not (deck and settings.language) or settings.language in deck.words:
        return settings
    has = ", ".join(deck.words)
    _log.warning("no language %s in this deck, its default is used; it has %s", settings.language, has)
    return replace(settings, language=None)


def _watch(
    folder: Path, before: Stamp, playing: Deck | None, record: Record, starts_lately: int, *, is_edited: bool
) -> DeckWatch:
    """Watch the deck in `folder`. In an editor's window changes show at once, and no spare deck plays."""
    found = playing if playing and playing.folder == Path(os.path.realpath(folder)) else None
    if is_edited:
        return DeckWatch(folder, before, found, EDITING_S, EDITING_S, tells_breaks=False, record=record)
    return DeckWatch(folder, before, found, still_s(starts_lately), record=record)


def _visits(deck: Deck | None, settings: Settings, file: Path) -> Visits | None:
    if deck is None or settings.statistics == "off":
        return None
    idle_ms = rules(deck, settings).idle_ms
    return Visits(file, {page.id: ms for page, ms in zip(deck.pages, idle_ms, strict=True)})
