"""Pieces play one after another, as loud as ordered; a card or a source that fails ends the order, and is told."""

from array import array

from kiosk.sound.card import CardError, Sound
from kiosk.sound.loudspeaker import REST_MS, Loudspeaker, Over
from kiosk.sound.messages import Heard, Piece, Play, What
from kiosk.sound.sources import SourceError

RATE = 1000  # a frame is a ms
LOUD = 1000  # each sample of a source


class Tone:
    """A source of so many frames."""

    channels = 1

    def __init__(self, frames: int, rate: int = RATE) -> None:
        self.left, self.rate, self.is_closed = frames, rate, False

    def read(self, frames: int) -> bytes:
        assert not self.is_closed
        given = min(frames, self.left)
        self.left -= given
        return array("h", [LOUD] * given).tobytes()

    def close(self) -> None:
        self.is_closed = True


class FakeCard:
    """Plays as much as a test asks for."""

    def __init__(self, rate: int, channels: int) -> None:
        self.form, self.is_closed = (rate, channels), False
        self.sound: Sound | None = None

    def start(self, sound: Sound) -> None:
        self.sound = sound

    def close(self) -> None:
        self.is_closed = True

    def played(self, frames: int) -> list[int]:
        assert self.sound
        return array("h", self.sound.send(frames)).tolist()


class Room:
    """A loudspeaker with cards and sources of the test's."""

    def __init__(self, *sources: Tone | SourceError) -> None:
        self.cards: list[FakeCard] = []
        self.told: list[Heard] = []
        self.over: list[Over] = []
        self.sources = list(sources)
        self.loudspeaker = Loudspeaker(self.told.append, self.over.append, self.card, self.source)

    def card(self, rate: int, channels: int) -> FakeCard:
        self.cards.append(FakeCard(rate, channels))
        return self.cards[-1]

    def source(self, _: Piece) -> Tone:
        source = self.sources.pop(0)
        if isinstance(source, SourceError):
            raise source
        return source

    def play(self, *marks: int, volume: int = 100) -> None:
        self.loudspeaker.play(Play(1, (Piece(marks=marks),) * len(self.sources), volume))

    def go_on(self) -> None:
        while self.over:
            self.loudspeaker.go_on(self.over.pop(0))


def test_a_piece_plays_to_its_end() -> None:
    room = Room(tone := Tone(30))
    room.play()
    assert room.told == []
    assert room.cards[0].played(20) == [LOUD] * 20
    assert room.told == [Heard(What.BEGAN, 1)]
    assert room.cards[0].played(20) == [LOUD] * 10
    assert room.cards[0].played(20) == []
    room.go_on()
    assert not tone.is_closed, "the card has not played all of it yet"
    room.cards[0].played(REST_MS)
    room.go_on()
    assert room.told[1:] == [Heard(What.ENDED, 1)]
    assert tone.is_closed
    assert room.cards[0].is_closed
    assert room.loudspeaker.is_silent


def test_the_next_piece_plays_on_the_same_card_unless_it_needs_another() -> None:
    room = Room(Tone(10), Tone(10), Tone(10, rate=2 * RATE))
    room.play()
    for _ in range(2):
        room.cards[0].played(20)
        room.cards[0].played(20)
        room.go_on()
    assert [card.form for card in room.cards] == [(RATE, 1), (2 * RATE, 1)]
    assert room.cards[0].is_closed
    room.cards[1].played(20)
    assert [(heard.what, heard.piece) for heard in room.told] == [(What.BEGAN, number) for number in range(3)]


def test_marks_are_told_when_they_are_reached() -> None:
    room = Room(Tone(100))
    room.play(0, 35, 36)

    def marks() -> list[int]:
        return [heard.mark for heard in room.told if heard.what is What.MARK]

    room.cards[0].played(20)
    assert marks() == [0]
    room.cards[0].played(20)
    assert marks() == [0]
    room.cards[0].played(20)
    assert marks() == [0, 1, 2]


def test_the_volume_follows_at_once() -> None:
    room = Room(Tone(100))
    room.play(volume=50)
    assert room.cards[0].played(2) == [LOUD // 4] * 2
    room.loudspeaker.set_volume(0)
    assert room.cards[0].played(2) == [0] * 2
    room.loudspeaker.set_volume(300)
    assert room.cards[0].played(2) == [LOUD] * 2, "never louder than recorded"


def test_another_order_is_heard_instead() -> None:
    room = Room(first := Tone(100))
    room.play()
    room.cards[0].played(20)
    room.sources = [Tone(100)]
    room.loudspeaker.play(Play(2, (Piece(),), 100))
    assert first.is_closed
    room.cards[1].played(20)
    assert room.told[-1] == Heard(What.BEGAN, 2)
    room.loudspeaker.go_on(Over(1, 0))
    assert not room.loudspeaker.is_silent, "what is over of the former order changes nothing"


def test_silence_comes_at_once() -> None:
    room = Room(tone := Tone(100))
    room.play()
    room.loudspeaker.stop()
    assert room.cards[0].is_closed
    assert tone.is_closed
    assert room.told == []


def test_what_cannot_be_opened_is_told() -> None:
    room = Room(Tone(10), SourceError("it is gone"))
    room.play()
    room.cards[0].played(20)
    room.cards[0].played(20)
    room.go_on()
    assert room.told[-1] == Heard(What.FAILED, 1, 1, why="it is gone")
    assert room.cards[0].is_closed


def test_a_card_that_cannot_be_used_is_told() -> None:
    room = Room(tone := Tone(10))

    def none(*_: int) -> FakeCard:
        raise CardError("there is none")

    room.loudspeaker._new_card = none
    room.play()
    assert room.told == [Heard(What.FAILED, 1, why="there is none")]
    assert tone.is_closed
