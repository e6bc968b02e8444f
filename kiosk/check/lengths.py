"""Texts that are too long for somebody who stands before a screen."""

from collections.abc import Iterator, Sequence
from textwrap import shorten

from kiosk.check.page_texts import page_texts
from kiosk.deck.advice import dotted
from kiosk.deck.load import DeckFiles
from kiosk.deck.prose import Block
from kiosk.problems import Problem, Rule
from kiosk.text.sentences import spans
from kiosk.text.unspaced import words_in

MOST_WORDS, TOO_MANY_WORDS = 70, 100  # of a body: read in half a minute, and in three quarters of one
LONGEST_SENTENCE = 25  # words
_BEGINNING = 50  # letters in a message


def problems(files: DeckFiles) -> Iterator[Problem]:
    for text in page_texts(files):
        if text.key == "description":
            continue  # it is heard, not read
        name = f"`{dotted(text.way)}`"
        words = sum(words_in(block.text) for block in text.blocks)
        if text.is_body and words > TOO_MANY_WORDS:
            message = f"{name} has {words} words, of {TOO_MANY_WORDS} at most; shorten it, or make two cards of it"
            yield text.problem(message, Rule.TEXT_TOO_LONG)
        elif text.is_body and words > MOST_WORDS:
            message = f"{name} has {words} words; few people read more than {MOST_WORDS} at a screen: shorten it"
            yield text.problem(message, Rule.TEXT_LONG)
        long = [(count, said) for said in sentences(text.blocks) if (count := words_in(said)) > LONGEST_SENTENCE]
        if long:
            count, said = max(long)
            more = f", and {len(long) - 1} more like it" if len(long) > 1 else ""
            message = (
                f"{name} has a sentence of {count} words ({beginning(said)}){more}; "
                f"up to {LONGEST_SENTENCE} are easy to read: make two of it"
            )
            yield text.problem(message, Rule.SENTENCE_LONG)


def sentences(blocks: Sequence[Block]) -> Iterator[str]:
    """The sentences of a text. A list's items are one each, and so is each line."""
    return (block.text[begin:end] for block in blocks for begin, end in spans(block.text))


def beginning(text: str) -> str:
    """By which an editor finds a sentence: words, or letters where no space is near."""
    some = shorten(text, _BEGINNING, placeholder="…")
    return some if len(some) > 1 else f"{text[:_BEGINNING]}…"
