"""The deck for QML. Everything is constant: a changed deck is another Deck."""

from PySide6.QtCore import Property, QObject, QSizeF, Slot
from PySide6.QtQml import QmlElement

from kiosk.bridge.illustrations import Illustrations
from kiosk.bridge.painting import Order
from kiosk.crop import quiet
from kiosk.deck import model
from kiosk.typography import bind

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Page(QObject):
    """The cover or a card. Colours are `#RRGGBB`; words are asked for by language code."""

    def __init__(self, page: model.Page, number: int, illustrations: Illustrations, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._number = number
        self.illustrations = illustrations

    def order(self, size: tuple[int, int], ratio: float, layered: bool) -> Order:
        """What to paint for a place of `size` pixels, `ratio` of which make one px."""
        return Order(self._page.illustration, self._page.ground, size, layered, ratio)

    @Property(str, constant=True)
    def name(self) -> str:
        return self._page.id

    @Property(int, constant=True)
    def number(self) -> int:
        """0 for the cover, cards count from 1."""
        return self._number

    @Property(str, constant=True)
    def figure(self) -> str:
        return self._page.figure

    @Property(str, constant=True)
    def accent(self) -> str:
        return self._page.accent

    @Property(str, constant=True)
    def onPaper(self) -> str:
        return self._page.on_paper

    @Property(str, constant=True)
    def onAccent(self) -> str:
        return self._page.on_accent

    @Property(str, constant=True)
    def ground(self) -> str:
        return self._page.ground

    @Property(str, constant=True)
    def onGround(self) -> str:
        return self._page.on_ground

    @Property(bool, constant=True)
    def isLong(self) -> bool:
        """Whether its words are several paragraphs: a cover's introduction."""
        return any(len(text.body) > 1 for text in self._page.texts.values())

    @Property(bool, constant=True)
    def hasQuietSide(self) -> bool:
        """Whether words may stand on its illustration's left."""
        return self._page.illustration.has_quiet_side

    @Property(str, constant=True)
    def credit(self) -> str:
        """Whom the illustration is by, if that is to be shown."""
        return self._page.illustration.credit

    @Slot(str, result=str)
    def headline(self, language: str) -> str:
        return bind(self._page.texts[language].headline)

    @Slot(str, result="QStringList")
    def paragraphs(self, language: str) -> list[str]:
        return [bind(paragraph) for paragraph in self._page.texts[language].body]

    @Slot(str, result=str)
    def description(self, language: str) -> str:
        """What the illustration shows."""
        return self._page.texts[language].description

    @Slot(str, result=str)
    def fallback(self, language: str) -> str:
        """The name of the language the words are really in, when it is not `language`; else empty."""
        return self._page.texts[language].fallback


@QmlElement
class Deck(QObject):
    """The deck. `pages` holds the cover and the cards; `languages` maps with `code` and `name`."""

    def __init__(self, deck: model.Deck, illustrations: Illustrations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._deck = deck
        self._pages = [Page(page, number, illustrations, self) for number, page in enumerate(deck.pages)]
        self._languages = [{"code": language.code, "name": language.name} for language in deck.languages]

    @Property("QVariantList", constant=True)  # type: ignore[arg-type]  # Qt's own name, for qmllint
    def pages(self) -> list[Page]:
        return self._pages

    @Property("QVariantList", constant=True)  # type: ignore[arg-type]  # Qt's own name, for qmllint
    def languages(self) -> list[dict[str, str]]:
        return self._languages

    @Slot(str, result=str)
    def section(self, language: str) -> str:
        """The line above every card's headline."""
        return self._deck.section[language]

    @Slot(float, float, result=QSizeF)
    def quiet(self, width: float, height: float) -> QSizeF:
        """The corner, top left, that an illustration filling `width` x `height` px leaves for words."""
        return QSizeF(*quiet(width, height))

    @Slot(str, str, result=str)
    def say(self, word: str, language: str) -> str:
        """One of the interface's words; kiosk/deck/files.py names them."""
        return self._deck.words[language][word]
