"""Words in lines, measured in the font they are set in. kiosk/text/line_breaks.py says where lines end best."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, pairwise

from PySide6.QtCore import QTextBoundaryFinder
from PySide6.QtGui import QFont, QFontMetricsF

from kiosk.text.line_breaks import Piece, broken, filled
from kiosk.text.unspaced import is_within_word

_JOINT = re.compile("(?<=[\u00a0\u2011])")  # after it, words are kept together
MOST = 400  # pieces: of more, such as a page of Chinese, Qt makes the lines; here they would take 50 ms and more


@lru_cache(2048)  # QML requests the same words in the same sizes again and again
def headline_lines(text: str, font: QFont, room: float, *, parted: bool = False) -> str:
    """A headline with a line break wherever a line ends. `parted`: also within what is kept together and too wide."""
    found = _measured(text, font)
    return "\n".join(broken(_parted(found, font, room) if parted else found, room))


@lru_cache(2048)
def paragraph_lines(text: str, font: QFont, room: float) -> str:
    """The same for a text to read, which may have line breaks of its own."""
    parts = text.split("\n")
    if sum(len(pieces(part)) for part in parts) > MOST:
        return text
    return "\n".join(line for part in parts for line in filled(_parted(_measured(part, font), font, room), room))


def boundaries(text: str, kind: QTextBoundaryFinder.BoundaryType) -> list[int]:
    """The boundaries within and at the end of a text, as indices."""
    finder = QTextBoundaryFinder(kind, text)
    places = list(iter(finder.toNextBoundary, -1))
    if text.isascii() or max(text) <= "\uffff":
        return places
    counted = accumulate(1 + (letter > "\uffff") for letter in text)  # Qt counts rare letters twice
    letters = {units: number for number, units in enumerate(counted, 1)}
    return [letters[place] for place in places]


@lru_cache(256)
def _measured(text: str, font: QFont) -> list[Piece]:
    return list(_pieces(pieces(text), font))


def _pieces(parts: list[str], font: QFont) -> Iterator[Piece]:
    width = QFontMetricsF(font).horizontalAdvance
    for part in parts:
        advance, word = width(part), part.rstrip()
        yield Piece(part, advance if word == part else width(word), advance)


def _parted(measured: list[Piece], font: QFont, room: float) -> list[Piece]:
    """The pieces, those wider than the room at their no-break spaces and hyphens: better there than within a word."""
    if all(piece.width <= room for piece in measured):
        return measured
    wide = [[piece] if piece.width <= room else _pieces(_fewest(piece.text, font, room), font) for piece in measured]
    return [piece for some in wide for piece in some]


def _fewest(text: str, font: QFont, room: float) -> list[str]:
    """The fewest parts of what is kept together that fit, each as long as possible."""
    width = QFontMetricsF(font).horizontalAdvance
    parts = [""]
    for part in _JOINT.split(text):
        if parts[-1] and width((parts[-1] + part).rstrip()) > room:
            parts.append(part)
        else:
            parts[-1] += part
    return parts


@lru_cache(256)
def pieces(text: str) -> list[str]:
    """The text split wherever its script allows a line to end."""
    found = boundaries(text, QTextBoundaryFinder.BoundaryType.Line)
    places = [0, *(place for place in found if not is_within_word(text, place))]
    return [text[start:end] for start, end in pairwise(places)]
