"""Every place a finger can land, in every view and shape, and what answers it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF
from support.driver import Screen, ask
from support.fit import kinds

from kiosk.deck import Deck
from kiosk.session.aids import Aids, TextSize
from kiosk.session.state import Place, Session
from kiosk.settings import Settings

OpenScreen = Callable[..., Screen]
Spot = Callable[[Screen], QPoint]
Gesture = Callable[[Screen, QPoint], None]

CARD = Session(Place.CARD, page=3, language="en")
VIEWS = {
    "card": CARD,
    "card, enlarged": CARD,
    "long card": replace(CARD, page=0, aids=Aids(text=TextSize.LARGE)),
    "overview": replace(CARD, place=Place.OVERVIEW),
    "overview, many": replace(CARD, place=Place.OVERVIEW),
    "loop": Session(Place.ATTRACT, slide_number=3, page=3, language="en"),
    "countdown": replace(CARD, place=Place.COUNTDOWN, beneath=Place.CARD),
}


@dataclass(frozen=True)
class Answer:
    """What has become of the view; `moved`: words or tiles have been scrolled, or what is enlarged was moved."""

    place: str
    page: int
    zoom: float = 1
    moved: bool = False


STAYS = Answer("card", 3)
ZOOMS = Answer("card", 3, zoom=2)
NEXT, PREVIOUS = Answer("card", 4), Answer("card", 2)
OVERVIEW = Answer("overview", 3)


def area(screen: Screen, kind: str) -> QRectF:
    return screen.area(screen.kind(kind))


def within(kind: str, x: float, y: float) -> Spot:
    """A place in the one shown item of a kind, by its share of the width and the height."""

    def spot(screen: Screen) -> QPoint:
        room = area(screen, kind)
        return QPointF(room.left() + x * room.width(), room.top() + y * room.height()).toPoint()

    return spot


def control(name: str) -> Spot:
    return lambda screen: screen.centre(screen.control(name))


def tile(screen: Screen, page: int) -> QRectF:
    return screen.area(next(tile for tile in kinds(screen, "Tile") if ask(tile, "page.number") == page))


def left_edge_of_words(screen: Screen) -> QPoint:
    return QPoint(2, round(area(screen, "PageText").top() + 40))


def beside(page: int, x: int, y: int) -> Spot:
    """A place beside a tile, px: so far from its nearest edge."""

    def spot(screen: Screen) -> QPoint:
        place, centre = tile(screen, page), tile(screen, page).center()
        across = centre.x() if not x else (place.right() + x if x > 0 else place.left() + x)
        down = centre.y() if not y else (place.bottom() + y if y > 0 else place.top() + y)
        return QPointF(across, down).toPoint()

    return spot


def tap(screen: Screen, spot: QPoint) -> None:
    screen.tap(spot)


@contextmanager
def double_tap_within(ms: int, screen: Screen) -> Iterator[None]:
    usual = ask(screen.window, "theme.doubleTap")
    ask(screen.window, f"theme.doubleTap = {ms}")
    yield
    ask(screen.window, f"theme.doubleTap = {usual}")


def double_tap(screen: Screen, spot: QPoint) -> None:
    with double_tap_within(3_600_000, screen):  # however slow the machine
        screen.tap(spot)
        screen.tap(spot)


def second_tap(screen: Screen, spot: QPoint) -> None:
    with double_tap_within(0, screen):
        screen.tap(spot)
        screen.settle()
        screen.tap(spot)


def shaky_tap(screen: Screen, spot: QPoint) -> None:
    screen.press(spot)
    screen.move(spot + QPoint(3, 2))
    screen.release(spot + QPoint(3, 2))


def swipe(x: float, y: float, ms: int = 80) -> Gesture:
    """By parts of the window's short side."""

    def gesture(screen: Screen, spot: QPoint) -> None:
        side = min(screen.window.width(), screen.window.height())
        screen.swipe(spot, spot + QPoint(round(x * side), round(y * side)), ms=ms)

    return gesture


