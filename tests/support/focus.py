"""Where the keys are: which control has the focus, how arrows lead to one, and whether its mark is seen."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickItem

from kiosk.deck import colours
from support.driver import Screen, is_kind


def focused(screen: Screen) -> QQuickItem | None:
    """The control with the focus; None if no control has it."""
    item = screen.window.activeFocusItem()
    return item if item is not None and item.property("activeFocusOnTab") else None


def name(screen: Screen) -> str:
    """The name of that control; empty for none."""
    item = focused(screen)
    return str(item.property("name") or "") if item else ""


def steer(screen: Screen, key: Qt.Key, wanted: str, most: int = 20) -> QQuickItem:
    """Press one key until the control of this name has the focus."""
    for _ in range(most):
        screen.key(key)
        item = focused(screen)
        if item is not None and name(screen) == wanted:
            return item
    raise AssertionError(f"{key.name} does not lead to {wanted!r}; it led to {name(screen)!r}")


def hardly_seen(screen: Screen, item: QQuickItem, without: QImage) -> list[str]:
    """The sides on which the mark of the control with the focus does not stand out by 3:1 (WCAG 2.4.13).

    `without` is the same screen before. Along each side, at three places, some line as thick as the mark's own has
    another colour than before, and the mark's own lines stand out from each other.
    """
    marks = [child for child in item.childItems() if is_kind(child, "FocusRing")]
    inner = [child for part in item.childItems() for child in part.childItems() if is_kind(child, "FocusRing")]
    (mark,) = [*marks, *inner]
    line, picture, area = int(mark.property("line")), screen.picture(), screen.area(mark)
    inside = area.intersected(QRectF(0, 0, picture.width(), picture.height()))
    assert inside == area, f"the mark of {item.property('name')} is not whole on the screen"
    found = []
    for side, places in _sides(area, 5 * line).items():
        for place in places:
            pairs = [(without.pixelColor(*point).name(), picture.pixelColor(*point).name()) for point in place]
            changed = sum(colours.contrast(*pair) >= 3 for pair in pairs)
            lights = [colours.luminance(after) for _, after in pairs]
            if changed < line or max(lights) < 0.9 or min(lights) > 0.03:
                found.append(f"{side} of {item.property('name')}: {pairs}")
    return found


def _sides(area: QRectF, depth: int) -> dict[str, list[list[tuple[int, int]]]]:
    """For each side some lines of pixels from the edge inwards, away from round corners."""
    left, top, right, bottom = (round(edge) for edge in (area.left(), area.top(), area.right(), area.bottom()))
    xs = [round(area.left() + part * area.width()) for part in (0.45, 0.5, 0.55)]
    ys = [round(area.top() + part * area.height()) for part in (0.45, 0.5, 0.55)]
    return {
        "left": [[(left + away, y) for away in range(depth)] for y in ys],
        "right": [[(right - 1 - away, y) for away in range(depth)] for y in ys],
        "top": [[(x, top + away) for away in range(depth)] for x in xs],
        "bottom": [[(x, bottom - 1 - away) for away in range(depth)] for x in xs],
    }
