"""A deck for the tests of an overview that has to be scrolled."""

import pytest
from support.fit import deck_of

from kiosk.deck import Deck


@pytest.fixture(scope="session")
def forty_cards(plain_deck: Deck) -> Deck:
    return deck_of(plain_deck, 40)
