"""Words in lines, measured in the font they are set in. kiosk/text/line_breaks.py says where lines end best."""

from functools import lru_cache
from itertools import accumulate, pairwise

from PySide6.QtCore import QTextBoundaryFinder
from PySide6.QtGui import QFont, QFontMetricsF

from kiosk.text.line_breaks import Piece, broken, filled
from kiosk.text.unspaced import is_within_word

MOST = 400  # pieces: of more, such as a page of Chinese, Qt makes the lines; here they would take 50 ms and more


@lru_cache(2048)  # QML requests the same words in the same sizes again and again
def headline_lines(text: str, font: QFont, room: float) -> str:
    """A headline with a line break wherever a line ends."""
    return "\n".join(broken(_measured(text, font), room))


@lru_cache(2048)
def paragraph_lines(text: str, font: QFont, room: float) -> str:
    """The same for a text to read, which may have line breaks of its own."""
    parts = text.split("\n")
    if sum(len(pieces(part)) for part in parts) > MOST:
        return text
    return "\n".join(line for part in parts for line in filled(_measured(part, font), room))


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
    width = QFontMetricsF(font).horizontalAdvance
    measured = []
    for part in pieces(text):
        advance, word = width(part), part.rstrip()
        measured.append(Piece(part, advance if word == part else width(word), advance))
    return measured


@lru_cache(256)
def pieces(text: str) -> list[str]:
    """The text split wherever its script allows a line to end."""
    found = boundaries(text, QTextBoundaryFinder.BoundaryType.Line)
    places = [0, *(place for place in found if not is_within_word(text, place))]
    return [text[start:end] for start, end in pairwise(places)]
