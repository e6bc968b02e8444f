"""A deck that plays in a preview, for QML."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.bridge.deck import Deck
from kiosk.bridge.look import Look
from kiosk.bridge.session import Session

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Played(QObject):
    """All that the kiosk's own QML needs to show a deck. Its parts are its children: they end with it."""

    partsChanged = Signal()

    def __init__(self, session: Session, deck: Deck, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._deck, self._look = session, deck, look
        for part in (session, deck, look):
            part.setParent(self)

    def become(self, deck: Deck, look: Look) -> None:
        """Show the same pages with other words, in place."""
        past = self._deck, self._look
        for part in (deck, look):
            part.setParent(self)
        self._deck, self._look = deck, look
        self.partsChanged.emit()
        for part in past:
            part.deleteLater()

    @Property(Session, constant=True)
    def session(self) -> Session:
        return self._session

    @Property(Deck, notify=partsChanged)
    def deck(self) -> Deck:
        return self._deck

    @Property(Look, notify=partsChanged)
    def look(self) -> Look:
        return self._look
