"""The marked words of a page, for QML: blocks of text, and in each, where its words of one style stand."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QFont
from PySide6.QtQml import QmlElement

from kiosk.deck import page
from kiosk.deck.prose import Block, Run
from kiosk.qt.styled_lines import Spot, styled_lines
from kiosk.speech.sentences import visible
from kiosk.text.direction import marked, way_of

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1
_PLAIN = Block(())


@QmlElement
class PageProse(QObject):
    """The blocks of a page's body that are marked, by language code and number.

    `said` gives the words of the blocks as they are set, with the line breaks bound. `ways`: for each language, whether
    it is written from right to left.
    """

    def __init__(
        self, page: page.Page, said: Callable[[str], Sequence[str]], ways: Mapping[str, bool], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._said = said
        self._ways = ways
        self._set: dict[str, list[tuple[Run, ...]]] = {}

    def _block(self, language: str, number: int) -> Block:
        prose = self._page.texts[language].prose
        return prose[number] if number < len(prose) else _PLAIN

    def _runs(self, language: str, number: int) -> tuple[Run, ...]:
        """The words of a block in their styles, as they are set: cached, for they are measured in size after size."""
        if language not in self._set:
            said = zip(self._said(language), self._page.texts[language].prose, strict=True)
            self._set[language] = [tuple(_cut(text, block)) for text, block in said]
        return self._set[language][number]

    def _spots(self, language: str, number: int, font: QFont, room: float) -> tuple[Spot, ...]:
        return styled_lines(self._runs(language, number), font, room, mirrored=self._ways[language])

    @Slot(str, int, result=bool)
    def isStyled(self, language: str, number: int) -> bool:
        """Whether some of its words are bold or italic."""
        return any(run.is_bold or run.is_italic for run in self._block(language, number).runs)

    @Slot(str, int, result=str)
    def mark(self, language: str, number: int) -> str:
        """The bullet or number of a list's item; empty for anything else."""
        mark = self._block(language, number).mark
        return marked(mark, "R") if mark and self._ways[language] else mark

    @Slot(str, int, result=int)
    def longestMark(self, language: str, number: int) -> int:
        """The number of letters of the longest bullet or number in an item's list."""
        marks = [block.mark for block in self._page.texts[language].prose]
        before, after = takewhile(bool, reversed(marks[:number])), takewhile(bool, marks[number:])
        return max(map(len, (*before, *after)), default=0)

    @Slot(str, result=bool)
    def isRunning(self, language: str) -> bool:
        """Whether it has neither lists nor quotations."""
        return not any(block.kind for block in self._page.texts[language].prose)

    @Slot(str, int, result=bool)
    def isQuote(self, language: str, number: int) -> bool:
        return self._block(language, number).kind == "quote"

    @Slot(str, int, result=bool)
    def isSource(self, language: str, number: int) -> bool:
        """Whether it says whose words a quotation is."""
        return self._block(language, number).kind == "source"

    @Slot(str, int, QFont, float, result=str)
    def lines(self, language: str, number: int, font: QFont, room: float) -> str:
        """Its words without the spaces between styles, with a line break wherever a line ends: for its height."""
        lines: dict[int, str] = {}
        for spot in self._spots(language, number, font, room):
            lines[spot.line] = lines.get(spot.line, "") + spot.text
        return "\n".join(lines.values())

    @Slot(str, int, QFont, float, result="QStringList")
    def words(self, language: str, number: int, font: QFont, room: float) -> list[str]:
        """The words of one style on one line each, in a place `room` px wide."""
        way = way_of("".join(run.text for run in self._runs(language, number)))
        return [marked(spot.text, way) for spot in self._spots(language, number, font, room)]

    @Slot(str, int, QFont, float, result="QList<int>")
    def places(self, language: str, number: int, font: QFont, room: float) -> list[int]:
        """For each of these, four numbers: px from the left, its line, 1 if bold, 1 if italic."""
        return [
            value
            for spot in self._spots(language, number, font, room)
            for value in (round(spot.x), spot.line, int(spot.is_bold), int(spot.is_italic))
        ]

    @Slot(str, int, QFont, float, int, int, result="QList<int>")
    def readPlaces(self, language: str, number: int, font: QFont, room: float, first: int, last: int) -> list[int]:
        """Where these visible letters stand: for each spot px from the left, its line, and px of width."""
        found: list[int] = []
        before = 0
        for spot in self._spots(language, number, font, room):
            letters = visible(spot.text)
            begin, end = max(first - before, 0), min(last - before, letters)
            before += letters
            if begin < end:
                share = spot.width / letters
                found += [round(spot.x + begin * share), spot.line, round((end - begin) * share)]
        return found


def _cut(text: str, block: Block) -> Iterator[Run]:
    """The runs of a block in a text that may have a mark of direction before it; binding adds no letter."""
    start, end = 0, len(text) - len(block.text)
    for run in block.runs:
        end += len(run.text)
        yield replace(run, text=text[start:end])
        start = end
