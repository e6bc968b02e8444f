"""Cards that lack a picture, a text or a figure: every view of them stands, and looks as if it were meant so."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from support.driver import Screen, is_kind
from support.fit import faults, inside, overview_faults
from support.sessions import aided

from kiosk.deck import Deck, Page
from kiosk.session.state import Place, Session

pytestmark = pytest.mark.usefixtures("unpainted")


def without(page: Page, *parts: str) -> Page:
    """The page without some of its `picture`, `body` and `figure`."""
    texts = page.texts
    if "body" in parts:
        texts = {code: replace(text, body=()) for code, text in texts.items()}
    figure = "" if "figure" in parts else page.figure or "350+"
    return replace(page, illustration=None if "picture" in parts else page.illustration, figure=figure, texts=texts)


@pytest.fixture
def sparse(plain_deck: Deck) -> Deck:
    """A deck in which cards lack every combination of these, and so does the cover."""
    cover, *cards = plain_deck.pages
    lacks = [("picture",), ("body",), ("picture", "body"), ("picture", "figure"), ("body", "figure")]
    lacks += [("picture", "body", "figure"), ("picture", "figure"), ("picture",)]
    some = [without(page, *parts) for page, parts in zip(cards, lacks, strict=False)]
    return replace(plain_deck, pages=(replace(cover, illustration=None), *some))


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)], ids=["landscape", "portrait"])
def test_every_view_fits(open_screen: Callable[..., Screen], sparse: Deck, size: tuple[int, int]) -> None:
    screen = open_screen(sparse, *size)
    found = []
    for language in ("ky", "en"):
        for number in range(len(sparse.pages)):
            for place in (Place.CARD, Place.ATTRACT):
                screen.assume(Session(place, page=number, language=language))
                found += [f"{language} {place} {number}: {fault}" for fault in faults(screen, 1)]
        screen.assume(Session(Place.OVERVIEW, page=1, language=language))
        found += [f"{language}: {fault}" for fault in overview_faults(screen)]
        for page in (1, 4, 7):
            screen.assume(Session(Place.CARD, page=page, language=language, aids=aided(large=True, contrast=True)))
            found += [f"{language} larger {page}: {fault}" for fault in faults(screen, 1, may_scroll=True)]
    assert found == []


def test_what_is_about_a_picture_is_not_there_without_one(open_screen: Callable[..., Screen], sparse: Deck) -> None:
    screen = open_screen(sparse)
    zoom = sparse.words["ky"]["zoom_in"]
    for page in range(len(sparse.pages)):
        screen.assume(Session(Place.CARD, page=page, language="ky"))
        names = [item.property("name") for item in screen.items() if is_kind(item, "Control")]
        assert (zoom in names) is (sparse.pages[page].illustration is not None)
        screen.tap(screen.at(0.8, 0.4))
        assert not any(item.property("zoomed") for item in screen.items() if is_kind(item, "Zoomable")) or zoom in names


def test_one_card_is_a_deck(open_screen: Callable[..., Screen], sparse: Deck) -> None:
    """From its slide to the card, to its only tile and back, with words alone."""
    screen = open_screen(replace(sparse, pages=(sparse.pages[0], sparse.pages[4])))
    screen.assume(Session(Place.ATTRACT, slide_number=1, page=1, language="ky"))
    screen.wake()
    assert (screen.place, screen.page) == ("card", 1)
    assert list(faults(screen, 1)) == []
    screen.tap_control(sparse.words["ru"]["overview"])
    screen.settle()
    assert list(overview_faults(screen)) == []
    tile = screen.kind("Tile")
    assert inside(screen.area(tile), QRectF(0, 0, screen.window.width(), screen.window.height()))
    screen.pass_time(500)
    screen.tap(screen.centre(tile))
    screen.settle()
    screen.session.next()
    screen.settle()
    assert (screen.place, screen.page) == ("card", 0)
    assert list(faults(screen, 1)) == []


def test_a_tile_with_neither_picture_nor_figure_shows_the_first_words(
    open_screen: Callable[..., Screen], sparse: Deck
) -> None:
    """Where the look has no ornament, which stands there in felt."""
    for deck, shown in ((sparse, 0), (replace(sparse, look=replace(sparse.look, ornament=False)), 1)):
        screen = open_screen(replace(deck, pages=(deck.pages[0], deck.pages[4])))
        screen.assume(Session(Place.OVERVIEW, language="ru", page=1))
        tile = screen.kind("Tile")
        words = [item for item in screen.items() if is_kind(item, "Opening")]
        assert len(words) == shown
        for item in words:
            assert item.property("text").split()[0] == deck.pages[4].texts["ru"].body[0].split()[0]
            assert screen.area(tile).contains(screen.area(item))
