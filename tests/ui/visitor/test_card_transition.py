"""The movement between a slide or a tile and its card."""

from collections.abc import Callable
from dataclasses import replace
from threading import Event

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickItem
from support.decks import picture_of
from support.driver import Screen, ask, every, is_kind
from support.fit import kinds
from support.frames import Frames, shown
from support.transitions import CARD, LOOP, OVERVIEW, ask_whether_anybody_is_there, be, is_moving

from kiosk.bridge import Drawing
from kiosk.deck import Deck
from kiosk.qt import illustrations
from kiosk.qt.painting import Order, Painting, paint
from kiosk.session.due import deadline
from kiosk.session.state import Place
from kiosk.settings import Settings

OpenScreen = Callable[..., Screen]
pytestmark = pytest.mark.waits


@pytest.fixture(scope="module")
def english(nine_facts: Deck) -> Deck:
    """In the language in which `be` begins: no words are said anew."""
    return replace(nine_facts, default_language="en", attract_languages=("en",))


@pytest.fixture
def screen(shape: tuple[int, int], same_screen: OpenScreen, english: Deck) -> Screen:
    return same_screen(english, *shape, settings=Settings(motion="full"))


CHANGES: dict[str, tuple[Place, Callable[[Screen], object]]] = {
    "wake": (LOOP, lambda screen: screen.session.touched()),
    "to the overview": (CARD, lambda screen: screen.session.showOverview()),
    "a tile": (OVERVIEW, lambda screen: screen.session.open(8)),
    "the cover": (OVERVIEW, lambda screen: screen.session.open(0)),
    "back": (OVERVIEW, lambda screen: screen.session.back()),
    "a dot, far on": (CARD, lambda screen: screen.session.open(8)),
    "a dot, far back": (CARD, lambda screen: screen.session.open(1)),
    "on": (CARD, lambda screen: screen.session.next()),
    "are you still there?": (CARD, ask_whether_anybody_is_there),
    "the visitor goes on": (Place.COUNTDOWN, lambda screen: screen.tap(screen.at(0.5, 0.4))),
    "zoom": (CARD, lambda screen: screen.tap_control("Zoom in")),
}


def stage(picture: QImage) -> QImage:
    """What is on the screen above the bar, which changes at once."""
    portrait = picture.height() > picture.width()
    return picture.copy(0, 0, picture.width(), round(picture.height() * (0.78 if portrait else 0.84)))


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_of_place_moves_in_its_first_frame_and_ends(
    same_screen: OpenScreen, nine_facts: Deck, shape: tuple[int, int], change: str
) -> None:
    screen = same_screen(nine_facts, *shape, settings=Settings(motion="full"))
    place, act = CHANGES[change]
    be(screen, place)
    screen.come_to_rest() if place is not LOOP else None
    before = stage(screen.window.grabWindow())
    act(screen)
    first = stage(screen.window.grabWindow())  # drawn at once: no time has passed
    screen.qtbot.waitUntil(lambda: not is_moving(screen))
    screen.qtbot.waitUntil(lambda: all(ask(one, "!zoomed || detail.ready") for one in kinds(screen, "Zoomable")))
    screen.settle()
    last = stage(screen.window.grabWindow())
    assert first not in (before, last)
    screen.come_to_rest()
    assert stage(screen.window.grabWindow()) == last


def layered(screen: Screen, page: int) -> Drawing | None:
    """A card's picture in its layers, if it is asked for."""
    for item in every(screen.kind("Stage")):
        for child in item.children() if is_kind(item, "PageSlot") else []:
            if not isinstance(child, Drawing):
                continue
            if child._wanted and child._layered and child._page and child._page._number == page:
                return child
    return None


def warm(screen: Screen) -> None:
    """Wait until all that a start makes out of sight is there, and painted."""
    be(screen, CARD)
    screen.qtbot.waitUntil(lambda: ask(screen.kind("Stage"), "overview") is not None)
    screen.qtbot.waitUntil(lambda: not screen.kiosk.illustrations._receivers)
    screen.come_to_rest()


def changes_after(screen: Screen, act: Callable[[], object], *, painted: bool = True) -> int:
    """How often what is seen changes once a movement is over; the frame that shows its end is one change.

    Besides, the two cards that may be opened next are drawn unseen, once each. Not `painted`: pictures are late.
    """
    before = shown(screen.window)
    act()
    assert is_moving(screen)
    frames = Frames(screen.window, lambda: not is_moving(screen))
    screen.qtbot.waitUntil(lambda: not is_moving(screen))
    screen.come_to_rest(painted=painted)
    frames.close()
    assert len(frames.pictures) <= 1 + 2
    return frames.unlike(before)


