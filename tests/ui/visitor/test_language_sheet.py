"""Languages whose names the bar has no room for: one button, and a sheet of all of them."""

from collections.abc import Callable
from itertools import combinations, product

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from support.decks import spoken
from support.driver import Screen, is_kind
from support.operator_service import FakeService
from support.panel import answered

from kiosk.deck import Deck
from kiosk.session.state import Place, Session
from kiosk.settings import Settings

OpenScreen = Callable[..., Screen]
LONG = {
    "id": "Bahasa Indonesia",
    "az": "Azərbaycan dili",
    "se": "Davvisámegiella",
    "sh": "Srpskohrvatski",
    "crh": "Qırımtatarca",
}
WIDEST = dict.fromkeys(LONG, "W" * 24)
SIZES = [(1280, 800), (1080, 1920), (1024, 768), (1920, 360)]


def card(screen: Screen) -> None:
    """A visitor reads a card in one of them."""
    screen.assume(Session(Place.CARD, page=2, language="az", touched_at=screen.clock()))


def overlap(one: QRectF, other: QRectF) -> bool:
    return one.adjusted(1, 1, -1, -1).intersects(other)


def opened(screen: Screen) -> bool:
    return any(is_kind(item, "LanguageSheet") for item in screen.items())


@pytest.mark.usefixtures("unpainted")
@pytest.mark.parametrize("names", [LONG, WIDEST], ids=["long", "widest"])
@pytest.mark.parametrize("diagonal", [10.1, 43])
def test_every_button_is_seen_and_free(
    open_screen: OpenScreen, plain_deck: Deck, names: dict[str, str], diagonal: float
) -> None:
    settings = Settings(motion="calm", screen_diagonal_in=diagonal)
    screen = open_screen(spoken(plain_deck, names), *SIZES[0], settings)
    for size, place in product(SIZES, (Place.CARD, Place.ATTRACT)):
        window = QRectF(0, 0, *size)
        screen.window.resize(*size)
        screen.assume(Session(place, page=2, language="az"))
        bar = screen.kind("Bar")
        areas = [screen.area(item) for item in screen.items() if is_kind(item, "Control") and bar.isAncestorOf(item)]
        assert len(areas) > 3 or place is Place.ATTRACT
        assert all(window.contains(area) for area in areas)
        assert not any(overlap(one, other) for one, other in combinations(areas, 2))
        for label in (label for label in screen.texts() if bar.isAncestorOf(label)):
            assert label.property("contentWidth") <= label.width() + 1
            assert label.property("contentHeight") <= label.height() + 1


@pytest.mark.parametrize("size", SIZES[:3], ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_finger_chooses_from_the_sheet(open_screen: OpenScreen, plain_deck: Deck, size: tuple[int, int]) -> None:
    screen = open_screen(spoken(plain_deck, LONG), *size)
    card(screen)
    target = screen.control("Azərbaycan dili").height()
    screen.tap_control("Azərbaycan dili")
    assert opened(screen)
    areas = [screen.area(screen.control(name)) for name in LONG.values()]
    assert all(QRectF(0, 0, *size).contains(area) for area in areas)
    assert all(min(area.width(), area.height()) >= target for area in areas)
    assert not any(overlap(one, other) for one, other in combinations(areas, 2))
    assert [name for name in LONG.values() if screen.control(name).property("chosen")] == ["Azərbaycan dili"]
    screen.tap_control("Srpskohrvatski")
    assert (screen.language, screen.page, opened(screen)) == ("sh", 2, False)


def test_a_touch_beside_the_sheet_closes_it_and_does_nothing_else(open_screen: OpenScreen, plain_deck: Deck) -> None:
    deck = spoken(plain_deck, LONG)
    screen = open_screen(deck, 1280, 800)
    card(screen)
    following = screen.centre(screen.control(deck.words["az"]["next"]))
    for place in (following, QPoint(4, 4)):
        screen.tap_control("Azərbaycan dili")
        assert opened(screen)
        screen.tap(place)
        assert (screen.page, screen.language, opened(screen)) == (2, "az", False)


def test_the_keys_choose_too(open_screen: OpenScreen, plain_deck: Deck) -> None:
    screen = open_screen(spoken(plain_deck, LONG), 1280, 800)
    card(screen)
    screen.control("Azərbaycan dili").forceActiveFocus()
    screen.key(Qt.Key.Key_Return)
    assert opened(screen)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down):
        screen.key(key)
    screen.key(Qt.Key.Key_Return)
    assert (screen.language, screen.page, opened(screen)) == ("se", 2, False)
    screen.tap_control("Davvisámegiella")
    screen.key(Qt.Key.Key_Home)
    assert not opened(screen)


