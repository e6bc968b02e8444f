"""The rail beside a long deck's tiles: a finger gets to any card, and sees at once where it is."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtQuick import QQuickItem
from support.driver import Screen, every, is_kind
from support.fit import deck_of, kinds

from kiosk.deck.model import Deck
from kiosk.session.state import Place, Session
from kiosk.settings import Settings

OpenScreen = Callable[..., Screen]
CARDS = 1000
pytestmark = pytest.mark.usefixtures("unpainted")


def overview(
    open_screen: OpenScreen, deck: Deck, *size: int, page: int = 1, settings: Settings | None = None
) -> Screen:
    screen = open_screen(deck, *size, **({"settings": settings} if settings else {}))
    screen.assume(Session(Place.CARD, page=page, language="en", touched_at=screen.clock()))
    screen.session.showOverview()
    screen.settle()
    return screen


@pytest.fixture(scope="module")
def thousand(plain_deck: Deck) -> Deck:
    return deck_of(plain_deck, CARDS)


@pytest.fixture
def screen(shape: tuple[int, int], same_screen: OpenScreen, thousand: Deck) -> Screen:
    return overview(same_screen, thousand, *shape)


def rail(screen: Screen) -> QQuickItem:
    return screen.kind("ScrollRail")


def grip(screen: Screen) -> QQuickItem:
    """What the finger pulls: the patch with the number."""
    (label,) = [item for item in every(rail(screen)) if is_kind(item, "Label")]
    return label.parentItem()


def card(screen: Screen) -> int:
    return int(rail(screen).property("card"))


def first_whole(screen: Screen) -> int:
    view = screen.area(screen.kind("Overview"))
    whole = (tile for tile in kinds(screen, "Tile") if view.contains(screen.area(tile)))
    return min(int(str(tile.property("name")).split(".")[0]) for tile in whole)


def on_rail(screen: Screen, part: float) -> QPoint:
    area = screen.area(rail(screen))
    return QPoint(round(area.center().x()), round(area.top() + part * area.height()))


def test_a_finger_anywhere_on_it_is_at_that_part_of_the_deck(screen: Screen) -> None:
    for part, least, most in ((0.5, 450, 550), (0.99, 950, CARDS), (0.25, 180, 300), (0.01, 1, 1)):
        screen.tap(on_rail(screen, part))
        screen.settle()
        assert least <= card(screen) <= most
        assert first_whole(screen) == card(screen)
        assert str(card(screen)) in screen.words().splitlines()
        assert screen.place == "overview"


def test_the_grip_is_pulled_from_where_it_is_held(screen: Screen) -> None:
    start = screen.centre(grip(screen)) + QPoint(0, 10)
    screen.press(start)
    assert card(screen) == 1, "a finger on the grip moves nothing yet"
    screen.move(start + QPoint(0, 50))
    assert grip(screen).y() == 50, "one to one"
    assert card(screen) > 30
    screen.release(start + QPoint(0, 50))
    screen.settle()
    assert first_whole(screen) == card(screen) > 30
    tile = next(tile for tile in kinds(screen, "Tile") if str(tile.property("name")).startswith(f"{card(screen)}."))
    page = card(screen)
    screen.tap(screen.centre(tile))
    assert (screen.place, screen.page) == ("card", page)


def test_a_finger_that_leaves_it_sideways_pulls_on_and_leafs_nothing(screen: Screen) -> None:
    start = screen.centre(grip(screen))
    screen.press(start)
    screen.move(start + QPoint(-30, 60))
    screen.move(start + QPoint(-200, 100))
    assert grip(screen).y() == 100
    screen.release(start + QPoint(-200, 100))
    assert screen.place == "overview"


def test_the_first_frame_shows_the_grip_where_the_finger_is(same_screen: OpenScreen, thousand: Deck) -> None:
    screen = overview(same_screen, thousand, settings=Settings(motion="full"))
    before = screen.window.grabWindow()
    screen.press(on_rail(screen, 0.5))
    assert abs(grip(screen).y() + grip(screen).height() / 2 - rail(screen).height() / 2) < 1
    assert screen.window.grabWindow() != before
    screen.release(on_rail(screen, 0.5))


def test_it_follows_the_tiles_and_rests(same_screen: OpenScreen, thousand: Deck) -> None:
    screen = overview(same_screen, thousand, page=500, settings=Settings(motion="full"))
    assert 480 < card(screen) <= 500, "where the visitor comes from"
    for name in ("Up", "Down"):
        screen.tap_control({"Up": "Scroll up", "Down": "Scroll down"}[name])
        screen.come_to_rest()
        assert first_whole(screen) == card(screen)


def test_keys_move_it_and_go_from_it_to_the_tiles(
    open_screen: OpenScreen, thousand: Deck, shape: tuple[int, int]
) -> None:
    screen = overview(open_screen, thousand, *shape)  # in which no key has been pressed
    rail(screen).forceActiveFocus(Qt.FocusReason.TabFocusReason)
    screen.key(Qt.Key.Key_Down)
    screen.qtbot.waitUntil(lambda: 40 <= card(screen) <= 60)
    page = card(screen)
    screen.key(Qt.Key.Key_Return)
    assert screen.place == "overview"
    focused = screen.window.activeFocusItem()
    assert focused is not None
    assert str(focused.property("name")).startswith(f"{page}.")


@pytest.mark.parametrize(("cards", "there"), [(9, False), (60, False), (61, True)])
def test_only_a_long_deck_has_one(open_screen: OpenScreen, plain_deck: Deck, cards: int, there: bool) -> None:
    screen = overview(open_screen, deck_of(plain_deck, cards))
    assert bool(kinds(screen, "ScrollRail")) == there


def test_nothing_lies_on_it_and_a_finger_has_20_mm(open_screen: OpenScreen, plain_deck: Deck) -> None:
    deck = deck_of(plain_deck, CARDS)
    for width, height, diagonal in ((1920, 1080, 32), (1080, 1920, 32), (1024, 600, 10.1), (3840, 2160, 55)):
        settings = Settings(motion="calm", screen_diagonal_in=diagonal)
        screen = overview(open_screen, deck, width, height, settings=settings)
        place = screen.area(rail(screen))
        others = [screen.area(item) for item in (*kinds(screen, "Tile"), *screen.texts(), *kinds(screen, "Pill"))]
        others = [area for area in others if not place.contains(area)]
        assert not any(place.intersects(area) for area in others)
        mm = diagonal * 25.4 / (width**2 + height**2) ** 0.5
        assert place.width() * mm >= (20 if diagonal > 11 else 15) - 0.5
