"""A page's words as they are read aloud: sentence by sentence, each with its place on the page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from unicodedata import category

from kiosk.deck.narration import Narration, spread
from kiosk.deck.page import Page
from kiosk.text.sentences import spans

FIGURE, HEADLINE = -2, -1  # blocks before the paragraphs, which count from 0
_UNSEEN = {"Cf", "Zs", "Cc"}  # letters that setting a text adds, or replaces by one another


@dataclass(frozen=True)
class Sentence:
    """What is read in one breath. `first` and `last` count the visible letters of its block; the last is left out."""

    said: str
    block: int
    first: int
    last: int


def sentences(page: Page, language: str) -> tuple[Sentence, ...]:
    """All that is read of a page: its figure, its headline and its text."""
    text = page.texts[language]
    figure = f"{page.figure} {text.figure_unit}".strip()
    blocks = [(FIGURE, figure), (HEADLINE, text.headline), *enumerate(text.body)]
    return tuple(sentence for number, said in blocks for sentence in _of(number, said))


def _of(block: int, text: str) -> Iterator[Sentence]:
    for begin, end in spans(text) if block >= 0 else [(0, len(text))] if text else []:
        yield Sentence(" ".join(text[begin:end].split()), block, visible(text[:begin]), visible(text[:end]))


def visible(text: str) -> int:
    """How many of a text's letters are visible."""
    return sum(map(is_visible, text))


def is_visible(letter: str) -> bool:
    """Whether a letter is more than a space or a sign that nobody sees."""
    return category(letter) not in _UNSEEN


def digest(said: Sequence[Sentence]) -> str:
    """What these words are known by."""
    return sha256("\n".join(sentence.said for sentence in said).encode()).hexdigest()[:12]


def starts(narration: Narration, said: Sequence[Sentence]) -> tuple[int, ...]:
    """When each sentence begins in a recording, in ms. Of one that does not tell it is taken from their lengths."""
    if len(narration.starts) == len(said):
        return narration.starts
    return spread([len(sentence.said) for sentence in said], narration.ms)
