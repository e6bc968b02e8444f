"""The overview reads with any number of cards, on a screen of any shape, in every language, with larger text."""

from collections.abc import Callable
from dataclasses import replace
from itertools import product

import pytest
from support.driver import Screen
from support.fit import deck_of, kinds, overview_faults

from kiosk.deck import Deck
from kiosk.session.state import Place, Session
from kiosk.settings import Settings

pytestmark = pytest.mark.usefixtures("unpainted")
SIZES = (
    (1920, 1080), (1366, 768), (3840, 2160), (1024, 768), (1280, 1024), (2560, 1080), (1920, 360),
    (1080, 1920), (720, 1280), (768, 1024), (320, 8192),
)  # fmt: skip
# inches, and the pixels that screens of this size usually have
TRUE_SIZES = (
    (7, 1024, 600), (10.1, 1280, 800), (10.1, 1366, 768), (15.6, 1920, 1080), (24, 1920, 1080), (27, 1920, 1080),
    (27, 3840, 2160), (32, 1920, 1080), (43, 1920, 1080), (55, 3840, 2160),
)  # fmt: skip
OpenScreen = Callable[..., Screen]


def sweep(screen: Screen, state: Session) -> list[str]:
    """The faults of the overview from its top to its end."""
    screen.assume(state)
    grid = screen.kind("TileGrid")
    found = []
    for part in (0, 0.7) if grid.property("overflow") else (0,):
        grid.setProperty("scroll", grid.property("overflow") * part)
        screen.settle()
        found += [f"{state.language} at {part}: {fault}" for fault in overview_faults(screen)]
    return found


@pytest.mark.parametrize("cards", [1, 2, 9, 13, 60, 1000])
def test_every_tile_reads(open_screen: OpenScreen, plain_deck: Deck, cards: int) -> None:
    screen = open_screen(deck_of(plain_deck, cards), *SIZES[0])
    found = []
    for large, turn in product((False, True), range(3)):
        # Every size and every deck has each language, with usual or larger text.
        language = ("ky", "ru", "en")[(turn + cards + large) % 3]
        state = Session(Place.OVERVIEW, page=1, language=language, large_text=large, high_contrast=large)
        for width, height in SIZES[turn::3]:
            screen.window.resize(width, height)
            found += [f"{width}x{height} {fault}" for fault in sweep(screen, state)]
    assert not found, "\n".join(found)


def test_a_headline_of_few_letters_and_many_lines_has_room_in_a_long_deck(
    open_screen: OpenScreen, plain_deck: Deck
) -> None:
    """Not each headline is measured there: those with most letters may have fewer lines."""
    deck = deck_of(plain_deck, 100)
    many = dict.fromkeys(range(1, 101), " ".join(["гүл"] * 16)) | {99: " ".join(["Бишкектик"] * 6)}
    pages = (
        replace(page, texts={code: replace(text, headline=many[number]) for code, text in page.texts.items()})
        for number, page in enumerate(deck.pages[1:], start=1)
    )
    screen = open_screen(replace(deck, pages=(deck.pages[0], *pages)), 1920, 1080)
    screen.assume(Session(Place.OVERVIEW, page=1, language="ky"))
    grid = screen.kind("TileGrid")
    grid.setProperty("scroll", grid.property("overflow"))
    screen.settle()
    assert "Бишкектик" in screen.words()
    assert not list(overview_faults(screen))


@pytest.mark.parametrize(("diagonal", "width", "height"), TRUE_SIZES)
def test_every_tile_reads_on_a_screen_of_a_true_size(
    open_screen: OpenScreen, plain_deck: Deck, diagonal: float, width: int, height: int
) -> None:
    settings = Settings(motion="calm", screen_diagonal_in=diagonal, viewing_distance_mm=600)
    screen = open_screen(deck_of(plain_deck, 20), width, height, settings)
    found = []
    for number, language in enumerate(plain_deck.words):
        for large in (False, True):
            screen.window.resize(*((width, height) if (number + large) % 2 else (height, width)))
            found += sweep(screen, Session(Place.OVERVIEW, page=1, language=language, large_text=large))
    assert not found, "\n".join(found)


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1080, 1920), (1366, 768)])
def test_nine_cards_are_all_in_sight(open_screen: OpenScreen, plain_deck: Deck, width: int, height: int) -> None:
    screen = open_screen(plain_deck, width, height)
    for language in plain_deck.words:
        screen.assume(Session(Place.OVERVIEW, page=9, language=language))
        assert screen.kind("TileGrid").property("overflow") == 0
        assert len(kinds(screen, "Tile")) == 9
        assert plain_deck.words[language]["scroll_down"] not in screen.words()


@pytest.mark.parametrize(("cards", "columns"), [(1, 1), (2, 2), (4, 2), (6, 3), (9, 3)])
def test_the_pictures_are_as_large_as_they_can_be(
    open_screen: OpenScreen, plain_deck: Deck, cards: int, columns: int
) -> None:
    screen = open_screen(deck_of(plain_deck, cards))
    for language in plain_deck.words:
        screen.assume(Session(Place.OVERVIEW, page=1, language=language))
        assert screen.kind("TileGrid").property("columns") == columns, language


def test_rows_that_are_scrolled_are_full(open_screen: OpenScreen, plain_deck: Deck) -> None:
    screen = open_screen(deck_of(plain_deck, 9))
    screen.assume(Session(Place.OVERVIEW, page=1, language="ky", large_text=True))
    assert screen.kind("TileGrid").property("overflow") > 0
    assert screen.kind("TileGrid").property("columns") == 3


@pytest.mark.parametrize("cards", [13, 16, 20, 60])
def test_a_row_that_is_cut_says_that_there_is_more(open_screen: OpenScreen, plain_deck: Deck, cards: int) -> None:
    screen = open_screen(deck_of(plain_deck, cards), *SIZES[0])
    whole = []
    for width, height in (*SIZES[:2], *SIZES[3:6], *SIZES[7:9]):
        screen.window.resize(width, height)
        for language in plain_deck.words:
            screen.assume(Session(Place.OVERVIEW, page=1, language=language))
            grid = screen.kind("TileGrid")
            below = grid.height() - float(grid.property("head"))
            seen = below / float(grid.property("pitch")) % 1  # of the last row
            if grid.property("overflow") > 0 and not 0.15 < seen < 0.9:
                whole.append((width, height, language, round(seen, 2)))
    assert not whole
