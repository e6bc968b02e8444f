"""The player's side of the link in a real window: pauses, pictures, restarts; never while somebody is there."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from pytestqt.qtbot import QtBot
from support.driver import Screen

from kiosk.deck import Deck
from kiosk.exchange import Exchange, Trouble
from kiosk.operator.screen import Screen as Shown
from kiosk.operator.troubles import Trouble as Logged
from kiosk.operator.words import in_english, phrase
from kiosk.player.link_watch import LinkWatch
from kiosk.player.orders import Asked, Carrier, Seen
from kiosk.session.state import Place


class Told:
    """A carrier that asks what the test wants, once."""

    def __init__(self, folder: Path) -> None:
        self.exchange, self.asked, self.seen = Exchange(folder), Asked(), list[Seen]()

    def look(self, seen: Seen) -> Asked:
        self.seen.append(seen)
        asked, self.asked = self.asked, Asked()
        return asked


@pytest.fixture
def told(tmp_path: Path) -> Told:
    return Told(tmp_path)


def test_it_pauses_takes_pictures_and_restarts_as_asked(
    open_screen: Callable[..., Screen], plain_deck: Deck, told: Told, qtbot: QtBot
) -> None:
    screen = open_screen(plain_deck)
    session = screen.kiosk.session
    troubles = [Logged(phrase("trouble_visits"))]
    watch = LinkWatch(cast("Carrier", told), session, screen.window, Shown("1 px", "gpu"), lambda: troubles)
    reasons: list[str] = []
    watch.restart.connect(reasons.append)

    def look(**asked: Any) -> None:
        many = len(told.seen)
        told.asked = Asked(**asked)
        watch.look()
        qtbot.waitUntil(lambda: len(told.seen) > many and not watch._worker.is_busy)

    def place() -> Place:
        return session.state.place

    look()
    assert told.seen[-1] == Seen("playing", "1 px", (Trouble("trouble_visits", in_english(phrase("trouble_visits"))),))
    look(restart="settings")
    assert reasons == ["settings"]
    session.touched()
    look(screenshot="x1", pause=True)
    look()
    assert place() is Place.CARD, "a visit goes on to its end"
    assert told.exchange.screenshot() is None, "nobody looks over a visitor's shoulder"
    screen.pass_time(600_000)
    assert place() is Place.PAUSED
    look()
    qtbot.waitUntil(lambda: told.exchange.screenshot() is not None)
    found = told.exchange.screenshot()
    assert found is not None
    assert found[0] == "x1"
    assert 2_000 < len(found[1]) < 100_000
    look(pause=False)
    assert place() is Place.ATTRACT
    watch.close()


def test_a_restart_waits_for_the_picture_that_was_asked_for_too(
    open_screen: Callable[..., Screen], plain_deck: Deck, told: Told, qtbot: QtBot
) -> None:
    screen = open_screen(plain_deck)
    watch = LinkWatch(cast("Carrier", told), screen.kiosk.session, screen.window, Shown(), list)
    watch._timer.stop()
    there: list[bool] = []
    watch.restart.connect(lambda _: there.append(told.exchange.screenshot() is not None))
    told.asked = Asked(screenshot="x1", restart="a message")
    watch.look()
    qtbot.waitUntil(lambda: not watch._worker.is_busy)
    assert there == []
    watch.look()
    qtbot.waitUntil(lambda: there != [])
    assert there == [True]
    watch.close()


def test_a_picture_that_nobody_waits_for_any_more_is_not_taken(told: Told, qtbot: QtBot) -> None:  # noqa: ARG001
    session = SimpleNamespace(state=SimpleNamespace(place=Place.CARD))
    watch = LinkWatch(cast("Carrier", told), cast("Any", session), cast("Any", None), Shown(), list)
    watch._timer.stop()
    watch._picture, watch._patience = "x", 2
    for _ in range(2):
        watch._take_picture()
    session.state.place = Place.ATTRACT
    watch._take_picture()
    watch.close()
