"""A new pack plays on trial: once it has played well for a while it stays, else what played before comes back.

A start counts as failed until it has played well, unless it ends in order. Of what is wrong here the kiosk is told in
its log; it plays in any case.
"""

import logging
import os
from collections.abc import Callable
from pathlib import Path
from threading import Timer
from typing import TypeVar

from kiosk import paths
from kiosk.deck import Deck
from kiosk.operator.troubles import trouble
from kiosk.packs.errors import PackError
from kiosk.packs.record import Pack
from kiosk.packs.store import Installed, Packs
from kiosk.player.options import Options
from kiosk.problems import CannotStartError

WELL_S = 120.0  # after so long on the screen a pack has played well: about as long as an attract loop
_log = logging.getLogger(__name__)
_Answer = TypeVar("_Answer")


class PackTrial:
    """The pack that a player plays, if one does, from its start to its end."""

    def __init__(self, packs: Packs, *, counts: bool, is_safe: bool) -> None:
        """`counts`: whether it is judged by this start. `is_safe`: the last starts have crashed."""
        self.packs = packs
        self._failed = _tried(lambda: packs.begin(is_safe=is_safe)) if counts else None
        self.playing: Installed | None = packs.playing()
        self._counts = counts and self.playing is not None
        self._is_open = self._counts and _is_on_trial(packs)
        self._timer: Timer | None = None

    @classmethod
    def begun(cls, options: Options) -> "PackTrial":
        """The trial of a player with these options. In a window, or with a deck of its own, it judges nothing."""
        packs = Packs(paths.packs_folder(options.settings))
        counts = options.window is None and options.deck is None
        return cls(packs, counts=counts, is_safe=options.safe is not None)

    @property
    def deck(self) -> Path | None:
        """The folder of the pack's deck; None if no pack plays."""
        return self.playing.deck if self.playing else None

    def tell(self) -> None:
        """Log what came of the last trial, once there is a log."""
        if self._failed:
            _told(self._failed)

    def loaded(self, deck: Deck | None) -> None:
        """A deck was loaded, or none: if it is not the pack's, that has failed, and its deck gives way."""
        if not (self._counts and self.playing) or (deck and _is_same(deck.folder, self.playing.deck)):
            return
        pack = self.playing.pack
        if _tried(lambda: self.packs.fail(pack)):
            self._is_open = False
            _told(pack)

    def on_screen(self) -> None:
        """The first frame is there."""
        if self._is_open:
            self._timer = Timer(WELL_S, self._passed)
            self._timer.daemon = True
            self._timer.start()

    def __enter__(self) -> "PackTrial":
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """The player ends: in order, unless something of ours has failed."""
        if self._timer:
            self._timer.cancel()
        if self._is_open and self.playing and (kind is None or issubclass(kind, CannotStartError)):
            pack = self.playing.pack
            _tried(lambda: self.packs.end(pack))
        self._is_open = False

    def _passed(self) -> None:
        if self._is_open and self.playing:
            pack, self._is_open = self.playing.pack, False
            _tried(lambda: self.packs.pass_(pack))
            _log.info("the pack %s has played well", pack)


def _told(pack: Pack) -> None:
    went_back = "the pack %s did not play well; what played before it plays again"
    _log.error(went_back, pack, extra=trouble("trouble_pack", pack=pack))


def _is_on_trial(packs: Packs) -> bool:
    record = _tried(packs.record)
    return record is not None and record.tries is not None


def _is_same(one: Path, other: Path) -> bool:
    return os.path.realpath(one) == os.path.realpath(other)


def _tried(step: Callable[[], _Answer]) -> _Answer | None:
    try:
        return step()
    except PackError as error:
        _log.error("packs: %s", error)
        return None
