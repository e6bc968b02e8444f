"""The operator's words fit their places and can be read, on every screen and in every language."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage
from PySide6.QtQuick import QQuickItem
from support.contrast import commonest
from support.driver import Screen, ask, every, is_kind
from support.operator_service import FakeService
from support.panel import answered, panel_of, theme

from kiosk.deck import Deck
from kiosk.deck.colours import contrast
from kiosk.operator.panel_values import PinState, PinStatus
from kiosk.session.state import Place, Session
from kiosk.settings import Settings

pytestmark = pytest.mark.usefixtures("unpainted")
# inches, and px
SIZES = (
    (43, 1366, 768), (43, 1920, 1080), (43, 3840, 2160), (43, 1024, 768), (43, 2560, 1080), (43, 1080, 1920),
    (43, 768, 1366), (10.1, 1280, 800), (10.1, 800, 1280),
)  # fmt: skip
SLACK = 1.0  # px: sizes are rounded
READABLE = 4.5  # contrast ratio, WCAG 2.2, 1.4.3
RESTS = {
    "paused": Session(Place.PAUSED, is_paused=True),
    "closed": Session(Place.CLOSED, is_open=False),
}
STATUS = {
    "pad": PinStatus(PinState.SET),
    "wait": PinStatus(PinState.SET, 3600),
    "unset": PinStatus(PinState.UNSET),
    "locked": PinStatus(PinState.LOCKED),
}
STEPS = ("touch", "colours", "letters", "result")  # of the self-test


def views(screen: Screen, service: FakeService, language: str) -> Iterator[tuple[str, str]]:
    """Brings each view about: its name, and the QML type whose words are to be looked at."""
    screen.window.setProperty("closedCard", True)
    screen.window.setProperty("opening", ["Откроется 30 сентября в 10:00"] * 3)
    for name, rest in RESTS.items():
        screen.assume(replace(rest, language=language))
        yield name, "ClosedOrPaused"
    for name, status in STATUS.items():
        service.status = status
        screen.session.assume(replace(RESTS["paused"], language=language))
        screen.assume(Session(Place.OPERATOR, language=language))
        answered(screen)
        yield name, "PinPad"
    screen.session.assume(Session(Place.OPERATOR, language=language, is_unlocked=True, touched_at=screen.clock()))
    panel_of(screen).exportReport("/media/usb")
    answered(screen)
    yield "panel", "OperatorPanel"
    panel = screen.kind("OperatorPanel")
    ask(panel, 'ask(`${say("choose_deck")}: Felt and wool`, say("sure_quit"), () => 0)')
    screen.settle()
    yield "sure", "Confirmation"
    ask(next(item for item in every(panel) if is_kind(item, "PanelDecks")), "choose(operator.panel.decks[2])")
    screen.settle()
    yield "broken", "Confirmation"
    ask(screen.kind("Confirmation"), "answered(false)")
    ask(next(item for item in every(panel) if is_kind(item, "PanelMaintenance")), "changePin()")
    screen.settle()
    yield "change", "PinPad"
    ask(screen.kind("PinPad"), "leaving()")
    screen.window.setProperty("testing", True)
    answered(screen)
    for name in STEPS[:-1]:
        yield name, "SelfTest"
        ask(screen.kind("SelfTest"), "answer(false)")
        screen.settle()
    yield STEPS[-1], "SelfTest"
    screen.window.setProperty("testing", False)


def painted(screen: Screen, label: QQuickItem) -> QRectF:
    area = screen.area(label)
    wide = max(label.property("contentWidth"), area.width())
    return QRectF(area.left(), area.top(), wide, label.property("contentHeight"))


def misfits(screen: Screen, kind: str, smallest: int) -> Iterator[str]:
    """What is wrong with any words of a view. What the panel scrolls may lie beneath its foot."""
    window = QRectF(0, 0, screen.window.width(), screen.window.height())
    root = next(item for item in screen.items() if is_kind(item, kind))
    scrolls = kind == "OperatorPanel" and root.property("overflow") > 0
    labels = [item for item in screen.texts() if root.isAncestorOf(item)]
    controls = [item for item in screen.items() if is_kind(item, "Control") and root.isAncestorOf(item)]
    assert labels
    areas = {item: painted(screen, item) for item in labels} | {item: screen.area(item) for item in controls}
    inner = {item: area.adjusted(SLACK, SLACK, -SLACK, -SLACK) for item, area in areas.items()}
    clipped = {item: scrolls and any(one.clip() for one in above(item)) for item in areas}
    for label in labels:
        said, area, scrolled = str(label.property("text"))[:40], areas[label], clipped[label]
        if area.width() > label.width() + SLACK or area.height() > label.height() + SLACK:
            yield f"{said!r} is larger than its place"
        limits = window.adjusted(-SLACK, -SLACK, SLACK, 1e6 if scrolled else SLACK)
        if not limits.contains(area):
            yield f"{said!r} is off the screen"
        if label.property("font").pixelSize() < smallest:
            yield f"{said!r} is set in {label.property('font').pixelSize()} px, under {smallest}"
        for other, place in inner.items():
            if scrolled != clipped[other] or not place.intersects(area):
                continue
            if other is not label and not other.isAncestorOf(label):
                yield f"{said!r} and {other.property('text') or other.property('name')!r} overlap"
        for holder in above(label):
            if is_kind(holder, "Control") and not screen.area(holder).adjusted(-1, -1, 1, 1).contains(area):
                yield f"{said!r} sticks out of its button"


def above(item: QQuickItem) -> Iterator[QQuickItem]:
    parent = item.parentItem()
    while parent is not None:
        yield parent
        parent = parent.parentItem()


@pytest.mark.parametrize(("diagonal", "width", "height"), SIZES)
def test_every_word_of_the_operators_fits(
    open_screen: Callable[..., Screen], plain_deck: Deck, service: FakeService, diagonal: float, width: int, height: int
) -> None:
    found = []
    settings = Settings(motion="calm", screen_diagonal_in=diagonal)
    screen = open_screen(plain_deck, width, height, settings, service)
    smallest = round(float(str(theme(screen, "smallestText"))))
    assert not plain_deck.operator_words["en"], "English has the words of a deck without any"
    for language in plain_deck.words:
        for view, kind in views(screen, service, language):
            with screen.looked_at_once():
                found += [f"{language} {view}: {fault}" for fault in misfits(screen, kind, smallest)]
    assert not found, "\n".join(dict.fromkeys(found))


def test_every_word_of_the_operators_can_be_read(wide: Screen, service: FakeService) -> None:
    for view, kind in views(wide, service, "ru"):
        root = next(item for item in wide.items() if is_kind(item, kind))
        left = [item for item in wide.texts() if root.isAncestorOf(item)]
        while left:
            window, picture = QRectF(0, 0, wide.window.width(), wide.window.height()), wide.picture()
            seen = [label for label in left if all(within(wide, label, one) for one in above(label) if one.clip())]
            assert seen, (view, [label.property("text") for label in left])
            for label in seen:
                assert window.contains(wide.area(label)), view
                assert_readable(label, picture, wide.area(label).toRect(), view)
            left = [label for label in left if label not in seen]
            if left:
                ask(next(item for item in every(root) if is_kind(item, "PanelBody")), "scrollBy(0.5 * height)")
                wide.settle()


def within(screen: Screen, item: QQuickItem, holder: QQuickItem) -> bool:
    """Whether an item is in sight in what scrolls, and not in what fades out beneath."""
    fading = sum(one.height() for one in every(holder) if is_kind(one, "Fade") and one.isVisible())
    return screen.area(holder).adjusted(0, 0, 0, -fading).contains(screen.area(item))


def assert_readable(label: QQuickItem, picture: QImage, area: QRect, view: str) -> None:
    """Its colour stands out from its ground, and that ground is what is seen."""
    ground, colour = QColor(label.property("ground")).name(), QColor(label.property("color")).name()
    assert contrast(colour, ground) >= READABLE, (view, label.property("text"))
    assert commonest(picture, area, step=2) == ground, (view, label.property("text"))
