"""Measures whether words on a screen can be read."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem

from kiosk.deck import Deck
from support.driver import Screen, ask, is_kind, shown
from support.lines import label_faults

SLACK = 1.0  # px: sizes are rounded


def deck_of(deck: Deck, cards: int) -> Deck:
    """The deck with this many cards: its own, repeated."""
    cover, *real = deck.pages
    repeated = (replace(real[number % len(real)], id=f"card-{number}") for number in range(cards))
    return replace(deck, pages=(cover, *repeated))


def painted(screen: Screen, label: QQuickItem) -> QRectF:
    """The area of a label's letters in the window: its own area, or more if they stick out."""
    area = screen.area(label)
    width = max(label.property("contentWidth"), area.width())
    return QRectF(area.left(), area.top(), width, max(label.property("contentHeight"), area.height()))


def unclipped(screen: Screen, item: QQuickItem) -> QRectF:
    """The part of an item's area that nothing around it clips."""
    area = screen.area(item)
    for above in ancestors(item):
        if above.clip():
            area = area.intersected(screen.area(above))
    return area


def inside(inner: QRectF, outer: QRectF) -> bool:
    return outer.adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(inner)


def overlap(one: QRectF, other: QRectF) -> bool:
    return one.adjusted(SLACK, SLACK, -SLACK, -SLACK).intersects(other)


def is_any(item: QQuickItem, *names: str) -> bool:
    """Whether an item has one of these QML types."""
    return any(is_kind(item, name) for name in names)


def kinds(screen: Screen, *names: str) -> list[QQuickItem]:
    """Every visible item of these QML types."""
    return [item for item in screen.items() if is_any(item, *names)]


def within(item: QQuickItem, name: str) -> list[QQuickItem]:
    """Every visible item of a QML type inside another item."""
    return [one for one in shown(item) if is_kind(one, name)]


def overview_faults(screen: Screen) -> Iterator[str]:
    """What is wrong with the overview on the screen now."""
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
    # The words may have scrolled away this far, together with the tiles.
    scrolled = screen.kind("TileGrid").property("scroll")
    yield from apart(screen, [*tiles, *beside], view.adjusted(0, -scrolled - view.height(), 0, view.height()))


def apart(screen: Screen, items: list[QQuickItem], room: QRectF) -> Iterator[str]:
    """Items that overlap, or leave the room for all of them."""
    areas = {item: painted(screen, item) if is_kind(item, "Label") else screen.area(item) for item in items}
    yield from (f"{name(item)} leaves its room" for item, area in areas.items() if not inside(area, room))
    for one, other in combinations(items, 2):
        if overlap(areas[one], areas[other]):
            yield f"{name(one)} lies on {name(other)}"


def tile_faults(screen: Screen, tile: QQuickItem) -> Iterator[str]:
    """What is wrong inside a tile, even one that is only partly visible."""
    (picture,) = within(tile, "Illustration")
    headline = within(tile, "Headline")[0]
    number = next(label for label in within(tile, "Label") if label is not headline)
    place = screen.area(picture)
    if picture.height() < 0.3 * picture.width():
        yield f"the picture is a strip, {picture.width():.0f}x{picture.height():.0f}"
    if not inside(painted(screen, number), place):
        yield "the number leaves the picture"
    if not inside(painted(screen, headline), screen.area(tile)) or overlap(painted(screen, headline), place):
        yield "the headline leaves its patch"


def name(item: QQuickItem) -> str:
    return repr(str(item.property("text") or item.property("name"))[:30])


def ancestors(item: QQuickItem) -> Iterator[QQuickItem]:
    parent = item.parentItem()
    while parent is not None:
        yield parent
        parent = parent.parentItem()


def faults(screen: Screen, smallest: int, *, may_scroll: bool = False) -> Iterator[str]:
    """What is wrong with any text on the screen. `may_scroll`: a card's words may be partly out of sight."""
    window = QRectF(0, 0, screen.window.width(), screen.window.height())
    items = list(screen.items())
    countdown = next((item for item in items if is_kind(item, "Countdown")), None)
    if countdown:  # what it covers is checked in its own view
        items = [item for item in items if countdown in (item, *ancestors(item))]
    bar = next((screen.area(item) for item in items if is_kind(item, "Bar")), None)
    labels = [item for item in items if is_kind(item, "Label") and item.property("text")]
    areas = {label: painted(screen, label) for label in labels}
    # Items that must not cover words, and their areas; collected once, because there are many words.
    covers = {item: screen.area(item) for item in items if is_any(item, "RoundButton", "Pill", "LanguageToggle")}
    pictures = {item: unclipped(screen, item) for item in items if is_kind(item, "Illustration")}
    if may_scroll:  # only their visible part
        for words in (item for item in items if is_kind(item, "PageText")):
            sight = screen.area(words)
            areas |= {label: areas[label].intersected(sight) for label in labels if words.isAncestorOf(label)}
        areas = {label: area for label, area in areas.items() if not area.isEmpty()}
    for label, area in areas.items():
        said = str(label.property("text"))[:30]
        above = list(ancestors(label))
        if area.width() > label.width() + SLACK or area.height() > label.height() + SLACK:
            yield f"{said!r} is larger than its place: {area.width():.0f}x{area.height():.0f}"
        if label.property("truncated"):
            yield f"{said!r} is cut"
        yield from label_faults(label)
        if not inside(area, window):
            yield f"{said!r} is off the screen"
        for item in above:
            if item.clip() and not inside(area, screen.area(item)):
                yield f"{said!r} is clipped"
            if is_kind(item, "PageText") and item.property("overflow") > 0 and not may_scroll:
                yield f"{said!r} has to be scrolled"
        # The invitation covers the bar and the picture's foot on purpose; test_invitation checks it.
        invites = any(is_kind(one, "Invitation") for one in above)
        if bar and not invites and not any(is_kind(one, "Bar") for one in above) and area.bottom() > bar.top() + SLACK:
            yield f"{said!r} lies under the bar"
        if label.property("font").pixelSize() < smallest:
            yield f"{said!r} is set in {label.property('font').pixelSize()} px, under {smallest}"
        for item, place in covers.items():
            if item not in above and overlap(area, place):
                yield f"{said!r} and {item.property('name')!r} overlap"
        # Slides and tiles have words on a picture's quiet side on purpose; test_contrast checks the ground. A button is
        # its own ground.
        on_purpose = any(is_any(one, "Slide", "Tile", "RoundButton") for one in above)
        for item, place in pictures.items():
            if not on_purpose and not invites and item not in above and overlap(area, place):
                yield f"{said!r} lies on a picture"
    for one, other in combinations(areas, 2):
        if overlap(areas[one], areas[other]):
            yield f"{one.property('text')[:30]!r} and {other.property('text')[:30]!r} overlap"
