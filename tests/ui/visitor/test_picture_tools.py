"""The buttons on an enlarged picture."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMetaObject
from support.driver import Screen
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