LEFT, RIGHT, UP, DOWN = swipe(-0.4, 0), swipe(0.4, 0), swipe(0, -0.15), swipe(0, 0.15)
A_LITTLE, FLICK = swipe(-0.1, 0, ms=800), swipe(-0.1, 0)
PICTURE, WORDS = within("Zoomable", 0.4, 0.6), within("PageText", 0.5, 0.5)
FIRST_WORD = within("PageText", 0.02, 0.1)

TABLE: dict[str, tuple[str, Spot, Gesture, Answer]] = {
    # what: view, place, gesture, answer
    "the picture": ("card", PICTURE, tap, ZOOMS),
    "the picture's outer edge": ("card", within("Zoomable", 0.99, 0.5), tap, ZOOMS),
    "the picture, with a hand that shakes": ("card", PICTURE, shaky_tap, ZOOMS),
    "the picture, twice at once": ("card", PICTURE, double_tap, ZOOMS),
    "the picture, and once more": ("card", PICTURE, second_tap, STAYS),
    "the picture, on": ("card", PICTURE, LEFT, NEXT),
    "the picture, back": ("card", PICTURE, RIGHT, PREVIOUS),
    "the picture, a little aside": ("card", PICTURE, A_LITTLE, STAYS),
    "the picture, flicked on": ("card", PICTURE, FLICK, NEXT),
    "the picture, up": ("card", PICTURE, UP, STAYS),
    "the first word": ("card", FIRST_WORD, tap, STAYS),
    "the first word, twice": ("card", FIRST_WORD, double_tap, STAYS),
    "the words": ("card", WORDS, tap, STAYS),
    "the words' last line": ("card", within("PageText", 0.9, 0.95), tap, STAYS),
    "the left edge": ("card", left_edge_of_words, tap, STAYS),
    "the words, on": ("card", WORDS, LEFT, NEXT),
    "the first word, back": ("card", FIRST_WORD, RIGHT, PREVIOUS),
    "the words, up": ("card", WORDS, UP, STAYS),
    "the bar's ground": ("card", within("Bar", 0.005, 0.5), tap, STAYS),
    "the bar, on": ("card", within("Bar", 0.7, 0.08), LEFT, STAYS),
    "the present dot": ("card", within("Dots", 0.41, 0.5), tap, STAYS),
    "the next button": ("card", control("Next"), tap, NEXT),
    "the previous button": ("card", control("Previous"), tap, PREVIOUS),
    "the zoom's button": ("card", control("Zoom in"), tap, ZOOMS),
    "the button of all facts": ("card", control("All facts"), tap, OVERVIEW),
    "the enlarged picture": ("card, enlarged", PICTURE, tap, STAYS),
    "the enlarged picture, aside": ("card, enlarged", PICTURE, LEFT, replace(ZOOMS, moved=True)),
    "the enlarged picture, down": ("card, enlarged", PICTURE, DOWN, replace(ZOOMS, moved=True)),
    "the words beside it": ("card, enlarged", WORDS, tap, ZOOMS),
    "the words beside it, on": ("card, enlarged", WORDS, LEFT, NEXT),
    "its button": ("card, enlarged", control("Zoom out"), tap, STAYS),
    "long words": ("long card", WORDS, tap, Answer("card", 0)),
    "long words, up": ("long card", WORDS, UP, Answer("card", 0, moved=True)),
    "the picture beside long words, up": ("long card", PICTURE, UP, Answer("card", 0, moved=True)),
    "long words, on": ("long card", WORDS, LEFT, Answer("card", 1)),
    "the button that scrolls": ("long card", control("Scroll down"), tap, Answer("card", 0, moved=True)),
    "a tile": ("overview", beside(5, 0, 0), tap, Answer("card", 5)),
    "the gap right of a tile": ("overview", beside(5, 3, 0), tap, Answer("card", 5)),
    "the gap left of a tile": ("overview", beside(5, -3, 0), tap, Answer("card", 5)),
    "the gap below a tile": ("overview", beside(5, 0, 3), tap, Answer("card", 5)),
    "the gap above a tile": ("overview", beside(5, 0, -3), tap, Answer("card", 5)),
    "the crossing of four gaps": ("overview", beside(5, 3, 3), tap, Answer("card", 5)),
    "the margin right of the tiles": ("overview", beside(6, 4, 0), tap, Answer("card", 6)),
    "the deck's title": ("overview", within("Headline", 0.1, 0.5), tap, Answer("card", 0)),
    "read more": ("overview", control("Read more"), tap, Answer("card", 0)),
    "the way back": ("overview", control("Back"), tap, STAYS),
    "a tile, up, where all are in sight": ("overview", beside(8, 0, 0), UP, OVERVIEW),
    "a tile, leafed on": ("overview", beside(5, 0, 0), LEFT, STAYS),
    "a gap, leafed back": ("overview", beside(5, 3, 0), RIGHT, STAYS),
    "the title, leafed on": ("overview", within("Headline", 0.7, 0.5), LEFT, STAYS),
    "a tile, a little aside": ("overview", beside(5, 0, 0), A_LITTLE, OVERVIEW),
    "a tile, flicked aside": ("overview", beside(5, 0, 0), FLICK, STAYS),
    "one tile of many, leafed on": ("overview, many", beside(2, 0, 0), LEFT, STAYS),
    "what the bar says": ("overview", within("Bar", 0.5, 0.3), tap, OVERVIEW),
    "one tile of many": ("overview, many", beside(2, 0, 0), tap, Answer("card", 2)),
    "one tile of many, up": ("overview, many", beside(2, 0, 0), UP, replace(OVERVIEW, moved=True)),
    "a gap of many, up": ("overview, many", beside(1, 3, 0), UP, replace(OVERVIEW, moved=True)),
    "the title above many, up": ("overview, many", within("Headline", 0.1, 0.5), UP, replace(OVERVIEW, moved=True)),
    "the button that scrolls many": ("overview, many", control("Scroll down"), tap, replace(OVERVIEW, moved=True)),
    "the loop": ("loop", lambda screen: screen.at(0.5, 0.4), tap, STAYS),
    "the loop, twice": ("loop", lambda screen: screen.at(0.8, 0.4), double_tap, STAYS),
    "the loop, on": ("loop", lambda screen: screen.at(0.7, 0.4), LEFT, STAYS),
    "the loop's bar": ("loop", within("Bar", 0.005, 0.5), tap, STAYS),
    "the countdown": ("countdown", lambda screen: screen.at(0.5, 0.4), tap, STAYS),
    "the picture beneath it, twice": ("countdown", lambda screen: screen.at(0.9, 0.4), double_tap, STAYS),
    "the countdown's button": ("countdown", within("Pill", 0.5, 0.5), tap, STAYS),
}  # fmt: skip


