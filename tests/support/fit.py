"""Whether words are where they can be read: what a test of a screen's layout measures."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem

from kiosk.deck import Deck
from support.driver import Screen, ask, is_kind, shown

SLACK = 1.0  # px: sizes are rounded


def deck_of(deck: Deck, cards: int) -> Deck:
    """The deck with so many cards: its own, over and over."""
    cover, *real = deck.pages
    repeated = (replace(real[number % len(real)], id=f"card-{number}") for number in range(cards))
    return replace(deck, pages=(cover, *repeated))


def painted(screen: Screen, label: QQuickItem) -> QRectF:
    """Where a label's letters are, in the window: its own place, or more if they stick out."""
    area = screen.area(label)
    width = max(label.property("contentWidth"), area.width())
    return QRectF(area.left(), area.top(), width, max(label.property("contentHeight"), area.height()))


def inside(inner: QRectF, outer: QRectF) -> bool:
    return outer.adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(inner)


def overlap(one: QRectF, other: QRectF) -> bool:
    return one.adjusted(SLACK, SLACK, -SLACK, -SLACK).intersects(other)


def kinds(screen: Screen, *names: str) -> list[QQuickItem]:
    """Every shown item of these QML types."""
    return [item for item in screen.items() if any(is_kind(item, name) for name in names)]


def within(item: QQuickItem, name: str) -> list[QQuickItem]:
    """Every shown item of a QML type in another."""
    return [one for one in shown(item) if is_kind(one, name)]


def overview_faults(screen: Screen) -> Iterator[str]:
    """What is wrong with the overview, as it is on the screen now."""
    bar, tiles = screen.kind("Bar"), kinds(screen, "Tile")
    window, view = QRectF(0, 0, screen.window.width(), screen.window.height()), screen.area(screen.kind("Overview"))
    smallest = int(float(str(ask(bar, "theme.smallestText"))))
    if not tiles:
        yield "there are no tiles"
    for tile in tiles:
        yield from (f"{name(tile)}: {fault}" for fault in tile_faults(screen, tile))
    for label in screen.texts():
        if label.property("truncated") or label.property("contentWidth") > label.width() + SLACK:
            yield f"{name(label)} is larger than its place"
        if label.property("font").pixelSize() < smallest:
            yield f"{name(label)} is set in {label.property('font').pixelSize()} px, under {smallest}"
    buttons = [*within(bar, "RoundButton"), *within(bar, "LanguageToggle")]
    said = [label for label in within(bar, "Label") if not any(button.isAncestorOf(label) for button in buttons)]
    yield from apart(screen, [*buttons, *said], screen.area(bar))
    yield from (f"{name(button)} leaves the screen" for button in buttons if not inside(screen.area(button), window))
    beside = [label for label in screen.texts() if not any(one.isAncestorOf(label) for one in (bar, *tiles))]
    pill = kinds(screen, "Pill")[0]
    beside = [pill, *(label for label in beside if not pill.isAncestorOf(label))]
    scrolled = screen.kind("TileGrid").property("scroll")  # so far the words may have left, with the tiles below them
    yield from apart(screen, [*tiles, *beside], view.adjusted(0, -scrolled - view.height(), 0, view.height()))


def apart(screen: Screen, items: list[QQuickItem], room: QRectF) -> Iterator[str]:
    """What lies on another, or leaves the room there is for all of them."""
    areas = {item: painted(screen, item) if is_kind(item, "Label") else screen.area(item) for item in items}
    yield from (f"{name(item)} leaves its room" for item, area in areas.items() if not inside(area, room))
    for one, other in combinations(items, 2):
        if overlap(areas[one], areas[other]):
            yield f"{name(one)} lies on {name(other)}"


def tile_faults(screen: Screen, tile: QQuickItem) -> Iterator[str]:
    """What is wrong within a tile, whether it is in sight as a whole or not."""
    (picture,) = within(tile, "Illustration")
    headline = within(tile, "Headline")[0]
    number = next(label for label in within(tile, "Label") if label is not headline)
    place = screen.area(picture)
    if picture.height() < 0.3 * tile.width():
        yield f"the picture is a strip, {picture.width():.0f}x{picture.height():.0f}"
    if not inside(painted(screen, number), place):
        yield "the number leaves the picture"
    if not inside(painted(screen, headline), screen.area(tile)) or overlap(painted(screen, headline), place):
        yield "the headline leaves its patch"


def name(item: QQuickItem) -> str:
    return repr(str(item.property("text") or item.property("name"))[:30])
