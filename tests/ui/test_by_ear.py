"""A visit by ear: what is said is compared with what the visitor has to know, in three languages."""

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from support.driver import Screen
from support.focus import name

from kiosk.deck import Deck
from kiosk.deck.narration import Narration
from kiosk.settings import Settings
from kiosk.sound.messages import Heard, Piece, What
from kiosk.speech.sentences import sentences

OpenScreen = Callable[..., Screen]
Key = Qt.Key
KEYS = (("F13", "headphones-in"), ("F14", "headphones-out"), ("F15", "louder"), ("F16", "softer"))
SETTINGS = Settings(keys=KEYS, key_pause_ms=0, voice="speak {language}")


class FakePlayer:
    """Takes orders and tells what a test lets it tell."""

    def __init__(self, heard: Callable[[Heard], None]) -> None:
        self.tell = heard
        self.numbers = count(1)
        self.number = 0
        self.said: list[str] = []  # since it was asked last
        self.volumes: list[int] = []
        self.pieces: list[Piece] = []
        self.is_silent = True

    def play(self, pieces: list[Piece], volume: int) -> int:
        self.number, self.pieces, self.is_silent = next(self.numbers), pieces, False
        self.said += [piece.file or f"{piece.command[-1]}: {piece.words}" for piece in pieces]
        self.volumes.append(volume)
        return self.number

    def set_volume(self, volume: int) -> None:
        self.volumes.append(volume)

    def stop(self) -> None:
        self.is_silent = True

    def close(self) -> None: ...

    def heard(self) -> list[str]:
        said, self.said = self.said, []
        return said


@pytest.fixture
def players(monkeypatch: pytest.MonkeyPatch) -> list[FakePlayer]:
    """All that were made."""
    made: list[FakePlayer] = []

    def make(heard: Callable[[Heard], None]) -> FakePlayer:
        made.append(FakePlayer(heard))
        return made[-1]

    monkeypatch.setattr("kiosk.bridge.reading.system_player", make)
    monkeypatch.setattr("kiosk.bridge.reading.is_installed", lambda voice: voice == SETTINGS.voice)
    return made


def press(screen: Screen, meaning: str) -> None:
    screen.kiosk.input_filter._keypad._press(next(key for key, said in KEYS if said == meaning))


def tell(player: FakePlayer, what: What, piece: int = 0, mark: int = 0, why: str = "") -> None:
    player.tell(Heard(what, player.number, piece, mark, why))
    QCoreApplication.sendPostedEvents()


def read(deck: Deck, page: int, language: str) -> list[str]:
    return [f"{language}: {sentence.said}" for sentence in sentences(deck.pages[page], language)]


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_a_visit_by_ear(open_screen: OpenScreen, plain_deck: Deck, players: list[FakePlayer], language: str) -> None:
    screen = open_screen(plain_deck, 1280, 720, SETTINGS)
    words, (deck, pages) = plain_deck.words[language], (plain_deck, len(plain_deck.pages) - 1)

    def say(*said: str) -> list[str]:
        return [f"{language}: {each}" for each in said]

    def place(page: int) -> str:
        return words["place"].format(number=page, count=pages).replace(" ", " ")

    assert players == [], "nothing is loaded before somebody wants to hear"
    press(screen, "headphones-in")
    player = players[0]
    assert player.heard() == read(deck, 0, "ky"), "headphones wake the kiosk, and it reads where it is"
    screen.pass_time(1000)
    screen.session.speak(language)
    assert player.heard() == ([] if language == "ky" else read(deck, 0, language))
    screen.key(Key.Key_Right)
    told = player.heard()
    assert told[0].replace("\xa0", " ") == f"{language}: {place(1)}"
    assert told[1:] == read(deck, 1, language)
    screen.key(Key.Key_Down)
    shown = words["next_label"]
    assert player.heard() == say(words["next"] if shown == words["next"] else f"{shown}, {words['next']}")
    screen.key(Key.Key_Return)
    assert player.heard()[1:] == read(deck, 2, language)
    screen.key(Key.Key_Home)
    assert player.heard() == say(f"{words['overview']}. {words['choose']}")
    screen.settle()
    screen.key(Key.Key_Right)
    assert player.heard() == say(name(screen))
    screen.key(Key.Key_Backspace)
    assert player.heard()[1:] == read(deck, 2, language)
    press(screen, "louder")
    assert player.volumes[-1] == 60
    press(screen, "softer")
    press(screen, "softer")
    assert player.volumes[-1] == 40
    assert player.heard() == [], "what is read goes on"
    tell(player, What.ENDED)
    press(screen, "louder")
    assert player.heard() == say("50 %")
    screen.key(Key.Key_F1)
    screen.key(Key.Key_Tab)
    assert player.heard()[-1:] == say(f"{name(screen)}, {words['chosen']}") or player.said == []
    screen.key(Key.Key_F1)
    player.heard()
    while screen.place != "countdown":
        screen.pass_time(10_000)
    assert player.heard() == say(f"{words['still_there']} {words['starting_over'].format(seconds=20)}")
    while screen.get("secondsLeft") != 10:
        screen.pass_time(500)
    assert player.heard() == say(words["starting_over"].format(seconds=10))
    screen.key(Key.Key_Up)
    assert player.heard()[1:] == read(deck, 2, language)
    screen.pass_time(1000)
    press(screen, "headphones-out")
    assert player.is_silent
    screen.key(Key.Key_Right)
    assert player.heard() == []