NEAR = [change for change in CHANGES if "far" not in change and change not in ("a tile", "the cover", "zoom")]


@pytest.mark.parametrize("change", NEAR)
def test_once_it_is_over_nothing_seen_changes(screen: Screen, change: str) -> None:
    place, act = CHANGES[change]
    warm(screen)
    be(screen, place, 6)  # nobody has been there yet
    screen.come_to_rest() if place is not LOOP else None
    screen.qtbot.waitUntil(lambda: bool((drawing := layered(screen, 6)) and drawing.property("ready")))
    assert changes_after(screen, lambda: act(screen)) == 1


def test_what_a_finger_is_on_is_made_and_painted_before_it_is_opened(screen: Screen) -> None:
    be(screen, OVERVIEW)
    screen.come_to_rest()
    place = screen.centre(next(tile for tile in kinds(screen, "Tile") if ask(tile, "page.number") == 8))
    screen.press(place)
    screen.qtbot.waitUntil(lambda: bool((drawing := layered(screen, 8)) and drawing.property("ready")))
    assert screen.place == "overview"
    assert changes_after(screen, lambda: screen.release(place)) == 1
    assert (screen.place, screen.page) == ("card", 8)


def test_what_a_finger_no_longer_is_on_is_let_go(screen: Screen) -> None:
    warm(screen)
    be(screen, OVERVIEW)
    tile = next(tile for tile in kinds(screen, "Tile") if ask(tile, "page.number") == 8)
    screen.press(screen.centre(tile))
    screen.qtbot.waitUntil(lambda: bool(layered(screen, 8)))
    screen.cancel()
    assert screen.place == "overview"
    assert not layered(screen, 8)


LATE: dict[str, tuple[Place, Callable[[Screen], object]]] = {
    "a tile": (OVERVIEW, lambda screen: screen.session.open(8)),
    "the zoom's sharp one": (CARD, lambda screen: screen.tap_control("Zoom in")),
}


@pytest.mark.parametrize("change", LATE)
def test_a_picture_that_is_late_is_one_frame_more(screen: Screen, monkeypatch: pytest.MonkeyPatch, change: str) -> None:
    place, act = LATE[change]
    warm(screen)
    be(screen, place)
    screen.come_to_rest()
    painted = Event()

    def late(order: Order) -> Painting:
        painted.wait()
        return paint(order)

    monkeypatch.setattr(illustrations, "paint", late)
    try:
        assert changes_after(screen, lambda: act(screen), painted=False) == 1
        assert screen.kiosk.illustrations._receivers, "it is still painted"
        without, frames = shown(screen.window), Frames(screen.window)
    finally:
        painted.set()
    screen.qtbot.waitUntil(lambda: not screen.kiosk.illustrations._receivers)
    screen.come_to_rest()
    frames.close()
    assert frames.unlike(without) == 1


@pytest.mark.parametrize("age", [12_000, 200], ids=["standing", "coming in"])
def test_a_slide_becomes_its_card_from_where_it_is_and_all_of_it_goes_along(screen: Screen, age: int) -> None:
    be(screen, LOOP)
    slide = [item for item in screen.items() if is_kind(item, "Slide")][-1]
    slide.setProperty("age", age)
    picture = next(item for item in every(slide) if is_kind(item, "Illustration"))
    place = slide.x()
    assert (place > 0) == (age == 200)
    drifted = [ask(picture, f"offset({depth})") for depth in (-1, 0, 1)]
    assert drifted[0] != 0
    begins = extent(picture)
    screen.session.touched()
    transition = screen.kind("CardTransition")
    (moving,) = kinds(screen, "Moving")
    transition.setProperty("way", 0.0)
    assert slide.x() == pytest.approx(place, abs=1)
    begun = [float(str(ask(moving, f"offset({depth}) * scale"))) for depth in (-1, 0, 1)]
    assert begun == pytest.approx(drifted, abs=1.5)  # both are whole pixels, one of them enlarged
    assert sides(transition.property("whole")) == pytest.approx(begins, abs=1.5)
    for way in (0.3, 0.9):
        transition.setProperty("way", way)
        assert extent(picture) == pytest.approx(sides(transition.property("whole")), abs=1.5)
    transition.setProperty("way", 1.0)
    assert [ask(moving, f"offset({depth})") for depth in (-1, 0, 1)] == [0, 0, 0]


