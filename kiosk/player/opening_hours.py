"""Opens and closes the session by the opening hours, even when the clock is changed."""

import time
from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.bridge.session import Session
from kiosk.deck import Deck
from kiosk.hours.opening_hours import OpeningHours, next_change, next_fresh_start
from kiosk.hours.today import Extension, is_open
from kiosk.operator.words import listed
from kiosk.report.words import Names, names_in

_LOOK_MS = 15_000  # how often to check; often enough for a clock that jumps
_TURNED_S = 300  # a larger step between two checks means that the clock was changed or the computer slept


class OpeningWatch(QObject):
    """Opens and closes the session by its hours and the operator's extension.

    Once a day it also reports that a fresh start is due.
    """

    freshStartDue = Signal()
    opens = Signal(object, object)  # the next opening, None if not within a year, and the time of this check

    def __init__(
        self,
        session: Session,
        hours: OpeningHours | None,
        extension: Extension | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._hours = hours
        self._extension = extension
        self._now = now
        self._seen = now()
        self._is_open = True
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.look()

    def close(self) -> None:
        """Look no more."""
        self._timer.stop()

    @Slot(object)
    def keep_open(self, extension: Extension | None) -> None:
        """Stay open longer than the hours say, or, without an extension, as they say."""
        self._extension = extension
        self.look()

    @Slot()
    def look(self) -> None:
        """Compare the clock with the opening hours."""
        if hasattr(time, "tzset"):  # not on Windows, where a new time zone needs a restart
            time.tzset()  # else a new time zone would not be noticed
        now = self._now()
        opened = is_open(self._hours, self._extension, now)
        if opened != self._is_open:
            self._is_open = opened
            self._session.set_open(is_open=opened)
        if not opened:
            self.opens.emit(next_change(self._hours, now), now)
        # A fresh start is due when its time lies between two checks, but not when the clock was changed.
        due, passed = next_fresh_start(self._hours, self._seen), (now - self._seen).total_seconds()
        self._seen = now
        if due is not None and due <= now and 0 <= passed < _TURNED_S:
            self.freshStartDue.emit()


class ClosedSign(QObject):
    """The text about the next opening on the closed card, in each of the deck's languages."""

    changed = Signal(list)  # a text for each language, in the deck's order

    def __init__(self, opening: OpeningWatch, deck: Deck | None, hours: OpeningHours | None) -> None:
        super().__init__(opening)
        self._names = [names_in(deck, language.code) for language in deck.languages] if deck else [Names()]
        self._zone = hours.zone if hours else None
        self._said: list[str] = []
        opening.opens.connect(self._tell)

    @Slot(object, object)
    def _tell(self, opens: datetime | None, now: datetime) -> None:
        said = [self._line(names, opens, now) for names in self._names]
        if said != self._said:
            self._said = said
            self.changed.emit(said)

    def _line(self, names: Names, opens: datetime | None, now: datetime) -> str:
        if opens is None:
            return ""
        at, here = opens.astimezone(self._zone), now.astimezone(self._zone)
        days = (at.date() - here.date()).days
        word = ["opens_today", "opens_tomorrow"][days] if days < 2 else "opens_on"
        month = listed(names.say("months"))[at.month - 1]
        return names.say(word, time=f"{at:%H:%M}", day=at.day, month=month)
