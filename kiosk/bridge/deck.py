"""The deck for QML. Everything is constant: a changed deck is a new Deck."""

from collections.abc import Sequence
from heapq import nlargest

from PySide6.QtCore import Property, QObject, QRectF, QSizeF, Slot
from PySide6.QtQml import QmlElement

from kiosk.bridge.language import DeckLanguage
from kiosk.bridge.lists import ListProperty
from kiosk.bridge.page import Page, card_of
from kiosk.bridge.read_mark import ReadMark
from kiosk.bridge.sections import Sections
from kiosk.deck import model
from kiosk.operator.words import fill
from kiosk.pictures.crop import drawn, quiet
from kiosk.qt.fonts import family_of
from kiosk.qt.illustrations import Illustrations
from kiosk.text.direction import directed, isolated
from kiosk.text.no_break import bind, bind_phrase

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

_MEASURED = 60  # headlines, of however many: each costs a millisecond


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
        self._languages = [
            DeckLanguage(language, family_of(deck, language.code, "text"), self) for language in deck.languages
        ]
        self._ways = {language.code: language.is_right_to_left for language in deck.languages}
        self._sections = Sections(deck, self._ways, self)
        self.mark = ReadMark(self)  # of the sentence that is read aloud, on whichever page

    @Property(int, constant=True)
    def count(self) -> int:
        """How many pages it has: the cover and the cards."""
        return len(self._deck.pages)

    @Slot(int, result=Page)
    def page(self, number: int) -> Page:
        """A page; 0 is the cover."""
        if number not in self._pages:
            self._pages[number] = Page(
                self._deck.pages[number], number, self._illustrations, self._ways, self.mark, self
            )
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

    @Slot(str, str, result=str)
    def family(self, language: str, use: str) -> str:
        """The font family of its `headings` in a language, of its `text`, or, for "", of what it does not style."""
        return family_of(self._deck, language, use)

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
