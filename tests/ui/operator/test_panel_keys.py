"""Keys in the operator panel: they are only at what is seen."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickItem
from support.driver import Screen
from support.panel import open_panel, press_at


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
    for focused in tab_round(screen):
        names.add(focused.property("name"))
        area = screen.area(focused)
        if screen.kind("PanelBody").isAncestorOf(focused):
            assert body.contains(area), f"{focused.property('name')} at {area} is not in {body}"
    assert {"Self-test", "Change the PIN", "Back to visitors", "Nine facts"} <= names


@pytest.mark.parametrize(
    ("name", "kind"), [("Restart", "Sure"), ("Quit", "Sure"), ("Change the PIN", "PinPad"), ("Self-test", "SelfTest")]
)
def test_what_lies_beneath_a_dialog_has_no_keys(screen: Screen, name: str, kind: str) -> None:
    open_panel(screen)
    press_at(screen, name)
    beyond = [focused.property("name") for focused in tab_round(screen) if not screen.kind(kind).isAncestorOf(focused)]
    assert beyond == []
