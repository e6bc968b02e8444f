"""The deck as the kiosk uses it: complete in every language, with nothing left to look up or replace."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kiosk.deck.look import Look
from kiosk.deck.page import Page
from kiosk.text.direction import is_right_to_left

FONT_FORMATS = (".ttf", ".otf")  # file name endings
Words = Mapping[str, str]  # the interface's words, by the names in deck/form.py


@dataclass(frozen=True)
class Language:
    """A language and its own name."""

    code: str
    name: str

    @property
    def is_right_to_left(self) -> bool:
        """Whether it is written from right to left."""
        return is_right_to_left(self.code, self.name)


@dataclass(frozen=True)
class Font:
    """A font that the deck brings: for `languages` before all others, or for all if there are none."""

    file: Path
    languages: tuple[str, ...]


@dataclass(frozen=True)
class Section:
    """Cards that belong together, from page `first` on to the next section's. `title` is by language."""

    first: int
    title: Mapping[str, str]


@dataclass(frozen=True)
class Deck:
    """A deck. `pages` holds the cover, then the cards in order."""

    folder: Path
    version: str  # the editors' own number; "" if there is none
    languages: tuple[Language, ...]
    default_language: str
    attract_languages: tuple[str, ...]  # the codes that the attract loop speaks
    fonts: tuple[Font, ...]
    look: Look
    pages: tuple[Page, ...]
    section: Mapping[str, str]  # the line above every card's headline; empty if there are sections
    sections: tuple[Section, ...]  # empty, or every card is in one
    words: Mapping[str, Words]
    operator_words: Mapping[str, Words]  # the operator's words, as far as the deck has them

    def files(self) -> tuple[Path, ...]:
        """Every file of the deck, relative to its folder."""
        texts = (Path("texts") / f"{language.code}.yaml" for language in self.languages)
        shown = (file for page in self.pages for file in page.files())
        fonts = (font.file for font in self.fonts)
        named = {file.relative_to(self.folder) for file in (*self.look.files(), *shown, *fonts)}
        return (Path("deck.yaml"), *texts, *sorted(named))

    def put(self, say: Callable[[str], str]) -> "Deck":
        """The deck with `say` applied to every text that a visitor or the operator may see."""

        def each(said: Words) -> Words:
            return {name: say(text) for name, text in said.items()}

        return replace(
            self,
            languages=tuple(replace(language, name=say(language.name)) for language in self.languages),
            pages=tuple(page.put(say) for page in self.pages),
            section=each(self.section),
            sections=tuple(replace(section, title=each(section.title)) for section in self.sections),
            words={code: each(said) for code, said in self.words.items()},
            operator_words={code: each(said) for code, said in self.operator_words.items()},
        )

    def speaks_in_loop(self, language: str) -> bool:
        """Whether there are slides in this language."""
        return language in (self.default_language, *self.attract_languages)

    def section_of(self, number: int) -> Mapping[str, str]:
        """The line above the headline of a card, by language; `number` counts the pages from 0."""
        return next((part.title for part in reversed(self.sections) if part.first <= number), self.section)

    def written(self) -> str:
        """All texts that a visitor or the operator may see, in no order."""
        texts: list[str] = []

        def note(text: str) -> str:
            texts.append(text)
            return text

        self.put(note)
        return "".join(texts)