@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_forty_languages_are_one_button_and_a_sheet(
    open_screen: OpenScreen, plain_deck: Deck, size: tuple[int, int]
) -> None:
    names = {f"a{chr(97 + i // 26)}{chr(97 + i % 26)}": f"Language {i}" for i in range(40)}
    screen = open_screen(spoken(plain_deck, names), *size, Settings(motion="calm", screen_diagonal_in=21.5))
    screen.assume(Session(Place.CARD, page=2, language="aaa", touched_at=screen.clock()))
    target = screen.control("Language 0").height()
    screen.tap_control("Language 0")
    window, sheet = QRectF(0, 0, *size), screen.kind("LanguageSheet")
    areas = [screen.area(item) for item in screen.items() if is_kind(item, "Choice")]
    assert len(areas) == 40
    assert all(min(area.width(), area.height()) >= target for area in areas)
    assert not any(overlap(one, other) for one, other in combinations(areas, 2))
    assert all(window.left() <= area.left() and area.right() <= window.right() for area in areas)
    assert [(round(area.top()), area.left()) for area in areas] == sorted(
        (round(area.top()), area.left()) for area in areas
    ), "in the order of the deck"
    for _ in range(40):
        screen.key(Qt.Key.Key_Down)
    last = screen.control("Language 39")
    assert last.hasActiveFocus()
    assert window.contains(screen.area(last)), "the focus is always in sight"
    if sheet.property("overflow") > 0:
        before = screen.area(last).top()
        finger = screen.at(0.5, 0.5)
        screen.swipe(finger, finger + QPoint(0, 300))
        assert screen.area(last).top() > before
        assert opened(screen), "a finger that scrolls chooses nothing"
        screen.swipe(finger + QPoint(0, 300), finger)
    screen.tap_control("Language 39")
    assert (screen.language, opened(screen)) == (next(reversed(names)), False)


def test_the_operator_chooses_from_a_sheet_too(open_screen: OpenScreen, plain_deck: Deck) -> None:
    names = {f"a{chr(97 + i)}": f"Language {i}" for i in range(8)}
    screen = open_screen(spoken(plain_deck, names), 1280, 800, service=FakeService())
    for state in (
        Session(Place.OPERATOR, language="aa", touched_at=screen.clock()),
        Session(Place.OPERATOR, language="aa", is_unlocked=True, touched_at=screen.clock()),
    ):
        screen.assume(state)
        answered(screen)
        screen.tap_control("Language 0")
        assert opened(screen)
        screen.tap_control("Language 7")
        assert (screen.language, opened(screen)) == ("ah", False)


def test_the_next_visitor_finds_it_closed(open_screen: OpenScreen, plain_deck: Deck) -> None:
    settings = Settings(motion="calm")
    screen = open_screen(spoken(plain_deck, LONG), 1280, 800, settings=settings)
    screen.tap_control("Bahasa Indonesia")  # of the loop's first slide: it wakes, and asks which
    assert screen.place == "card"
    assert opened(screen)
    for _ in range(3):
        screen.pass_time(1000 * (settings.idle_s + settings.countdown_s))
    assert screen.place == "attract"
    assert not opened(screen)


def test_one_language_has_no_toggle(open_screen: OpenScreen, plain_deck: Deck) -> None:
    screen = open_screen(spoken(plain_deck, {"ky": "Кыргызча"}))
    for place in (Place.CARD, Place.ATTRACT, Place.OVERVIEW):
        screen.assume(Session(place, page=2, language="ky"))
        assert not any(is_kind(item, "LanguageToggle") for item in screen.items())
