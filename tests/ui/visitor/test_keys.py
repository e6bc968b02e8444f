"""Keys: one press acts once, what is hidden has no say, and every key is a sign of somebody."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtQuick import QQuickItem
from support.driver import Screen, is_kind, shown
from support.operator_service import FakeService
from support.sessions import aided

from kiosk.deck import Deck, colours
from kiosk.qt import keypad
from kiosk.session.aids import Aids, TextSize
from kiosk.session.due import deadline
from kiosk.session.state import Place, Session

OpenScreen = Callable[..., Screen]


def hold(screen: Screen, key: Qt.Key) -> None:
    """Press a key, keep it down for 20 of its repeats, let it go: as X11 and Wayland tell it."""
    none = Qt.KeyboardModifier.NoModifier
    screen.clock.now += 500
    for kind, repeated in (
        (QEvent.Type.KeyPress, False),
        *((kind, True) for _ in range(20) for kind in (QEvent.Type.KeyRelease, QEvent.Type.KeyPress)),
        (QEvent.Type.KeyRelease, False),
    ):
        QCoreApplication.sendEvent(screen.window, QKeyEvent(kind, key, none, "", repeated))
        QCoreApplication.processEvents()


def idle(screen: Screen) -> None:
    """Let the time pass until something happens by itself: the countdown, its end."""
    due = deadline(screen.session.rules, screen.session._state)
    assert due is not None
    screen.pass_time(due - screen.clock())


def focus_on(screen: Screen, name: str) -> QQuickItem:
    """Tab to the control of this name."""
    for _ in range(60):
        screen.key(Qt.Key.Key_Tab)
        focused = screen.window.activeFocusItem()
        if focused is not None and focused.property("name") == name:
            return focused
    raise AssertionError(f"Tab never reaches {name!r}")


def card(screen: Screen, page: int = 3, **more: object) -> None:
    screen.assume(Session(Place.CARD, page=page, language="en", touched_at=screen.clock(), **more))  # type: ignore[arg-type]


@pytest.mark.parametrize("key", [Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_key_that_is_held_turns_one_page(screen: Screen, key: Qt.Key) -> None:
    card(screen)
    hold(screen, key)
    assert screen.page == 4


def test_a_repeat_that_x11_tells_in_two_parts_turns_no_page(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keypad, "_SPLITS_REPEATS", ("offscreen",))
    card(screen)
    press, release = QEvent.Type.KeyPress, QEvent.Type.KeyRelease
    for kind, at in ((press, 1000), (release, 1660), (press, 1660), (release, 1700), (press, 1700), (release, 1720)):
        event = QKeyEvent(kind, Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier)
        event.setTimestamp(at)
        QCoreApplication.sendEvent(screen.window, event)
    assert screen.page == 4
    screen.clock.now += 500
    event = QKeyEvent(press, Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier)
    event.setTimestamp(1800)
    QCoreApplication.sendEvent(screen.window, event)
    assert screen.page == 5, "it was pressed anew"


def test_enter_that_is_held_on_a_button_acts_once(screen: Screen) -> None:
    card(screen)
    focus_on(screen, "Next")
    hold(screen, Qt.Key.Key_Return)
    assert screen.page == 4


def test_tab_that_is_held_moves_on_by_one(screen: Screen) -> None:
    card(screen)
    focus_on(screen, "Previous")
    hold(screen, Qt.Key.Key_Tab)
    focused = screen.window.activeFocusItem()
    assert focused is not None
    screen.key(Qt.Key.Key_Backtab)
    back = screen.window.activeFocusItem()
    assert back is not None
    assert back.property("name") == "Previous"


def test_a_key_that_lies_down_keeps_no_visit_alive(screen: Screen) -> None:
    card(screen)
    idle(screen)
    assert screen.place == "countdown"
    none = Qt.KeyboardModifier.NoModifier
    QCoreApplication.sendEvent(screen.window, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, none, "", True))
    QCoreApplication.processEvents()
    assert screen.place == "countdown"


def test_the_overview_takes_the_keys_from_the_button_that_opened_it(screen: Screen) -> None:
    card(screen)
    focus_on(screen, "All facts")
    screen.key(Qt.Key.Key_Return)
    assert screen.place == "overview"
    screen.settle()
    screen.key(Qt.Key.Key_Right)
    screen.key(Qt.Key.Key_Return)
    assert screen.place == "card"


@pytest.mark.parametrize("name", ["All facts", "Help with reading", "Next", "Русский"])
def test_the_next_visitors_enter_is_not_for_the_last_ones_button(screen: Screen, name: str) -> None:
    card(screen)
    focus_on(screen, name)
    screen.key(Qt.Key.Key_Return)
    idle(screen)
    idle(screen)
    assert screen.place == "attract"
    screen.settle()
    screen.key(Qt.Key.Key_Return)
    screen.pass_time(500)
    before = screen.page, screen.language
    assert screen.place == "card"
    screen.key(Qt.Key.Key_Return)
    assert (screen.place, screen.page, screen.language) == ("card", before[0] + 1, before[1])


def test_the_next_visitors_enter_is_not_for_a_tile(screen: Screen) -> None:
    card(screen)
    screen.key(Qt.Key.Key_Home)
    screen.settle()
    screen.key(Qt.Key.Key_Tab)
    screen.key(Qt.Key.Key_Tab)
    screen.key(Qt.Key.Key_Return)
    idle(screen)
    idle(screen)
    screen.settle()
    screen.key(Qt.Key.Key_Return)
    screen.pass_time(500)
    page = screen.page
    screen.key(Qt.Key.Key_Return)
    assert screen.page == page + 1


def test_the_next_visitors_keys_do_not_begin_where_the_last_ones_were(
    open_screen: OpenScreen, forty_cards: Deck
) -> None:
    screen = open_screen(forty_cards)
    screen.assume(Session(Place.OVERVIEW, page=3, language="en", beneath=Place.OVERVIEW, touched_at=screen.clock()))
    for _ in range(27):
        screen.key(Qt.Key.Key_Right)
    grid = screen.kind("TileGrid")
    assert grid.property("focused") == 29
    screen.pass_time(10_000_000)  # the loop begins at once, and the tile with the focus becomes another card's
    assert screen.place == "attract"
    screen.settle()
    assert grid.property("focused") == 0
    screen.assume(Session(Place.OVERVIEW, page=3, language="en", beneath=Place.OVERVIEW, touched_at=screen.clock()))
    screen.key(Qt.Key.Key_Right)
    assert grid.property("focused") == 3


@pytest.mark.parametrize("size", [(1280, 720), (720, 1280)], ids=["landscape", "portrait"])
def test_a_control_that_hides_lets_go_of_the_keys(
    open_screen: OpenScreen, plain_deck: Deck, size: tuple[int, int]
) -> None:
    screen = open_screen(plain_deck, *size)
    card(screen, page=0, aids=Aids(text=TextSize.LARGE))
    focus_on(screen, "Scroll down").setVisible(False)
    screen.key(Qt.Key.Key_Right)
    assert screen.page == 1


def test_the_panels_buttons_leave_nothing_behind(open_screen: OpenScreen, plain_deck: Deck) -> None:
    screen = open_screen(plain_deck, service=FakeService())
    card(screen)
    screen.session.callOperator()
    screen.settle()
    screen.key(Qt.Key.Key_Tab)
    screen.session.leave()
    screen.settle()
    screen.key(Qt.Key.Key_Return)
    assert screen.place == "card"


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Up, Qt.Key.Key_Down])
def test_a_key_that_does_nothing_much_is_a_sign_of_somebody(screen: Screen, key: Qt.Key) -> None:
    screen.key(key)
    assert screen.place == "card", "it wakes"
    card(screen)
    for _ in range(6):
        screen.pass_time(50_000)
        screen.key(key)
        assert screen.place == "card", "it keeps the visit"
    idle(screen)
    assert screen.place == "countdown"
    screen.key(key)
    assert screen.place == "card", "it goes on"


@pytest.mark.parametrize("contrast", [False, True], ids=["colours", "contrast"])
def test_where_the_keys_are_is_seen_on_every_ground(screen: Screen, *, contrast: bool) -> None:
    """A line along the whole of every control is another than without the keys, 3:1 at least (WCAG 2.4.13)."""
    card(screen, page=0, aids=aided(large=True, contrast=contrast))
    without = screen.picture()
    grounds = set()
    for _ in range(24):
        screen.key(Qt.Key.Key_Tab)
        focused = screen.window.activeFocusItem()
        assert focused is not None
        name = str(focused.property("name"))
        if name in grounds:
            continue
        grounds.add(name)
        ring = next(item for item in shown(focused) if is_kind(item, "FocusRing"))
        line, picture, area = int(ring.property("line")), screen.picture(), screen.area(focused)
        for edge, inwards in ((area.left(), 1), (area.right() - 1, -1)):
            places = [(round(edge) + inwards * away, round(area.center().y())) for away in range(-1, 4 * line)]
            pairs = [(without.pixelColor(*place).name(), picture.pixelColor(*place).name()) for place in places]
            changed = sum(colours.contrast(*pair) >= 3 for pair in pairs)
            assert changed >= line, f"no ring is seen on {name}: {pairs}"
    assert {"Next", "Help with reading", "English", "Scroll down"} <= grounds
