"""The buttons on an enlarged picture."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QMetaObject
from support.driver import Screen, ask
from support.fit import inside

from kiosk.deck import Deck
from kiosk.session.aids import Aids, TextSize
from kiosk.session.state import Place, Session
from kiosk.settings import Settings


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_the_widest_button_has_room_on_the_smallest_picture(
    open_screen: Callable[..., Screen], plain_deck: Deck, language: str
) -> None:
    """At 19 inches, 5:4, and 200 % the picture is narrowest for the buttons' letters."""
    screen = open_screen(plain_deck, 1280, 1024, Settings(motion="calm", screen_diagonal_in=19))
    screen.assume(Session(Place.CARD, page=1, language=language, aids=Aids(TextSize.LARGEST)))
    QMetaObject.invokeMethod(screen.kind("Card"), "toggleZoom")
    screen.settle()
    picture, tools = screen.area(screen.kind("Zoomable")), screen.kind("PictureTools")
    buttons = [child for child in tools.childItems() if child.property("name")]
    assert len(buttons) == 5
    assert all(inside(screen.area(button), picture) for button in buttons)


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (800, 600)])
@pytest.mark.parametrize("focus", [None, (0.1, 0.9), (0.6, 0.4)], ids=["drawn", "in a corner", "near the middle"])
def test_the_button_enlarges_what_the_picture_is_about(
    open_screen: Callable[..., Screen],
    photos: Deck,
    plain_deck: Deck,
    size: tuple[int, int],
    focus: tuple[float, float] | None,
) -> None:
    """As near to the middle as it gets, whatever shape the picture has there; then it returns."""
    deck = plain_deck
    if focus:
        picture = photos.pages[0].illustration
        assert picture
        about = replace(picture, focus=focus)
        deck = replace(photos, pages=tuple(replace(page, illustration=about) for page in photos.pages))
    screen = open_screen(deck, *size)
    screen.assume(Session(Place.CARD, page=1, language="en"))
    screen.settle()
    zoomable, card = screen.kind("Zoomable"), screen.kind("Card")
    subject = [float(str(ask(zoomable, f"drawing.subject.{side}"))) for side in "xy"]
    assert all(0 < part < 1 for part in subject)
    QMetaObject.invokeMethod(card, "toggleZoom")
    screen.settle()
    assert zoomable.property("zoom") == 2
    centre = [float(str(ask(zoomable, f"centre.{side}"))) for side in "xy"]
    assert centre == pytest.approx([min(max(part, 0.25), 0.75) for part in subject], abs=0.01)
    QMetaObject.invokeMethod(card, "toggleZoom")
    screen.settle()
    assert zoomable.property("zoom") == 1


@pytest.mark.parametrize(("language", "size"), [("ru", (1920, 1080)), ("en", (1920, 1080)), ("ky", (1080, 1920))])
def test_the_arrows_stand_together(
    open_screen: Callable[..., Screen], plain_deck: Deck, language: str, size: tuple[int, int]
) -> None:
    """In one row: beside the button that makes it smaller, or, where all have no room there, below it."""
    screen = open_screen(plain_deck, *size)
    screen.assume(Session(Place.CARD, page=0, language=language))
    QMetaObject.invokeMethod(screen.kind("Card"), "toggleZoom")
    screen.settle()
    tools = screen.kind("PictureTools")
    zoom, *arrows = [screen.area(child) for child in tools.childItems() if child.property("name")]
    assert len({arrow.y() for arrow in arrows}) == 1
    needed = zoom.width() + sum(arrow.width() for arrow in arrows) + 4 * float(str(ask(tools, "spacing")))
    below = needed > tools.width()
    assert below == (language == "ru"), "the Russian words are too long for one row"
    assert arrows[0].y() == (zoom.bottom() + float(str(ask(tools, "spacing"))) if below else zoom.y())
