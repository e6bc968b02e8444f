"""The overview reads with any number of cards, on a screen of any shape, in every language, with larger text."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from support.driver import Screen
from support.fit import deck_of, kinds, overview_faults
from support.headlines import headline_faults
from support.sessions import aided

from kiosk.deck import Deck
from kiosk.session.aids import Aids, TextSize
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
NUMBERS = (1, 2, 9, 13, 60, 1000)  # of cards
OpenScreen = Callable[..., Screen]


def sweep(screen: Screen, state: Session) -> list[str]:
    """The faults of the overview from its top to its end."""
    screen.assume(state)
    grid = screen.kind("TileGrid")
    found = []
    for part in (0, 0.7) if grid.property("overflow") else (0,):
        grid.setProperty("scroll", grid.property("overflow") * part)
        screen.settle()
        with screen.looked_at_once():
            faults = [*overview_faults(screen), *headline_faults(screen)]
        found += [f"{state.language} at {part}: {fault}" for fault in faults]
    return found


@pytest.mark.parametrize("cards", NUMBERS)
def test_every_tile_reads(open_screen: OpenScreen, plain_deck: Deck, cards: int) -> None:
    screen = open_screen(deck_of(plain_deck, cards), *SIZES[0])
    # Every size and every number of cards has each language, with usual and with larger text.
    turns = [
        ((turn + NUMBERS.index(cards)) % 2 == 1, ("ky", "ru", "en")[(turn + cards) % 3], size)
        for turn, size in enumerate(SIZES)
    ]
    found = []
    for large, language, (width, height) in sorted(turns):  # seldom laid out anew
        state = Session(Place.OVERVIEW, page=1, language=language, aids=aided(large=large, contrast=large))
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
    found, place = [], TRUE_SIZES.index((diagonal, width, height))
    for number, language in enumerate(plain_deck.words):
        # Every screen is turned, and has each language, usual and larger text.
        screen.window.resize(*((width, height) if (number + place // 2) % 2 else (height, width)))
        state = Session(Place.OVERVIEW, page=1, language=language, aids=aided(large=(number + place) % 2 == 1))
        found += sweep(screen, state)
    assert not found, "\n".join(found)


def test_no_word_of_the_title_is_broken_where_a_name_has_no_room(open_screen: OpenScreen, plain_deck: Deck) -> None:
    screen = open_screen(plain_deck, 1024, 768, Settings(motion="calm", screen_diagonal_in=10.4))
    for language in plain_deck.words:
        screen.assume(Session(Place.OVERVIEW, page=1, language=language))
        tiles = kinds(screen, "Tile")
        (title,) = [one for one in kinds(screen, "Headline") if not any(tile.isAncestorOf(one) for tile in tiles)]
        assert title.property("lineCount") == len(str(title.property("text")).split("\n")), title.property("text")


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1080, 1920), (1366, 768)])
def test_nine_cards_are_all_in_sight(open_screen: OpenScreen, plain_deck: Deck, width: int, height: int) -> None:
    screen = open_screen(plain_deck, width, height)
    for language in plain_deck.words:
        screen.assume(Session(Place.OVERVIEW, page=9, language=language))
        assert screen.kind("TileGrid").property("overflow") == 0
        assert len(kinds(screen, "Tile")) == 9
        assert not list(headline_faults(screen))
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
    screen.assume(Session(Place.OVERVIEW, page=1, language="ky", aids=Aids(text=TextSize.LARGER)))
    assert screen.kind("TileGrid").property("overflow") > 0
    assert screen.kind("TileGrid").property("columns") == 3


@pytest.mark.parametrize("cards", [13, 16, 20, 60])
def test_a_row_that_is_cut_says_that_there_is_more(open_screen: OpenScreen, plain_deck: Deck, cards: int) -> None:
    screen = open_screen(deck_of(plain_deck, cards), *SIZES[0])
    whole = []
    for turn, (width, height) in enumerate((*SIZES[:2], *SIZES[3:6], *SIZES[7:9])):
        screen.window.resize(width, height)
        # Every size has each language, with some of these numbers.
        language = ("ky", "ru", "en")[(turn + cards) % 3]
        screen.assume(Session(Place.OVERVIEW, page=1, language=language))
        grid = screen.kind("TileGrid")
        below = grid.height() - float(grid.property("head"))
        seen = below / float(grid.property("pitch")) % 1  # of the last row
        if grid.property("overflow") > 0 and not 0.15 < seen < 0.9:
            whole.append((width, height, language, round(seen, 2)))
    assert not whole
