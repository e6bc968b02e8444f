"""The overview in tests: how one comes to it, and its tiles."""

from PySide6.QtQuick import QQuickItem
from shiboken6 import getCppPointer

from kiosk.session.state import Place, Session
from support.driver import Screen, ask, every, is_kind
from support.fit import kinds


def visit(screen: Screen, page: int, language: str = "en") -> None:
    """The overview, come to from a card."""
    screen.assume(Session(Place.CARD, page=page, language=language, touched_at=screen.clock()))
    screen.session.showOverview()
    screen.settle()


def tiles(screen: Screen) -> dict[int, QQuickItem]:
    """The tiles that are in sight, by their page's number."""
    return {int(str(ask(tile, "page.number"))): tile for tile in kinds(screen, "Tile")}


def grid(screen: Screen) -> QQuickItem:
    return screen.kind("TileGrid")


def made_tiles(screen: Screen) -> list[QQuickItem]:
    """Every tile there is, in sight or not."""
    return [item for item in every(screen.window.contentItem()) if is_kind(item, "Tile")]


def address(item: QQuickItem) -> int:
    """What tells an item from every other."""
    return getCppPointer(item)[0]
