"""Sections in the overview: a heading above each, every card below its own, and scroll, rail and keys find them all."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from support.driver import Screen, ask, is_kind
from support.fit import deck_of, overview_faults

from kiosk.deck import Deck
from kiosk.deck.model import Section
from kiosk.session.state import Place, Session

pytestmark = pytest.mark.usefixtures("unpainted")


def in_sections(deck: Deck, cards: int, *firsts: int) -> Deck:
    """The deck with so many cards, in sections that begin at these pages."""
    sections = (Section(first, {code: f"Section {first} {code}" for code in deck.words}) for first in firsts)
    return replace(deck_of(deck, cards), sections=tuple(sections), section={})


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)], ids=["landscape", "portrait"])
def test_each_section_has_a_heading_above_its_cards(
    open_screen: Callable[..., Screen], plain_deck: Deck, size: tuple[int, int]
) -> None:
    screen = open_screen(in_sections(plain_deck, 9, 1, 5, 8), *size)
    screen.assume(Session(Place.OVERVIEW, page=1, language="en"))
    assert list(overview_faults(screen)) == []
    grid = screen.kind("TileGrid")
    for page in range(1, 10):
        first = max(first for first in (1, 5, 8) if first <= page)
        heading = float(str(ask(grid, f"rows.tops[rows.sectionOf({page})] - rows.heading")))
        assert heading < float(str(ask(grid, f"topOf({page})")))
        assert ask(grid, f"rows.firsts[rows.sectionOf({page})]") == first
    screen.assume(Session(Place.CARD, page=6, language="en"))
    assert "Section 5 en" in screen.words()
    assert [item for item in screen.texts() if item.property("text") == "Section 1 en"] == []


def test_scrolling_and_keys_pass_every_section(open_screen: Callable[..., Screen], plain_deck: Deck) -> None:
    firsts = (1, 2, 31, 32, 60)
    screen = open_screen(in_sections(plain_deck, 70, *firsts))
    screen.assume(Session(Place.OVERVIEW, page=1, language="en", touched_at=screen.clock()))
    grid = screen.kind("TileGrid")
    seen: set[int] = set()
    headings: set[str] = set()
    overflow = float(str(grid.property("overflow")))
    for part in range(21):
        ask(grid, f"scrollTo({overflow * part / 20})")
        screen.settle()
        assert list(overview_faults(screen)) == []
        tiles = [item for item in screen.items() if is_kind(item, "Tile")]
        pages = [int(str(ask(tile, "page.number"))) for tile in tiles]
        assert len(set(pages)) == len(pages)
        seen.update(pages)
        headings.update(str(item.property("text")) for item in screen.texts())
        top = int(str(ask(grid, "rows.firstAt(scroll)")))
        assert float(str(ask(grid, f"topOf({top})"))) >= float(str(grid.property("scroll"))) or top == 70
    assert seen == set(range(1, 71))
    assert headings >= {f"Section {first} en" for first in firsts}
    ask(grid, "scrollTo(0)")
    columns = int(str(grid.property("columns")))
    focused = []
    for key in [Qt.Key.Key_Down] * 4 + [Qt.Key.Key_Up] * 4:
        screen.key(key)
        focused.append(grid.property("focused"))
    assert focused == [1, 2, 2 + columns, 2 + 2 * columns, 2 + columns, 2, 1, 1]
