"""A deck's sections, for QML."""

from collections.abc import Mapping

from PySide6.QtCore import Property, QObject, Slot
from PySide6.QtQml import QmlElement

from kiosk.deck import model
from kiosk.text.direction import directed

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Sections(QObject):
    """The sections that a deck's cards are in, counted from 0. A deck without any is one section without a heading."""

    def __init__(self, deck: model.Deck, ways: Mapping[str, bool], parent: QObject) -> None:
        """`ways`: for each language, whether it is written from right to left."""
        super().__init__(parent)
        self._deck = deck
        self._sections = deck.sections
        self._ways = ways

    @Property(int, constant=True)
    def count(self) -> int:
        return max(1, len(self._sections))

    @Slot(int, result=int)
    def first(self, section: int) -> int:
        """The first page of a section."""
        return self._sections[section].first if self._sections else 1

    @Slot(int, str, result=str)
    def title(self, section: int, language: str) -> str:
        """A section's heading."""
        return self.above(self.first(section), language)

    @Slot(int, str, result=str)
    def above(self, number: int, language: str) -> str:
        """The line above the headline of the page with this number."""
        return directed(self._deck.section_of(number)[language], right_to_left=self._ways[language])
