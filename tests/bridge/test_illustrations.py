"""Illustrations are painted on a thread of their own for whoever waits for them, and kept while they are shown."""

import gc
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSize
from pytestqt.qtbot import QtBot
from support.files import PICTURE

from kiosk.bridge import illustrations as module
from kiosk.bridge.deck import Deck as ShownDeck
from kiosk.bridge.deck import Page
from kiosk.bridge.drawing import Drawing
from kiosk.bridge.illustrations import Illustrations, Shown
from kiosk.bridge.painting import Order, Painting, paint
from kiosk.deck import Deck, Illustration


@pytest.fixture
def illustrations(qtbot: QtBot) -> Iterator[Illustrations]:  # noqa: ARG001
    studio = Illustrations()
    yield studio
    studio.close()


@pytest.fixture
def picture(tmp_path: Path) -> Illustration:
    file = tmp_path / "picture.svg"
    file.write_text(PICTURE, encoding="utf-8")
    return Illustration(file, has_quiet_side=True)


class Receiver:
    """Takes what was ordered."""

    def __init__(self) -> None:
        self.got: list[tuple[Painting, list[Shown]]] = []

    def take(self, painting: Painting, shown: list[Shown]) -> None:
        self.got.append((painting, shown))


def source(shown: Shown) -> str:
    return shown.source.rsplit("/", 1)[1]


def test_an_order_is_painted_and_shown_while_somebody_holds_it(
    qtbot: QtBot, illustrations: Illustrations, picture: Illustration
) -> None:
    receiver = Receiver()
    illustrations.ask(Order(picture, "#000000", (320, 200), layered=True), 0, receiver.take)
    qtbot.waitUntil(lambda: len(receiver.got) == 1)
    _, shown = receiver.got.pop()
    names = [source(layer) for layer in shown]
    assert illustrations.requestImage(names[0], QSize(), QSize()).height() == 200
    del shown, _
    gc.collect()
    assert illustrations.requestImage(names[0], QSize(), QSize()).isNull(), "nobody holds it, and yet it is kept"


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[threading.Event, list[int]]]:
    """Painting waits for the event; the list tells the widths in the order they were begun."""
    event, widths = threading.Event(), list[int]()

    def wait_and_paint(order: Order) -> Painting:
        widths.append(order.size[0])
        event.wait(10)
        return paint(order)

    monkeypatch.setattr(module, "paint", wait_and_paint)
    yield event, widths
    event.set()


def test_the_lowest_rank_is_painted_first_and_what_is_called_off_never(
    qtbot: QtBot, illustrations: Illustrations, picture: Illustration, gate: tuple[threading.Event, list[int]]
) -> None:
    event, widths = gate
    receiver, gone = Receiver(), Receiver()
    ask: Callable[[int, int, Receiver], Callable[[], None]] = lambda width, rank, who: illustrations.ask(  # noqa: E731
        Order(picture, "#000000", (width, 10), layered=False), rank, who.take
    )
    ask(1, 0, receiver)
    ask(2, 3, receiver)
    ask(3, 1, receiver)
    call_off = ask(4, 0, receiver)
    call_off()
    ask(5, 0, gone)
    del gone
    gc.collect()
    event.set()
    qtbot.waitUntil(lambda: len(receiver.got) == 3)
    assert [painting.layers[0].image.width() for painting, _ in receiver.got] == [1, 3, 2]
    assert 4 not in widths


@pytest.mark.qt_log_ignore("Cannot (read|open) file")
def test_what_cannot_be_painted_is_logged_and_answered(
    qtbot: QtBot, illustrations: Illustrations, tmp_path: Path, expect_log: list[str]
) -> None:
    expect_log.append("cannot be shown")
    receiver = Receiver()
    missing = Illustration(tmp_path / "missing.svg", has_quiet_side=True)
    illustrations.ask(Order(missing, "#000000", (320, 200), layered=True), 0, receiver.take)
    qtbot.waitUntil(lambda: len(receiver.got) == 1)
    assert receiver.got[0][0].layers == ()


# --- as QML asks


@pytest.fixture
def pages(nine_facts: Deck, illustrations: Illustrations) -> Iterator[list[Page]]:
    deck = ShownDeck(nine_facts, illustrations)
    yield deck.property("pages")
    deck.deleteLater()


def wish(page: Page, width: int = 64, rank: int = 0) -> dict[str, object]:
    return {"page": page, "width": width, "height": 40.0, "ratio": 1.0, "layered": True, "rank": rank}


def test_a_drawing_is_ready_once_what_is_wished_for_is_there(qtbot: QtBot, pages: list[Page]) -> None:
    drawing = Drawing()
    drawing.setProperty("wish", wish(pages[1]))
    assert not drawing.property("ready")
    qtbot.waitUntil(lambda: drawing.property("ready") is True)
    first = drawing.property("layers")
    assert [layer["depth"] for layer in first] == [-1, 0, 1]
    drawing.setProperty("wish", wish(pages[2]))
    assert not drawing.property("ready"), "another page is wished for now"
    assert drawing.property("layers") == first, "what was there stays until then"
    drawing.setProperty("wish", wish(pages[1]))
    assert drawing.property("ready"), "back to what is there"
    drawing.setProperty("wish", wish(pages[3]))
    drawing.setProperty("wish", wish(pages[2]))
    qtbot.waitUntil(lambda: drawing.property("ready") is True)
    assert drawing.property("layers") != first
    drawing.setProperty("wish", {})
    assert not drawing.property("ready")
    qtbot.waitUntil(lambda: drawing.property("layers") == [])


def test_a_wish_that_changes_while_it_is_painted_never_shows_the_wrong_page(
    qtbot: QtBot, pages: list[Page], gate: tuple[threading.Event, list[int]]
) -> None:
    event, widths = gate
    drawing = Drawing()
    ready: list[bool] = []
    drawing.readyChanged.connect(lambda: ready.append(bool(drawing.property("ready"))))
    drawing.setProperty("wish", wish(pages[1], 64))
    qtbot.waitUntil(lambda: widths == [64])
    drawing.setProperty("wish", wish(pages[2], 48))
    event.set()
    qtbot.waitUntil(lambda: ready == [True])
    assert widths[-1] == 48
    assert drawing.property("layers")[0]["x"] == -drawing.property("reach")
    drawing.setProperty("wish", wish(pages[2], 48, rank=2))
    assert drawing.property("ready"), "another rank is the same picture"


def test_a_drawing_that_ends_leaves_nothing_behind(
    qtbot: QtBot, illustrations: Illustrations, pages: list[Page]
) -> None:
    parent = QObject()
    drawing: Drawing | None = Drawing(parent)
    assert drawing is not None
    drawing.setProperty("wish", wish(pages[1]))
    qtbot.waitUntil(lambda: len(illustrations._shown) == 3)
    parent.deleteLater()
    drawing = None
    qtbot.waitUntil(lambda: gc.collect() >= 0 and not illustrations._shown)


def test_a_place_without_height_has_nothing_to_wait_for(qtbot: QtBot, pages: list[Page]) -> None:
    drawing = Drawing()
    flat = {**wish(pages[1]), "height": 0.4}
    drawing.setProperty("wish", flat)
    assert drawing.property("ready") is True
    drawing.setProperty("wish", wish(pages[1]))
    assert drawing.property("ready") is False
    qtbot.waitUntil(lambda: drawing.property("ready") is True)
    drawing.setProperty("wish", flat)
    qtbot.waitUntil(lambda: drawing.property("ready") is True)
    assert drawing.property("layers") == []