def moved(screen: Screen) -> tuple[object, ...]:
    """Whatever a finger can move within a view."""
    if screen.place == "overview":
        return (screen.kind("TileGrid").property("scroll"),)
    if screen.place == "card":
        picture = screen.kind("Zoomable")
        return screen.kind("PageText").property("scroll"), picture.property("zoom"), picture.property("centre")
    return ()


@pytest.mark.parametrize("what", TABLE)
def test_every_touch_has_its_answer(
    same_screen: OpenScreen, plain_deck: Deck, forty_cards: Deck, shape: tuple[int, int], what: str
) -> None:
    view, spot, gesture, answer = TABLE[what]
    deck = forty_cards if view == "overview, many" else plain_deck
    screen = same_screen(deck, *shape)
    screen.assume(replace(VIEWS[view], touched_at=screen.clock(), woken_at=screen.clock() - 10_000))
    if view == "card, enlarged":
        screen.tap_control("Zoom in")
        screen.settle()
    before = screen.place, screen.page, moved(screen)
    gesture(screen, spot(screen))
    screen.settle()
    assert (screen.place, screen.page) == (answer.place, answer.page)
    if screen.place == "card":
        assert screen.kind("Zoomable").property("zoom") == answer.zoom
    if (screen.place, screen.page) == before[:2] and answer.zoom == (2 if view == "card, enlarged" else 1):
        assert (moved(screen) != before[2]) is answer.moved


