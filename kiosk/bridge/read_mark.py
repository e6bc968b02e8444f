"""The sentence that is read aloud, for QML: which one, and where it stands."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtQml import QmlElement

from kiosk.speech.sentences import Sentence, is_visible, visible

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1
_NOTHING = Sentence("", -9, 0, 0)


@QmlElement
class ReadMark(QObject):
    """Marks one sentence of one page, or none."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._page, self._language, self._sentence = -1, "", _NOTHING

    @Property(int, notify=changed)
    def page(self) -> int:
        """The number of the page; -1 if nothing is read."""
        return self._page

    @Property(str, notify=changed)
    def language(self) -> str:
        return self._language

    @Property(int, notify=changed)
    def block(self) -> int:
        """The number of the paragraph; -1 for the headline, -2 for the figure."""
        return self._sentence.block

    @Property(int, notify=changed)
    def first(self) -> int:
        """How many visible letters of the paragraph come before the sentence."""
        return self._sentence.first

    @Property(int, notify=changed)
    def last(self) -> int:
        """How many visible letters of the paragraph have been read after it."""
        return self._sentence.last

    def put(self, page: int, language: str, sentence: Sentence) -> None:
        """Mark this one."""
        self._page, self._language, self._sentence = page, language, sentence
        self.changed.emit()

    def clear(self) -> None:
        """Mark nothing."""
        if self._page >= 0:
            self.put(-1, "", _NOTHING)

    @Slot(str, QFont, result="QList<int>")
    def places(self, lines: str, font: QFont) -> list[int]:
        """Where the sentence stands in its paragraph, set in these lines.

        Three numbers for each line: px from where the line begins, its number, and px of width.
        """
        found: list[int] = []
        before, width = 0, QFontMetricsF(font).horizontalAdvance
        for number, line in enumerate(lines.split("\n")):
            first, last = self._sentence.first - before, self._sentence.last - before
            before += visible(line)
            begin, end = _place(line, first), _place(line, last - 1) + 1
            if first < visible(line) and last > 0:
                x = width(line[:begin])
                found += [round(x), number, round(width(line[:end]) - x)]
        return found


def _place(line: str, letter: int) -> int:
    """The index of a visible letter in a line; of its last one if there are fewer."""
    found = 0
    for index, each in enumerate(line):
        if is_visible(each):
            found = index
            letter -= 1
            if letter < 0:
                break
    return found
