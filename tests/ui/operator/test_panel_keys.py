"""Keys in the operator panel: they are only at what is seen."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickItem
from support.driver import Screen
from support.focus import focused, name, steer
from support.operator_service import PIN, FakeService
from support.panel import answered, open_panel, press_at, quick, shows

from kiosk.deck import Deck
from kiosk.session.state import Place, Session


@pytest.fixture(scope="module")
def service() -> FakeService:
    """One for all these tests: none of them changes anything there."""
    return FakeService()


@pytest.fixture
def screen(
    shape: tuple[int, int], same_screen: Callable[..., Screen], plain_deck: Deck, service: FakeService
) -> Screen:
    return quick(same_screen(plain_deck, *shape, service=service))


def tab_round(screen: Screen) -> Iterator[QQuickItem]:
    """What Tab leads to, until it is back where it began."""
    first = None
    for _ in range(99):
        screen.key(Qt.Key.Key_Tab)
        focused = screen.window.activeFocusItem()
        assert focused is not None
        if focused == first:
            return
        first = first or focused
        yield focused
    raise AssertionError("Tab never comes round")


def test_the_panel_scrolls_to_where_the_keys_are(screen: Screen) -> None:
    open_panel(screen)
    body, names = screen.area(screen.kind("PanelBody")), set()
    assert screen.kind("OperatorPanel").property("overflow") > 0
    for item in tab_round(screen):
        names.add(item.property("name"))
        area = screen.area(item)
        if screen.kind("PanelBody").isAncestorOf(item):
            assert body.contains(area), f"{item.property('name')} at {area} is not in {body}"
    assert {"Self-test", "Change the PIN", "Back to visitors", "Nine facts"} <= names


def test_the_pin_by_digits_and_the_panel_by_arrows(screen: Screen) -> None:
    open_pad(screen)
    for digit in PIN[:-1]:
        screen.clock.now -= 500  # as fast as anybody can
        screen.key(Qt.Key[f"Key_{digit}"])
    screen.key(Qt.Key.Key_9)
    screen.key(Qt.Key.Key_Backspace)
    screen.key(Qt.Key[f"Key_{PIN[-1]}"])
    screen.key(Qt.Key.Key_Return)
    answered(screen)
    assert shows(screen, "OperatorPanel")
    body, seen = screen.area(screen.kind("PanelBody")), set()
    for key in (Qt.Key.Key_Down,) * 12 + (Qt.Key.Key_Up,) * 12:
        screen.key(key)
        item = focused(screen)
        assert item is not None
        seen.add(name(screen))
        if screen.kind("PanelBody").isAncestorOf(item):
            assert body.contains(screen.area(item)), f"{name(screen)} is not in sight"
    assert len(seen) > 8
    steer(screen, Qt.Key.Key_Tab, "Back to visitors", most=60)
    screen.key(Qt.Key.Key_Return)
    assert screen.place == "attract"


def test_back_leaves_the_pad_and_says_no(screen: Screen) -> None:
    open_pad(screen)
    screen.key(Qt.Key.Key_Backspace)
    assert screen.place == "attract"
    open_panel(screen)
    press_at(screen, "Quit")
    assert shows(screen, "Confirmation")
    screen.key(Qt.Key.Key_Backspace)
    assert not shows(screen, "Confirmation")


def open_pad(screen: Screen) -> None:
    screen.assume(Session(Place.CARD, page=1, language="en", touched_at=screen.clock()))
    screen.session.callOperator()
    answered(screen)


@pytest.mark.parametrize("way", ["resume", "pause", "time", "at once"])
@pytest.mark.parametrize("name", ["Self-test", "Viewing distance, mm: Less"])
def test_the_panel_closes_while_the_keys_are_far_down_in_it(screen: Screen, way: str, name: str) -> None:
    """What goes away with it scrolls no more: the test fails for what QML would say."""
    open_panel(screen)
    steer(screen, Qt.Key.Key_Tab, name, most=60)
    match way:
        case "time":
            screen.pass_time(screen.session.rules.panel_ms + 1)
        case "at once":
            screen.assume(Session(Place.CARD, page=1, language="en", touched_at=screen.clock()))
        case _:
            screen.tap_control("Back to visitors" if way == "resume" else "Pause: “Back soon”")
    assert not shows(screen, "OperatorPanel")
    screen.settle()


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Restart", "Confirmation"), ("Quit", "Confirmation"), ("Change the PIN", "PinPad"), ("Self-test", "SelfTest")],
)
def test_what_lies_beneath_a_dialog_has_no_keys(screen: Screen, name: str, kind: str) -> None:
    open_panel(screen)
    press_at(screen, name)
    beyond = [focused.property("name") for focused in tab_round(screen) if not screen.kind(kind).isAncestorOf(focused)]
    assert beyond == []
