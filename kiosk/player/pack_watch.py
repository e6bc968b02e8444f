"""Notices that another pack plays from now on, whoever has installed it, and takes packs from sticks if it may."""

import logging
import threading
from collections.abc import Callable

from kiosk.deck import Record as Pictures
from kiosk.operator.pack_words import why
from kiosk.operator.troubles import trouble
from kiosk.packs import sticks
from kiosk.packs.errors import PackError, Reason
from kiosk.packs.record import Pack
from kiosk.packs.sticks import Offer
from kiosk.packs.store import Packs
from kiosk.player.pack_trial import PackTrial
from kiosk.system.clock import elapsed_s

_log = logging.getLogger(__name__)
EVERY_S = 2.0  # between two looks
AGAIN_S = 300.0  # after which a pack is tried again for which the kiosk had no room
_Seen = tuple[int, int, int] | None


class PackWatch:
    """Looks regularly, at sticks on a thread of their own: one that hangs must not hide what else is installed.

    `by_itself`: whether packs on sticks are installed without asking. `pictures` is as in `packs.install`.
    """

    def __init__(
        self,
        trial: PackTrial,
        *,
        by_itself: bool,
        pictures: Pictures | None = None,
        clock: Callable[[], float] = elapsed_s,
    ) -> None:
        self._packs: Packs = trial.packs
        self._playing = trial.playing.pack if trial.playing else None
        self._by_itself = by_itself
        self._pictures, self._clock = pictures, clock
        self._seen: _Seen = None
        self._taken: tuple[tuple[sticks.Seen, ...], _Seen] = (), None  # sticks and record, when last looked at
        self._again_at = float("inf")
        self._told: set[tuple[Pack, Reason]] = set()
        self._news = ""
        self._ended = threading.Event()
        looks = {"packs": self._notice, **({"sticks": self._take} if by_itself else {})}
        for name, look in looks.items():
            threading.Thread(target=self._watch, args=(look,), name=name, daemon=True).start()

    def news(self) -> str:
        """Which pack should be played instead; else empty. Never blocks."""
        return self._news

    def close(self) -> None:
        """Stop watching."""
        self._ended.set()

    def look(self) -> None:
        """Look once at all."""
        self._notice()
        if self._by_itself:
            self._take()

    def _notice(self) -> None:
        if (seen := self._stamp()) != self._seen:
            self._seen, found = seen, self._packs.playing()
            plays = found.pack if found else None
            if plays != self._playing:
                self._news = f"the pack {plays} is to be played" if plays else "the settings' deck is to be played"

    def _watch(self, look: Callable[[], None]) -> None:
        while not self._ended.wait(EVERY_S):
            try:
                look()
            except Exception:  # whatever a stick or a pack causes: the kiosk plays on
                _log.exception("packs cannot be looked at")

    def _take(self) -> None:
        if self._news:
            return
        there, stamp = sticks.look(), self._stamp()
        if (there, stamp) == self._taken and self._clock() < self._again_at:
            return
        self._taken, self._again_at = (there, stamp), float("inf")  # what was refused is not tried again and again
        try:
            record = self._packs.record()
        except PackError:
            return  # which is told when it is read to play
        for offer in reversed(sticks.offers(there, record)):
            if not sticks.comes_by_itself(offer, record):
                continue
            from kiosk.packs.install import install  # noqa: PLC0415 - the checks of decks: not before they are needed

            try:
                install(self._packs, offer.file, pictures=self._pictures)
            except PackError as error:
                self._tell(offer, error)
                if not error.is_passing:
                    continue  # it will never do, and a lower one may
            else:
                _log.info("the pack %s was installed from %s", offer.pack, offer.drive)
            return

    def _tell(self, offer: Offer, error: PackError) -> None:
        if error.reason in (Reason.NO_ROOM, Reason.UNWRITABLE):
            self._again_at = self._clock() + AGAIN_S
        if (offer.pack, error.reason) not in self._told:
            self._told.add((offer.pack, error.reason))
            told = trouble("trouble_pack_refused", pack=offer.pack, reason=why(error.reason))
            _log.error("the pack %s on %s is refused: %s", offer.pack, offer.drive, error, extra=told)

    def _stamp(self) -> _Seen:
        try:
            status = self._packs.record_file.stat()
        except OSError:
            return None
        return status.st_mtime_ns, status.st_size, status.st_ino
