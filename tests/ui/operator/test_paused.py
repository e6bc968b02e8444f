"""The kiosk paused by its operator, or outside opening hours."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from support.driver import Screen
from support.operator_service import PIN
from support.panel import EVERYWHERE, answered, call, open_panel

from kiosk.deck import Deck
from kiosk.session.state import Place, Session


def test_paused_until_the_operator_resumes(screen: Screen, plain_deck: Deck) -> None:
    open_panel(screen)
    screen.tap_control("Pause: “Back soon”")
    screen.settle()
    assert screen.place == "paused"
    for said in ("Жакында кайтып келебиз", "Скоро вернёмся", "Back soon"):
        assert said in screen.words().split("\n")
    for x in (0.01, 0.25, 0.5, 0.75, 0.99):
        for y in (0.01, 0.5, 0.99):
            screen.tap(screen.at(x, y))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Home):
        screen.key(key)
    assert screen.place == "paused"
    screen.pass_time(10_000_000)
    call(screen)
    screen.tap_control("Артка")
    assert screen.place == "paused", "who does not know the PIN cannot end it"
    call(screen)
    for digit in PIN:
        screen.tap_control(digit)
    screen.tap_control("Даяр")
    answered(screen)
    screen.tap_control(plain_deck.operator_words["ky"]["resume"])
    screen.settle()
    assert screen.place == "attract"
    screen.wake()
    assert screen.place == "card"
    screen.key(Qt.Key.Key_Right)
    assert screen.page == 1, "keys work again"


def test_closed_is_black_or_a_card(screen: Screen) -> None:
    screen.session.set_open(is_open=False)
    picture = screen.picture()
    assert screen.words() == ""
    points = [(x, y) for x in range(0, picture.width(), 40) for y in range(0, picture.height(), 40)]
    assert {picture.pixelColor(*point).name() for point in points} == {"#000000"}
    screen.window.setProperty("closedCard", True)
    screen.settle()
    assert screen.words().split("\n") == ["Жабык", "Закрыто", "Closed"]
    screen.tap(screen.at(0.5, 0.5))
    assert screen.place == "closed"
    screen.session.set_open(is_open=True)
    assert screen.place == "attract"


def test_a_pause_without_a_deck(failsafe: Screen) -> None:
    failsafe.assume(Session(Place.PAUSED, is_paused=True))
    assert failsafe.words() == "Back soon"


@pytest.mark.parametrize("state", [EVERYWHERE[4], EVERYWHERE[5], Session(Place.OPERATOR, language="en")])
def test_at_rest_no_frame_is_drawn(screen: Screen, state: Session) -> None:
    screen.assume(replace(state, touched_at=screen.clock()))
    answered(screen)
    screen.come_to_rest()
