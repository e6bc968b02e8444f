"""Kiosks with an operator, of each shape."""

from collections.abc import Callable

import pytest
from support.driver import Screen
from support.operator_service import FakeService
from support.panel import quick

from kiosk.deck import Deck

OpenScreen = Callable[..., Screen]


@pytest.fixture(scope="module", params=[(1280, 720), (720, 1280)], ids=["landscape", "portrait"])
def shape(request: pytest.FixtureRequest) -> tuple[int, int]:
    """A window's size in px. All tests of a module with one shape come first: to go to another window takes time."""
    width, height = request.param
    return width, height


@pytest.fixture
def service() -> FakeService:
    return FakeService()


@pytest.fixture
def screen(shape: tuple[int, int], open_screen: OpenScreen, plain_deck: Deck, service: FakeService) -> Screen:
    return quick(open_screen(plain_deck, *shape, service=service))


@pytest.fixture
def wide(open_screen: OpenScreen, plain_deck: Deck, service: FakeService) -> Screen:
    """A kiosk on a wide screen, whose panel hardly scrolls."""
    return quick(open_screen(plain_deck, 2560, 1080, service=service))


@pytest.fixture
def failsafe(open_screen: OpenScreen, service: FakeService) -> Screen:
    return quick(open_screen(None, service=service))
