"""The deck as the kiosk uses it: complete in every language, nothing left to look up or to fall back to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
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

    def put(self, say: Callable[[str], str]) -> "PageText":
        """These words put as `say` does."""
        return PageText(say(self.headline), tuple(map(say, self.body)), say(self.description), say(self.fallback))


@dataclass(frozen=True)
class Illustration:
    """A page's picture."""

    file: Path
    has_quiet_side: bool  # drawn for the kiosk, with room for words on its left
    focus: tuple[float, float] = (0.5, 0.5)  # of any other picture: what is kept in sight, in parts of its sides
    credit: str = ""
    folder: Path | None = None  # the deck's, out of which no link leads


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

    def put(self, say: Callable[[str], str]) -> "Page":
        """The page with its words put as `say` does."""
        return replace(
            self,
            illustration=replace(self.illustration, credit=say(self.illustration.credit)),
            figure=say(self.figure),
            texts={code: text.put(say) for code, text in self.texts.items()},
        )

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

    def files(self) -> tuple[Path, ...]:
        """Every file that the deck is made of, counted from its folder."""
        texts = (Path("texts") / f"{language.code}.yaml" for language in self.languages)
        pictures = {page.illustration.file.relative_to(self.folder) for page in self.pages}
        return (Path("deck.yaml"), *texts, *sorted(pictures))

    def put(self, say: Callable[[str], str]) -> "Deck":
        """The deck with every text that a visitor or the host may see put as `say` does."""

        def each(said: Words) -> Words:
            return {name: say(text) for name, text in said.items()}

        return replace(
            self,
            languages=tuple(replace(language, name=say(language.name)) for language in self.languages),
            pages=tuple(page.put(say) for page in self.pages),
            section=each(self.section),
            words={code: each(said) for code, said in self.words.items()},
            operator_words={code: each(said) for code, said in self.operator_words.items()},
        )

    def written(self) -> str:
        """Every text a visitor or the host may see, in no order."""
        texts: list[str] = []

        def note(text: str) -> str:
            texts.append(text)
            return text

        self.put(note)
        return "".join(texts)