def test_a_touch_silences_it_at_once_and_the_sentence_is_marked(
    open_screen: OpenScreen, plain_deck: Deck, players: list[FakePlayer]
) -> None:
    narration = Narration(Path("/deck/a.opus"), 60_000)
    pages = tuple(replace(page, narrations={"en": narration}) for page in plain_deck.pages)
    screen = open_screen(replace(plain_deck, pages=pages), 1280, 720, replace(SETTINGS, voice=""))
    mark = screen.kiosk.deck.mark if screen.kiosk.deck else None
    assert mark
    screen.session.touched()
    screen.pass_time(1000)
    screen.session.speak("en")
    screen.session.open(1)
    screen.adjust(aloud=True)
    (player,) = players
    assert player.heard() == ["/deck/a.opus"]
    read = sentences(plain_deck.pages[1], "en")
    assert len(player.pieces[0].marks) == len(read)
    tell(player, What.BEGAN)
    for number, sentence in enumerate(read):
        tell(player, What.MARK, mark=number)
        assert (mark.property("page"), mark.property("block")) == (1, sentence.block)
        assert (mark.property("first"), mark.property("last")) == (sentence.first, sentence.last)
    for _ in range(20):  # who only listens is there
        screen.pass_time(10_000)
    assert screen.place == "card"
    screen.press(QPoint(400, 300))
    assert player.is_silent
    assert mark.property("page") == -1
    screen.release(QPoint(400, 300))
    while screen.place != "attract":
        screen.pass_time(10_000)
    assert not screen.aids.aloud, "the next visitor begins without"


def test_a_sound_card_that_fails_is_logged_once_and_survived(
    open_screen: OpenScreen, plain_deck: Deck, players: list[FakePlayer], expect_log: list[str]
) -> None:
    screen = open_screen(plain_deck, 1280, 720, SETTINGS)
    press(screen, "headphones-in")
    (player,) = players
    tell(player, What.FAILED, why="there is no card")
    expect_log.append("nothing can be heard: there is no card")
    screen.pass_time(1000)
    screen.key(Key.Key_Right)
    tell(player, What.FAILED, why="there is no card")
    assert screen.page == 1
    assert screen.session.state.playing_since is None


def test_without_headphones_nothing_is_heard_if_they_are_needed(
    open_screen: OpenScreen, plain_deck: Deck, players: list[FakePlayer]
) -> None:
    screen = open_screen(plain_deck, 1280, 720, replace(SETTINGS, sound="headphones", volume_most=60))
    reading = screen.kiosk.reading
    assert reading
    screen.key(Key.Key_Right)
    screen.pass_time(1000)
    screen.adjust(aloud=True)
    assert players == []
    assert reading.property("available") is False
    press(screen, "headphones-in")
    screen.key(Key.Key_Right)
    assert reading.property("available") is True
    for _ in range(5):
        press(screen, "louder")
    assert players[0].volumes[-1] == 60, "the settings' cap"
    press(screen, "headphones-out")
    assert players[0].is_silent
    assert not screen.aids.aloud
