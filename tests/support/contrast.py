"""Finds texts that do not read against their ground, or name another ground than the one they stand on."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage

from kiosk.deck.colours import contrast
from kiosk.deck.page import LONGEST_OPENING
from kiosk.session.state import Place, Session
from support.driver import Screen, is_kind

# Contrast ratios: what is read at length, that is more than a slide says in large letters, and all else (WCAG 2.2,
# 1.4.6 and 1.4.3).
BODY, OTHER = 7.0, 4.5


def commonest(picture: QImage, place: QRect, step: int = 3) -> str:
    """The colour that most of a place has, of each `step`th pixel of each `step`th row."""
    plain = picture.copy(place.intersected(picture.rect())).convertToFormat(QImage.Format.Format_RGB32)
    pixels, width = memoryview(bytes(plain.constBits())).cast("I"), plain.width()
    counted: Counter[int] = Counter()
    for row in range(0, plain.height(), step):
        counted.update(pixels[row * width : (row + 1) * width : step])
    return QColor.fromRgb(counted.most_common(1)[0][0]).name()


def below(screen: Screen, states: Sequence[Session], least: float = OTHER) -> tuple[list[str], int]:
    """The texts that do not read against their ground, or name another than theirs, and how many texts there were."""
    found, texts = [], 0
    for state in states:
        screen.session.assume(state)
        picture = screen.picture()
        labels = screen.texts()
        if state.place is Place.COUNTDOWN:
            veil = next(item for item in screen.items() if is_kind(item, "Countdown"))
            labels = [label for label in labels if veil.isAncestorOf(label)]
        for label in labels:
            ground, colour = QColor(label.property("ground")).name(), QColor(label.property("color")).name()
            said = f"{state.place} {state.page} {label.property('text')[:30]!r}"
            texts += 1
            wanted = BODY if len(label.property("text")) > LONGEST_OPENING else least
            if contrast(colour, ground) < wanted:
                found.append(f"{said}: {colour} on {ground} is {contrast(colour, ground):.1f}")
            seen = commonest(picture, screen.area(label).toRect())
            if seen != ground:
                found.append(f"{said} stands on {seen}, not on {ground}")
    return found, texts
