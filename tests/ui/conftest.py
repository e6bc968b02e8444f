"""Kiosks with a host, of each shape."""

from collections.abc import Callable

import pytest
from support.driver import Screen
from support.host import FakeHost
from support.panel import quick

from kiosk.deck import Deck

OpenScreen = Callable[..., Screen]


@pytest.fixture
def host() -> FakeHost:
    return FakeHost()


@pytest.fixture(params=[(1280, 720), (720, 1280)], ids=["landscape", "portrait"])
def screen(request: pytest.FixtureRequest, open_screen: OpenScreen, plain_deck: Deck, host: FakeHost) -> Screen:
    return quick(open_screen(plain_deck, *request.param, host=host))


@pytest.fixture
def wide(open_screen: OpenScreen, plain_deck: Deck, host: FakeHost) -> Screen:
    """A kiosk whose panel needs little scrolling."""
    return quick(open_screen(plain_deck, 2560, 1080, host=host))


@pytest.fixture
def failsafe(open_screen: OpenScreen, host: FakeHost) -> Screen:
    return quick(open_screen(None, host=host))
