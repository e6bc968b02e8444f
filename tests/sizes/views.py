"""Everything that a visitor may come to see, and what is wrong with it on a screen."""

from collections.abc import Iterator
from dataclasses import replace
from math import floor
from typing import NamedTuple

from PySide6.QtCore import QMetaObject
from support.buttons import word_faults
from support.driver import Screen, ask, every, is_kind
from support.fit import SLACK, faults, inside, kinds, overview_faults, painted, within
from support.headlines import headline_faults
from support.targets import target_faults

from kiosk import render
from kiosk.deck import Deck
from kiosk.session.aids import Aids, TextSize
from kiosk.session.state import Place, Session

LEAST_LINES = 3  # of a text that is scrolled: fewer cannot be read


class View(NamedTuple):
    """A state of the session, and what a visitor has opened there: aids, languages, zoom or nothing."""

    name: str
    state: Session
    opened: str = ""


def views(deck: Deck, language: str) -> Iterator[View]:
    """All views of a deck, with every size of text."""
    for size, visit in visits(language).items():
        for view in render.views(deck, language, "all"):
            if view.state.place is not Place.ATTRACT:
                state = replace(visit, place=view.state.place, page=view.state.page)
                yield View(f"{view.name}{size}", state)
        card = replace(visit, place=Place.CARD, page=1)
        yield View(f"zoom{size}", card, "zoom")
        yield View(f"languages{size}", card, "languages")
        yield View(f"aids{size}", card, "aids")
        yield View(f"countdown{size}", replace(card, place=Place.COUNTDOWN, beneath=Place.CARD))
    yield from (View(view.name, view.state) for view in render.views(deck, language, "attract"))


def overviews(language: str) -> Iterator[View]:
    """The overview alone, for a deck whose cards are the same as another's."""
    for size, visit in visits(language).items():
        yield View(f"overview{size}", replace(visit, place=Place.OVERVIEW, page=1))


def visits(language: str) -> dict[str, Session]:
    """A visitor with each size of text, by its name."""
    return {f" {size:d} %": Session(Place.CARD, language=language, aids=Aids(size)) for size in TextSize}


def view_faults(screen: Screen, view: View) -> Iterator[str]:
    """What is wrong with a view: texts that are cut or covered, controls that are small, near or without a word."""
    screen.assume(replace(view.state, touched_at=screen.clock()))  # else it would end before a sheet is open
    if view.opened == "languages":
        toggle = within(screen.kind("Bar"), "LanguageToggle")[0]
        if toggle.property("collapsed"):  # else nobody can open them
            yield from _sheet(screen, "LanguageSheet", "Sheets.Languages")
    elif view.opened == "aids":
        yield from _sheet(screen, "AidsSheet", "Sheets.Helping")
    elif view.opened == "zoom":
        card = screen.kind("Card")
        QMetaObject.invokeMethod(card, "toggleZoom")
        screen.settle()
        yield from _seen(screen, view)
        QMetaObject.invokeMethod(card, "toggleZoom")
    elif view.state.place is Place.OVERVIEW:
        grid = screen.kind("TileGrid")
        for part in (0, 0.7, 1) if grid.property("overflow") else (0,):
            grid.setProperty("scroll", grid.property("overflow") * part)
            screen.settle()
            with screen.looked_at_once():
                found = [*overview_faults(screen), *headline_faults(screen), *_pressed(screen)]
            yield from found
    else:
        yield from _seen(screen, view)


def _seen(screen: Screen, view: View) -> list[str]:
    with screen.looked_at_once():
        found = [*faults(screen, _least(screen), may_scroll=True), *_pressed(screen)]
        return [*found, *_lines(screen)] if view.state.place is Place.CARD else found


def _pressed(screen: Screen) -> Iterator[str]:
    yield from target_faults(screen)
    yield from word_faults(screen, _least(screen))


def _least(screen: Screen) -> int:
    """Px of the smallest letters."""
    return floor(float(str(ask(screen.kind("Stage"), "theme.smallestText"))))


def _lines(screen: Screen) -> Iterator[str]:
    """A text that is scrolled through a slit."""
    words = screen.kind("PageText")
    if words.property("scrolled"):
        lines = words.property("sight") / float(str(ask(words, "theme.text * fit * theme.lineHeight")))
        if lines < LEAST_LINES:
            yield f"only {lines:.1f} lines are in sight"


def _sheet(screen: Screen, kind: str, which: str) -> Iterator[str]:
    """A sheet over everything else, from its top to its end."""
    sheets = next(item for item in every(screen.window.contentItem()) if is_kind(item, "Sheets"))
    ask(sheets, f"show({which})")
    screen.settle()
    (sheet,) = kinds(screen, kind)
    place = next(iter(within(sheet, "Scroller")), sheet)
    for end in (0, place.property("overflow")):
        ask(place, f"scrollTo({end})")
        screen.settle()
        with screen.looked_at_once():
            found = [*_pressed(screen)]
        for label in within(sheet, "Label"):
            is_wide = label.property("contentWidth") > label.width() + SLACK
            if is_wide or label.property("contentHeight") > label.height() + SLACK or label.property("truncated"):
                yield f"{label.property('text')!r} is larger than its place"
            if not place.isAncestorOf(label) and not inside(painted(screen, label), screen.area(sheet)):
                yield f"{label.property('text')!r} leaves the screen"
        yield from found
    ask(sheets, "close()")
