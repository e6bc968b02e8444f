"""A visitor's aids: the sheet on which they are chosen, and what each of them promises."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem
from support.buttons import controls, word_faults
from support.driver import Screen, is_kind
from support.fit import inside, kinds, overlap, painted, within
from support.lines import label_faults

from kiosk.deck import Deck
from kiosk.session.aids import Aids, Contrast, TextSize
from kiosk.session.state import Place, Session
from kiosk.settings import Settings

OpenScreen = Callable[..., Screen]
SIZES = [(1920, 1080), (1080, 1920), (1280, 800), (800, 1280), (1024, 768)]
BOTTOM = 300  # mm above the floor: the lower edge of a tall screen


def open_sheet(screen: Screen, deck: Deck, language: str) -> QQuickItem:
    screen.tap_control(deck.words[language]["aids"])
    return screen.kind("AidsSheet")


def sheet_faults(screen: Screen, sheet: QQuickItem) -> Iterator[str]:
    (rug,) = within(sheet, "Rug")
    (body,) = within(sheet, "Scroller")
    room, view = screen.area(rug), screen.area(body)
    choices = within(body, "AidChoice")
    for one, other in combinations([*choices, *within(sheet, "Pill"), *within(sheet, "RoundButton")], 2):
        if overlap(screen.area(one), screen.area(other)) and body.property("overflow") == 0:
            yield f"{one.property('name')} lies on {other.property('name')}"
    for item in (*choices, *within(sheet, "Pill")):
        area = screen.area(item)
        if area.left() < room.left() or area.right() > room.right():
            yield f"{item.property('name')} is wider than the sheet"
        if is_kind(item, "Pill") and not inside(area, room):
            yield f"{item.property('name')} leaves the sheet"
    for label in within(sheet, "Label"):
        yield from label_faults(label)
        if label.property("truncated") or label.property("contentWidth") > label.width() + 1:
            yield f"{label.property('text')!r} is cut"
    if not inside(room, QRectF(0, 0, screen.window.width(), screen.window.height())):
        yield "the sheet leaves the screen"
    if body.property("overflow") == 0 and any(not inside(screen.area(choice), view) for choice in choices):
        yield "a choice is out of sight"


@pytest.mark.usefixtures("unpainted")
@pytest.mark.parametrize("text", list(TextSize))
def test_the_sheet_fits_in_every_size_of_letters(same_screen: OpenScreen, plain_deck: Deck, text: TextSize) -> None:
    found = []
    for size in SIZES:
        screen = same_screen(plain_deck, *size)
        for language in plain_deck.words:
            visit = Session(Place.CARD, page=1, language=language, touched_at=screen.clock(), aids=Aids(text))
            screen.assume(visit)
            sheet = open_sheet(screen, plain_deck, language)
            screen.lay_out()
            found += [f"{size} {language}: {fault}" for fault in sheet_faults(screen, sheet)]
            screen.tap_control(plain_deck.words[language]["done"])
            assert not kinds(screen, "AidsSheet")
    assert not found, "\n".join(found)


@pytest.mark.usefixtures("unpainted")
def test_no_word_on_the_sheet_is_broken_by_a_rounding_error(open_screen: OpenScreen, plain_deck: Deck) -> None:
    """On such a screen a word is as wide as two numbers that differ in their 15th digit."""
    screen = open_screen(plain_deck, 800, 480, Settings(motion="calm", screen_diagonal_in=7))
    for language in plain_deck.words:
        screen.assume(Session(Place.CARD, page=1, language=language, touched_at=screen.clock()))
        open_sheet(screen, plain_deck, language)
        screen.settle()
        assert not list(word_faults(screen, 0))


def test_each_choice_is_there_at_once_and_gone_for_the_next_visitor(same_screen: OpenScreen, plain_deck: Deck) -> None:
    screen = same_screen(plain_deck, 720, 1280)
    screen.assume(Session(Place.CARD, page=3, language="en", touched_at=screen.clock()))
    sheet = open_sheet(screen, plain_deck, "en")
    chosen = {str(choice.property("name")) for choice in within(sheet, "AidChoice") if choice.property("chosen")}
    assert chosen == {"100 %", "Usual colours"}
    for name in ("Everything lower down", "Everything lower down", "White on black", "Everything lower down", "200 %"):
        screen.tap_control(name)
    assert screen.aids == Aids(TextSize.LARGEST, Contrast.DARK, reach=True)
    assert screen.picture().pixelColor(screen.centre(within(sheet, "Rug")[0])).lightness() < 80
    screen.come_to_rest()
    screen.tap(screen.at(0.5, 0.01))
    assert not kinds(screen, "AidsSheet"), "a touch beside it closes it"
    open_sheet(screen, plain_deck, "en")
    screen.pass_time(200_000)
    assert (screen.place, screen.aids, kinds(screen, "AidsSheet")) == ("attract", Aids(), [])


@pytest.mark.usefixtures("unpainted")
@pytest.mark.parametrize("text", [TextSize.USUAL, TextSize.LARGEST])
@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080)], ids=["portrait", "landscape"])
def test_words_and_controls_come_within_reach(
    same_screen: OpenScreen, plain_deck: Deck, size: tuple[int, int], text: TextSize
) -> None:
    """Between 380 and 1,220 mm above the floor: a 55 inch screen that stands low, or a wide one that hangs high."""
    screen = same_screen(plain_deck, *size)
    bottom = BOTTOM if size[0] < size[1] else 700
    screen.window.setProperty("diagonal", 55)
    screen.window.setProperty("bottom", bottom)
    pixel = 55 * 25.4 / (size[0] ** 2 + size[1] ** 2) ** 0.5
    top, foot = size[1] - (1220 - bottom) / pixel, size[1] - max(0, 380 - bottom) / pixel
    found = []
    for language in plain_deck.words:
        visit = Session(Place.CARD, language=language, touched_at=screen.clock(), aids=Aids(text, reach=True))
        states = [replace(visit, page=page) for page in (0, 3)]
        states += [replace(visit, place=Place.OVERVIEW, page=1)]
        states += [replace(visit, place=Place.COUNTDOWN, page=3, beneath=Place.CARD)]
        for state in states:
            screen.assume(state)
            with screen.looked_at_once():
                items = [*controls(screen), *screen.texts()]
                scrolled, countdown = kinds(screen, "Overview", "PageText"), kinds(screen, "Countdown")
            for item in items:
                area = painted(screen, item) if is_kind(item, "Label") else screen.area(item)
                for view in (view for view in scrolled if view.isAncestorOf(item)):
                    area = area.intersected(screen.area(view))  # the rest is scrolled out of sight
                beneath = state.place is Place.COUNTDOWN and not countdown[0].isAncestorOf(item)
                if not area.isEmpty() and not beneath and (area.top() < top - 1 or area.bottom() > foot + 1):
                    said = item.property("text") or item.property("name")
                    found.append(f"{language} {state.place} {state.page}: {said}")
    screen.window.setProperty("bottom", -1)
    screen.window.setProperty("diagonal", 43)
    assert not found, "\n".join(found)


@pytest.mark.usefixtures("unpainted")
def test_reach_is_offered_only_where_something_is_out_of_it(same_screen: OpenScreen, plain_deck: Deck) -> None:
    for size, bottom, offered in (((1920, 1080), -1, False), ((1080, 1920), -1, True), ((1920, 1080), 600, False)):
        screen = same_screen(plain_deck, *size)
        screen.window.setProperty("bottom", bottom)
        screen.assume(Session(Place.CARD, page=1, language="en", touched_at=screen.clock()))
        open_sheet(screen, plain_deck, "en")
        named = {str(choice.property("name")) for choice in kinds(screen, "AidChoice")}
        assert ("Everything lower down" in named) is offered
        screen.tap_control("Done")
    screen.window.setProperty("bottom", -1)