def extent(picture: QQuickItem) -> list[float]:
    """Where all of a slide's picture is in the window, with the parts that are cut off."""
    inner = ask(picture, "deck.whole(width, height)")
    assert isinstance(inner, QRectF)
    return sides(picture.mapRectToScene(inner))


def sides(place: QRectF) -> list[float]:
    return [place.left(), place.top(), place.right(), place.bottom()]


def test_a_slide_over_which_the_next_one_comes_in_becomes_its_card_beside_that(screen: Screen) -> None:
    be(screen, LOOP)
    due = deadline(screen.session.rules, screen.session._state)
    assert due is not None
    screen.pass_time(due - screen.clock())
    screen.settle()
    coming, leaves = sorted(screen.slides(), key=lambda slide: ask(slide, "current") is False)
    coming.setProperty("age", 200)
    places = coming.x(), leaves.x()
    assert places[0] > 0 > places[1]
    screen.session.touched()
    assert screen.page == 3, "the touch was meant for the slide before"
    transition = screen.kind("CardTransition")
    transition.setProperty("way", 0.0)
    assert (coming.x(), leaves.x()) == places
    assert transition.property("frame").right() == pytest.approx(coming.x(), abs=1)


@pytest.mark.parametrize("focus", [(0.5, 0.5), (0.1, 0.9)])
def test_a_photo_begins_where_it_is_on_its_slide(
    open_screen: OpenScreen, photos: Deck, shape: tuple[int, int], focus: tuple[float, float]
) -> None:
    pages = [replace(page, illustration=replace(picture_of(page), focus=focus)) for page in photos.pages]
    screen = open_screen(replace(photos, pages=tuple(pages)), *shape, settings=Settings(motion="full"))
    warm(screen)
    be(screen, LOOP)
    slide = [item for item in screen.items() if is_kind(item, "Slide")][-1]
    slide.setProperty("age", 12_000)

    def whole(item: QQuickItem, left: str, top: str) -> list[float]:
        rest = "drawing.whole.width * scale", "drawing.whole.height * scale"
        return [float(str(ask(item, side))) for side in (left, top, *rest)]

    picture = next(item for item in screen.items() if is_kind(item, "Illustration"))
    there = whole(picture, "x + offset(0) + drawing.whole.x", "y + drawing.whole.y")
    assert there[2] > 0
    screen.session.touched()
    screen.kind("CardTransition").setProperty("way", 0.0)
    beneath, above = kinds(screen, "Moving")
    left, top = "transition.frame.x + x + drawing.whole.x * scale", "transition.frame.y + y + drawing.whole.y * scale"
    assert whole(above, left, top) == pytest.approx(there, abs=1.5)
    assert whole(beneath, f"{left} + offset(0)", top) == pytest.approx(there, abs=1.5)


@pytest.mark.parametrize("change", CHANGES)
def test_nothing_moves_in_calm_mode(same_screen: OpenScreen, plain_deck: Deck, change: str) -> None:
    screen = same_screen(plain_deck)
    place, act = CHANGES[change]
    be(screen, place)
    act(screen)
    assert not is_moving(screen)
    screen.settle()


def test_it_takes_a_quarter_of_a_second(screen: Screen) -> None:
    assert 200 <= int(str(ask(screen.kind("Bar"), "theme.settle"))) <= 300


def test_a_tile_grows_and_a_card_shrinks_in_one_go(screen: Screen) -> None:
    be(screen, OVERVIEW)
    tile = next(tile for tile in kinds(screen, "Tile") if ask(tile, "page.number") == 5)
    place = screen.area(tile)
    screen.session.open(5)  # a tap would let time pass
    transition = screen.kind("CardTransition")
    began = transition.property("sheet")
    seen = [transition.property("way")]
    screen.window.frameSwapped.connect(lambda: seen.append(transition.property("way")))
    assert place.width() < began.width() < screen.window.width() * 0.7, "it begins at the tile"
    assert began.contains(place.adjusted(2, 2, -2, -2))
    screen.qtbot.waitUntil(lambda: not is_moving(screen))
    assert seen == sorted(seen)
    assert 0 < seen[0] < 0.5
    seen.clear()
    screen.session.showOverview()
    screen.qtbot.waitUntil(lambda: not is_moving(screen))
    assert [way for way in seen if way < 1] == sorted((way for way in seen if way < 1), reverse=True)
