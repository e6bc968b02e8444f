"""Kiosks without an operator, of each shape, and a deck whose overview has to be scrolled."""

from collections.abc import Callable

import pytest
from support.driver import Screen
from support.fit import deck_of

from kiosk.deck import Deck
from kiosk.settings import Settings

OpenScreen = Callable[..., Screen]


@pytest.fixture(scope="session")
def forty_cards(plain_deck: Deck) -> Deck:
    return deck_of(plain_deck, 40)


@pytest.fixture
def screen(shape: tuple[int, int], same_screen: OpenScreen, plain_deck: Deck) -> Screen:
    return same_screen(plain_deck, *shape)


@pytest.fixture
def fresh(shape: tuple[int, int], open_screen: OpenScreen, plain_deck: Deck) -> Screen:
    """The same in a window of its own, in which no key has been pressed."""
    return open_screen(plain_deck, *shape)


@pytest.fixture
def lively(same_screen: OpenScreen, plain_deck: Deck) -> Screen:
    """A kiosk whose pages glide."""
    return same_screen(plain_deck, settings=Settings(motion="full"))
