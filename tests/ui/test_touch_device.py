"""A touch device that goes in the middle of a touch, and one that comes."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtTest import QTest
from support import touch_device
from support.driver import Screen

from kiosk.deck import Deck


@pytest.fixture
def screen(open_screen: Callable[..., Screen], plain_deck: Deck) -> Screen:
    return open_screen(plain_deck)


@pytest.fixture
def other_device(screen: Screen) -> Iterator[Callable[[], None]]:
    """Goes on with another device: no word comes any more of the fingers on the first."""
    first = touch_device.touch_device()
    left: dict[int, object] = {}

    def plug() -> None:
        left.update(screen.fingers.down)
        screen.fingers.down.clear()
        touch_device._device = QTest.createTouchDevice()

    yield plug
    touch_device._device = first
    screen.fingers.down.update(left)  # type: ignore[arg-type]
    screen.cancel()


def test_a_finger_left_in_the_attract_loop(screen: Screen, other_device: Callable[[], None]) -> None:
    screen.press(screen.at(0.5, 0.4))
    other_device()
    screen.wake()
    assert screen.place == "card"
    use(screen)


def test_a_finger_left_on_a_button(screen: Screen, other_device: Callable[[], None]) -> None:
    screen.wake()
    screen.press(screen.centre(screen.control("Кийинки")))
    other_device()
    use(screen)


def test_a_finger_left_in_a_swipe(screen: Screen, other_device: Callable[[], None]) -> None:
    screen.wake()
    screen.press(screen.at(0.7, 0.3))
    screen.move(screen.at(0.5, 0.3))
    other_device()
    use(screen)


def test_a_finger_left_in_the_operators_corner(screen: Screen, other_device: Callable[[], None]) -> None:
    screen.wake()
    screen.press(screen.at(0.005, 0.005))
    other_device()
    use(screen)
    assert "operator" not in screen.names()


def use(screen: Screen) -> None:
    """A visitor does what visitors do, on the device that is there now; then everything resets.

    The first touch may go into noticing that the finger from before is gone.
    """
    screen.tap(screen.at(0.5, 0.4))
    page = screen.page
    screen.swipe(screen.at(0.8, 0.3), screen.at(0.3, 0.3))
    screen.settle()
    assert screen.page != page
    screen.tap_control("Бардык фактылар")
    assert screen.place == "overview"
    screen.tap(screen.centre(screen.kind("Tile")))
    assert screen.place == "card"
    screen.pass_time(200_000)
    screen.pass_time(200_000)
    assert screen.place == "attract"
    screen.wake()
    assert screen.place == "card"
