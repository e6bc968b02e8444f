"""Whether a finger can hit what it is meant to press: sizes and distances on the glass, in mm."""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem

from support.driver import Screen, ask
from support.fit import ancestors, inside, is_any, kinds, unclipped

USUAL_MM, LEAST_MM, APART_MM = 20, 15, 3
ROOM = 0.11  # of a screen's short side: where 20 mm are more than this, a button may have less, but never under 15


def target_faults(screen: Screen) -> Iterator[str]:
    """Controls on the screen that are too small, too near to another, or not whole on it."""
    pixel = float(str(ask(screen.kind("Stage"), "theme.pixel")))  # mm
    window = QRectF(0, 0, screen.window.width(), screen.window.height())
    least = max(LEAST_MM, min(USUAL_MM, ROOM * pixel * min(window.width(), window.height())))
    seen = {item: unclipped(screen, item).intersected(window) for item in _pressed(screen)}
    seen = {item: area for item, area in seen.items() if not area.isEmpty()}
    for item, area in seen.items():
        whole = screen.area(item)
        if not inside(whole, area):
            if not _scrolls(item):
                yield f"{_name(item)} leaves the screen"
            continue
        if pixel * min(whole.width(), whole.height()) < least - pixel:
            yield f"{_name(item)} is {pixel * whole.width():.1f} by {pixel * whole.height():.1f} mm, under {least:.1f}"
    for one, other in combinations(seen, 2):
        apart = pixel * _apart(seen[one], seen[other])
        if apart < APART_MM - pixel:
            yield f"{_name(one)} lies {f'{apart:.1f} mm from' if apart >= 0 else 'on'} {_name(other)}"


def _pressed(screen: Screen) -> list[QQuickItem]:
    """What a finger presses; what lies beneath a sheet cannot be pressed."""
    above = next(iter(kinds(screen, "Countdown")), None) or next(
        iter(kinds(screen, "AidsSheet", "LanguageSheet")), None
    )
    return [item for item in kinds(screen, "Control") if above is None or above.isAncestorOf(item)]


def _scrolls(item: QQuickItem) -> bool:
    """Whether it may be partly out of sight."""
    return any(is_any(above, "Overview", "AidsSheet", "LanguageSheet") for above in ancestors(item))


def _apart(one: QRectF, other: QRectF) -> float:
    """Px between two areas; less than 0 where one lies on the other."""
    across = max(one.left() - other.right(), other.left() - one.right())
    down = max(one.top() - other.bottom(), other.top() - one.bottom())
    return max(across, down)


def _name(item: QQuickItem) -> str:
    return repr(str(item.property("name"))[:30])
