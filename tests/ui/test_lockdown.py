"""Nothing pressed, touched or dropped leads out of the kiosk, opens a window, or leads where nobody should be."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import product
from random import Random

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
)
from PySide6.QtTest import QTest
from support.driver import Screen
from support.operator_service import PIN, FakeService
from support.touch_device import touch_device

from kiosk.deck import Deck
from kiosk.keys.tables import TABLES, combined
from kiosk.session.state import Place, Session
from kiosk.settings import Settings

CHORDS = (
    *(f"F{number}" for number in range(2, 13)),
    *(f"Alt+{key}" for key in ("F4", "Tab", "Escape", "Space", "Left", "Home", "Return", "F2")),
    *(f"Ctrl+Alt+{key}" for key in ("Del", "Backspace", "F1", "F2", "T", "L")),
    *(f"Ctrl+{key}" for key in "QWNTOPSACVXFRZ"),
    *(f"Ctrl+{key}" for key in ("Escape", "Shift+Escape", "Tab", "F4", "Home", "+", "0")),
    *("Meta+D", "Meta+E", "Meta+L", "Meta+Tab"),
    *("Shift+F10", "Menu", "Del", "Print", "End", "Ctrl+Backspace", "Ctrl+PgDown", "Alt+1", "A", "."),
)
STATES = {
    "attract": Session(Place.ATTRACT, slide_number=2, page=2, language="en"),
    "card": Session(Place.CARD, page=3, language="ky"),
    "overview": Session(Place.OVERVIEW, page=3, language="ky"),
    "countdown": Session(Place.COUNTDOWN, beneath=Place.CARD, page=3, language="ky"),
    "pad": Session(Place.OPERATOR, language="ky"),
}
KEYS = [Qt.Key[f"Key_{name}"] for name in combined(TABLES)]
SEED = 5
VISITORS = {"attract", "card", "overview", "countdown"}


@pytest.fixture
def guarded(open_screen: Callable[..., Screen], plain_deck: Deck) -> Screen:
    """A kiosk as it is fullscreen."""
    screen = open_screen(
        plain_deck, 640, 360, settings=Settings(motion="calm", operator_keys="Ctrl+Shift+O"), service=FakeService()
    )
    screen.kiosk.input_filter.guard()
    return screen


def put(screen: Screen, state: Session) -> Session:
    """Bring the kiosk into a state, just now."""
    now = screen.clock()
    idle = 70_000 if state.place is Place.COUNTDOWN else 0
    screen.session.assume(replace(state, slide_at=now, touched_at=now - idle, woken_at=now - 100_000))
    return screen.session._state


@contextmanager
def nobody_gets_out(screen: Screen) -> Iterator[None]:
    """The one window is where it was, as large as it was, before and after."""
    before = screen.window.geometry()
    yield
    QGuiApplication.processEvents()
    assert [window for window in QGuiApplication.allWindows() if window.isVisible()] == [screen.window]
    assert screen.window.geometry() == before


def press(screen: Screen, chord: str) -> None:
    combination = QKeySequence(chord)[0]  # type: ignore[index]  # it is
    assert combination.key() != Qt.Key.Key_unknown, chord
    QTest.keyClick(screen.window, combination.key(), combination.keyboardModifiers())


def test_sixty_chords_do_nothing_in_any_state(guarded: Screen) -> None:
    assert len(set(CHORDS)) == 60
    with nobody_gets_out(guarded):
        for state in STATES.values():
            before = put(guarded, state)
            for chord in CHORDS:
                press(guarded, chord)
                assert guarded.session._state == before, f"{chord} in {before.place}"


def test_visitors_keys_lead_where_visitors_may_be(guarded: Screen) -> None:
    with nobody_gets_out(guarded):
        for name, state in STATES.items():
            for key in KEYS:
                put(guarded, state)
                for _ in range(3):
                    guarded.key(key)
                    assert guarded.place in (VISITORS if name != "pad" else {"operator", "attract"}), f"{key} in {name}"


def test_the_operators_chord_passes(guarded: Screen) -> None:
    for state in STATES.values():
        put(guarded, state)
        press(guarded, "Ctrl+Shift+O")
        assert guarded.place == "operator"


def test_it_is_not_closed(guarded: Screen) -> None:
    for state in STATES.values():
        before = put(guarded, state)
        with nobody_gets_out(guarded):
            assert not guarded.window.close()
        assert guarded.session._state == before


def test_an_editors_window_is_closed(open_screen: Callable[..., Screen], plain_deck: Deck) -> None:
    assert open_screen(plain_deck).window.close()


def test_other_buttons_menus_and_drops_do_nothing(guarded: Screen) -> None:
    point = guarded.at(0.95, 0.3)  # a button to the next card
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile("/etc/passwd")])
    files.setText("words")
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for state in STATES.values():
        before = put(guarded, state)
        with nobody_gets_out(guarded):
            for button in (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.BackButton):
                QTest.mouseClick(guarded.window, button, pos=point)
                QTest.mouseDClick(guarded.window, button, pos=point)
            menu = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, point, none)
            enter = QDragEnterEvent(point, Qt.DropAction.CopyAction, files, left, none)
            drop = QDropEvent(QPointF(point), Qt.DropAction.CopyAction, files, left, none)
            for event in (menu, enter, drop):
                event.accept()
                QGuiApplication.sendEvent(guarded.window, event)
                assert not event.isAccepted()
        assert guarded.session._state == before


def test_a_long_press_is_a_press(guarded: Screen) -> None:
    put(guarded, STATES["card"])
    words = guarded.centre(guarded.kind("PageText"))
    with nobody_gets_out(guarded):
        guarded.press(words)
        guarded.qtbot.wait(900)  # past the platform's press and hold
        guarded.move(words + QPoint(2, 0))
        guarded.release(words + QPoint(2, 0))
    assert guarded.place == "card"
    assert guarded.page == 3


def test_swipes_from_the_edges(guarded: Screen) -> None:
    edges = {(0, 0.5): (0.6, 0.5), (0.999, 0.5): (0.4, 0.5), (0.5, 0): (0.5, 0.7), (0.5, 0.999): (0.5, 0.3)}
    with nobody_gets_out(guarded):
        for (name, state), (start, end) in product(STATES.items(), edges.items()):
            put(guarded, state)
            guarded.swipe(guarded.at(*start), guarded.at(*end))
            apart = QPoint(0, 40) if start[1] == 0.5 else QPoint(40, 0)
            first, last = guarded.at(*start), guarded.at(*end)
            guarded.two_fingers((first, first + apart), (last, last + apart))
            assert guarded.place in (VISITORS if name != "pad" else {"operator"}), f"{start} in {name}"


def test_a_thousand_touches_with_one_to_five_fingers(guarded: Screen) -> None:
    print(f"seed {SEED}")
    random = Random(SEED)

    def somewhere() -> QPoint:
        """Often at an edge or in a corner, where systems listen."""
        x, y = (random.choice((0.0, 0.999, random.random(), random.random())) for _ in range(2))
        return guarded.at(x, y)

    def hand(deed: str, fingers: list[int]) -> None:
        """All of the fingers do it in one event."""
        event = QTest.touchEvent(guarded.window, touch_device())
        for finger in fingers:
            getattr(event, deed)(finger, somewhere(), guarded.window)
        event.commit()

    with nobody_gets_out(guarded):
        for touch in range(1000):
            if touch % 40 == 0:
                put(guarded, STATES["pad"] if touch == 960 else STATES[random.choice(sorted(VISITORS))])
            fingers = list(range(random.randint(1, 5)))
            hand("press", fingers)
            if random.random() < 0.5:
                hand("move", fingers)
            if random.random() < 0.1:
                guarded.cancel()
            hand("release", fingers)
            guarded.pass_time(random.choice((5, 300, 900, 5000, 70_000)))
            assert guarded.place in VISITORS | ({"operator"} if touch >= 960 else set()), f"touch {touch}"
            assert 0 <= guarded.page < 10
            assert guarded.language in {"ky", "ru", "en"}
            assert len([window for window in QGuiApplication.allWindows() if window.isVisible()]) == 1
    assert not guarded.get("unlocked")
    assert PIN not in str(guarded.events)


def test_a_mouse_shows_its_cursor_until_it_rests_or_a_finger_comes(guarded: Screen) -> None:
    def shape() -> Qt.CursorShape:
        return guarded.window.cursor().shape()

    assert shape() == Qt.CursorShape.BlankCursor
    QTest.mouseMove(guarded.window, QPoint(100, 100))
    assert shape() == Qt.CursorShape.BlankCursor, "the window has come beneath a mouse that rests"
    QTest.mouseMove(guarded.window, QPoint(120, 100))
    assert shape() == Qt.CursorShape.ArrowCursor
    guarded.tap(guarded.at(0.5, 0.4))
    assert shape() == Qt.CursorShape.BlankCursor
    QTest.mouseMove(guarded.window, QPoint(140, 100))
    assert shape() == Qt.CursorShape.ArrowCursor
    guarded.kiosk.input_filter._still.setInterval(1)
    QTest.mouseMove(guarded.window, QPoint(160, 100))
    guarded.qtbot.waitUntil(lambda: shape() == Qt.CursorShape.BlankCursor)


def test_an_editors_window_keeps_the_systems_cursor(open_screen: Callable[..., Screen], plain_deck: Deck) -> None:
    screen = open_screen(plain_deck)
    screen.tap(screen.at(0.5, 0.4))
    assert screen.window.cursor().shape() == Qt.CursorShape.ArrowCursor
