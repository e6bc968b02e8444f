"""Plays pieces one after another. A card asks for samples on a thread of its own; all else is on the main thread."""

from array import array
from collections.abc import Callable
from dataclasses import dataclass

from kiosk.sound.card import Card, CardError, Sound, SystemCard
from kiosk.sound.messages import Heard, Piece, Play, What
from kiosk.sound.sources import Source, SourceError, opened

REST_MS = 300  # of silence after the last piece, until the card has played all of it
_FULL = 100  # percent
_BYTES = 2  # of a sample


@dataclass(frozen=True)
class Over:
    """A piece of the order of this number is over; `rested`: so is the silence that followed."""

    number: int
    piece: int
    rested: bool = False


@dataclass
class _Playing:
    """A piece, and how much of it was given to the card."""

    order: int
    number: int
    piece: Piece
    source: Source
    frames: int = 0
    silence: int = 0  # in frames, after its end
    marked: int = 0  # marks that were told
    over: bool = False
    rested: bool = False


class Loudspeaker:
    """Plays one order at a time. `tell` gets what is heard, on any thread; `put` what `go_on` has to be called with."""

    def __init__(
        self,
        tell: Callable[[Heard], None],
        put: Callable[[Over], None],
        card: Callable[[int, int], Card] = SystemCard,
        source: Callable[[Piece], Source] = opened,
    ) -> None:
        self._tell = tell
        self._put = put
        self._new_card = card
        self._open = source
        self._order = Play(0, (), _FULL)
        self._factor = 1.0
        self._card: Card | None = None
        self._form = (0, 0)  # the card's rate and channels
        self._playing: _Playing | None = None

    @property
    def is_silent(self) -> bool:
        return self._card is None

    def play(self, order: Play) -> None:
        """Play this instead of what plays now."""
        self.stop()
        self._order = order
        self.set_volume(order.volume)
        self._begin(0)

    def set_volume(self, percent: int) -> None:
        """How loud it plays. Half of it sounds about half as loud, which is a quarter of the samples' size."""
        self._factor = (min(max(percent, 0), _FULL) / _FULL) ** 2

    def stop(self) -> None:
        """Be silent."""
        card, self._card = self._card, None
        if card:
            card.close()
        self._leave()

    def go_on(self, over: Over) -> None:
        """Play the next piece. After the last, let go of the card."""
        if over.number != self._order.number or self._card is None:
            return
        if over.rested:
            self.stop()
            self._tell(Heard(What.ENDED, over.number))
        elif over.piece + 1 < len(self._order.pieces):
            self._leave()
            self._begin(over.piece + 1)

    def _begin(self, number: int) -> None:
        piece = self._order.pieces[number]
        try:
            source = self._open(piece)
            form = (source.rate, source.channels)
            playing = _Playing(self._order.number, number, piece, source)
            if self._card and form == self._form:
                self._playing = playing
                return
            self.stop()
            self._playing, self._form = playing, form
            self._card = self._new_card(*form)
            sound = self._sound()
            next(sound)
            self._card.start(sound)
        except (SourceError, CardError) as error:
            self.stop()
            self._tell(Heard(What.FAILED, self._order.number, number, why=str(error)))

    def _leave(self) -> None:
        playing, self._playing = self._playing, None
        if playing:
            playing.source.close()

    def _sound(self) -> Sound:
        frames = yield b""
        while True:
            frames = yield self._next(frames)

    def _next(self, frames: int) -> bytes:
        """What the card plays next. On its thread."""
        playing = self._playing
        if playing is None:
            return b""
        block = b"" if playing.over else playing.source.read(frames)
        if not block:
            self._rest(playing, frames)
            return b""
        if playing.frames == 0:
            self._tell(Heard(What.BEGAN, playing.order, playing.number))
        at = 1000 * playing.frames // playing.source.rate
        playing.frames += len(block) // (_BYTES * playing.source.channels)
        marks = playing.piece.marks
        while playing.marked < len(marks) and marks[playing.marked] <= at:
            self._tell(Heard(What.MARK, playing.order, playing.number, playing.marked))
            playing.marked += 1
        return self._as_loud(block)

    def _rest(self, playing: _Playing, frames: int) -> None:
        playing.silence += frames
        if not playing.over:
            playing.over = True
            self._put(Over(playing.order, playing.number))
        is_last = playing.number + 1 == len(self._order.pieces)
        if is_last and not playing.rested and 1000 * playing.silence >= REST_MS * playing.source.rate:
            playing.rested = True
            self._put(Over(playing.order, playing.number, rested=True))

    def _as_loud(self, block: bytes) -> bytes:
        factor = self._factor
        if factor == 1:
            return block
        return array("h", [int(sample * factor) for sample in array("h", block)]).tobytes()
