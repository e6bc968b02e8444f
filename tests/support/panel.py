"""The operator's side of a kiosk on a test's screen: the gesture, the PIN, the panel."""

from typing import cast

from PySide6.QtQuick import QQuickItem

from kiosk.bridge.operator import Operator
from kiosk.bridge.operator.panel import Panel
from kiosk.bridge.operator.panel_values import Phrase
from kiosk.bridge.operator.pin import Pin
from kiosk.session.state import Place, Session
from support.driver import Screen, ask, every, is_kind

CORNERS = ((0.01, 0.01), (0.99, 0.99))
HELD_MS = 20
EVERYWHERE = [
    Session(Place.ATTRACT, language="en"),
    Session(Place.OVERVIEW, page=1, language="en"),
    Session(Place.CARD, page=3, language="en"),
    Session(Place.COUNTDOWN, page=3, beneath=Place.CARD, language="en"),
    Session(Place.PAUSED, language="ky", is_paused=True),
    Session(Place.CLOSED, language="ky", is_open=False),
]


def quick(screen: Screen) -> Screen:
    """Shorten the hold, and disable repetition: no test waits three seconds, and a slow computer repeats no button."""
    theme(screen, f"hold = {HELD_MS}")
    theme(screen, "repeatAfter = 600000")
    return screen


def theme(screen: Screen, expression: str) -> object:
    return ask(screen.window, f"theme.{expression}")


def pin_of(screen: Screen) -> Pin:
    """The PIN, as QML has it."""
    return cast("Pin", _operator(screen).pin)


def panel_of(screen: Screen) -> Panel:
    """The panel, as QML has it."""
    return cast("Panel", _operator(screen).panel)


def message(screen: Screen, language: str = "en") -> str:
    """The message to the operator."""
    found = cast("Phrase | None", _operator(screen).message)
    return str(found.said(language)) if found else ""


def _operator(screen: Screen) -> Operator:
    assert screen.kiosk.operator
    return screen.kiosk.operator


def gesture(screen: Screen) -> QQuickItem:
    return next(item for item in every(screen.window.contentItem()) if is_kind(item, "CornerHold"))


def is_holding(screen: Screen) -> bool:
    return gesture(screen).property("holding") is True


def hold(screen: Screen, corners: tuple[tuple[float, float], ...] = CORNERS) -> None:
    for finger, corner in enumerate(corners):
        screen.press(screen.at(*corner), finger)


def let_go(screen: Screen, corners: tuple[tuple[float, float], ...] = CORNERS) -> None:
    for finger, corner in enumerate(corners):
        screen.release(screen.at(*corner), finger)


def call(screen: Screen) -> None:
    """Make the gesture, and wait for the PIN pad."""
    hold(screen)
    screen.qtbot.waitUntil(lambda: screen.place == "operator")
    let_go(screen)
    answered(screen)


def answered(screen: Screen) -> None:
    """Wait until all answers to the panel have come."""
    operator = _operator(screen)
    screen.qtbot.waitUntil(lambda: not operator.property("busy"))
    screen.settle()


def give(screen: Screen, pin: str) -> None:
    for digit in pin:
        screen.tap_control(digit)
    screen.tap_control("Done")
    answered(screen)


def open_panel(screen: Screen, language: str = "en") -> None:
    screen.assume(Session(Place.OPERATOR, language=language, is_unlocked=True, touched_at=screen.clock()))
    answered(screen)


def shows(screen: Screen, kind: str) -> bool:
    return any(is_kind(item, kind) for item in screen.items())


def press_at(screen: Screen, name: str) -> None:
    """Tap a control of the panel, after scrolling to it if needed."""
    panel = screen.kind("OperatorPanel")
    footer = screen.control("Back to visitors")
    for _ in range(20):
        if (
            panel.property("overflow") == 0
            or screen.area(screen.control(name)).bottom() < screen.area(footer).top() - 20
        ):
            break
        screen.tap_control("Down")
    screen.tap_control(name)
    answered(screen)
