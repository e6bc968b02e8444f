"""One of a deck's languages, for QML."""

from PySide6.QtCore import Property, QObject
from PySide6.QtQml import QmlElement

from kiosk.deck import model

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class DeckLanguage(QObject):
    """One of a deck's languages. `Language` alone is the name of a PySide enum."""

    def __init__(self, language: model.Language, family: str, parent: QObject) -> None:
        super().__init__(parent)
        self._language = language
        self._family = family

    @Property(str, constant=True)
    def code(self) -> str:
        return self._language.code

    @Property(str, constant=True)
    def name(self) -> str:
        """What its speakers call it."""
        return self._language.name

    @Property(str, constant=True)
    def family(self) -> str:
        """The font family of its own words."""
        return self._family
