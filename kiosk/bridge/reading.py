"""Reads aloud what is on the screen, for visitors who switch it on; by keypad, all that they need to find their way."""

import logging
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Property, QObject, Qt, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.bridge.deck import Deck
from kiosk.bridge.session import Session
from kiosk.deck import model
from kiosk.operator.words import fill
from kiosk.session.action import Adjust
from kiosk.session.key import SOUND, Key
from kiosk.session.listening import turned, volume
from kiosk.session.state import Place
from kiosk.settings import Settings
from kiosk.sound.messages import Heard, Piece, What
from kiosk.speech import script
from kiosk.speech.script import Line
from kiosk.speech.voice import is_installed

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

_log = logging.getLogger(__name__)
_COUNTED = (10, 5)  # seconds that are said while the countdown runs


class Player(Protocol):
    """What plays sound: kiosk/sound/client.py."""

    def play(self, pieces: list[Piece], volume: int) -> int: ...
    def set_volume(self, volume: int) -> None: ...
    def stop(self) -> None: ...
    def close(self) -> None: ...


def system_player(heard: Callable[[Heard], None]) -> Player:
    """The computer's. Loaded by the first visitor who wants to hear something."""
    from kiosk.sound.client import Sounds  # noqa: PLC0415

    sounds: Player = Sounds(heard)
    return sounds


