"""Words stand out on the pixels of every view, and what is on looks different, whichever colours one sees."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtGui import QColor
from support.driver import Screen, ask, is_kind
from support.vision import VISIONS, contrast, hardly_read

from kiosk import render
from kiosk.deck import Deck
from kiosk.session.aids import Aids
from kiosk.session.state import Place, Session

Open = Callable[..., Screen]


def states(deck: Deck, language: str) -> list[Session]:
    """Every view of a visit, the slides and the countdown."""
    views = [view.state for view in render.views(deck, language, "all")]
    return [*views, Session(Place.COUNTDOWN, page=3, beneath=Place.CARD, language=language)]


def words_fault(screen: Screen, state: Session) -> list[str]:
    """The words of a view that do not stand out from what is really drawn around them."""
    screen.session.assume(state)
    picture = screen.picture()
    labels = screen.texts()
    if state.place is Place.COUNTDOWN:
        above = screen.kind("Countdown")
        labels = [label for label in labels if above.isAncestorOf(label)]
    return [
        f"{state.place} {state.page} {label.property('text')[:30]!r}: {fault}"
        for label in labels
        for fault in hardly_read(picture, screen.area(label).toAlignedRect())
    ]


@pytest.mark.parametrize("size", [(1280, 720), (720, 1280)], ids=["landscape", "portrait"])
def test_words_on_the_pixels_of_every_view(open_screen: Open, nine_facts: Deck, size: tuple[int, int]) -> None:
    screen = open_screen(nine_facts, *size)
    found = [fault for state in states(nine_facts, "ru") for fault in words_fault(screen, state)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("vision", VISIONS)
def test_what_is_on_looks_different(same_screen: Open, plain_deck: Deck, vision: str) -> None:
    """By lightness, and not only by colour: 3:1 (WCAG 1.4.11)."""
    screen = same_screen(plain_deck)
    state = Session(Place.CARD, page=3, language="en", touched_at=screen.clock())
    screen.assume(state)
    off = ground_of(screen, "Help with reading")
    spoken, other = ground_of(screen, "English"), ground_of(screen, "Русский")
    screen.assume(replace(state, aids=Aids(calm=True)))
    assert contrast(ground_of(screen, "Help with reading"), off, vision) >= 3
    assert contrast(spoken, other, vision) >= 3
    bar, dot, action = (theme(screen, name) for name in ("bar", "dot", "action"))
    assert contrast(dot, bar, vision) >= 3
    assert contrast(action, bar, vision) >= 3


def theme(screen: Screen, name: str) -> int:
    colour = ask(screen.window, f"theme.{name}")
    assert isinstance(colour, QColor)
    return colour.rgb()


def ground_of(screen: Screen, name: str) -> int:
    """The colour of a control, on the screen."""
    control = screen.control(name)
    label = next(item for item in control.childItems() if is_kind(item, "Label"))
    return QColor(label.property("ground")).rgb()


def test_a_weak_word_is_found(same_screen: Open, plain_deck: Deck) -> None:
    screen = same_screen(plain_deck)
    state = Session(Place.CARD, page=3, language="en", touched_at=screen.clock())
    screen.assume(state)
    headline = screen.kind("Headline")
    headline.setProperty("color", QColor("#D9CFBE"))
    assert any("no green" in fault for fault in words_fault(screen, state))
