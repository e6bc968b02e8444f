"""Kiosks with an operator, of each shape."""

from collections.abc import Callable

import pytest
from support.driver import Screen
from support.operator_service import FakeService
from support.panel import quick

from kiosk.deck import Deck

OpenScreen = Callable[..., Screen]


@pytest.fixture
def service() -> FakeService:
    return FakeService()


@pytest.fixture(params=[(1280, 720), (720, 1280)], ids=["landscape", "portrait"])
def screen(request: pytest.FixtureRequest, open_screen: OpenScreen, plain_deck: Deck, service: FakeService) -> Screen:
    return quick(open_screen(plain_deck, *request.param, service=service))


@pytest.fixture
def wide(open_screen: OpenScreen, plain_deck: Deck, service: FakeService) -> Screen:
    """A kiosk on a wide screen, whose panel hardly scrolls."""
    return quick(open_screen(plain_deck, 2560, 1080, service=service))


@pytest.fixture
def failsafe(open_screen: OpenScreen, service: FakeService) -> Screen:
    return quick(open_screen(None, service=service))
