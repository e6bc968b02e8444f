"""The self-test by touch: each corner and edge answers, what is found ends in "ready" or in a list."""

from collections.abc import Callable
from pathlib import Path

import pytest
from support.driver import Screen, is_kind
from support.operator_service import PIN, FakeService
from support.panel import pin_of

from kiosk.deck.load import load


@pytest.fixture
def test_screen(open_screen: Callable[..., Screen], deck_folder: Path) -> Screen:
    """The self-test is open on a kiosk whose operator finds nothing wrong."""
    service = FakeService()
    screen = open_screen(load(deck_folder)[0], 1280, 720, service=service)
    screen.session.callOperator()
    pin_of(screen).enter(PIN)
    screen.qtbot.waitUntil(lambda: bool(screen.get("unlocked")))
    screen.window.setProperty("testing", True)
    screen.qtbot.waitUntil(lambda: "Touch all eight marks." in screen.words())
    return screen


MARK = "Touch all eight marks."


def only_colour(screen: Screen) -> set[str]:
    """The colours on the whole screen, looked at in a fine grid."""
    picture = screen.picture()
    width, height = picture.width(), picture.height()
    return {picture.pixelColor(x, y).name() for x in range(0, width, 7) for y in range(0, height, 7)}


def test_it_ends_in_ready_or_what_to_mend(test_screen: Screen) -> None:
    screen = test_screen
    marks = [item for item in screen.items() if is_kind(item, "Control") and item.property("name") == MARK]
    places = [screen.area(mark) for mark in marks]
    assert len(places) == 8
    assert {place.left() == 0 for place in places} == {True, False}
    assert max(place.right() for place in places) == screen.window.width()
    assert max(place.bottom() for place in places) == screen.window.height()
    for place in places[:-1]:
        screen.tap(place.center().toPoint())
        screen.tap(place.center().toPoint())  # twice is once
    assert MARK in screen.words()
    screen.tap(places[-1].center().toPoint())
    screen.settle()
    assert "Look for dots, stripes" in screen.words(), "the guide is here"
    assert "Yes" not in {item.property("name") for item in screen.items() if is_kind(item, "Pill")}, "look first"
    screen.tap_control("Show the colours")
    for colour in ("#ff0000", "#00ff00", "#0000ff", "#ffffff", "#000000"):
        assert only_colour(screen) == {colour}
        screen.tap(screen.at(0.5, 0.5))
    screen.settle()
    assert "Were all five colours even?" in screen.words()
    screen.tap_control("Yes")
    screen.settle()
    assert "Can you read every letter?" in screen.words()
    screen.tap_control("No")
    screen.settle()
    assert "What to fix" in screen.words()
    assert "Some letters are missing" in screen.words()
    assert "The touchscreen does not respond" not in screen.words()
    screen.tap_control("Done")
    assert screen.window.property("testing") is False


def test_a_mark_that_does_not_answer(test_screen: Screen) -> None:
    test_screen.tap_control("One does not respond")
    test_screen.settle()
    test_screen.tap_control("Show the colours")
    for _ in range(5):
        test_screen.tap(test_screen.at(0.5, 0.5))
    test_screen.settle()
    test_screen.tap_control("Yes")
    test_screen.settle()
    test_screen.tap_control("Yes")
    assert "The touchscreen does not respond everywhere" in test_screen.words()


def test_left_alone_it_goes(test_screen: Screen) -> None:
    test_screen.pass_time(181_000)
    assert test_screen.place == "attract"
    assert test_screen.window.property("testing") is False
