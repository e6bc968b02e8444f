"""Nothing flashes: nowhere does the light rise and fall by a tenth more than three times a second.

WCAG 2.2, 2.3.1; Section 508, 408.3. Each test counts over a whole movement, however long it takes, in each sixteenth of
the screen, and allows one.
"""

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QImage, QKeyEvent
from support.driver import Screen
from support.frames import Frames

from kiosk.deck import Deck
from kiosk.deck.colours import luminance
from kiosk.session.state import Place, Session
from kiosk.settings import Settings

OpenScreen = Callable[..., Screen]


@pytest.fixture(scope="module")
def lively(same_screen: OpenScreen, nine_facts: Deck) -> Screen:
    return same_screen(nine_facts, 640, 360, settings=Settings(motion="full"))


def test_a_held_key(lively: Screen) -> None:
    lively.assume(Session(Place.CARD, page=2, language="en", touched_at=lively.clock()))
    frames = Frames(lively.window)
    none = Qt.KeyboardModifier.NoModifier
    lively.clock.now += 500
    for repeated in (False, *(True,) * 60):
        QCoreApplication.sendEvent(lively.window, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Right, none, "", repeated))
        lively.clock.now += 33
        QCoreApplication.processEvents()
    lively.settle()
    frames.close()
    assert lively.page == 3, "and it turns one page"
    assert most_flashes(frames.pictures) <= 1


def test_the_next_slide(lively: Screen) -> None:
    lively.end_visit()
    frames = Frames(lively.window)
    lively.assume(Session(Place.ATTRACT, slide_number=1, page=1, language="ru", slide_at=lively.clock()))
    lively.qtbot.waitUntil(lambda: lively.slides()[1].property("entered") == 1)
    frames.close()
    assert most_flashes(frames.pictures) <= 1


def test_the_countdown_comes_and_goes(lively: Screen) -> None:
    """Its rug passes over a darkened ground: one flash each time."""
    lively.assume(Session(Place.CARD, page=2, language="en", touched_at=lively.clock()))
    comes = Frames(lively.window)
    while lively.place == "card":
        lively.pass_time(1000)
    lively.settle()
    comes.close()
    goes = Frames(lively.window)
    lively.tap(lively.at(0.5, 0.5))
    lively.settle()
    goes.close()
    assert lively.place == "card"
    assert most_flashes(comes.pictures) <= 1
    assert most_flashes(goes.pictures) <= 1


def most_flashes(pictures: Sequence[QImage]) -> int:
    """How often the sixteenth of the screen that changes most becomes lighter and darker, or darker and lighter."""
    assert len(pictures) > 3
    small = [picture.scaled(4, 4, mode=Qt.TransformationMode.SmoothTransformation) for picture in pictures]
    lights = [[luminance(one.pixelColor(place % 4, place // 4).name()) for one in small] for place in range(16)]
    return max(map(_flashes, lights))


def _flashes(lights: list[float]) -> int:
    """How often light changes by a tenth and back."""
    turns, low, high, way = 0, lights[0], lights[0], 0
    for light in lights:
        low, high = min(low, light), max(high, light)
        if way <= 0 and light - low >= 0.1:
            turns, way, high, low = turns + 1, 1, light, light
        elif way >= 0 and high - light >= 0.1:
            turns, way, high, low = turns + 1, -1, light, light
    return turns // 2
