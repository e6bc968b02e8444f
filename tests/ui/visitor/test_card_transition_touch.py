"""Touches while a card or its tile still moves."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from support.driver import Screen, ask
from support.fit import deck_of, kinds
from support.transitions import CARD, LOOP, OVERVIEW, ask_whether_anybody_is_there, be, is_moving

from kiosk.deck import Deck
from kiosk.session.aids import Aids, TextSize
from kiosk.session.state import Place
from kiosk.settings import Settings

OpenScreen = Callable[..., Screen]


@pytest.fixture
def screen(shape: tuple[int, int], same_screen: OpenScreen, nine_facts: Deck) -> Screen:
    return same_screen(nine_facts, *shape, settings=Settings(motion="full"))


def test_the_card_is_there_at_once_whatever_still_moves(screen: Screen) -> None:
    be(screen, OVERVIEW)
    screen.session.open(5)
    assert screen.kind("Pager").property("passing")
    screen.tap_control("Next")
    assert (screen.place, screen.page) == ("card", 6)
    screen.key(Qt.Key.Key_Right)
    assert screen.page == 7
    screen.tap_control("All facts")
    assert screen.place == "overview"
    screen.settle()
    assert not is_moving(screen)


def test_a_tile_is_there_at_once_while_the_card_still_shrinks(screen: Screen) -> None:
    be(screen, CARD)
    screen.session.showOverview()
    tile = next(tile for tile in kinds(screen, "Tile") if ask(tile, "page.number") == 9)
    screen.tap(screen.centre(tile))
    assert (screen.place, screen.page) == ("card", 9)
    screen.settle()
    assert ask(screen.kind("Pager"), "view.page.number") == 9


def test_a_swipe_while_a_tile_still_grows_turns_the_page(screen: Screen) -> None:
    be(screen, OVERVIEW)
    screen.session.open(5)
    screen.swipe(screen.at(0.8, 0.2), screen.at(0.3, 0.2))
    assert (screen.place, screen.page) == ("card", 6)
    screen.settle()


def test_a_card_whose_tile_is_far_away_comes_from_there(open_screen: OpenScreen, plain_deck: Deck) -> None:
    screen = open_screen(deck_of(plain_deck, 40), settings=Settings(motion="full"))
    be(screen, OVERVIEW, 40)
    screen.kind("TileGrid").setProperty("scroll", 0)
    screen.session.back()
    assert screen.kind("Pager").property("passing")
    screen.settle()
    assert (screen.place, screen.page) == ("card", 40)


def test_the_next_visitor_finds_nothing_on_its_way(screen: Screen) -> None:
    be(screen, OVERVIEW)
    screen.session.open(5)
    screen.pass_time(10_000_000)
    assert screen.place == "attract"
    screen.settle()
    screen.wake()
    assert screen.kind("Card")
    assert not is_moving(screen)


@pytest.mark.parametrize("way", [1, -1])
def test_the_overview_is_leafed_away_with_the_finger(screen: Screen, way: int) -> None:
    be(screen, OVERVIEW)
    start, width = screen.at(0.5, 0.4), screen.window.width()
    screen.press(start)
    for distance in (20, 40, 120):
        screen.move(start + QPoint(way * distance, 0))
        assert screen.area(screen.kind("Overview")).left() == way * distance
        (card,) = kinds(screen, "Card")
        assert screen.area(card).left() == way * (distance - width), "the card comes beside it"
    screen.move(start)
    screen.pass_time(100)  # the finger rests, so its speed is nought
    screen.move(start + QPoint(way * 3, 0))
    screen.release(start + QPoint(way * 3, 0))
    screen.settle()
    assert (screen.place, screen.area(screen.kind("Overview")).left()) == ("overview", 0)
    screen.swipe(start, start + QPoint(way * 250, 0))
    assert (screen.place, screen.page) == ("card", 3)
    screen.settle()
    assert not kinds(screen, "Overview")
    assert screen.area(screen.kind("Card")).left() == 0


def test_a_touch_that_is_taken_away_leafs_nothing(screen: Screen) -> None:
    be(screen, OVERVIEW)
    screen.press(screen.at(0.5, 0.4))
    for x in (0.45, 0.3, 0.1):
        screen.move(screen.at(x, 0.4))
    screen.cancel()
    screen.settle()
    assert screen.place == "overview"
    assert screen.area(screen.kind("Overview")).left() == 0


def test_the_countdown_still_says_what_it_said_as_it_goes(screen: Screen) -> None:
    be(screen, CARD)
    ask_whether_anybody_is_there(screen)
    screen.settle()
    screen.session.touched()
    assert "20" in screen.words().split("\n")
    assert "0" not in screen.words().split("\n")
    assert screen.place == "card"
    screen.settle()
    assert "Are you still there?" not in screen.words()


def centre_of_tile(screen: Screen, page: int) -> QPoint:
    return screen.centre(next(tile for tile in kinds(screen, "Tile") if ask(tile, "page.number") == page))


def is_passing(screen: Screen) -> object:
    return screen.kind("Pager").property("passing")


@pytest.mark.parametrize("place", [LOOP, OVERVIEW])
def test_a_finger_that_comes_down_on_the_way_is_marked_and_the_way_goes_on(screen: Screen, place: Place) -> None:
    be(screen, place)
    screen.session.touched() if place is LOOP else screen.session.open(5)
    transition = screen.kind("CardTransition")
    before = transition.property("way")
    screen.press(screen.at(0.2, 0.7))
    assert is_passing(screen)
    assert before <= transition.property("way") < 1
    assert kinds(screen, "TouchMark")
    screen.release(screen.at(0.2, 0.7))
    screen.settle()
    assert (screen.place, ask(screen.kind("Card"), "zoomed")) == ("card", False)


def test_a_tap_on_a_picture_that_still_comes_enlarges_it_once_it_is_there(screen: Screen) -> None:
    be(screen, OVERVIEW)
    screen.session.open(7)
    area = screen.kind("CardTransition").property("area")
    screen.tap(QPoint(round(area.right()) - 20, round(area.top()) + 20))
    assert is_passing(screen)
    screen.qtbot.waitUntil(lambda: not is_passing(screen))
    screen.qtbot.waitUntil(lambda: screen.kind("Zoomable").property("zoom") == 2)


def test_a_double_tap_on_a_tile_only_opens_it(screen: Screen) -> None:
    be(screen, OVERVIEW)
    usual = ask(screen.window, "theme.doubleTap")
    ask(screen.window, "theme.doubleTap = 3600000")  # however slow the machine
    spot = centre_of_tile(screen, 6 if screen.window.width() > screen.window.height() else 3)
    screen.tap(spot)
    assert screen.place == "card"
    screen.tap(spot)
    screen.settle()
    area = ask(screen.kind("Pager"), "view.pictureArea")
    assert isinstance(area, QRectF)
    assert area.contains(QPointF(spot)), "it is on the picture"
    assert screen.kind("Zoomable").property("zoom") == 1
    ask(screen.window, f"theme.doubleTap = {usual}")


def test_buttons_of_a_card_that_still_comes_are_there_for_a_finger(screen: Screen) -> None:
    be(screen, OVERVIEW)
    screen.adjust(text=TextSize.LARGEST)
    screen.session.open(0)
    screen.settle()
    down = screen.centre(screen.control("Scroll down"))
    screen.session.showOverview()
    screen.settle()
    screen.session.open(0)
    screen.kind("CardTransition").setProperty("way", 0.99)
    screen.press(down)
    assert is_passing(screen)
    button = screen.control("Scroll down")
    assert (button.property("pressed"), ask(button, "parent.parent.opacity")) == (True, 1)
    screen.release(down)
    screen.settle()
    assert screen.kind("PageText").property("scroll") > 0
    screen.adjust(text=Aids().text)


def lefts(screen: Screen) -> dict[int, float]:
    """Where the cards in sight are, in window widths, by page."""
    width = screen.window.width()
    return {int(str(ask(card, "page.number"))): screen.area(card).left() / width for card in kinds(screen, "Card")}


def test_a_card_that_still_grows_goes_along_when_the_page_is_turned(screen: Screen) -> None:
    be(screen, OVERVIEW)
    screen.session.open(5)
    transition = screen.kind("CardTransition")
    grown = transition.property("sheet")
    screen.session.next()
    assert is_passing(screen)
    assert transition.property("sheet") == grown, "it goes on from where it is"
    assert 0 > transition.x() > -0.2 * screen.window.width()
    assert lefts(screen)[6] == pytest.approx(1 + transition.x() / screen.window.width(), abs=0.01)
    screen.settle()
    assert (screen.page, list(lefts(screen))) == (6, [6])


def test_a_card_that_still_grows_shrinks_from_where_it_is(screen: Screen) -> None:
    be(screen, OVERVIEW)
    screen.session.open(5)
    transition = screen.kind("CardTransition")
    way = transition.property("way")
    screen.session.showOverview()
    assert 0 < transition.property("way") < way
    way = transition.property("way")
    screen.session.open(5)
    assert way < transition.property("way") < 0.5
    screen.settle()
    assert (screen.place, screen.page) == ("card", 5)


@pytest.mark.parametrize("act", ["next", "previous", "open(9)", "open(1)"])
@pytest.mark.parametrize("shift", [0.5, -0.5, 0.9, -0.9])
def test_pages_in_sight_go_on_from_where_they_are_when_another_is_asked_for(
    screen: Screen, act: str, shift: float
) -> None:
    be(screen, CARD, 4)
    screen.session.next() if shift > 0 else screen.session.previous()
    ask(screen.kind("Pager"), f"drag({shift})")
    before = lefts(screen)
    assert len(before) == 2
    ask(screen.kind("Stage"), f"session.{act if '(' in act else act + '()'}")
    after = lefts(screen)
    moved = {round(after[page] - before[page], 2) for page in before if page in after}
    assert len(moved) == 1, "together"
    assert abs(moved.pop()) < 0.31, "the first step of two widths at most"
    assert len(after) >= 2
    screen.settle()
    assert lefts(screen) == {screen.page: 0}


def test_a_tile_pressed_beneath_a_card_that_still_shrinks_is_marked(screen: Screen) -> None:
    be(screen, CARD)
    screen.session.showOverview()
    spot = centre_of_tile(screen, 5)
    screen.press(spot)
    assert is_passing(screen)
    assert kinds(screen, "TouchMark")
    screen.release(spot)
    screen.settle()
    assert (screen.place, screen.page) == ("card", 5)
