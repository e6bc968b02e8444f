"""The words on the bar's buttons: they go last when there is little room."""

from collections.abc import Callable

import pytest
from support.buttons import word_faults
from support.driver import Screen
from support.fit import deck_of, kinds

from kiosk.deck import Deck
from kiosk.session.state import Place, Session
from kiosk.settings import Settings


@pytest.mark.parametrize(("cards", "with_dots"), [(9, True), (20, False), (1000, False)])
def test_a_cards_place_gives_way_to_the_words(
    open_screen: Callable[..., Screen], plain_deck: Deck, cards: int, with_dots: bool
) -> None:
    """The longest words of the deck, on the screen that is narrowest for its height: 5:4, 19 inches."""
    screen = open_screen(deck_of(plain_deck, cards), 1280, 1024, Settings(motion="calm", screen_diagonal_in=19))
    for place in (Place.CARD, Place.OVERVIEW):
        screen.assume(Session(place, page=1, language="ru"))
        screen.settle()
        assert list(word_faults(screen, 0)) == []
        if place is Place.CARD:
            assert bool(kinds(screen, "Dots")) == with_dots
