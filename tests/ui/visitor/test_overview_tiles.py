"""Many cards: there are tiles for those near by only, and each shows its own card's picture."""

from collections.abc import Callable

from PySide6.QtQuick import QQuickItem
from support.driver import Screen, ask, every
from support.fit import deck_of
from support.overview import address, grid, made_tiles, tiles, visit

from kiosk.deck import Deck
from kiosk.qt.illustrations import PROVIDER
from kiosk.session.aids import TextSize

OpenScreen = Callable[..., Screen]


def test_tiles_are_made_for_those_near_by_only(open_screen: OpenScreen, plain_deck: Deck) -> None:
    screen = open_screen(deck_of(plain_deck, 60))
    visit(screen, 1)
    made = set(map(address, made_tiles(screen)))
    assert len(made) <= 30
    for page, language in ((60, "ru"), (30, "ky"), (1, "en")):
        visit(screen, page, language)
        screen.adjust(text=TextSize.LARGE)
        screen.settle()
        assert made <= set(map(address, made_tiles(screen))), "a drawing is never unmade"
    assert len(made_tiles(screen)) <= 40


def test_no_tile_ever_shows_another_cards_picture(open_screen: OpenScreen, nine_facts: Deck) -> None:
    screen = open_screen(deck_of(nine_facts, 60))
    visit(screen, 1)
    screen.qtbot.waitUntil(lambda: all(map(picture_of, made_tiles(screen))))
    painted = {picture_of(tile): int(str(ask(tile, "page.number"))) for tile in made_tiles(screen)}
    grid(screen).setProperty("scroll", grid(screen).property("overflow"))
    assert min(tiles(screen)) > 30
    for page, tile in tiles(screen).items():
        # What is not painted yet is empty; every ninth card has the same picture and may show it at once.
        shown = picture_of(tile)
        assert not shown or (painted[shown] - page) % 9 == 0
    screen.settle()
    assert all(picture_of(tile) for tile in tiles(screen).values())


def picture_of(tile: QQuickItem) -> str:
    """Where the picture comes from that a tile shows; "" if it shows none."""
    sources = (item.property("source").toString() for item in every(tile) if item.inherits("QQuickImage"))
    return "".join(source for source in sources if source.startswith(f"image://{PROVIDER}/"))
