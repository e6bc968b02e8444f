"""One mark shows where the keys are, as wide as the control, above its content, on any ground."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from support.decks import spoken
from support.driver import Screen, is_kind
from support.fit import deck_of
from support.focus import focused, hardly_seen
from support.operator_service import FakeService
from support.panel import open_panel
from support.sessions import aided

from kiosk.deck import Deck
from kiosk.deck.look import look as looking
from kiosk.session.state import Place, Session

OpenScreen = Callable[..., Screen]
# What can have the focus, by the QML types that it is made of.
KINDS = {"RoundButton", "LanguageButton", "Tile", "Pill", "Choice", "ScrollRail", "PinKey", "Dots"}


def seen_by_tab(screen: Screen, most: int = 40) -> set[str]:
    """Tab through everything; the mark must be seen on one control of each kind on each ground. Returns the kinds."""
    screen.window.contentItem().forceActiveFocus()
    without, tried, kinds, bad = screen.picture(), set(), set(), []
    for _ in range(most):
        screen.key(Qt.Key.Key_Tab)
        item = focused(screen)
        assert item is not None
        kind = next((kind for kind in KINDS if is_kind(item, kind)), "Dots")
        kinds.add(kind)
        sort = kind, str(item.property("ground")), bool(item.property("checked") or item.property("current"))
        if sort not in tried:
            tried.add(sort)
            bad += hardly_seen(screen, item, without)
    assert not bad, "\n".join(bad)
    return kinds


@pytest.mark.parametrize("contrast", [False, True], ids=["colours", "contrast"])
@pytest.mark.parametrize("look", ["felt", "dark"])
def test_on_a_card_and_in_the_overview(open_screen: OpenScreen, nine_facts: Deck, look: str, *, contrast: bool) -> None:
    deck = nine_facts if look == "felt" else replace(nine_facts, look=looking("dark", {}))
    screen = open_screen(deck)
    state = Session(Place.CARD, language="en", touched_at=screen.clock(), aids=aided(contrast=contrast))
    screen.assume(state)
    assert seen_by_tab(screen, 24) == {"RoundButton", "LanguageButton", "Dots"}
    screen.assume(replace(state, place=Place.OVERVIEW))
    assert seen_by_tab(screen, 20) == {"RoundButton", "LanguageButton", "Tile", "Pill"}


def test_in_a_long_decks_overview(open_screen: OpenScreen, plain_deck: Deck) -> None:
    screen = open_screen(deck_of(plain_deck, 70))
    screen.assume(Session(Place.OVERVIEW, language="en", touched_at=screen.clock()))
    assert "ScrollRail" in seen_by_tab(screen, 16)


def test_in_the_list_of_all_languages(open_screen: OpenScreen, plain_deck: Deck) -> None:
    names = {
        "az": "Azərbaycan dili",
        "id": "Bahasa Indonesia",
        "se": "Davvisámegiella",
        "sh": "Srpskohrvatski",
        "crh": "Qırımtatarca",
        "gag": "Gagauz dili",
    }
    screen = open_screen(spoken(plain_deck, names))
    screen.assume(Session(Place.CARD, page=2, language="az", touched_at=screen.clock()))
    screen.tap_control("Azərbaycan dili")
    assert "Choice" in seen_by_tab(screen, 8)


def test_on_the_operators_side(open_screen: OpenScreen, plain_deck: Deck) -> None:
    screen = open_screen(plain_deck, service=FakeService())
    screen.session.callOperator()
    screen.settle()
    assert {"PinKey", "Pill"} <= seen_by_tab(screen, 14)
    open_panel(screen)
    assert {"RoundButton", "Choice", "Pill"} <= seen_by_tab(screen, 30)
