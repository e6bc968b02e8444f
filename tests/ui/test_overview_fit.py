"""The overview reads with any number of cards, on a screen of any shape, in every language, with larger text."""

from collections.abc import Callable

import pytest
from support.driver import Screen
from support.fit import deck_of, kinds, overview_faults

from kiosk.deck import Deck
from kiosk.session import Place, Session

SIZES = (
    (1920, 1080), (1366, 768), (3840, 2160), (1024, 768), (1280, 1024), (2560, 1080), (1920, 360),
    (1080, 1920), (720, 1280), (768, 1024),
)  # fmt: skip
OpenScreen = Callable[..., Screen]


def sweep(screen: Screen, state: Session) -> list[str]:
    """The faults of the overview from its top to its end."""
    screen.assume(state)
    grid = screen.kind("TileGrid")
    found = []
    for part in (0, 0.4, 1) if grid.property("overflow") else (0,):
        grid.setProperty("scroll", grid.property("overflow") * part)
        screen.settle()
        found += [f"{state.language} at {part}: {fault}" for fault in overview_faults(screen)]
    return found


@pytest.mark.parametrize("cards", [1, 2, 9, 13, 24, 60])
def test_every_tile_reads(open_screen: OpenScreen, plain_deck: Deck, cards: int) -> None:
    screen = open_screen(deck_of(plain_deck, cards), *SIZES[0])
    found = []
    for number, (width, height) in enumerate(SIZES):
        screen.window.resize(width, height)
        for large in (False, True):
            # Every size and every deck has each language, with usual or larger text.
            language = ("ky", "ru", "en")[(number + cards + large) % 3]
            state = Session(Place.OVERVIEW, page=1, language=language, large_text=large, high_contrast=large)
            found += [f"{width}x{height} {fault}" for fault in sweep(screen, state)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1080, 1920), (1366, 768)])
def test_nine_cards_are_all_in_sight(open_screen: OpenScreen, plain_deck: Deck, width: int, height: int) -> None:
    screen = open_screen(plain_deck, width, height)
    for language in plain_deck.words:
        screen.assume(Session(Place.OVERVIEW, page=9, language=language))
        assert screen.kind("TileGrid").property("overflow") == 0
        assert len(kinds(screen, "Tile")) == 9
        assert plain_deck.words[language]["scroll_down"] not in screen.words()
