"""What a screen reader is told of the pictures, and what the words say where one language stands in for another."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtGui import QAccessible
from support.driver import Screen, ask

from kiosk.deck import Deck
from kiosk.session.state import Place, Session

Open = Callable[..., Screen]


def pictures_told(screen: Screen) -> list[str]:
    """The names of the graphics that assistive technology finds in the window, from back to front."""
    named = []
    for item in screen.items():
        told = QAccessible.queryAccessibleInterface(item)
        if told and told.role() == QAccessible.Role.Graphic and screen.area(item).left() >= 0:
            named.append(told.text(QAccessible.Text.Name))
    return named


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_each_picture_is_described_in_the_visitors_language(open_screen: Open, plain_deck: Deck, language: str) -> None:
    screen = open_screen(plain_deck)
    for number, page in enumerate(plain_deck.pages):
        described = page.texts[language].description
        for place in (Place.ATTRACT, Place.CARD):
            screen.assume(
                Session(place, slide_number=number, page=number, language=language, touched_at=screen.clock())
            )
            assert pictures_told(screen)[-1:] == [described], (place, page.id)
    screen.assume(Session(Place.OVERVIEW, language=language, touched_at=screen.clock()))
    assert set(pictures_told(screen)) == {page.texts[language].description for page in plain_deck.pages}


def test_an_invitation_that_stands_in_for_a_missing_one_is_said_once(open_screen: Open, plain_deck: Deck) -> None:
    words = {**plain_deck.words, "ru": {**plain_deck.words["ru"], "touch": plain_deck.words["ky"]["touch"]}}
    screen = open_screen(replace(plain_deck, words=words))
    assert screen.words().count(words["ky"]["touch"]) == 1
    assert ask(screen.kind("Invitation"), "words.join('|')") == f"{words['ky']['touch']}|{words['en']['touch']}"
