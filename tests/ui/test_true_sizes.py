"""Some screens of true sizes: every button is seen, free, large enough for a finger and says what it does;
every text is whole. `make sizes`, which CI runs, looks at all screens and all views in every language.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from sizes.screens import SCREENS
from sizes.views import View, view_faults, visits
from support.buttons import controls
from support.driver import Screen
from support.fit import inside, kinds, overlap, painted, within
from support.operator_service import FakeService
from support.panel import open_panel
from support.targets import target_faults

from kiosk.deck import Deck
from kiosk.session.state import Place, Session
from kiosk.settings import Settings

pytestmark = pytest.mark.usefixtures("unpainted")
FEW = (
    (7, 1024, 600), (10.1, 1280, 800), (15.6, 1366, 768), (24, 1920, 1080), (27, 2560, 1440), (32, 1920, 1080),
    (43, 1920, 1080), (55, 3840, 2160),
)  # fmt: skip
COVER, LONGEST, FIGURE = 0, 6, 3


def views(language: str) -> Iterator[View]:
    """What differs in its layout."""
    usual, *_, largest = visits(language).values()
    for visit, page in ((usual, COVER), (largest, COVER), (usual, LONGEST), (largest, FIGURE)):
        yield View(f"page {page}", replace(visit, place=Place.CARD, page=page))
    yield View("overview", replace(usual, place=Place.OVERVIEW, page=1))
    yield View("attract", Session(Place.ATTRACT, page=FIGURE, language=language))
    yield View("countdown", replace(largest, place=Place.COUNTDOWN, page=FIGURE, beneath=Place.CARD))
    yield View("zoom", replace(largest, page=1), "zoom")
    yield View("languages", replace(usual, page=1), "languages")
    yield View("aids", replace(largest, page=1), "aids")


def test_these_are_some_of_all() -> None:
    assert set(FEW) <= set(SCREENS)


@pytest.mark.parametrize(("diagonal", "width", "height"), FEW)
def test_everything_fits(
    open_screen: Callable[..., Screen], plain_deck: Deck, diagonal: float, width: int, height: int
) -> None:
    screen = open_screen(plain_deck, width, height, Settings(motion="calm", screen_diagonal_in=diagonal))
    found, pressed, turn = [], set(), 2 * FEW.index((diagonal, width, height))
    for size in ((width, height), (height, width)):
        screen.window.resize(*size)
        # Every screen, either way up, has each view in one language: the next one has it in another.
        those = enumerate(zip(*map(views, plain_deck.words), strict=True), start=turn)
        few = (said[number % len(said)] for number, said in those)
        for view in sorted(few, key=lambda view: (view.state.language, view.state.aids.text)):  # seldom laid out anew
            found += [f"{size} {view.state.language} {view.name}: {fault}" for fault in view_faults(screen, view)]
            pressed |= {str(control.property("name")) for control in controls(screen)}
        turn += 1
    assert not found, "\n".join(found)

    def is_pressed(name: str) -> bool:
        return not pressed.isdisjoint(words[name] for words in plain_deck.words.values())

    assert all(map(is_pressed, ("overview", "previous", "next", "zoom_in", "aids")))
    assert all((is_pressed("keep_going"), is_pressed("read_more"), "Русский" in pressed)) or diagonal < 24


def test_what_a_finger_cannot_hit_is_found(same_screen: Callable[..., Screen], plain_deck: Deck) -> None:
    screen = same_screen(plain_deck)
    view = View("card", Session(Place.CARD, page=1, language="en"))
    assert list(view_faults(screen, view)) == []
    small, moved = screen.control("Next"), screen.control("Previous")
    small.setWidth(small.height() / 3)
    moved.setX(moved.x() - moved.width() / 2)
    found = " ".join(target_faults(screen))
    assert "'Next' is 14." in found
    assert "'All facts' lies on 'Previous'" in found


@pytest.mark.parametrize(("diagonal", "width", "height"), FEW[:2])
@pytest.mark.parametrize("turned", [False, True], ids=["landscape", "portrait"])
def test_the_operators_screens_fit(
    open_screen: Callable[..., Screen],
    plain_deck: Deck,
    service: FakeService,
    diagonal: float,
    width: int,
    height: int,
    *,
    turned: bool,
) -> None:
    size = (height, width) if turned else (width, height)
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
