"""A page for QML: the cover or a card. Everything is constant."""

from collections.abc import Mapping

from PySide6.QtCore import Property, QObject, QUrl, Slot
from PySide6.QtGui import QFont
from PySide6.QtQml import QmlElement

from kiosk import paths
from kiosk.bridge.contents import TYPES, PageContent
from kiosk.bridge.first_words import openings
from kiosk.bridge.link import PageLink
from kiosk.bridge.prose import PageProse
from kiosk.bridge.read_mark import ReadMark
from kiosk.deck import page
from kiosk.deck.kinds import BY_NAME
from kiosk.qt.illustrations import Illustrations
from kiosk.qt.painting import Order
from kiosk.qt.text_lines import headline_lines, paragraph_lines
from kiosk.text.direction import directed
from kiosk.text.line_breaks import faults
from kiosk.text.no_break import bind, bind_paragraph

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


def card_of(kind: str) -> QUrl:
    """The QML file for a kind of card."""
    return QUrl.fromLocalFile(paths.CARDS / f"{BY_NAME[kind].title}Card.qml")


@QmlElement
class Page(QObject):
    """The cover or a card. Colours are `#RRGGBB`; words are requested by language code."""

    def __init__(
        self,
        page: page.Page,
        number: int,
        illustrations: Illustrations,
        ways: Mapping[str, bool],
        mark: ReadMark,
        parent: QObject,
    ) -> None:
        """`ways`: for each language, whether it is written from right to left. `mark`: the whole deck's."""
        super().__init__(parent)
        self._page = page
        self._number = number
        self._ways = ways
        self.illustrations = illustrations
        self._content = TYPES[page.kind](page.content, self._spoken, self._set, self)
        self._prose = PageProse(page, self.paragraphs, ways, self)
        self._link = PageLink(page, self) if page.links else None
        self._mark = mark

    def order(self, size: tuple[int, int], ratio: float, layered: bool, moving: bool) -> Order | None:
        """What to paint for a place of `size` pixels, where `ratio` pixels make one px; None if it has no picture."""
        picture = self._page.illustration
        return Order(picture, self._page.ground, size, layered, ratio, moving) if picture else None

    def is_in(self, order: Order) -> bool:
        """Whether it is this page's picture that is ordered."""
        return (order.illustration, order.ground) == (self._page.illustration, self._page.ground)

    @Property(str, constant=True)
    def name(self) -> str:
        return self._page.id

    @Property(int, constant=True)
    def number(self) -> int:
        """0 for the cover; cards count from 1."""
        return self._number

    @Property(QUrl, constant=True)
    def card(self) -> QUrl:
        """The QML file for its kind of card."""
        return card_of(self._page.kind)

    @Property(QObject, constant=True)
    def content(self) -> PageContent:
        """What its kind adds, such as a CoverContent or a FactContent."""
        return self._content

    @Property(str, constant=True)
    def figure(self) -> str:
        return self._page.figure

    @Property(str, constant=True)
    def onPaper(self) -> str:
        return self._page.on_paper

    @Property(str, constant=True)
    def patch(self) -> str:
        """The ground of its tile's words."""
        return self._page.patch

    @Property(str, constant=True)
    def onPatch(self) -> str:
        return self._page.on_patch

    @Property(str, constant=True)
    def ground(self) -> str:
        return self._page.ground

    @Property(str, constant=True)
    def onGround(self) -> str:
        return self._page.on_ground

    @Property(bool, constant=True)
    def hasPicture(self) -> bool:
        """Whether it has an illustration; if not, its words have all the room."""
        return self._page.illustration is not None

    @Property(bool, constant=True)
    def hasQuietSide(self) -> bool:
        """Whether there is room for words on the left of its illustration."""
        return self._page.illustration is not None and self._page.illustration.has_quiet_side

    @Property(str, constant=True)
    def credit(self) -> str:
        """The illustration's credit, if one is to be shown."""
        return self._page.illustration.credit if self._page.illustration else ""

    @Slot(str, result=str)
    def headline(self, language: str) -> str:
        return self._set(bind(self._page.texts[language].headline, self._spoken(language)), language)

    @Slot(str, result=str)
    def figureUnit(self, language: str) -> str:
        """What the figure counts; may be empty."""
        return self._set(bind(self._page.texts[language].figure_unit), language)

    @Slot(str, QFont, float, bool, result=str)
    def headlineLines(self, language: str, font: QFont, room: float, parted: bool) -> str:
        """The headline with line breaks for a width of `room` px. `parted`: also within what belongs together."""
        return headline_lines(self.headline(language), font, room, parted=parted)

    @Slot(str, result=int)
    def faults(self, lines: str) -> int:
        """How bad the line breaks of a headline are. 0: none splits a name or leaves a short word hanging or alone."""
        return faults(lines.split("\n"))

    @Slot(str, result="QStringList")
    def paragraphs(self, language: str) -> list[str]:
        return [
            self._set(bind_paragraph(paragraph, self._spoken(language)), language)
            for paragraph in self._page.texts[language].body
        ]

    @Slot(str, result="QStringList")
    def openings(self, language: str) -> list[str]:
        """What its slide may say, shortest first: the sentence written for it, or the beginning of its text."""
        text = self._page.texts[language]
        said = bind_paragraph(text.opening or "".join(text.body[:1]), self._spoken(language))
        return openings(self._set(said, language))

    @Slot(str, QFont, float, result=str)
    def lines(self, text: str, font: QFont, room: float) -> str:
        """A text to read with line breaks for a width of `room` px."""
        return paragraph_lines(text, font, room)

    @Slot(str, result=str)
    def description(self, language: str) -> str:
        """What the illustration shows."""
        return self._page.texts[language].description

    @Property(PageProse, constant=True)
    def prose(self) -> PageProse:
        """The styles of its paragraphs."""
        return self._prose

    @Property(ReadMark, constant=True)
    def mark(self) -> ReadMark:
        """The sentence that is read aloud, if it is this page's."""
        return self._mark

    @Property(PageLink, constant=True)
    def link(self) -> PageLink | None:
        """Where to read on; null if it does not say."""
        return self._link

    @Slot(str, result=str)
    def fallback(self, language: str) -> str:
        """The name of the language that the words are really in, if it is not `language`; else empty."""
        return self._page.texts[language].fallback

    def _set(self, text: str, language: str) -> str:
        return directed(text, right_to_left=self._ways[language])

    def _spoken(self, language: str) -> str:
        """The language that its words are in; empty if unknown."""
        return "" if self._page.texts[language].fallback else language
