"""Screens of every true size: every button is seen, free and large enough for a finger, every text is whole."""

from collections.abc import Callable, Iterator
from itertools import combinations
from math import floor, hypot

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem
from support.driver import Screen, ask, is_kind
from support.fit import faults, inside, kinds, overlap, overview_faults, painted, within
from support.operator_service import FakeService
from support.panel import open_panel

from kiosk.deck import Deck
from kiosk.session.state import Place, Session
from kiosk.settings import Settings

pytestmark = pytest.mark.usefixtures("unpainted")
SCREENS = {  # inches: the usual pixels
    7: (1024, 600),
    10.1: (1280, 800),
    15.6: (1366, 768),
    24: (1920, 1080),
    27: (2560, 1440),
    32: (1920, 1080),
    43: (1366, 768),
    55: (3840, 2160),
}
LEAST_MM = 14.9  # a button's side; 15, and sizes are rounded
COVER, LONGEST, FIGURE = 0, 6, 3


def states(language: str) -> Iterator[Session]:
    """What differs in its layout."""
    for page, large in ((COVER, False), (COVER, True), (LONGEST, False), (FIGURE, True)):
        yield Session(Place.CARD, page=page, language=language, large_text=large)
    yield Session(Place.ATTRACT, page=FIGURE, language=language)
    yield Session(Place.OVERVIEW, page=1, language=language)
    yield Session(Place.COUNTDOWN, page=FIGURE, beneath=Place.CARD, language=language, large_text=True)


def buttons(screen: Screen) -> list[QQuickItem]:
    """What a finger presses, but for the tiles: the dots and the names of languages too."""
    above = next(iter(kinds(screen, "Countdown")), None)  # what lies beneath it cannot be pressed
    found = [item for item in kinds(screen, "Control") if not is_kind(item, "Tile")]
    return [item for item in found if above is None or above.isAncestorOf(item)]


def button_faults(screen: Screen, pixel: float) -> Iterator[str]:
    """What is wrong with the buttons that are on the screen. `pixel`: the side of a px, mm."""
    window = QRectF(0, 0, screen.window.width(), screen.window.height())
    areas = {item: screen.area(item) for item in buttons(screen)}
    for item, area in areas.items():
        name = item.property("name")
        if not inside(area, window):
            yield f"{name!r} is off the screen"
        if min(area.width(), area.height()) * pixel < LEAST_MM:
            yield f"{name!r} is {area.width() * pixel:.1f} by {area.height() * pixel:.1f} mm"
    for one, other in combinations(areas, 2):
        if overlap(areas[one], areas[other]):
            yield f"{one.property('name')!r} lies on {other.property('name')!r}"


@pytest.mark.parametrize("diagonal", SCREENS, ids=lambda inches: f"{inches} inches")
def test_everything_fits(open_screen: Callable[..., Screen], plain_deck: Deck, diagonal: float) -> None:
    width, height = SCREENS[diagonal]
    pixel = 25.4 * diagonal / hypot(width, height)
    screen = open_screen(plain_deck, width, height)
    screen.window.setProperty("diagonal", diagonal)
    found = []
    for size in ((width, height), (height, width)):
        screen.window.resize(*size)
        for language in plain_deck.words:
            for state in states(language):
                screen.assume(state)
                least = floor(float(str(ask(screen.window, "theme.smallestText"))))
                wrong = [*button_faults(screen, pixel)]
                if state.place is Place.OVERVIEW:
                    wrong += overview_faults(screen)
                else:
                    wrong += faults(screen, least, may_scroll=True)
                found += [f"{size} {language} {state.place} {state.page} {state.large_text}: {one}" for one in wrong]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("diagonal", [7, 10.1])
@pytest.mark.parametrize("turned", [False, True], ids=["landscape", "portrait"])
def test_the_operators_screens_fit(
    open_screen: Callable[..., Screen], plain_deck: Deck, service: FakeService, diagonal: float, *, turned: bool
) -> None:
    size = SCREENS[diagonal][::-1] if turned else SCREENS[diagonal]
    settings = Settings(motion="calm", screen_diagonal_in=diagonal)
    screen = open_screen(plain_deck, *size, settings, service=service)
    window = QRectF(0, 0, *size)
    for language in plain_deck.words:
        screen.assume(Session(Place.OPERATOR, language=language, touched_at=screen.clock()))
        areas = [screen.area(item) for item in kinds(screen, "Control", "PinSlots")]
        assert len(areas) > 14
        assert all(inside(area, window) for area in [*areas, screen.area(screen.kind("Rug"))])
        assert not any(overlap(one, other) for one, other in combinations(areas, 2))
        open_panel(screen, language)
        toggle, footer = screen.area(screen.kind("LanguageToggle")), screen.area(screen.kind("PanelFooter"))
        title = within(screen.kind("PanelHeader"), "Label")[0]
        assert not overlap(painted(screen, title), toggle)
        assert inside(footer, window)
