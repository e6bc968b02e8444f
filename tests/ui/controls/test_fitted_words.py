"""Few words fill their place, and are broken only where one alone is too long in the smallest letters."""

from collections.abc import Callable

import pytest
from support.driver import Screen, is_kind

from kiosk.deck import Deck
from kiosk.session.state import Place, Session

pytestmark = pytest.mark.usefixtures("unpainted")


def test_a_long_word_becomes_smaller_before_it_is_broken(open_screen: Callable[..., Screen], plain_deck: Deck) -> None:
    screen = open_screen(plain_deck)
    screen.assume(Session(Place.OVERVIEW, language="ru", page=1))
    question = next(item for item in screen.items() if is_kind(item, "FittedWords") and item.isVisible())
    assert question.property("text") == "Выберите факт"
    whole = question.property("contentWidth")
    assert question.property("lineCount") == 1
    question.setProperty("width", 0.38 * whole)
    screen.settle()
    assert question.property("lineCount") == 2, "Выберите / факт, in smaller letters"
    assert question.property("contentWidth") <= question.property("width")
    question.setProperty("width", 0.15 * whole)
    screen.settle()
    assert question.property("lineCount") > 2
    assert question.property("contentWidth") <= question.property("width") + 1