def test_a_tap_enlarges_about_the_point_it_touches(
    same_screen: OpenScreen, plain_deck: Deck, shape: tuple[int, int]
) -> None:
    screen = same_screen(plain_deck, *shape)
    screen.assume(replace(CARD, touched_at=screen.clock()))
    picture = screen.kind("Zoomable")
    for x, y in ((0.25, 0.75), (0.5, 0.5), (0.9, 0.4)):
        with double_tap_within(0, screen):
            screen.tap(within("Zoomable", x, y)(screen))
            screen.settle()
            centre = picture.property("centre")
            assert centre.x() + (x - 0.5) / 2 == pytest.approx(x, abs=0.01), "what was touched stays under the finger"
            assert centre.y() + (y - 0.5) / 2 == pytest.approx(y, abs=0.01)
            screen.tap(within("Zoomable", x, y)(screen))
            screen.settle()
            assert (picture.property("zoom"), centre.x() >= 0.25) == (1, True)


def test_a_pinch_enlarges_about_its_fingers(same_screen: OpenScreen, plain_deck: Deck) -> None:
    screen = same_screen(plain_deck)
    screen.assume(replace(CARD, touched_at=screen.clock()))
    picture = screen.kind("Zoomable")
    spot = within("Zoomable", 0.3, 0.6)(screen)
    near, far = QPoint(40, 0), QPoint(110, 0)
    screen.two_fingers((spot - near, spot + near), (spot - far, spot + far))
    zoom, centre = picture.property("zoom"), picture.property("centre")
    assert zoom > 1.5
    assert centre.x() + (0.3 - 0.5) / zoom == pytest.approx(0.3, abs=0.02)
    assert centre.y() + (0.6 - 0.5) / zoom == pytest.approx(0.6, abs=0.02)


@pytest.mark.parametrize(
    ("view", "spot"),
    [("card", FIRST_WORD), ("card", PICTURE), ("card", left_edge_of_words), ("card", within("Bar", 0.005, 0.5)),
     ("card", control("Next")), ("card", control("Zoom in")), ("overview", beside(5, 0, 0)),
     ("overview", beside(5, 3, 0)), ("overview", within("Headline", 0.1, 0.5)), ("overview", control("Back")),
     ("loop", lambda screen: screen.at(0.5, 0.4)), ("countdown", lambda screen: screen.at(0.5, 0.4))],
)  # fmt: skip
@pytest.mark.parametrize("motion", ["calm", "full"])
def test_the_first_frame_answers_a_finger(
    same_screen: OpenScreen, plain_deck: Deck, view: str, spot: Spot, motion: str
) -> None:
    screen = same_screen(plain_deck, settings=Settings().overridden(motion=motion))
    screen.assume(replace(VIEWS[view], touched_at=screen.clock(), woken_at=screen.clock() - 10_000))
    point = spot(screen)
    before = screen.window.grabWindow()
    screen.press(point)
    assert screen.window.grabWindow() != before
    screen.release(point)


def test_a_mark_goes_when_the_page_moves_and_after_a_moment(same_screen: OpenScreen, plain_deck: Deck) -> None:
    screen = same_screen(plain_deck)
    screen.assume(replace(CARD, touched_at=screen.clock()))
    point = FIRST_WORD(screen)
    screen.press(point)
    assert kinds(screen, "TouchMark")
    screen.move(point + QPoint(40, 0))
    assert not kinds(screen, "TouchMark"), "the page itself answers"
    screen.release(point + QPoint(0, 0))
    screen.tap(point)
    screen.qtbot.waitUntil(lambda: not kinds(screen, "TouchMark"))
