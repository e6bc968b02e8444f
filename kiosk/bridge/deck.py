"""The deck for QML. Everything is constant: a changed deck is a new Deck."""

from collections.abc import Mapping, Sequence
from heapq import nlargest

from PySide6.QtCore import Property, QObject, QRectF, QSizeF, QUrl, Slot
from PySide6.QtGui import QFont
from PySide6.QtQml import QmlElement

from kiosk import paths
from kiosk.bridge.contents import TYPES, PageContent
from kiosk.bridge.first_words import openings
from kiosk.bridge.language import DeckLanguage
from kiosk.bridge.link import PageLink
from kiosk.bridge.lists import ListProperty
from kiosk.bridge.sections import Sections
from kiosk.deck import model, page
from kiosk.deck.kinds import BY_NAME
from kiosk.operator.words import fill
from kiosk.pictures.crop import drawn, quiet
from kiosk.qt.fonts import family_of
from kiosk.qt.illustrations import Illustrations
from kiosk.qt.painting import Order
from kiosk.qt.text_lines import headline_lines, paragraph_lines
from kiosk.text.direction import directed, isolated
from kiosk.text.line_breaks import bind, bind_paragraph, bind_phrase, faults

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

_MEASURED = 60  # headlines, of however many: each costs a millisecond


def card_of(kind: str) -> QUrl:
    """The QML file for a kind of card."""
    return QUrl.fromLocalFile(paths.CARDS / f"{BY_NAME[kind].title}Card.qml")


@QmlElement
class Page(QObject):
    """The cover or a card. Colours are `#RRGGBB`; words are requested by language code."""

    def __init__(
        self, page: page.Page, number: int, illustrations: Illustrations, ways: Mapping[str, bool], parent: QObject
    ) -> None:
        """`ways`: for each language, whether it is written from right to left."""
        super().__init__(parent)
        self._page = page
        self._number = number
        self._ways = ways
        self.illustrations = illustrations
        self._content = TYPES[page.kind](page.content, self._spoken, self._set, self)
        self._link = PageLink(page, self) if page.links else None

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

    @Slot(str, QFont, float, result=str)
    def headlineLines(self, language: str, font: QFont, room: float) -> str:
        """The headline with line breaks for a width of `room` px."""
        return headline_lines(self.headline(language), font, room)

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


@QmlElement
class Deck(QObject):
    """The deck."""

    def __init__(
        self,
        deck: model.Deck,
        illustrations: Illustrations,
        attract_languages: Sequence[str] = (),  # the codes that the attract loop speaks; () for all
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._deck = deck
        self._attract_languages = list(attract_languages) or [language.code for language in deck.languages]
        self._illustrations = illustrations
        self._pages: dict[int, Page] = {}  # those that were asked for: a deck may have a thousand
        self._languages = [DeckLanguage(language, self) for language in deck.languages]
        self._ways = {language.code: language.is_right_to_left for language in deck.languages}
        self._sections = Sections(deck, self._ways, self)

    @Property(int, constant=True)
    def count(self) -> int:
        """How many pages it has: the cover and the cards."""
        return len(self._deck.pages)

    @Slot(int, result=Page)
    def page(self, number: int) -> Page:
        """A page; 0 is the cover."""
        if number not in self._pages:
            self._pages[number] = Page(self._deck.pages[number], number, self._illustrations, self._ways, self)
        return self._pages[number]

    languages = ListProperty(DeckLanguage, "_languages", constant=True)

    @Property("QStringList", constant=True)  # type: ignore[arg-type]  # Qt's own name, for qmllint
    def cards(self) -> list[str]:
        """The URL of the QML file for each kind of card in the deck."""
        return [card_of(kind).toString() for kind in dict.fromkeys(page.kind for page in self._deck.pages)]

    @Property("QStringList", constant=True)  # type: ignore[arg-type]
    def attractLanguages(self) -> list[str]:
        """The codes of the languages that the attract loop speaks."""
        return self._attract_languages

    @Slot(str, result=bool)
    def mirrored(self, language: str) -> bool:
        """Whether a language is written from right to left, so that its screens are laid out that way."""
        return self._ways.get(language, False)

    @Slot(str, result=str)
    def family(self, language: str) -> str:
        """The font family of its texts in a language."""
        return family_of(self._deck, language)

    @Slot(result=str)
    def letters(self) -> str:
        """All letters and digits in the deck, for the self-test."""
        return " ".join(sorted({letter for letter in set(self._deck.written()) if letter.isalnum()}))

    @Property(Sections, constant=True)
    def sections(self) -> Sections:
        return self._sections

    @Slot(str, float, result="QList<int>")
    def tallest(self, language: str, letters: float) -> list[int]:
        """The cards to measure, at most 60: those whose headlines fill the most lines of about this many letters."""
        cards = enumerate(self._deck.pages[1:], start=1)
        headlines = {page.texts[language].headline: number for number, page in cards}
        most = nlargest(_MEASURED, headlines, lambda headline: _lines(headline, letters))
        return [headlines[headline] for headline in most]

    @Slot(int, str, result=str)
    def place(self, number: int, language: str) -> str:
        """The page's place among the cards, such as "3 of 9"; empty for the cover, and if there is only one card."""
        count = len(self._deck.pages) - 1
        said = fill(self._deck.words[language]["place"], {"number": number, "count": count})
        return directed(bind(said), right_to_left=self.mirrored(language)) if number and count > 1 else ""

    @Slot(float, float, result=QSizeF)
    def quiet(self, width: float, height: float) -> QSizeF:
        """The free corner for words, top left, in an illustration that fills `width` x `height` px."""
        return QSizeF(*quiet(width, height))

    @Slot(float, float, result=QRectF)
    def whole(self, width: float, height: float) -> QRectF:
        """Where the whole of an illustration with a quiet side lies if it fills `width` x `height` px."""
        place = drawn(width, height)
        return QRectF(place.x, place.y, place.width, place.height)

    @Slot(str, str, result=str)
    def say(self, word: str, language: str) -> str:
        """One of the interface's words; kiosk/deck/form.py names them."""
        return directed(self._deck.words[language][word], right_to_left=self.mirrored(language))

    @Slot(str, str, result=str)
    def untranslated(self, language: str, other: str) -> str:
        """The note on words that are in another language, of this name."""
        return f"{self.say('not_translated', language)} ({isolated(other) if self.mirrored(language) else other})"

    @Slot(str, result=str)
    def phrase(self, words: str) -> str:
        """Large words, with no line break where a line must not end."""
        return bind_phrase(words)

    @Slot(str, str, result=str)
    def label(self, word: str, language: str) -> str:
        """The label of the button for `word`."""
        return directed(self._deck.words[language][f"{word}_label"], right_to_left=self.mirrored(language))


def _lines(text: str, letters: float) -> float:
    """How many lines of this many letters a text fills without breaking words."""
    lines, room = 1, letters
    for word in text.split():
        if len(word) > room:
            lines, room = lines + 1, letters
        room -= len(word) + 1
    return lines - room / letters  # among equal numbers of lines, the fuller one counts more
