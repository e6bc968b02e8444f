"""What a kiosk with a link has besides: orders that it carries out, and a message among its cards."""

import json
import os
import time
from datetime import UTC, datetime
from pathlib import Path

from kiosk import __version__, paths
from kiosk.deck import Deck
from kiosk.exchange import Exchange, Report, Trouble
from kiosk.hours.opening_hours import WEEKDAYS, Day
from kiosk.operator.words import in_english, phrase
from kiosk.player import message
from kiosk.player.environment import Environment
from kiosk.player.kiosk_packs import KioskPacks
from kiosk.player.options import Options
from kiosk.player.orders import Carrier
from kiosk.process import relaunch
from kiosk.settings import Settings


def carrier(
    options: Options, environment: Environment, deck: Deck | None, settings: Settings, started: float
) -> Carrier:
    """What carries out this kiosk's orders. The settings name the exchange's folder."""
    assert settings.link is not None
    its = ["--settings", str(options.settings)] if options.settings else []
    hours, packs, there = _hours(settings), environment.trial.packs, environment.trial.playing
    # What is on the screen, which is not what should be while a visitor stays.
    playing = there.pack if there and deck and os.path.realpath(there.deck) == os.path.realpath(deck.folder) else None
    is_spare = settings.deck and (deck is None or deck.folder != Path(os.path.realpath(settings.deck)))
    known = _troubles(settings, is_safe=options.safe is not None) if is_spare else ()

    def about() -> Report:
        return Report(
            boot="",
            at_s=0,
            version=__version__,
            state="",
            deck=deck.folder.name if deck else "",
            deck_version=deck.version if deck else "",
            pack=playing.name if playing else "",
            pack_version=playing.version if playing else "",
            pack_hash=playing.hash if playing else "",
            packs=(),
            screen="",
            opening_hours=hours,
            is_safe=options.safe is not None,
            uptime_s=int(time.monotonic() - started),
            troubles=known,
        )

    return Carrier(
        exchange=Exchange(settings.link),
        state=environment.state,
        own_settings=environment.own_settings,
        visits_file=paths.visits_file(environment.state),
        packs=KioskPacks(packs, [*relaunch.command(), "pack", "install", *its]),
        about=about,
    )


def _troubles(settings: Settings, *, is_safe: bool) -> tuple[Trouble, ...]:
    """That the wanted deck does not play, in the operator's words."""
    assert settings.deck is not None
    said = phrase("trouble_safe") if is_safe else phrase("trouble_deck", deck=settings.deck.name)
    return (Trouble(said.word, in_english(said)),)


def with_message(deck: Deck | None, state: Path) -> Deck | None:
    """The deck with the message from afar, if there is one that still holds."""
    said = message.kept(message.file_in(state))
    if deck is None or said is None or not message.holds(said, datetime.now(UTC)):
        return deck
    return message.with_message(deck, said)


def _hours(settings: Settings) -> str:
    if settings.opening_hours is None:
        return ""
    hours = settings.opening_hours
    days = {name: _in_words(getattr(hours, name)) for name in WEEKDAYS}
    exceptions = {day.isoformat(): _in_words(ranges) for day, ranges in hours.exceptions.items()}
    zone = {"time_zone": hours.time_zone} if hours.time_zone else {}
    return json.dumps({**zone, **days, "exceptions": exceptions})


def _in_words(ranges: Day) -> str:
    return ", ".join(map(str, ranges)) or "closed"
