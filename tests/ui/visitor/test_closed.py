"""A kiosk that is started while the exhibition is closed lays its pages out unseen."""

from typing import Literal

import pytest
from pytestqt.qtbot import QtBot
from support.clock import Clock

from kiosk import render
from kiosk.deck import Deck
from kiosk.player import assembly
from kiosk.session.state import Place, Session
from kiosk.settings import Settings


@pytest.mark.parametrize("shows", ["black", "card"])
def test_it_starts_closed_and_opens(qtbot: QtBot, plain_deck: Deck, shows: Literal["black", "card"]) -> None:
    """At this size the introduction goes from one column to three, which once was a binding loop."""
    settings = Settings(motion="calm", closed_shows=shows)
    kiosk = assembly.build(plain_deck, settings, lambda _: None, clock=Clock())
    try:
        kiosk.session.assume(Session(Place.CLOSED, language="ky"))
        kiosk.window.resize(1920, 1080)
        kiosk.window.show()
        qtbot.waitExposed(kiosk.window)
        render.settle(kiosk.window)
        kiosk.session.assume(Session(Place.ATTRACT, language="ky"))
        render.settle(kiosk.window)
        assert kiosk.window.property("ready")
    finally:
        kiosk.close()
