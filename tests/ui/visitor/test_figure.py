"""A figure and what it counts: beside each other on one line, or below each other, never cut."""

from collections.abc import Callable
from dataclasses import replace
from itertools import product

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem
from support.driver import Screen, is_kind, shown
from support.fit import faults, inside, overlap
from support.sessions import aided

from kiosk.deck import Deck
from kiosk.session.state import Place, Session

OpenScreen = Callable[..., Screen]
PLACES = pytest.mark.parametrize("place", [Place.CARD, Place.ATTRACT])


def counting(deck: Deck, unit: str) -> Deck:
    """The deck, where page 3's figure counts this."""
    page = deck.pages[3]
    texts = {code: replace(text, figure_unit=unit) for code, text in page.texts.items()}
    return replace(deck, pages=(*deck.pages[:3], replace(page, texts=texts), *deck.pages[4:]))


def labels(screen: Screen, place: Place) -> list[QQuickItem]:
    """The figure, and its unit if there is one."""
    screen.assume(Session(place, slide_number=3, page=3, language="en"))
    figure = next(item for item in screen.items() if is_kind(item, "Figure"))
    return [item for item in shown(figure) if is_kind(item, "Label")]


def baseline(screen: Screen, label: QQuickItem) -> float:
    return screen.area(label).top() + label.baselineOffset()


@PLACES
def test_a_unit_stands_beside_its_figure(open_screen: OpenScreen, plain_deck: Deck, place: Place) -> None:
    screen = open_screen(counting(plain_deck, "km"))
    figure, unit = labels(screen, place)
    assert (figure.property("text"), unit.property("text")) == ("400+", "km")
    assert abs(baseline(screen, figure) - baseline(screen, unit)) <= 1
    assert screen.area(unit).left() > screen.area(figure).right()
    assert unit.property("size") < figure.property("size") / 2
    assert list(faults(screen, 1)) == []


@PLACES
def test_a_unit_that_has_no_room_there_stands_below(open_screen: OpenScreen, plain_deck: Deck, place: Place) -> None:
    screen = open_screen(counting(plain_deck, "medical institutions now"))
    figure, unit = labels(screen, place)
    assert screen.area(unit).left() == screen.area(figure).left()
    assert screen.area(unit).top() >= baseline(screen, figure)
    assert list(faults(screen, 1)) == []


@PLACES
def test_a_unit_waits_where_the_figure_will_end(open_screen: OpenScreen, plain_deck: Deck, place: Place) -> None:
    screen = open_screen(counting(plain_deck, "km"))
    _, unit = labels(screen, place)
    stood = screen.area(unit)
    (figure,) = (item for item in screen.items() if is_kind(item, "Figure"))
    assert figure.setProperty("counted", 0.01)
    assert screen.area(unit) == stood


def test_without_a_unit_a_figure_stands_alone(open_screen: OpenScreen, plain_deck: Deck) -> None:
    screen = open_screen(counting(plain_deck, ""))
    assert [label.property("text") for label in labels(screen, Place.CARD)] == ["400+"]


def test_figure_and_unit_are_read_as_one(open_screen: OpenScreen, plain_deck: Deck) -> None:
    screen = open_screen(counting(plain_deck, "km"))
    labels(screen, Place.CARD)
    (figure,) = (item for item in screen.items() if is_kind(item, "Figure"))
    reader = QAccessible.queryAccessibleInterface(figure)
    assert reader.text(QAccessible.Text.Name) == "400+ km"


@pytest.mark.usefixtures("unpainted")
@pytest.mark.parametrize("size", [(1280, 800), (720, 1280), (1024, 768)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_no_unit_of_the_deck_is_cut(open_screen: OpenScreen, plain_deck: Deck, size: tuple[int, int]) -> None:
    screen = open_screen(plain_deck, *size)
    units = [number for number, page in enumerate(plain_deck.pages) if page.texts["en"].figure_unit]
    for large, language, place, page in product((False, True), plain_deck.words, (Place.CARD, Place.ATTRACT), units):
        screen.assume(Session(place, slide_number=page, page=page, language=language, aids=aided(large=large)))
        with screen.looked_at_once():
            assert list(faults(screen, 1, may_scroll=large)) == [], (language, page, large)
            (figure,) = (item for item in screen.items() if is_kind(item, "Figure"))
        both = [screen.area(item) for item in shown(figure) if is_kind(item, "Label")]
        assert len(both) == 2
        assert not overlap(*both)
        assert all(inside(area, screen.area(figure)) for area in both), (language, page)
