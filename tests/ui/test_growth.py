"""What is kept for the cards does not grow with the number of cards that visitors turn to."""

import gc
import sys
from collections.abc import Callable

import pytest
from support.driver import Screen, ask, every, is_kind

from kiosk.bridge import Drawing
from kiosk.deck import Deck
from kiosk.session.state import Place, Session


def turn_through(screen: Screen, cards: int) -> None:
    """Turn to so many cards, each once all pictures of the one before are painted."""
    for _ in range(cards):
        screen.session.next()
        screen.settle()
        screen.qtbot.waitUntil(lambda: at_rest(screen))


def at_rest(screen: Screen) -> bool:
    return screen.has_neighbours() and not screen.kiosk.illustrations._receivers


@pytest.fixture
def screen(open_screen: Callable[..., Screen], nine_facts: Deck) -> Screen:
    screen = open_screen(nine_facts)
    screen.assume(Session(Place.CARD, page=3, language="en", touched_at=screen.clock()))
    turn_through(screen, 20)  # what is made once is made now
    screen.qtbot.waitUntil(lambda: ask(screen.kind("Stage"), "overview?.whole") is True)  # not in the window before
    return screen


def textures(screen: Screen) -> int:
    """The images that the window holds, in sight or not."""
    items = every(screen.window.contentItem())
    return sum(bool(item.inherits("QQuickImage") and str(ask(item, "source"))) for item in items)


def test_as_many_pictures_of_as_many_bytes_are_kept(screen: Screen) -> None:
    """The card and its two neighbours in layers, all pages in small, and the tiles: 2.9 windows were measured."""
    kept = []
    for _ in range(2):
        turn_through(screen, 10)
        images = [shown.layer.image for shown in screen.kiosk.illustrations._shown.values()]
        kept.append((textures(screen), len(images), sum(image.sizeInBytes() for image in images)))
    assert kept[0] == kept[1]
    assert 0 < kept[0][2] < 4 * (4 * screen.window.width() * screen.window.height())


def test_a_card_change_leaves_hardly_anything_behind(screen: Screen) -> None:
    """11 to 14 blocks of Python memory a change were measured. A Drawing that stays would be 28 more."""
    changes = 20
    gc.collect()
    before = sys.getallocatedblocks()
    turn_through(screen, changes)
    gc.collect()
    assert sys.getallocatedblocks() - before < 30 * changes


def pictures_kept(screen: Screen) -> tuple[int, int]:
    """Of how many pages a small picture is kept, and of how many one in the card's size."""
    pager = next(item for item in every(screen.window.contentItem()) if is_kind(item, "Pager"))
    drawings = (child for item in every(pager) for child in item.children() if isinstance(child, Drawing))
    ranks = [drawing._rank for drawing in drawings if drawing._shown]
    small = ranks.count(Drawing.Rank.PREVIEW.value)
    return small, len(ranks) - small


def test_in_the_loop_only_the_card_that_a_touch_would_open_keeps_its_pictures(
    open_screen: Callable[..., Screen], nine_facts: Deck
) -> None:
    screen = open_screen(nine_facts)
    pages = nine_facts.pages
    for _ in range(2):
        screen.qtbot.waitUntil(lambda: pictures_kept(screen) == (1, 1))
        screen.wake()
        screen.qtbot.waitUntil(lambda: pictures_kept(screen) == (len(pages), 3))
        screen.end_visit()
