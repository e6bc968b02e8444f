"""The editor's cards for QML: what is there, and what can be done with it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Property, QObject, Slot
from PySide6.QtQml import QmlElement

from kiosk.authoring.folder import DeckFolder
from kiosk.bridge.editor.history import History, Spot
from kiosk.bridge.lists import ValueList
from kiosk.deck.kinds import KINDS
from kiosk.editor import cards, pages
from kiosk.editor.overview import Row

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

Try = Callable[[Callable[[], DeckFolder], Spot | None], None]  # a change, and where it is to be seen; None: here


@QmlElement
class EditorCards(QObject):
    """The cover and the cards. Pages are counted from 0, which is the cover."""

    def __init__(self, history: History, try_: Try, parent: QObject) -> None:
        super().__init__(parent)
        self._history = history
        self._try = try_
        self._rows = ValueList(Row, self)

    def show(self, rows: Sequence[Row]) -> None:
        """List these."""
        self._rows.follow(rows)

    @Property(QObject, constant=True)  # qmllint knows no item models
    def rows(self) -> ValueList:
        """All pages: see Row in kiosk/editor/overview.py."""
        return self._rows

    @Property("QStringList", constant=True)  # type: ignore[arg-type]  # Qt's own name, for qmllint
    def kinds(self) -> list[str]:
        """The kinds of card that there are."""
        return [kind.name for kind in KINDS if kind.name != "cover"]

    @Slot(int, str, str)
    def add(self, page: int, kind: str, headline: str) -> None:
        """A new card behind this page, with a headline to begin with in the first language."""
        self._try(lambda: cards.add(self._deck, page, kind, headline), Spot(pages.PAGE, page + 1))

    @Slot(int)
    def double(self, page: int) -> None:
        """A second card like this one."""
        if page:
            self._try(lambda: cards.double(self._deck, page - 1), Spot(pages.PAGE, page + 1))

    @Slot(int)
    def remove(self, page: int) -> None:
        """Take a card out. The last one stays: a deck has one at least."""
        count = len(cards.entries(self._deck))
        if page and count > 1:
            self._try(lambda: cards.remove(self._deck, page - 1), Spot(pages.PAGE, min(page, count - 1)))

    @Slot(int, int)
    def move(self, page: int, to: int) -> None:
        """Give a card another place."""
        count = len(cards.entries(self._deck))
        if page and 1 <= to <= count and to != page:
            self._try(lambda: cards.move(self._deck, page - 1, to - 1), Spot(pages.PAGE, to))

    @Slot(int, str)
    def turnInto(self, page: int, kind: str) -> None:
        """Make a card one of another kind. Words that this kind does not have stay in the files."""
        if page and kind != pages.kind_of(self._deck, page):
            self._try(lambda: cards.turn_into(self._deck, page - 1, kind), Spot(pages.PAGE, page))

    @property
    def _deck(self) -> DeckFolder:
        return self._history.deck
