"""The deck as the kiosk uses it: complete in every language, nothing left to look up or to fall back to."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.deck.files import InterfaceWords

Words = Mapping[str, str]  # the interface's words by the names of InterfaceWords
WORD_NAMES = tuple(InterfaceWords.model_fields)


@dataclass(frozen=True)
class Language:
    """A language by its own name."""

    code: str
    name: str


@dataclass(frozen=True)
class PageText:
    """A page's words for one language. `fallback` is the name of the language they are in, if it is another one."""

    headline: str
    body: tuple[str, ...]  # paragraphs
    description: str  # what the illustration shows
    fallback: str = ""


@dataclass(frozen=True)
class Illustration:
    """A page's picture."""

    file: Path
    has_quiet_side: bool  # drawn for the kiosk, with room for words on its left
    focus: tuple[float, float] = (0.5, 0.5)  # of any other picture: what is kept in sight, in parts of its sides
    credit: str = ""


@dataclass(frozen=True)
class Page:
    """The cover or a card. Colours are `#RRGGBB`."""

    id: str
    illustration: Illustration
    figure: str
    dwell_ms: int | None
    accent: str
    on_paper: str  # the colour that carries the accent in text on paper
    on_accent: str  # text on a ground of the accent
    ground: str  # the illustration's flat quiet side
    on_ground: str  # text on it
    texts: Mapping[str, PageText]

    def words(self) -> int:
        """How many words there are to read on the page, in its longest language."""
        return max(len(" ".join((self.figure, text.headline, *text.body)).split()) for text in self.texts.values())


@dataclass(frozen=True)
class Deck:
    """A deck. `pages` holds the cover, then the cards in order."""

    folder: Path
    version: str  # the editors' own; "" if they count none
    languages: tuple[Language, ...]
    default_language: str
    colours: Mapping[str, str]
    pages: tuple[Page, ...]
    section: Mapping[str, str]
    words: Mapping[str, Words]
    operator_words: Mapping[str, Words]  # some or none, for the host

    def written(self) -> str:
        """Every text a visitor or the host may see, in no order."""
        texts = [text for page in self.pages for text in page.texts.values()]
        parts = [part for text in texts for part in (text.headline, *text.body, text.fallback)]
        words = [word for said in (*self.words.values(), *self.operator_words.values()) for word in said.values()]
        figures = [part for page in self.pages for part in (page.figure, page.illustration.credit)]
        names = [language.name for language in self.languages]
        return "".join((*parts, *words, *figures, *names, *self.section.values()))