@QmlElement
class Reading(QObject):
    """Says what the session shows, as soon as it shows it, and marks the sentence that is read.

    It follows the session's signals; QML tells it what has the focus, and of each touch, which silences it.
    """

    availableChanged = Signal()

    _heard = Signal(object)

    def __init__(
        self,
        deck: model.Deck,
        shown: Deck,
        session: Session,
        settings: Settings,
        player: Callable[[Callable[[Heard], None]], Player] | None = None,
    ) -> None:
        super().__init__(session)
        self._deck, self._shown, self._session = deck, shown, session
        self._voice = settings.voice if settings.sound != "off" and is_installed(settings.voice) else ""
        self._needs_headphones = settings.sound == "headphones"
        self._has_something = settings.sound != "off" and (
            bool(self._voice) or any(page.narrations for page in deck.pages)
        )
        self._has_headphones = False
        self._new_player = player or system_player
        self._player: Player | None = None
        self._lines: list[Line] = []
        self._order = 0  # the number of what is to be heard now; 0 for nothing
        self._read = (-1, "")  # the page that is read, and its language
        self._is_held = False  # the session waits while it is read
        self._by_keys = False
        self._was = self._now()
        self._failure = ""
        self._heard.connect(self._take, Qt.ConnectionType.QueuedConnection)
        for signal in (
            session.placeChanged,
            session.pageChanged,
            session.languageChanged,
            session.aid_signals.aloudChanged,
        ):
            signal.connect(self._look)
        session.secondsLeftChanged.connect(self._count)
        session.typedChanged.connect(self._say_typed)
        session.aid_signals.louderChanged.connect(self._be_as_loud)

    @Property(bool, notify=availableChanged)
    def available(self) -> bool:
        """Whether something can be heard: there is a recording or a voice, and headphones if they are needed."""
        return self._has_something and (self._has_headphones or not self._needs_headphones)

    @Slot(int)
    def turn(self, by: int) -> None:
        """Louder (1) or softer (-1)."""
        self._session.take(Adjust(turned(self._session.rules, self._session.state.aids, by)))

    @Slot()
    def touched(self) -> None:
        """A finger came down: be silent at once."""
        self._by_keys = False
        self.hush()

    @Slot(str, bool)
    def focus(self, name: str, chosen: bool) -> None:
        """The keys have come to a control of this name; `chosen`: it is on, or selected.

        During the countdown the question is heard: any key answers it.
        """
        state = self._session.state
        if name and self._by_keys and state.aids.aloud and state.place is not Place.COUNTDOWN:
            self._say(f"{name}, {self._word('chosen')}" if chosen else name)

    def key(self, key: Key) -> None:
        """A key was pressed, and the session has not heard of it yet."""
        self._by_keys = True
        if key in (Key.HEADPHONES_IN, Key.HEADPHONES_OUT):
            self._has_headphones = key is Key.HEADPHONES_IN
            self.availableChanged.emit()
        if key not in SOUND or key is Key.HEADPHONES_OUT:
            self.hush()

    def hush(self) -> None:
        """Be silent at once."""
        if self._order and self._player:
            self._player.stop()
        self._end()

    def close(self) -> None:
        """End the sound player."""
        self._heard.disconnect(self._take)
        if self._player:
            self._player.close()

    def _now(self) -> tuple[bool, Place, int, str]:
        state = self._session.state
        return state.aids.aloud, state.place, state.page, state.language

    @Slot()
    def _look(self) -> None:
        """Say what is new on the screen."""
        before, self._was = self._was, self._now()
        if before == self._was:
            return
        aloud, place, page, language = self._was
        if not (aloud and self.available) or place not in (Place.CARD, Place.OVERVIEW, Place.COUNTDOWN):
            self.hush()
        elif place is Place.COUNTDOWN:
            self._say(f"{self._word('still_there')} {self._starting_over()}")
        elif place is Place.OVERVIEW:
            self._say(f"{self._word('overview')}. {self._word('choose')}")
        else:
            where = self._shown.place(page, language) if self._by_keys else ""
            lines = script.page(self._deck.pages[page], language, self._voice)
            self._play([*script.words(where, language, self._voice), *lines], (page, language))

    @Slot()
    def _count(self) -> None:
        if self._session.property("secondsLeft") in _COUNTED and self._was[0]:
            self._say(self._starting_over())

    @Slot()
    def _say_typed(self) -> None:
        if self._was[0]:
            self._say(self._session.state.typed)

    @Slot()
    def _be_as_loud(self) -> None:
        """From now on; who hears nothing at the moment hears how loud it is."""
        percent = volume(self._session.rules, self._session.state.aids)
        if self._player:
            self._player.set_volume(percent)
        if not self._order and self._was[0]:
            self._say(f"{percent} %")

    def _word(self, name: str) -> str:
        return self._deck.words[self._session.state.language][name]

    def _starting_over(self) -> str:
        return fill(self._word("starting_over"), {"seconds": self._session.property("secondsLeft")})

    def _say(self, words: str) -> None:
        self._play(script.words(words, self._session.state.language, self._voice))

    def _play(self, lines: list[Line], read: tuple[int, str] = (-1, "")) -> None:
        self.hush()
        if not lines or not self.available:
            return
        if self._player is None:
            self._player = self._new_player(self._heard.emit)
        self._lines, self._read = lines, read
        percent = volume(self._session.rules, self._session.state.aids)
        self._order = self._player.play([line.piece for line in lines], percent)
        self._hold(on=read[0] >= 0)

    @Slot(object)
    def _take(self, heard: Heard) -> None:
        """Something happened in the sound player."""
        if heard.number != self._order:
            return
        match heard.what:
            case What.ENDED:
                self._failure = ""
                self._end()
            case What.FAILED:
                if heard.why != self._failure:  # once, however often it is tried
                    _log.warning("nothing can be heard: %s", heard.why)
                self._failure = heard.why
                self._end()
            case _:
                self._mark(heard)

    def _mark(self, heard: Heard) -> None:
        line = self._lines[heard.piece]
        number = heard.mark if heard.what is What.MARK else 0
        if number < len(line.sentences) and (heard.what is What.MARK) == bool(line.piece.marks):
            self._shown.mark.put(*self._read, line.sentences[number])

    def _end(self) -> None:
        self._order, self._lines = 0, []
        self._shown.mark.clear()
        self._hold(on=False)

    def _hold(self, *, on: bool) -> None:
        """While a page is read, its visitor is not idle."""
        if on != self._is_held:
            self._is_held = on
            self._session.play(on)
