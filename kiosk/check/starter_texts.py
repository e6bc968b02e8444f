"""Texts of a new deck that nobody has replaced yet, once somebody has begun to."""

from collections.abc import Iterator
from functools import cache

from kiosk import paths
from kiosk.check.page_texts import PageText, page_texts
from kiosk.deck.advice import dotted
from kiosk.deck.load import DeckFiles
from kiosk.problems import Problem, Rule
from kiosk.yamlfiles import read


def problems(files: DeckFiles) -> Iterator[Problem]:
    """Nothing for a deck as `kiosk new` wrote it: it is an example, and right as one."""
    for text in [] if is_untouched(files) else _left(files):
        message = f"`{dotted(text.way)}` is still the text that `kiosk new` wrote; write your own"
        yield text.problem(message, Rule.STARTER_TEXT)


def is_untouched(files: DeckFiles) -> bool:
    """Whether all texts are still those that `kiosk new` wrote."""
    return len(_left(files)) == len(_read_first(files))


def _read_first(files: DeckFiles) -> list[PageText]:
    return [text for text in page_texts(files) if text.is_body or text.key == text.form.headline]


def _left(files: DeckFiles) -> list[PageText]:
    return [text for text in _read_first(files) if is_starter(text.written)]


def is_starter(text: str) -> bool:
    """Whether a text is one that `kiosk new` writes."""
    words, more = _starter()
    plain = " ".join(text.split())
    return plain in words or plain.rpartition(" (")[0] in more


@cache
def _starter() -> tuple[frozenset[str], frozenset[str]]:
    """The headlines and texts of a new deck, in all languages; and how those of its further cards begin."""
    words, more = set[str](), set[str]()
    for file in paths.STARTER.glob("*.yaml"):
        document = read(file)
        for way, text in document.texts():
            if way[-1] in {"title", "section", "introduction", "headline", "body"}:
                words.add(" ".join(text.split()))
            elif way == ("more",):
                more.add(text)
    return frozenset(words), frozenset(more)
