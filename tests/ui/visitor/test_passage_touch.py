"""Touches while a card or its tile still moves."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from support.driver import Screen, ask
from support.fit import deck_of, kinds
from support.passages import CARD, OVERVIEW, ask_whether_anybody_is_there, be, is_moving

from kiosk.deck import Deck
from kiosk.settings import Settings

OpenScreen = Callable[..., Screen]


@pytest.fixture(params=[(1280, 720), (720, 1280)], ids=["landscape", "portrait"])
def screen(request: pytest.FixtureRequest, same_screen: OpenScreen, nine_facts: Deck) -> Screen:
    return same_screen(nine_facts, *request.param, settings=Settings(motion="full"))


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
