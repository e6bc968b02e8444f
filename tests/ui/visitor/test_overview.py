"""Many cards: the overview is scrolled by fingers, buttons and keys, opens where one comes from, and stays small."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from support.driver import Screen, ask, is_kind
from support.fit import deck_of
from support.overview import grid, made_tiles, tiles, visit

from kiosk.bridge import Drawing
from kiosk.deck import Deck
from kiosk.session.aids import TextSize
from kiosk.settings import Settings

OpenScreen = Callable[..., Screen]
CARDS = 40


@pytest.fixture
def screen(shape: tuple[int, int], same_screen: OpenScreen, forty_cards: Deck) -> Screen:
    screen = same_screen(forty_cards, *shape)
    visit(screen, 1)
    return screen


@pytest.fixture
def fresh(shape: tuple[int, int], open_screen: OpenScreen, forty_cards: Deck) -> Screen:
    """The same in a window of its own, in which no key has been pressed."""
    screen = open_screen(forty_cards, *shape)
    visit(screen, 1)
    return screen


def scroll(screen: Screen) -> float:
    return float(grid(screen).property("scroll"))


def is_whole(screen: Screen, page: int) -> bool:
    tile = tiles(screen).get(page)
    return tile is not None and screen.area(screen.kind("Overview")).contains(screen.area(tile))


def focused(screen: Screen) -> int:
    """The page whose tile the keys are at; 0 for none."""
    item = screen.window.activeFocusItem()
    return int(str(ask(item, "page.number"))) if item is not None and is_kind(item, "Tile") else 0


# --- by fingers


def test_a_finger_on_a_tile_scrolls_and_opens_nothing(screen: Screen) -> None:
    start = screen.centre(tiles(screen)[2])
    screen.press(start)
    for distance in (1, 2, 3, 20):
        screen.move(start - QPoint(0, distance))
    before = scroll(screen)
    screen.move(start - QPoint(0, 120))
    assert scroll(screen) == before + 100, "one to one"
    screen.release(start - QPoint(0, 120))
    screen.press(start)
    screen.move(start + QPoint(0, 30))  # not far: still on the tile it came down on
    screen.release(start + QPoint(0, 30))
    assert screen.place == "overview"
    assert scroll(screen) < before + 100


def test_a_tap_opens_the_card_also_after_a_scroll(screen: Screen) -> None:
    screen.swipe(screen.at(0.7, 0.6), screen.at(0.7, 0.2))
    page, tile = next((page, tile) for page, tile in tiles(screen).items() if is_whole(screen, page))
    assert page > 1
    screen.tap(screen.centre(tile) + QPoint(2, 2))
    assert (screen.place, screen.page) == ("card", page)


def test_read_more_is_not_pressed_by_a_finger_that_scrolls(screen: Screen) -> None:
    point = screen.centre(screen.control("Read more"))
    screen.press(point)
    screen.move(point - QPoint(0, 12))
    screen.release(point - QPoint(0, 12))
    assert screen.place == "overview"


def test_the_ends_hold(screen: Screen) -> None:
    for _ in range(20):
        screen.swipe(screen.at(0.7, 0.6), screen.at(0.7, 0.1))
    assert scroll(screen) == grid(screen).property("overflow")
    assert is_whole(screen, CARDS)
    for _ in range(20):
        screen.swipe(screen.at(0.7, 0.1), screen.at(0.7, 0.6))
    assert scroll(screen) == 0


def test_a_finger_lets_the_cards_glide_on_and_catches_them(open_screen: OpenScreen, plain_deck: Deck) -> None:
    screen = open_screen(deck_of(plain_deck, CARDS), settings=Settings(motion="full"))
    visit(screen, 1)
    screen.swipe(screen.at(0.7, 0.6), screen.at(0.7, 0.3))
    left = scroll(screen)
    screen.qtbot.waitUntil(lambda: scroll(screen) > left + 10)
    screen.press(screen.at(0.7, 0.4))
    caught = scroll(screen)
    screen.come_to_rest()
    assert scroll(screen) == caught
    screen.release(screen.at(0.7, 0.4))
    assert screen.place == "overview"


# --- by buttons


def test_buttons_scroll_by_rows_that_are_whole(screen: Screen) -> None:
    seen = set()
    for _ in range(CARDS):
        seen |= {page for page in tiles(screen) if is_whole(screen, page)}
        before = scroll(screen)
        screen.tap_control("Scroll down")
        screen.settle()
        if scroll(screen) == before:
            break
    assert seen == set(range(1, CARDS + 1)), "no row is skipped"
    for _ in range(CARDS):
        screen.tap_control("Scroll up")
    assert scroll(screen) == 0


def test_there_are_no_buttons_where_all_is_in_sight(open_screen: OpenScreen, plain_deck: Deck) -> None:
    screen = open_screen(plain_deck)
    visit(screen, 3)
    assert not [item for item in screen.items() if item.property("name") in ("Scroll up", "Scroll down")]


# --- by keys


def test_arrows_bring_a_tile_into_sight_and_enter_opens_it(fresh: Screen) -> None:
    columns = int(grid(fresh).property("columns"))
    fresh.key(Qt.Key.Key_Right)
    assert focused(fresh) == 1, "the card one comes from"
    for row in range(1, 8):
        fresh.key(Qt.Key.Key_Down)
        assert focused(fresh) == 1 + row * columns
        assert is_whole(fresh, focused(fresh))
    page = focused(fresh)
    fresh.key(Qt.Key.Key_Left)
    fresh.key(Qt.Key.Key_Right)
    fresh.key(Qt.Key.Key_Return)
    assert (fresh.place, fresh.page) == ("card", page)


def test_arrows_begin_at_what_is_in_sight(fresh: Screen) -> None:
    fresh.tap_control("Scroll down")
    fresh.tap_control("Scroll down")
    fresh.key(Qt.Key.Key_Right)
    assert focused(fresh) > 6
    assert is_whole(fresh, focused(fresh))


def test_tab_goes_from_card_to_card_and_on(fresh: Screen) -> None:
    for _ in range(3):
        fresh.key(Qt.Key.Key_Tab)
        if focused(fresh):
            break
    for page in range(1, CARDS + 1):
        assert focused(fresh) == page
        assert is_whole(fresh, page)
        fresh.key(Qt.Key.Key_Tab)
    beyond = fresh.window.activeFocusItem()
    assert beyond is not None
    assert beyond.property("name") == "Back"
    fresh.key(Qt.Key.Key_Backtab)
    assert is_whole(fresh, focused(fresh)), "back among those in sight"


def test_backtab_leaves_the_first_card(fresh: Screen) -> None:
    fresh.key(Qt.Key.Key_Right)
    fresh.key(Qt.Key.Key_Right)
    fresh.key(Qt.Key.Key_Backtab)
    assert focused(fresh) == 1
    fresh.key(Qt.Key.Key_Backtab)
    before = fresh.window.activeFocusItem()
    assert before is not None
    assert before.property("name") == "Read more"


# --- where it opens


def test_it_opens_where_the_card_is_that_one_comes_from(screen: Screen) -> None:
    for page in (40, 23, 2):
        visit(screen, page)
        assert is_whole(screen, page)
    assert scroll(screen) == 0


def test_its_pictures_are_there_when_it_opens(open_screen: OpenScreen, plain_deck: Deck) -> None:
    screen = open_screen(deck_of(plain_deck, CARDS))
    screen.wake()
    screen.session.open(30)
    screen.qtbot.waitUntil(lambda: len(made_tiles(screen)) > 9)

    def are_drawn() -> bool:
        drawings = (child for tile in made_tiles(screen) for child in tile.children() if isinstance(child, Drawing))
        return all(drawing.property("ready") for drawing in drawings)

    screen.qtbot.waitUntil(are_drawn)
    screen.session.showOverview()
    assert 30 in tiles(screen)
    assert all(tile.property("ready") for tile in tiles(screen).values())


def test_the_next_visitor_begins_at_the_top(screen: Screen) -> None:
    visit(screen, 40)
    assert scroll(screen) > 0
    for _ in range(40):
        screen.pass_time(30_000)
        if screen.place == "attract":
            break
    screen.wake()
    screen.session.showOverview()
    screen.settle()
    assert scroll(screen) == 0


def test_a_card_that_is_opened_from_far_behind_is_at_hand(screen: Screen) -> None:
    visit(screen, 40)
    screen.session.open(2)
    screen.settle()
    assert ask(screen.kind("Pager"), "view.page.number") == 2


@pytest.mark.parametrize("changed", ["language", "text", "size"])
def test_a_change_keeps_the_place(screen: Screen, changed: str) -> None:
    screen.tap_control("Scroll down")
    screen.tap_control("Scroll down")
    screen.settle()
    first = min(page for page in tiles(screen) if is_whole(screen, page))
    assert first > 1
    if changed == "language":
        screen.tap_control("Русский")
    elif changed == "text":
        screen.adjust(text=TextSize.LARGE)
    else:
        screen.window.resize(screen.window.width() + 200, screen.window.height() + 160)
    screen.settle()
    assert first in tiles(screen)


# --- the way back


def test_a_button_and_a_key_lead_back_to_the_card_one_came_from(fresh: Screen) -> None:
    visit(fresh, 23)
    fresh.tap_control("Back")
    assert (fresh.place, fresh.page) == ("card", 23)
    fresh.key(Qt.Key.Key_Home)
    assert fresh.place == "overview"
    fresh.key(Qt.Key.Key_Home)
    assert (fresh.place, fresh.page) == ("card", 23)
    assert not [item for item in fresh.items() if item.property("name") == "Back"], (
        "on a card there is nothing to go back to"
    )


# --- what it costs


def test_at_rest_after_a_scroll_no_frame_is_drawn(open_screen: OpenScreen, nine_facts: Deck) -> None:
    screen = open_screen(deck_of(nine_facts, CARDS), settings=Settings(motion="full"))
    visit(screen, 20)
    screen.swipe(screen.at(0.7, 0.6), screen.at(0.7, 0.3))
    screen.come_to_rest()


def test_what_the_keys_are_at_is_in_sight(fresh: Screen) -> None:
    visit(fresh, CARDS)
    assert scroll(fresh) > 0
    fresh.key(Qt.Key.Key_Tab)
    more = fresh.window.activeFocusItem()
    assert more is not None
    assert more.property("name") == "Read more"
    assert fresh.area(fresh.kind("Overview")).contains(fresh.area(more))
