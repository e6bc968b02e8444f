"""A card is made of what it shows, and paints its large letters once while it moves."""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickItem
from support.drawing import difference
from support.driver import Screen, ask, every, is_kind

from kiosk.deck import Deck
from kiosk.session.state import Place, Session
from kiosk.settings import Settings

OpenScreen = Callable[..., Screen]
FIGURE, HEADLINE = 2, 1  # pages of the shipped deck: with a figure; with a headline alone


def of_kind(screen: Screen, name: str) -> list[QQuickItem]:
    return [item for item in every(screen.kind("Card")) if is_kind(item, name)]


def pictured(screen: Screen) -> list[float]:
    """The sizes of letters that are in pictures now, of the page that is open."""
    words = of_kind(screen, "LargeWords")
    return [
        float(str(ask(item, "letters")))
        for item in words
        if any(ask(inner, "layer.enabled") is True for inner in item.childItems())
    ]


def words_drawn(screen: Screen) -> QImage:
    """The part of the window that the page's words are in, but for what may be out of sight of a page that moves."""
    area = screen.area(of_kind(screen, "PageText")[0]).toAlignedRect()
    return screen.window.grabWindow().copy(area.adjusted(8, 0, 0, 0))


def test_large_letters_are_a_picture_while_their_page_moves_and_words_at_rest(
    open_screen: OpenScreen, nine_facts: Deck
) -> None:
    screen = open_screen(nine_facts, 1920, 1080, Settings(motion="full"))
    for page in (FIGURE, HEADLINE):
        screen.assume(Session(Place.CARD, page=page, language="en", touched_at=screen.clock()))
        screen.settle()
        assert pictured(screen) == []
        at_rest = words_drawn(screen)
        start = screen.at(0.6, 0.3)
        screen.press(start)
        screen.move(start - QPoint(50, 0))
        assert pictured(screen)
        assert all(letters > 64 for letters in pictured(screen)), "small letters are sharper as words"
        moved = words_drawn(screen)
        apart = difference(moved, at_rest)
        assert apart.far == 0
        assert apart.mean < 0.1, "the edges of letters may be rounded otherwise, no more"
        screen.move(start)
        screen.release(start)
        screen.settle()
        assert pictured(screen) == []


def test_buttons_that_a_card_does_not_show_are_not_made(open_screen: OpenScreen, nine_facts: Deck) -> None:
    screen = open_screen(nine_facts, 1280, 720)
    screen.assume(Session(Place.CARD, page=FIGURE, language="en", touched_at=screen.clock()))
    screen.settle()
    words = nine_facts.words["en"]
    zoom = [ask(button, "label") for button in of_kind(screen, "RoundButton")]
    assert len(zoom) == 1
    screen.tap_control(words["zoom_in"])
    screen.settle()
    labels = [ask(button, "name") for button in of_kind(screen, "RoundButton")]
    assert labels == [words[name] for name in ("zoom_out", "pan_left", "pan_right", "scroll_up", "scroll_down")]
