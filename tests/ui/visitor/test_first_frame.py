"""The first frame after a touch or a key shows the answer, and nothing is made or painted before it."""

from collections.abc import Callable
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickItem
from support.driver import Screen, ask, every, is_kind
from support.frames import Frames, shown

from kiosk.deck import Deck
from kiosk.session.state import Place, Session
from kiosk.settings import Settings

_BESIDE = 8  # px: a tile's answer is a line around it
CARD, OVERVIEW, COUNTDOWN = Place.CARD, Place.OVERVIEW, Place.COUNTDOWN
Acts = tuple[Callable[[Screen], object], ...]
Find = Callable[[Screen], QQuickItem]


def of_kind(kind: str, said: str = "true") -> Find:
    """Finds the item of a QML type, of which the expression is true."""
    return lambda screen: next(item for item in screen.items() if is_kind(item, kind) and ask(item, said))


PAGER, OVERVIEW_BUTTON = of_kind("Pager"), of_kind("RoundButton", "icon === 'overview'")
PICTURE, FAR_DOT = of_kind("Zoomable"), of_kind("Control", "this.index === 8")
FAR_TILE, RUSSIAN = of_kind("Tile", "page.number === 8"), of_kind("LanguageButton", "name === 'Русский'")
AIDS, LARGER = of_kind("RoundButton", "icon === 'person'"), of_kind("AidChoice", "name === '150 %'")


def press(find: Find) -> Acts:
    return (lambda screen: screen.press(screen.centre(find(screen))),)


def tap(find: Find) -> Acts:
    """A tap is answered as the finger leaves; the press has its own answer."""
    return (*press(find), lambda screen: screen.release(screen.centre(find(screen))))


def key(name: Qt.Key) -> Acts:
    return (lambda screen: screen.key(name),)


SWIPE_BEGINS: Acts = (
    lambda screen: screen.press(screen.at(0.4, 0.4)),
    lambda screen: screen.move(screen.at(0.37, 0.4)),
)

# Where the visitor is, what happens, and where the answer to the last of it is seen.
ANSWERS: dict[str, tuple[Place, Acts, Find]] = {
    "the key for the next card": (CARD, key(Qt.Key.Key_Right), PAGER),
    "the key for the overview": (CARD, key(Qt.Key.Key_Home), PAGER),
    "a swipe begins": (CARD, SWIPE_BEGINS, PAGER),
    "a tap on the picture": (CARD, tap(PICTURE), PICTURE),
    "a button is pressed": (CARD, press(OVERVIEW_BUTTON), OVERVIEW_BUTTON),
    "a tap on a button": (CARD, tap(OVERVIEW_BUTTON), PAGER),
    "a dot is pressed": (CARD, press(FAR_DOT), FAR_DOT),
    "a language is pressed": (CARD, press(RUSSIAN), RUSSIAN),
    "a tap on a language": (CARD, tap(RUSSIAN), PAGER),
    "a tap on the aids": (CARD, tap(AIDS), PAGER),
    "a tap on larger text": (CARD, (*tap(AIDS), *tap(LARGER)), PAGER),
    "a tile is pressed": (OVERVIEW, press(FAR_TILE), FAR_TILE),
    "are you still there? - yes": (COUNTDOWN, press(PAGER), PAGER),
}


def made(screen: Screen) -> set[object]:
    """The pages whose cards exist, in sight or not."""
    slots = [item for item in every(screen.window.contentItem()) if is_kind(item, "PageSlot")]
    return {ask(slot, "number") for slot in slots if ask(slot, "view !== null")}


def hidden(screen: Screen) -> dict[str, object]:
    """The language that each card out of sight and the overview out of sight are laid out in."""
    items = [
        item for item in every(screen.window.contentItem()) if is_kind(item, "PageSlot") or is_kind(item, "Overview")
    ]
    return {str(item): ask(item, "language") for item in items if ask(item, "!seen && this.view !== null")}


def asked(screen: Screen) -> set[int]:
    """The pictures that are waited for."""
    return set(screen.kiosk.illustrations._receivers)


