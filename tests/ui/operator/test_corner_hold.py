"""The gesture that calls the operator: two corners, held."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from support.driver import Screen, ask
from support.operator_service import PIN, FakeService
from support.panel import (
    CORNERS,
    EVERYWHERE,
    HELD_MS,
    answered,
    call,
    gesture,
    give,
    hold,
    is_holding,
    let_go,
    shows,
    theme,
)

from kiosk.deck import Deck
from kiosk.session.state import Session


@pytest.mark.parametrize("state", EVERYWHERE, ids=lambda state: str(state.place))
def test_two_corners_call_the_operator_from_everywhere(screen: Screen, state: Session) -> None:
    screen.assume(replace(state, touched_at=screen.clock()))
    call(screen)
    assert shows(screen, "PinPad")
    assert screen.names().count("operator") == 1


def test_one_hand_calls_the_operator_with_one_corner_after_the_other(screen: Screen) -> None:
    screen.wake()
    first, second = (screen.at(*corner) for corner in CORNERS)
    corner = gesture(screen)

    def hold_alone(point: QPoint) -> None:
        before = ask(corner, "done")
        screen.press(point)
        screen.qtbot.waitUntil(lambda: screen.place == "operator" or ask(corner, "done") != before)
        screen.release(point)

    inside = corner.childItems()[0]  # where its ids are known
    assert ask(inside, "late.interval") == 2 * HELD_MS
    ask(inside, "late.interval = 3600000")  # however slow the computer is
    hold_alone(first)
    hold_alone(first)
    assert (screen.place, ask(corner, "done")) == ("card", None), "the same corner twice is no gesture"
    hold_alone(first)
    ask(inside, "late.interval = 1")  # time passes
    screen.qtbot.waitUntil(lambda: ask(corner, "done") is None)
    ask(inside, "late.interval = 3600000")
    hold_alone(second)
    assert screen.place == "card", "too late"
    hold_alone(first)
    assert screen.place == "operator"


def test_two_corners_call_the_operator_without_a_deck(failsafe: Screen) -> None:
    assert failsafe.place == "failsafe"
    call(failsafe)
    assert shows(failsafe, "PinPad")
    give(failsafe, PIN)
    assert shows(failsafe, "OperatorPanel")
    failsafe.tap_control("Back to visitors")
    assert failsafe.place == "failsafe"


def test_the_fingers_of_the_gesture_press_nothing_when_they_leave(screen: Screen) -> None:
    screen.wake()
    corner = next(
        item for item in gesture(screen).childItems() if item.property("place") == Qt.Corner.BottomRightCorner.value
    )
    language = screen.area(screen.control("English")).intersected(screen.area(corner)).center().toPoint()
    if not screen.area(corner).contains(language.toPointF()):
        language = screen.centre(corner)  # in portrait the languages are in the middle
    screen.press(screen.at(0.01, 0.01), 0)
    screen.press(language, 1)
    screen.qtbot.waitUntil(lambda: screen.place == "operator")
    screen.release(language, 1)
    screen.release(screen.at(0.01, 0.01), 0)
    answered(screen)
    assert (screen.place, screen.language) == ("operator", "ky")
    assert shows(screen, "PinPad")


def test_without_a_panel_the_gesture_does_nothing(open_screen: Callable[..., Screen], plain_deck: Deck) -> None:
    screen = open_screen(plain_deck)
    theme(screen, "hold = 1")  # ms; Qt warns of a timer that begins and ends at once
    for state in EVERYWHERE:
        screen.assume(replace(state, touched_at=screen.clock()))
        hold(screen)
        assert is_holding(screen)
        screen.settle()
        let_go(screen)
        assert screen.place != "operator"


def test_keys_call_the_operator_where_they_are_set(screen: Screen) -> None:
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(screen.window, Qt.Key.Key_O, keys)
    assert screen.place != "operator"
    screen.window.setProperty("operatorKeys", "Ctrl+Shift+O")
    QTest.keyClick(screen.window, Qt.Key.Key_O, keys)
    assert screen.place == "operator"


def test_one_corner_is_not_enough(screen: Screen) -> None:
    for corner in CORNERS:
        hold(screen, (corner,))
        assert not is_holding(screen)
        screen.settle()
        let_go(screen, (corner,))
        screen.qtbot.waitUntil(lambda: ask(gesture(screen), "done") is None)  # the other would come too late
    assert "operator" not in screen.names()


def test_the_other_corners_do_not_count_unless_they_are_set(screen: Screen) -> None:
    others = ((0.99, 0.01), (0.01, 0.99))
    hold(screen, others)
    assert not is_holding(screen)
    let_go(screen, others)
    ask(screen.window, "operatorCorners = [Qt.TopRightCorner, Qt.BottomLeftCorner]")
    hold(screen)
    assert not is_holding(screen)
    let_go(screen)
    hold(screen, others)
    screen.qtbot.waitUntil(lambda: screen.place == "operator")
    let_go(screen, others)


def test_three_seconds_and_no_less(open_screen: Callable[..., Screen], plain_deck: Deck, service: FakeService) -> None:
    screen = open_screen(plain_deck, service=service)
    assert theme(screen, "hold") == 3000
    theme(screen, "hold = 3600000")  # however slow the computer is
    hold(screen)
    assert is_holding(screen)
    let_go(screen)
    assert not is_holding(screen)
    assert "operator" not in screen.names()


@pytest.mark.parametrize("back", [False, True])
def test_a_finger_that_slides_out_cancels(open_screen: Callable[..., Screen], plain_deck: Deck, back: bool) -> None:
    screen = open_screen(plain_deck, service=FakeService())
    theme(screen, "hold = 3600000")  # however slow the computer is
    hold(screen)
    screen.move(screen.at(0.6, 0.6), 1)
    if back:
        screen.move(screen.at(*CORNERS[1]), 1)
    assert not is_holding(screen)
    let_go(screen)
    hold(screen)
    assert is_holding(screen), "the next try counts"
    screen.cancel()
    assert not is_holding(screen)


def test_the_gesture_calls_once(screen: Screen) -> None:
    hold(screen)
    screen.qtbot.waitUntil(lambda: screen.place == "operator")
    answered(screen)
    screen.tap_control("Артка")
    assert screen.place == "attract"
    screen.settle()
    assert screen.place == "attract", "fingers that stay do not call again"
    let_go(screen)


def test_a_corner_is_large_enough_for_a_finger(screen: Screen) -> None:
    corner = next(item for item in gesture(screen).childItems() if item.property("place") is not None)
    mm = corner.width() * float(str(theme(screen, "pixel")))
    assert mm >= 15
