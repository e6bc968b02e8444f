"""A text in several styles, in lines: where its words of one style stand. Each is a plain text of its own."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, groupby

from PySide6.QtCore import QTextBoundaryFinder
from PySide6.QtGui import QFont, QFontMetricsF

from kiosk.deck.prose import Run
from kiosk.qt.text_lines import MOST, boundaries, pieces
from kiosk.text.direction import against, way_of
from kiosk.text.line_breaks import Piece, filled

_SPACES = " \u00a0"  # slanted letters reach into them


@dataclass(frozen=True)
class Spot:
    """Words of one style on one line: `x` px from the left of the room, `width` px wide."""

    text: str
    x: float
    width: float
    line: int
    is_bold: bool
    is_italic: bool


@lru_cache(512)  # QML requests the same words in the same sizes again and again
def styled_lines(runs: tuple[Run, ...], font: QFont, room: float, *, mirrored: bool) -> tuple[Spot, ...]:
    """The words of a text in lines that end where those of a plain one might.

    Lines begin on the right if `mirrored`, whichever way the text itself is written.
    """
    return tuple(_Styled(runs, font).spots(room, mirrored))


class _Styled:
    def __init__(self, runs: Sequence[Run], font: QFont) -> None:
        self._runs = runs
        self._ends = list(accumulate(len(run.text) for run in runs))
        self._text = "".join(run.text for run in runs)
        self._against = against(self._text)
        self._metrics = {
            (bold, italic): QFontMetricsF(_styled(font, bold, italic))
            for bold in (False, True)
            for italic in (False, True)
        }

    def spots(self, room: float, mirrored: bool) -> Iterator[Spot]:
        way = way_of(self._text) or "L"
        place = 0
        for number, words in enumerate(self._lines(room)):
            place = self._text.index(words, place)
            line = _ordered(self._in_line(place, place + len(words), number))
            place += len(words)
            if not line:
                continue
            width = max(spot.x + spot.width for spot in line)
            for spot in line:
                from_left = width - spot.x - spot.width if way == "R" else spot.x
                yield replace(spot, x=from_left + (room - width if mirrored else 0))

    def _lines(self, room: float) -> Iterator[str]:
        start = 0
        for part in self._text.split("\n"):
            measured = list(self._pieces(start, part, room))
            yield from filled(measured, room) if len(measured) <= MOST else _full(measured, room)
            start += len(part) + 1

    def _pieces(self, start: int, part: str, room: float) -> Iterator[Piece]:
        """Its pieces; of one that is wider than a line, its letters."""
        for piece in pieces(part):
            measured = self._piece(start, piece)
            if measured.width <= room:
                yield measured
            else:
                ends = boundaries(piece, QTextBoundaryFinder.BoundaryType.Grapheme)
                for begin, end in zip([0, *ends], ends, strict=False):
                    yield self._piece(start + begin, piece[begin:end])
            start += len(piece)

    def _piece(self, start: int, words: str) -> Piece:
        word, advance = words.rstrip(), self._width(start, start + len(words))
        return Piece(words, advance if word == words else self._width(start, start + len(word)), advance)

    def _stretches(self, start: int, end: int) -> Iterator[tuple[Run, int, int]]:
        """The parts of one style between two places."""
        number = bisect_right(self._ends, start)
        while start < end:
            stop = min(end, self._ends[number])
            yield self._runs[number], start, stop
            start = stop
            number += 1

    def _width(self, start: int, end: int) -> float:
        return sum(self._advance(run, begin, stop) for run, begin, stop in self._stretches(start, end))

    def _advance(self, run: Run, start: int, end: int) -> float:
        return self._metrics[run.is_bold, run.is_italic].horizontalAdvance(self._text[start:end]) if start < end else 0

    def _in_line(self, start: int, end: int, line: int) -> Iterator[tuple[int, Spot]]:
        """The words of a line, from where it begins, each with its stretch against the line's way, or 0."""
        x = 0.0
        for stretch, run, begin, stop in self._one_way(start, end):
            words = self._text[begin:stop]
            before = len(words) - len(words.lstrip(_SPACES))
            said = words.strip(_SPACES)
            if said:
                shift = self._advance(run, begin, begin + before)
                width = self._advance(run, begin + before, begin + before + len(said))
                yield stretch, Spot(said, x + shift, width, line, run.is_bold, run.is_italic)
            x += self._advance(run, begin, stop)

    def _one_way(self, start: int, end: int) -> Iterator[tuple[int, Run, int, int]]:
        """The parts of one style between two places; on a line in several styles each is written in one way."""
        parts = list(self._stretches(start, end))
        for run, begin, stop in parts:
            if len(parts) == 1:
                yield 0, run, begin, stop
                continue
            place = begin
            for stretch, letters in groupby(self._against[begin:stop]):
                length = len(list(letters))
                yield stretch, run, place, place + length
                place += length


def _styled(font: QFont, is_bold: bool, is_italic: bool) -> QFont:
    styled = QFont(font)
    styled.setWeight(QFont.Weight.Bold if is_bold else font.weight())
    styled.setItalic(is_italic)
    return styled


def _ordered(line: Iterable[tuple[int, Spot]]) -> list[Spot]:
    """The line with neighbouring words that are set against its way in their own order."""
    ordered: list[Spot] = []
    for stretch, group in groupby(line, lambda found: found[0]):
        spots = [spot for _, spot in group]
        span = spots[0].x + spots[-1].x + spots[-1].width
        ordered += [replace(spot, x=span - spot.x - spot.width) for spot in spots] if stretch else spots
    return ordered


def _full(measured: Sequence[Piece], room: float) -> Iterator[str]:
    """Lines as full as can be, for so many pieces that better ones take too long."""
    line, place = "", 0.0
    for piece in measured:
        if line and place + piece.width > room:
            yield line.rstrip()
            line, place = "", 0.0
        line += piece.text
        place += piece.advance
    yield line.rstrip()
