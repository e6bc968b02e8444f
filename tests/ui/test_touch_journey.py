"""A whole visit by touches alone, in three languages: taps and swipes of one finger, also of a hand that is low."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtQuick import QQuickItem
from support.driver import Screen, ask, is_kind

from kiosk.deck import Deck
from kiosk.session.aids import Aids
from kiosk.settings import Settings

OpenScreen = Callable[..., Screen]
SIZES = pytest.mark.parametrize("size", [(1280, 720), (720, 1280)], ids=["landscape", "portrait"])


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
@SIZES
def test_everything_by_one_finger(
    same_screen: OpenScreen, plain_deck: Deck, size: tuple[int, int], language: str
) -> None:
    screen = same_screen(plain_deck, *size)
    words = plain_deck.words[language]
    screen.wake()
    assert (screen.place, screen.page) == ("card", 0), "the first touch only wakes"
    screen.tap_control(next(each.name for each in plain_deck.languages if each.code == language))
    assert screen.language == language
    screen.settle()
    for choice in (words["aids"], "125 %", words["contrast_dark"], words["contrast_usual"], "100 %", words["done"]):
        screen.tap_control(choice)
        screen.settle()
        if choice == words["contrast_dark"]:
            assert (screen.aids.text, screen.aids.contrast) == (125, "dark")
    assert screen.aids == Aids()
    screen.tap_control(words["next"])
    screen.settle()
    screen.swipe(screen.at(0.8, 0.5), screen.at(0.2, 0.5))
    assert screen.page == 2
    screen.settle()
    screen.tap_control(words["previous"])
    assert screen.page == 1
    screen.settle()
    see_more_of_the_picture(screen, words["zoom_in"], words["pan_right"], words["zoom_out"])
    screen.tap_control(words["overview"])
    assert screen.place == "overview"
    screen.settle()
    screen.tap_control(words["back"])
    assert (screen.place, screen.page) == ("card", 1)
    screen.settle()
    screen.tap_control(words["overview"])
    screen.settle()
    screen.tap_control(f"2. {plain_deck.pages[2].texts[language].headline}")
    assert (screen.place, screen.page) == ("card", 2)
    screen.settle()
    while screen.place == "card":
        screen.pass_time(1000)
    assert screen.place == "countdown"
    screen.settle()
    screen.tap_control(words["keep_going"])
    assert (screen.place, screen.page, screen.language) == ("card", 2, language)
    while screen.place != "attract":
        screen.pass_time(1000)


def see_more_of_the_picture(screen: Screen, larger: str, right: str, smaller: str, *, by_finger: bool = True) -> None:
    """Enlarge the picture, show its other parts with a button and, if it is within reach, the finger, and return."""
    screen.tap_control(larger)
    screen.settle()
    picture = screen.kind("Zoomable")
    assert picture.property("zoomed") is True
    before = ask(picture, "centre.x")
    screen.tap_control(right)
    after = ask(picture, "centre.x")
    assert after > before  # type: ignore[operator]
    if by_finger:
        place = screen.centre(picture)
        screen.swipe(place, place + QPoint(screen.window.width() // 8, 0))
        assert ask(picture, "centre.x") < after  # type: ignore[operator]
    screen.tap_control(smaller)
    screen.settle()
    assert picture.property("zoomed") is False


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_everything_by_one_hand_low(
    same_screen: OpenScreen, plain_deck: Deck, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    """A tall screen whose lower edge is 700 mm above the floor: nothing above 1,220 mm is touched."""
    settings = Settings(motion="calm", screen_diagonal_in=43, screen_bottom_mm=700)
    screen = same_screen(plain_deck, 720, 1280, settings=settings)
    words = plain_deck.words[language]
    highest = float(str(ask(screen.window, "theme.high")))
    assert 0.3 < highest / 1280 < 0.6
    press = screen.press

    def low(point: QPoint, finger: int = 0) -> None:
        assert point.y() >= highest, f"{(1280 - point.y()) * 952 / 1280 + 700:.0f} mm above the floor"
        press(point, finger)

    monkeypatch.setattr(screen, "press", low)
    screen.tap(screen.at(0.5, 0.7))
    screen.pass_time(500)
    screen.settle()
    screen.tap_control(next(each.name for each in plain_deck.languages if each.code == language))
    for name in (words["aids"], words["reach"], words["done"], words["next"]):
        screen.tap_control(name)
        screen.settle()
    assert (screen.aids.reach, screen.page) == (True, 1)
    screen.swipe(screen.at(0.8, 0.6), screen.at(0.2, 0.6))
    screen.settle()
    see_more_of_the_picture(screen, words["zoom_in"], words["pan_right"], words["zoom_out"], by_finger=False)
    screen.tap_control(words["overview"])
    screen.settle()
    bar = screen.kind("Bar")
    for number in (1, len(plain_deck.pages) - 1):  # the first and the last tile
        while (tile := tile_of(screen, number)) is None or screen.centre(tile).y() > screen.area(bar).top():
            screen.tap_control(words["scroll_down"])
            screen.settle()
        screen.tap(screen.centre(tile))
        assert (screen.place, screen.page) == ("card", number)
        screen.settle()
        screen.tap_control(words["overview"])
        screen.settle()
    while screen.place == "overview":
        screen.pass_time(1000)
    screen.settle()
    screen.tap_control(words["keep_going"])
    assert screen.place == "overview"


def tile_of(screen: Screen, number: int) -> QQuickItem | None:
    """The tile of a card, if there is one now."""
    tiles = (item for item in screen.items() if is_kind(item, "Tile"))
    return next((tile for tile in tiles if str(tile.property("name")).startswith(f"{number}. ")), None)
