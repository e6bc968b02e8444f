"""The countdown, and the reset for the next visitor."""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from support.driver import Screen

from kiosk.session.aids import Aids, Contrast, TextSize
from kiosk.session.state import Place, Session

OpenScreen = Callable[..., Screen]


def test_countdown_asks_any_touch_continues_and_presses_nothing(screen: Screen) -> None:
    screen.wake()
    screen.tap_control("English")
    screen.assume(
        Session(Place.COUNTDOWN, page=3, language="en", beneath=Place.CARD, touched_at=screen.clock() - 75_000)
    )
    screen.pass_time(1)
    assert "Are you still there?" in screen.words()
    screen.tap_control("Next")  # lies beneath
    assert (screen.place, screen.page) == ("card", 3)
    screen.tap_control("Next")  # the echo
    assert screen.page == 3


def test_the_seconds_count_down_on_the_screen(screen: Screen) -> None:
    screen.wake()
    screen.session.open(3)
    screen.session.speak("en")
    idle = next(ms for ms in range(0, 200_000, 1000) if _counts_down_after(screen, ms))
    assert 60_000 <= idle <= 120_000
    assert "20" in screen.words().split("\n")
    screen.pass_time(1000)
    assert "19" in screen.words().split("\n")
    assert "Back to the start in 19 sec" in screen.words()


def _counts_down_after(screen: Screen, _ms: int) -> bool:
    screen.pass_time(1000)
    return screen.place == "countdown"


def test_everything_resets_for_the_next_visitor(screen: Screen) -> None:
    screen.wake()
    screen.tap_control("English")
    screen.tap_control("Help with reading")
    screen.tap_control("200 %")
    screen.tap_control("White on black")
    screen.tap_control("Done")
    assert screen.aids == Aids(TextSize.LARGEST, Contrast.DARK)
    screen.tap_control("Next")
    screen.pass_time(125_000)  # letters twice as large, twice the time
    assert screen.place == "countdown"
    screen.pass_time(20_000)
    assert (screen.place, screen.page, screen.language) == ("attract", 0, "ky")
    assert screen.aids == Aids()
    assert screen.names()[-2:] == ["visit_end", "attract_slide"]


def test_a_finger_that_keeps_moving_is_not_idle(screen: Screen) -> None:
    screen.assume(Session(Place.CARD, page=1, language="ky", touched_at=screen.clock()))
    point = screen.at(0.4, 0.5)
    screen.press(point)
    for step in range(20):
        screen.pass_time(10_000)
        screen.move(point + QPoint(step % 2, 0))
    screen.release(point)
    assert screen.place == "card"
