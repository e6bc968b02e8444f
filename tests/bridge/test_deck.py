"""What the deck gives QML besides its words."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from kiosk import bridge
from kiosk.bridge.prose import PageProse
from kiosk.deck import Deck
from kiosk.deck.markdown import blocks
from kiosk.deck.model import Font
from kiosk.qt.illustrations import Illustrations

Show = Callable[[Deck], bridge.Deck]


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Show]:  # noqa: ARG001 - Qt is there
    illustrations = Illustrations()
    yield lambda deck: bridge.Deck(deck, illustrations)
    illustrations.close()


@pytest.mark.parametrize(("language", "said"), [("ky", "3 / 9"), ("ru", "3 из 9"), ("en", "3 of 9")])
def test_a_cards_number_is_said_in_every_language(show: Show, nine_facts: Deck, language: str, said: str) -> None:
    assert show(nine_facts).place(3, language).replace("\u00a0", " ") == said
    assert show(nine_facts).place(0, language) == "", "the cover is no fact"


def test_the_only_card_has_no_number(show: Show, nine_facts: Deck) -> None:
    assert show(replace(nine_facts, pages=nine_facts.pages[:2])).place(1, "en") == ""


def test_marked_words_are_said_without_marks(show: Show, nine_facts: Deck) -> None:
    said = blocks("**A 7** is *a number*.\n\n9. nine\n10. ten\n\n> so\n> — he")
    body = tuple(block.text for block in said)
    texts = {code: replace(text, body=body, prose=said, opening="") for code, text in nine_facts.pages[1].texts.items()}
    pages = (nine_facts.pages[0], replace(nine_facts.pages[1], texts=texts))
    deck = show(replace(nine_facts, pages=pages))
    page = deck.page(1)
    prose = PageProse(pages[1], page.paragraphs, dict.fromkeys(texts, False), deck)
    assert page.openings("en")[-1].replace("\u00a0", " ") == "A 7 is a number."
    assert prose.words("en", 0, QFont(), 10_000) == ["A\u00a07", "is", "a\u00a0number", "."]
    assert prose.places("en", 0, QFont(), 10_000)[:4] == [0, 0, 1, 0]
    assert prose.lines("en", 0, QFont(), 10_000) == "A\u00a07isa\u00a0number."
    assert [prose.mark("en", number) for number in range(6)] == ["", "9.", "10.", "", "", ""]
    assert [prose.longestMark("en", number) for number in range(3)] == [0, 3, 3]
    assert prose.isQuote("en", 3)
    assert prose.isSource("en", 4)
    assert not prose.isRunning("en")


def test_a_name_is_set_in_the_fonts_of_its_language(show: Show, nine_facts: Deck) -> None:
    deck = replace(nine_facts, fonts=(Font(Path("a.ttf"), ("ky",)),))
    shown = show(deck)  # which its languages end with
    families = {str(language.code): str(language.family) for language in shown._languages}
    assert families == {"ky": "Golos Text ky", "ru": "Golos Text", "en": "Golos Text"}
