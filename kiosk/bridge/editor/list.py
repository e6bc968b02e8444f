"""Languages, sections and fonts of the deck that is edited, for QML: lists of names that are changed alike."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.authoring.folder import DeckFolder
from kiosk.bridge.editor.actions import Try
from kiosk.bridge.editor.history import History
from kiosk.editor import fonts, languages, sections

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class Order:
    """What a list is of, and how it changes. Each change may raise CannotEditError."""

    names: Callable[[DeckFolder], Sequence[str]]
    add: Callable[[DeckFolder, str], DeckFolder]
    remove: Callable[[DeckFolder, int], DeckFolder]
    move: Callable[[DeckFolder, int, int], DeckFolder]
    least: int = 0  # so many stay


LANGUAGES = Order(DeckFolder.languages, languages.add, languages.remove, languages.move, least=1)
SECTIONS = Order(sections.titles, sections.add, sections.remove, sections.move)
FONTS = Order(fonts.names, fonts.add, fonts.remove, fonts.move)


@QmlElement
class EditorList(QObject):
    """Things of the deck by their names, counted from 0."""

    changed = Signal()

    def __init__(self, history: History, try_: Try, order: Order, parent: QObject) -> None:
        super().__init__(parent)
        self._history = history
        self._try = try_
        self._order = order

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]  # Qt's own name, for qmllint
    def names(self) -> list[str]:
        return list(self._order.names(self._history.deck))

    @Property(int, constant=True)
    def least(self) -> int:
        """How many there must be."""
        return self._order.least

    @Slot(str)
    def add(self, name: str) -> None:
        """Another one, as the last. One that is there already changes nothing."""
        if name.strip():
            self._try(lambda: self._order.add(self._history.deck, name.strip()), None)

    @Slot(int)
    def remove(self, at: int) -> None:
        """Take one out, if enough are left."""
        if self._order.least < len(self._order.names(self._history.deck)):
            self._try(lambda: self._order.remove(self._history.deck, at), None)

    @Slot(int, int)
    def move(self, at: int, to: int) -> None:
        """Give one another place."""
        if 0 <= to < len(self._order.names(self._history.deck)):
            self._try(lambda: self._order.move(self._history.deck, at, to), None)
