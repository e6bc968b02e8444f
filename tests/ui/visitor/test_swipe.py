"""Swipes turn pages."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from support.driver import Screen, ask, is_kind

from kiosk.deck import Deck
from kiosk.session.state import Place, Session
from kiosk.settings import Settings

OpenScreen = Callable[..., Screen]


def test_a_swipe_follows_the_finger_one_to_one_from_the_first_pixel(screen: Screen) -> None:
    screen.assume(Session(Place.CARD, page=3, language="ky", touched_at=screen.clock()))
    start = screen.at(0.6, 0.3)
    screen.press(start)
    for distance in (1, 2, 3, 10, 11, 50, 120):
        screen.move(start - QPoint(distance, 0))
        assert screen.area(screen.kind("Card")).left() == -distance
    screen.move(start - QPoint(0, 0))
    screen.release(start)
    assert screen.page == 3
    assert screen.area(screen.kind("Card")).left() == 0


def test_swipes_turn_pages_and_the_ends_join(screen: Screen) -> None:
    screen.assume(Session(Place.CARD, page=9, language="ky", touched_at=screen.clock()))
    screen.swipe(screen.at(0.8, 0.3), screen.at(0.3, 0.3))
    assert screen.page == 0
    screen.settle()
    assert screen.area(screen.kind("Card")).left() == 0
    screen.swipe(screen.at(0.3, 0.3), screen.at(0.8, 0.3))
    assert screen.page == 9


def test_a_short_slow_swipe_settles_back(screen: Screen) -> None:
    screen.assume(Session(Place.CARD, page=3, language="ky", touched_at=screen.clock()))
    start = screen.at(0.5, 0.3)
    screen.press(start)
    screen.move(start + QPoint(60, 0))
    screen.pass_time(100)  # the finger rests, so its speed is nought
    screen.move(start + QPoint(61, 0))
    screen.release(start + QPoint(61, 0))
    assert screen.page == 3


def test_up_and_down_is_no_swipe(screen: Screen) -> None:
    screen.assume(Session(Place.CARD, page=3, language="ky", touched_at=screen.clock()))
    screen.swipe(screen.at(0.4, 0.1), screen.at(0.55, 0.7))
    assert screen.page == 3
    assert screen.area(screen.kind("Card")).left() == 0


def test_a_cancelled_touch_settles_back(screen: Screen) -> None:
    screen.assume(Session(Place.CARD, page=3, language="ky", touched_at=screen.clock()))
    start = screen.at(0.9, 0.3)
    for way in (QPoint(0, 0), QPoint(-400, 0)):
        screen.press(start)
        screen.move(start + way)
        screen.cancel()
        assert screen.page == 3
        screen.settle()
        assert screen.area(screen.kind("Card")).left() == 0


def test_taps_and_flicks_one_after_the_other_all_count(lively: Screen) -> None:
    lively.assume(Session(Place.CARD, page=0, language="ky", touched_at=lively.clock()))
    for page in (1, 2, 3):
        lively.tap_control("Кийинки")  # while the page before still settles
        assert lively.page == page
    for page in (4, 5, 6):
        lively.swipe(lively.at(0.8, 0.3), lively.at(0.4, 0.3))
        assert lively.page == page
    lively.session.open(9)
    lively.tap(lively.at(0.5, 0.3))
    assert lively.page == 9
    lively.qtbot.waitUntil(lambda: lively.kind("Pager").property("shift") == 0)


def test_the_zoom_of_one_visitor_is_not_the_nexts(screen: Screen) -> None:
    screen.wake()
    screen.tap_control("Чоңойтуу")
    screen.settle()
    screen.pass_time(400_000)
    assert screen.place == "attract"
    screen.wake()
    assert screen.kind("Zoomable").property("zoom") == 1


@pytest.mark.parametrize("count", [1, 2])
def test_small_decks_turn_too(open_screen: OpenScreen, plain_deck: Deck, count: int) -> None:
    screen = open_screen(replace(plain_deck, pages=plain_deck.pages[:count]), settings=Settings(motion="full"))
    screen.wake()
    for end in (0.9, 0.1):
        screen.swipe(screen.at(0.5, 0.3), screen.at(end, 0.3))
        screen.qtbot.waitUntil(lambda: screen.kind("Pager").property("shift") == 0)
        screen.settle()
        assert screen.area(screen.kind("Card")).left() == 0
    assert screen.page == 0


def test_many_hands_do_no_harm(screen: Screen) -> None:
    screen.assume(Session(Place.CARD, page=3, language="ky", touched_at=screen.clock()))
    palm = screen.at(0.2, 0.35)
    screen.press(palm, finger=5)
    screen.tap_control("Кийинки")
    assert screen.page == 4
    screen.swipe(screen.at(0.8, 0.3), screen.at(0.4, 0.3))
    screen.release(palm, finger=5)
    screen.settle()
    assert screen.place == "card"
    assert screen.area(screen.kind("Card")).left() == 0


def test_pages_glide_and_a_finger_catches_them(lively: Screen) -> None:
    lively.assume(Session(Place.CARD, page=3, language="ky", touched_at=lively.clock()))
    pager = lively.kind("Pager")
    lively.swipe(lively.at(0.8, 0.3), lively.at(0.5, 0.3))
    assert lively.page == 4
    assert pager.property("shift") > 0, "the new page comes from where the finger left it"
    lively.press(lively.at(0.5, 0.3))
    caught = pager.property("shift")
    lively.move(lively.at(0.5, 0.3) + QPoint(10, 0))
    assert pager.property("shift") == pytest.approx(caught + 10 / 1280, abs=0.02)
    lively.release(lively.at(0.5, 0.3) + QPoint(10, 0))
    lively.qtbot.waitUntil(lambda: pager.property("shift") == 0)


def test_a_jump_slides_in_from_its_side(lively: Screen) -> None:
    lively.assume(Session(Place.CARD, page=2, language="ky", touched_at=lively.clock()))
    pager = lively.kind("Pager")
    seen: list[tuple[int, str]] = []

    def look() -> None:
        if 0 < pager.property("shift") < 1:
            seen.append((sum(is_kind(item, "Card") for item in lively.items()), lively.words()))

    lively.window.frameSwapped.connect(look)
    lively.session.open(7)
    assert ask(pager, "leaving.join()") == "2"
    lively.qtbot.waitUntil(lambda: pager.property("shift") == 0)
    assert {pages for pages, _ in seen} == {2}
    assert all("Акысыз медициналык консультация" in words for _, words in seen), "the page that is left slides out"
    assert ask(pager, "leaving.length") == 0
