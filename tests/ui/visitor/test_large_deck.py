"""A thousand cards: what is made of them does not grow with their number, and each is still its own."""

from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject
from PySide6.QtQuick import QQuickItem
from support.driver import Screen, ask, every, is_kind
from support.fit import deck_of

from kiosk.bridge import Drawing
from kiosk.deck.model import Deck
from kiosk.session.state import Place, Session

OpenScreen = Callable[..., Screen]
CARDS = 1000


@pytest.fixture(scope="module")
def thousand(plain_deck: Deck) -> Deck:
    return deck_of(plain_deck, CARDS)


def alive(screen: Screen) -> Counter[str]:
    """How many items there are, in sight or not, and how many drawings, pages and pictures."""
    deck = screen.kiosk.deck
    assert deck
    return Counter(
        items=sum(1 for _ in every(screen.window.contentItem())),
        drawings=len(drawings(screen)),
        pages=len(deck.findChildren(QObject)),
        pictures=len(screen.kiosk.illustrations._shown),
    )


def visited(screen: Screen, page: int) -> Counter[str]:
    """What is alive after the overview, a card and its neighbours were seen."""
    screen.wake()
    screen.session.showOverview()
    screen.settle()
    screen.session.open(page)
    screen.qtbot.waitUntil(screen.has_neighbours)
    screen.settle()
    screen.qtbot.waitUntil(lambda: all(each._painted == each._order for each in drawings(screen)))
    return alive(screen)


def drawings(screen: Screen) -> list[Drawing]:
    children = (child for item in every(screen.window.contentItem()) for child in item.children())
    return [child for child in children if isinstance(child, Drawing)]


def test_a_thousand_cards_have_no_more_alive_than_a_hundred(
    open_screen: OpenScreen, plain_deck: Deck, thousand: Deck
) -> None:
    few = visited(open_screen(deck_of(plain_deck, 100)), 50)
    many = visited(open_screen(thousand), 50)
    assert (many["items"], many["drawings"]) == (few["items"], few["drawings"])
    assert many["drawings"] < 100
    assert many["pictures"] < 100
    assert many["pages"] < 300, "those whose headline was measured, and those near by"


def test_what_is_alive_does_not_grow_over_a_long_visit(open_screen: OpenScreen, thousand: Deck) -> None:
    screen = open_screen(thousand)
    before = visited(screen, 500)
    for page in (3, 997, 250, 750, 0):
        visited(screen, page)
    after = visited(screen, 500)
    assert (after["items"], after["drawings"]) == (before["items"], before["drawings"])
    assert after["pictures"] <= before["pictures"] + 3, "the loop's slide may be another"


@pytest.mark.parametrize("start", [0, 500, CARDS])
@pytest.mark.parametrize("step", ["next", "previous"])
def test_however_far_one_turns_each_card_is_its_own(
    same_screen: OpenScreen, thousand: Deck, start: int, step: str
) -> None:
    screen = same_screen(thousand)
    screen.assume(Session(Place.CARD, page=start, language="en", touched_at=screen.clock()))
    pager = screen.kind("Pager")
    for turn in range(40):
        getattr(screen.session, step)()
        if turn % 7 == 0:
            screen.settle()  # else the next comes before this one is at rest
        expected = (start + (turn + 1) * (1 if step == "next" else -1)) % (CARDS + 1)
        assert (screen.page, ask(pager, "view.page.number")) == (expected, expected)
        assert len(set(seated(pager))) == 15, "each page has one place at most"


def seated(pager: QQuickItem) -> list[object]:
    """The pages that have a place."""
    return [ask(item, "number") for item in every(pager) if is_kind(item, "PageSlot")]


def test_no_card_is_seen_with_the_picture_of_another(open_screen: OpenScreen, nine_facts: Deck) -> None:
    """The places are taken in turns, and what a drawing holds is the picture of its page, or none."""
    screen = open_screen(deck_of(nine_facts, CARDS))
    screen.wake()
    for number in (1, 2, 500, 501, 502, 3, 999):
        screen.session.open(number)
        for drawing in drawings(screen):
            order, page = drawing._painted, drawing._page
            assert order is None or page is None or order.illustration == page._page.illustration
        screen.window.grabWindow()


def test_the_bar_says_which_of_the_thousand_it_is(same_screen: OpenScreen, thousand: Deck) -> None:
    screen = same_screen(thousand)
    for size in ((1920, 1080), (1080, 1920), (1024, 600)):
        screen.window.resize(*size)
        screen.assume(Session(Place.CARD, page=37, language="en", touched_at=screen.clock()))
        screen.settle()
        assert "37 of 1000" in screen.words()
