"""Texts that do not fit on their card, so that visitors have to scroll.

Only Qt can tell, so another process lays out the texts that might not fit. Most decks have few of them, and where Qt
does not work everything else is checked all the same.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import hypot
from pathlib import Path

from kiosk.check.layout import Text, UnmeasuredError, measured
from kiosk.check.screens import SHAPES, Screen
from kiosk.deck.advice import dotted
from kiosk.deck.forms import CARDS, COVER, FACT
from kiosk.deck.load import DeckFiles
from kiosk.deck.model import Deck
from kiosk.deck.page import Page
from kiosk.problems import Problem, Rule
from kiosk.text.unspaced import dense_in
from kiosk.yamlfiles import Way

_LARGEST_SMALL = 3.6  # hundredths of a screen's short side: Theme.smallestText
# Letters of a text that surely fit, if they were one such hundredth high; those of a headline and the like count more.
# Measured with Kyrgyz texts: at 2 hundredths, 1000 letters begin to be too many, and at 3.6 hundredths 400.
_ROOM = 3900
_HEADLINE, _FIGURE, _PARAGRAPH = 2.5, 1300, 67


def problems(
    files: DeckFiles,
    deck: Deck,
    screen: Screen,
    beat: Callable[[], object] = lambda: None,
    kept: Path | None = None,
) -> Iterator[Problem]:
    """The texts of `deck`, which was made from `files`, that do not fit on `screen` in one of the shapes."""
    texts = doubtful(deck, screen)
    if not texts:
        return
    try:
        found = measured(deck, screen, texts, beat, kept)
    except UnmeasuredError as error:
        yield unchecked(files, error)
        return
    yield from misfits(files, deck, screen, found)


def unchecked(files: DeckFiles, error: UnmeasuredError) -> Problem:
    """That nobody knows whether texts fit."""
    message = f"whether all texts fit was not checked: {error}"
    return Problem(files.folder / "deck.yaml", 1, 1, message, Rule.FIT_UNCHECKED)


def misfits(files: DeckFiles, deck: Deck, screen: Screen, found: Mapping[Text, Sequence[str]]) -> Iterator[Problem]:
    """The texts that do not fit, each with the shapes of screens."""
    for (number, language), shapes in found.items():
        way = _body(files, deck.pages[number])
        where = " and ".join(shapes)
        message = (
            f"`{dotted(way)}` is more than fits on a screen of {screen.diagonal_in:g} inches ({where}), so visitors "
            "have to scroll it; shorten it, or make two cards of it"
        )
        yield files.written[language].problem(way, message, Rule.TEXT_OVERFLOW)


def doubtful(deck: Deck, screen: Screen) -> list[Text]:
    """The texts that might not fit. A text that stands in for a missing one is judged in its own language."""
    shorts = (25.4 * screen.diagonal_in * min(shape) / hypot(*shape) for shape in SHAPES.values())  # mm
    legible = 100 * max(0.0122 * screen.distance_mm, 4.8) / 0.7 / min(shorts)  # Theme.legible
    height = min(1.05 * legible, _LARGEST_SMALL)
    pages = list(enumerate(deck.pages))
    return [
        (number, language)
        for number, page in pages
        for language, text in page.texts.items()
        if not text.fallback and _letters(page, language, height) * height**2 > _ROOM
    ]


def _letters(page: Page, language: str, height: float) -> float:
    """How many letters of a text take as much room as a page's words. `height` is that of its letters."""
    if page.links:
        return float("inf")  # the code takes its own room
    text = page.texts[language]
    letters = sum(len(part) + dense_in(part) for part in (*text.body, page.content.said(language)))
    head = _HEADLINE * (len(text.headline) + dense_in(text.headline))
    lines = sum(part.count("\n") + 1 for part in text.body)
    return letters + head + _PARAGRAPH * max(0, lines - 1) + (_FIGURE / height**2 if page.figure else 0)


def _body(files: DeckFiles, page: Page) -> Way:
    """Where a page's body is in a text file."""
    if page.id == COVER.kind.name:
        return (COVER.body,)
    return "cards", page.id, CARDS.get(files.kinds.get(page.id, ""), FACT).body
