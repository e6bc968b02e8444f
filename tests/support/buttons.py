"""What a visitor can press, and the words on it."""

from collections.abc import Iterator

from PySide6.QtQuick import QQuickItem

from support.driver import Screen
from support.fit import inside, kinds, painted, within


def controls(screen: Screen) -> list[QQuickItem]:
    """What a visitor can press. A dot is one of a row that together show the place."""
    # What lies beneath one of these cannot be pressed.
    above = next(iter(kinds(screen, "LanguageSheet", "AidsSheet", "Countdown")), None)
    dots = kinds(screen, "Dots")
    found = [item for item in kinds(screen, "Control") if not any(row.isAncestorOf(item) for row in dots)]
    return [item for item in found if above is None or above.isAncestorOf(item)]


def words_on(control: QQuickItem) -> list[QQuickItem]:
    return [label for label in within(control, "Label") if str(label.property("text")).strip()]


def word_faults(screen: Screen, least: int) -> Iterator[str]:
    """What is wrong with the words on the buttons that are on the screen. `least`: px of letters."""
    for control in controls(screen):
        name, words = control.property("name"), words_on(control)
        if not words:
            yield f"{name!r} has no word"
        for word in words:
            if not inside(painted(screen, word), screen.area(control)):
                yield f"{name!r}: {word.property('text')} sticks out"
            if word.property("lineCount") > len(str(word.property("text")).split()):
                yield f"{name!r}: {word.property('text')} is broken"
            if word.property("font").pixelSize() < least:
                yield f"{name!r}: {word.property('text')} is too small"
