"""Keeps the session with the opening hours, by the wall clock, however that is turned."""

import time
from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.bridge.session import Session
from kiosk.deck import Deck
from kiosk.hours import OpeningHours, next_change, next_fresh_start
from kiosk.report import Names, names_in
from kiosk.today import Longer, is_open
from kiosk.words import listed

_LOOK_MS = 15_000  # often enough for a clock that jumps
_TURNED_S = 300  # a clock that goes on by more between two looks was turned, or the machine slept


class Doorkeeper(QObject):
    """Opens and closes the session by the hours and the operator's wish; tells once a day that a fresh start is due."""

    freshStartDue = Signal()
    opens = Signal(object, object)  # closed until a datetime, None for a year or more, as seen at another

    def __init__(
        self,
        session: Session,
        hours: OpeningHours | None,
        longer: Longer | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._hours = hours
        self._longer = longer
        self._now = now
        self._seen = now()
        self._is_open = True
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.look()

    @Slot(object)
    def keep_open(self, longer: Longer | None) -> None:
        """Open longer than the hours say, or as they say."""
        self._longer = longer
        self.look()

    @Slot()
    def look(self) -> None:
        """Compare the clock with the hours."""
        if hasattr(time, "tzset"):  # not on Windows, which needs a start of the program
            time.tzset()  # or another time zone would not be noticed
        now = self._now()
        opened = is_open(self._hours, self._longer, now)
        if opened != self._is_open:
            self._is_open = opened
            self._session.set_open(is_open=opened)
        if not opened:
            self.opens.emit(next_change(self._hours, now), now)
        # A fresh start is due once its moment has passed between two looks, but not when the clock was turned.
        due, passed = next_fresh_start(self._hours, self._seen), (now - self._seen).total_seconds()
        self._seen = now
        if due is not None and due <= now and 0 <= passed < _TURNED_S:
            self.freshStartDue.emit()


class ClosedSign(QObject):
    """What the closed card says of the next opening, in each language of the deck: `changed` tells it."""

    changed = Signal(dict)  # by the language's code

    def __init__(self, doorkeeper: Doorkeeper, deck: Deck | None, hours: OpeningHours | None) -> None:
        super().__init__(doorkeeper)
        self._names = {code: names_in(deck, code) for code in deck.words} if deck else {"": Names()}
        self._zone = hours.zone if hours else None
        self._said: dict[str, str] = {}
        doorkeeper.opens.connect(self._tell)

    @Slot(object, object)
    def _tell(self, opening: datetime | None, now: datetime) -> None:
        said = {code: self._line(names, opening, now) for code, names in self._names.items()}
        if said != self._said:
            self._said = said
            self.changed.emit(said)

    def _line(self, names: Names, opening: datetime | None, now: datetime) -> str:
        if opening is None:
            return ""
        at, here = opening.astimezone(self._zone), now.astimezone(self._zone)
        days = (at.date() - here.date()).days
        word = ["opens_today", "opens_tomorrow"][days] if days < 2 else "opens_on"
        month = listed(names.say("months"))[at.month - 1]
        return names.say(word, time=f"{at:%H:%M}", day=at.day, month=month)
