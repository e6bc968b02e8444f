"""Words in lines, measured in the font they are set in. kiosk/text/line_breaks.py says where lines end best."""

from collections.abc import Iterator
from functools import lru_cache

from PySide6.QtCore import QTextBoundaryFinder
from PySide6.QtGui import QFont, QFontMetricsF

from kiosk.text.line_breaks import Piece, broken, filled

_MOST = 400  # pieces: of more, such as a page of Chinese, Qt makes the lines; here they would take 50 ms and more


@lru_cache(2048)  # QML requests the same words in the same sizes again and again
def headline_lines(text: str, font: QFont, room: float) -> str:
    """A headline with a line break wherever a line ends."""
    return "\n".join(broken(_measured(text, font), room))


@lru_cache(2048)
def paragraph_lines(text: str, font: QFont, room: float) -> str:
    """The same for a text to read, which may have line breaks of its own."""
    parts = [_measured(part, font) for part in text.split("\n")]
    return text if sum(map(len, parts)) > _MOST else "\n".join(line for part in parts for line in filled(part, room))


@lru_cache(256)
def _measured(text: str, font: QFont) -> list[Piece]:
    metrics = QFontMetricsF(font)
    return [
        Piece(part, metrics.horizontalAdvance(part.rstrip()), metrics.horizontalAdvance(part)) for part in _parts(text)
    ]


def _parts(text: str) -> Iterator[str]:
    """The text split wherever its script allows a line to end."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, text)
    start = 0
    while (end := finder.toNextBoundary()) > 0:
        yield text[start:end]
        start = end
