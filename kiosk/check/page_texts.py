"""The texts of a deck's pages, each with its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from kiosk.deck.forms import CARDS, COVER, FACT, Form
from kiosk.deck.load import DeckFiles
from kiosk.deck.markdown import blocks
from kiosk.deck.prose import Block
from kiosk.deck.text_cleaning import prose
from kiosk.problems import Problem, Rule
from kiosk.yamlfiles import Document, Way


@dataclass(frozen=True)
class PageText:
    """A text that a page has under `key`, in one language, as it is written at `way` in its file."""

    document: Document
    language: str
    page: str  # a card's id, or `cover`
    form: Form
    key: str
    way: Way
    written: str

    @property
    def is_body(self) -> bool:
        """Whether this is the page's body, or a part of it."""
        return self.key == self.form.body

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """What is read of it, without marks."""
        return blocks(str(prose(self.written)))

    def problem(self, message: str, rule: Rule) -> Problem:
        return self.document.problem(self.way, message, rule)


def page_texts(files: DeckFiles) -> Iterator[PageText]:
    """Every text of the deck's pages, in all files that could be read."""
    for language, document in files.written.items():
        for way, written in document.texts():
            if way[0] == "cards" and len(way) > 2:
                page, form, key = str(way[1]), CARDS.get(files.kinds.get(str(way[1]), ""), FACT), str(way[2])
            elif way[0] in COVER.words.model_fields:
                page, form, key = COVER.kind.name, COVER, str(way[0])
            else:
                continue
            yield PageText(document, language, page, form, key, way, written)
