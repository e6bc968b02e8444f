"""Every text reads against its ground, and the ground it names is the one it really stands on."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtQuick import QQuickItem
from support.driver import Screen, is_kind

from kiosk import render
from kiosk.deck import Deck
from kiosk.deck.colours import contrast
from kiosk.deck.page import LONGEST_OPENING
from kiosk.session.state import Place, Session

# Contrast ratios: what is read at length, that is more than a slide says in large letters, and all else (WCAG 2.2,
# 1.4.6 and 1.4.3).
BODY, OTHER = 7.0, 4.5


def commonest(picture: QImage, screen: Screen, label: QQuickItem) -> str:
    """The colour that most of a label's place has."""
    area = screen.area(label).toRect().intersected(picture.rect())
    points = ((x, y) for x in range(area.left(), area.right(), 3) for y in range(area.top(), area.bottom(), 3))
    return Counter(picture.pixelColor(x, y).name() for x, y in points).most_common(1)[0][0]


@pytest.mark.parametrize("size", [(1280, 720), (720, 1280)], ids=["landscape", "portrait"])
@pytest.mark.parametrize("high_contrast", [False, True], ids=["felt", "high-contrast"])
def test_contrast(
    open_screen: Callable[..., Screen],
    nine_facts: Deck,
    size: tuple[int, int],
    high_contrast: bool,
    capsys: pytest.CaptureFixture[str],
) -> None:
    screen = open_screen(nine_facts, *size)
    states = [view.state for view in render.views(nine_facts, "ky", "all")]
    states.append(Session(Place.COUNTDOWN, page=3, beneath=Place.OVERVIEW, language="ky"))
    if high_contrast:  # the attract loop begins anew for everybody
        states = [state for state in states if state.place is not Place.ATTRACT]
    found, texts = below(screen, [replace(state, high_contrast=high_contrast) for state in states])
    with capsys.disabled():
        print(f"\n{len(found)} of {texts} texts below their contrast", end=" ")
    assert not found, "\n".join(found)


def test_contrast_on_photos(open_screen: Callable[..., Screen], photos: Deck) -> None:
    places = [Session(place, page=2, language="ky") for place in (Place.ATTRACT, Place.CARD, Place.OVERVIEW)]
    found, _ = below(open_screen(photos), places)
    assert not found, "\n".join(found)


def below(screen: Screen, states: Sequence[Session]) -> tuple[list[str], int]:
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
            wanted = BODY if len(label.property("text")) > LONGEST_OPENING else OTHER
            if contrast(colour, ground) < wanted:
                found.append(f"{said}: {colour} on {ground} is {contrast(colour, ground):.1f}")
            if commonest(picture, screen, label) != ground:
                found.append(f"{said} stands on {commonest(picture, screen, label)}, not on {ground}")
    return found, texts