@pytest.mark.parametrize("what", ANSWERS)
def test_the_first_frame_shows_the_answer(same_screen: Callable[..., Screen], nine_facts: Deck, what: str) -> None:
    place, (*before_it, act), find = ANSWERS[what]
    screen = same_screen(nine_facts, settings=Settings(motion="full"))
    now = screen.clock()
    screen.assume(
        Session(place, page=3, language="en", beneath=CARD, touched_at=now, woken_at=now - 9_000, slide_at=now - 9_000)
    )
    screen.qtbot.waitUntil(lambda: bool(ask(screen.kind("Stage"), "overview !== null")))
    screen.qtbot.waitUntil(lambda: not asked(screen))
    for each in before_it:
        each(screen)
    screen.come_to_rest()
    area = screen.area(find(screen)).toRect().adjusted(-_BESIDE, -_BESIDE, _BESIDE, _BESIDE)
    before, made_before, asked_before = shown(screen.window), made(screen), asked(screen)
    hidden_before = hidden(screen)
    frames = Frames(screen.window, look=lambda: (made(screen), asked(screen), hidden(screen)))
    act(screen)
    screen.qtbot.waitUntil(lambda: bool(frames.pictures))
    frames.close()
    assert frames.pictures[0].copy(area) != before.copy(area), "the answer is not in the first frame"
    made_then, asked_then, hidden_then = cast(tuple[set[object], set[int], dict[str, object]], frames.looks[0])
    assert made_then == made_before, "a page was made before the answer was seen"
    assert asked_then <= asked_before, "a picture was asked for before the answer was seen"
    laid = {item for item in hidden_then.keys() & hidden_before.keys() if hidden_then[item] != hidden_before[item]}
    assert not laid, "hidden words were laid out before the answer was seen"


def test_what_is_hidden_follows_the_language_once_nothing_moves(
    open_screen: Callable[..., Screen], nine_facts: Deck
) -> None:
    screen = open_screen(nine_facts)
    screen.assume(Session(CARD, page=3, language="en", touched_at=screen.clock()))
    screen.qtbot.waitUntil(lambda: made(screen) == {2, 3, 4} and list(hidden(screen).values()) == ["en"] * 3)
    screen.assume(Session(CARD, page=3, language="ru", touched_at=screen.clock()))
    assert set(hidden(screen).values()) == {"en"}
    screen.qtbot.waitUntil(lambda: set(hidden(screen).values()) == {"ru"})
    for page in (4, 5):  # slides that come in: their cards are not made at once
        screen.assume(Session(Place.ATTRACT, page=page, language="ky", beneath=CARD, slide_number=page))
        assert made(screen) == {2, 3, 4}
        assert set(hidden(screen).values()) == {"ru"}
    screen.assume(Session(OVERVIEW, page=5, language="ky", beneath=OVERVIEW))
    assert ask(screen.kind("Overview"), "language") == "ky"
    screen.assume(Session(CARD, page=5, language="ky", beneath=CARD))
    assert ask(of_kind("PageSlot", "seen")(screen), "[number, language].join()") == "5,ky"


def test_the_cards_that_may_come_next_are_drawn_beside_the_window(
    open_screen: Callable[..., Screen], nine_facts: Deck
) -> None:
    screen = open_screen(nine_facts)
    screen.assume(Session(CARD, page=3, language="en", touched_at=screen.clock()))
    screen.qtbot.waitUntil(screen.has_neighbours)
    slots = [item for item in every(screen.window.contentItem()) if is_kind(item, "PageSlot")]
    beside = [slot for slot in slots if ask(slot, "view?.visible === true && !view.enabled && x > width")]
    assert {ask(slot, "number") for slot in beside} == {2, 4}
    for each in SWIPE_BEGINS:
        each(screen)
    assert ask(of_kind("PageSlot", "number === 4")(screen), "view.visible && view.enabled && x < width") is True
    screen.cancel()


def test_a_far_page_that_a_finger_is_on_is_made_once_the_finger_is_answered(
    open_screen: Callable[..., Screen], nine_facts: Deck
) -> None:
    screen = open_screen(nine_facts)
    screen.assume(Session(CARD, page=3, language="en", touched_at=screen.clock()))
    screen.come_to_rest()
    assert 8 not in made(screen)
    screen.press(screen.centre(FAR_DOT(screen)))
    screen.qtbot.waitUntil(lambda: 8 in made(screen))
    screen.cancel()
    assert 8 not in made(screen)
