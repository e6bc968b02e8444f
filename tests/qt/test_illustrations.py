"""Illustrations are painted on a thread of their own for whoever waits for them, and kept while they are shown."""

import gc
import threading
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSize
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from support.files import PICTURE

from kiosk.bridge.deck import Deck as ShownDeck
from kiosk.bridge.drawing import Drawing
from kiosk.bridge.page import Page
from kiosk.deck import Deck, Illustration
from kiosk.qt import illustrations as module
from kiosk.qt.illustrations import Illustrations, PaintedLayer
from kiosk.qt.painting import Order, Painting, paint


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
        self.got: list[tuple[Painting, list[PaintedLayer]]] = []

    def take(self, painting: Painting, shown: list[PaintedLayer]) -> None:
        self.got.append((painting, shown))


def source(shown: PaintedLayer) -> str:
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
        event.wait()
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
    yield [deck.page(number) for number in range(len(nine_facts.pages))]
    deck.deleteLater()


def ask(drawing: Drawing, page: Page, width: int = 64, height: float = 40.0, rank: int = Drawing.Rank.IN_SIGHT) -> None:
    """Ask for a page's picture, as QML's bindings do."""
    asked = {"width": width, "height": height, "layered": True, "rank": int(rank), "wanted": True, "page": page}
    for name, value in asked.items():
        assert drawing.setProperty(name, value)


def layers_of(drawing: Drawing) -> list[dict[str, object]]:
    """Its layers, as QML sees them."""
    model = drawing.property("layers")
    roles = {role: bytes(name.data()).decode() for role, name in model.roleNames().items()}
    return [{name: model.index(row, 0).data(role) for role, name in roles.items()} for row in range(model.rowCount())]


def test_a_drawing_is_ready_once_what_is_asked_for_is_there(qtbot: QtBot, pages: list[Page]) -> None:
    drawing = Drawing()
    ask(drawing, pages[1])
    assert not drawing.property("ready")
    qtbot.waitUntil(lambda: drawing.property("ready") is True)
    first = layers_of(drawing)
    assert [layer["depth"] for layer in first] == [-1, 0, 1]
    assert drawing.property("source") == first[0]["source"]
    ask(drawing, pages[1], width=40)
    assert not drawing.property("ready"), "another size is asked for now"
    assert layers_of(drawing) == first, "what was there stays until then"
    ask(drawing, pages[1])
    assert drawing.property("ready"), "back to what is there"
    ask(drawing, pages[3])
    assert not drawing.property("ready")
    assert layers_of(drawing) == [], "another page's picture is never shown"
    ask(drawing, pages[2])
    qtbot.waitUntil(lambda: drawing.property("ready") is True)
    assert layers_of(drawing) != first
    drawing.setProperty("wanted", False)
    assert not drawing.property("ready")
    qtbot.waitUntil(lambda: layers_of(drawing) == [])
    assert not drawing.property("source")


def test_what_is_asked_for_while_another_is_painted_never_shows_the_wrong_page(
    qtbot: QtBot, pages: list[Page], gate: tuple[threading.Event, list[int]]
) -> None:
    event, widths = gate
    drawing = Drawing()
    ready: list[bool] = []
    drawing.readyChanged.connect(lambda: ready.append(bool(drawing.property("ready"))))
    ask(drawing, pages[1], 64)
    qtbot.waitUntil(lambda: widths == [64])
    ask(drawing, pages[2], 48)
    event.set()
    qtbot.waitUntil(lambda: ready == [True])
    assert widths[-1] == 48
    assert layers_of(drawing)[0]["fromLeft"] == -drawing.property("driftRoom")
    ask(drawing, pages[2], 48, rank=Drawing.Rank.TILE)
    assert drawing.property("ready"), "another rank is the same picture"


def test_a_drawing_that_ends_leaves_nothing_behind(
    qtbot: QtBot, illustrations: Illustrations, pages: list[Page]
) -> None:
    parent = QObject()
    drawing: Drawing | None = Drawing(parent)
    assert drawing is not None
    ask(drawing, pages[1])
    qtbot.waitUntil(lambda: len(illustrations._shown) == 3)
    parent.deleteLater()
    drawing = None
    qtbot.waitUntil(lambda: gc.collect() >= 0 and not illustrations._shown)


def test_a_drawing_whose_python_side_lives_on_holds_no_picture(
    qtbot: QtBot, illustrations: Illustrations, pages: list[Page]
) -> None:
    """PySide never frees the Python side of what QML makes and ends; a kiosk's pictures must not stay with it."""
    parent = QObject()
    drawing = Drawing(parent)
    ask(drawing, pages[1])
    qtbot.waitUntil(lambda: len(illustrations._shown) == 3)
    layers = [weakref.ref(shown.layer) for shown in illustrations._shown.values()]
    parent.deleteLater()
    qtbot.waitUntil(lambda: gc.collect() >= 0 and not isValid(drawing))
    qtbot.waitUntil(lambda: gc.collect() >= 0 and not any(layer() for layer in layers))


def test_a_place_without_height_has_nothing_to_wait_for(qtbot: QtBot, pages: list[Page]) -> None:
    drawing = Drawing()
    ask(drawing, pages[1], height=0.4)
    assert drawing.property("ready") is True
    ask(drawing, pages[1])
    assert drawing.property("ready") is False
    qtbot.waitUntil(lambda: drawing.property("ready") is True)
    ask(drawing, pages[1], height=0.4)
    qtbot.waitUntil(lambda: drawing.property("ready") is True)
    assert layers_of(drawing) == []


def test_what_is_said_again_is_asked_for_once(qtbot: QtBot, pages: list[Page]) -> None:
    drawing = Drawing()
    ask(drawing, pages[1])
    qtbot.waitUntil(lambda: drawing.property("ready") is True)
    told: list[bool] = []
    drawing.askedChanged.connect(lambda: told.append(True))
    ask(drawing, pages[1])
    assert told == []
    ask(drawing, pages[1], width=65)
    assert told == [True]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("spare_says", "is_painted"), [("cards: []", True), ("cards: [other]", False)])
def test_a_half_copied_picture_is_painted_as_in_the_last_good_copy_of_the_same_deck(
    qtbot: QtBot, tmp_path: Path, expect_log: list[str], spare_says: str, *, is_painted: bool
) -> None:
    expect_log.append("cannot be shown")
    folder, spare = tmp_path / "deck", tmp_path / "last-good-deck"
    for each, said in ((folder, "cards: []"), (spare, spare_says)):
        each.mkdir()
        (each / "deck.yaml").write_text(said, encoding="utf-8")
        (each / "picture.svg").write_text(PICTURE, encoding="utf-8")
    (folder / "picture.svg").write_text(PICTURE[: len(PICTURE) // 2], encoding="utf-8")
    studio, receiver = Illustrations(spare=spare), Receiver()
    picture = Illustration(folder / "picture.svg", has_quiet_side=True, folder=folder)
    studio.ask(Order(picture, "#000000", (320, 200), layered=False), 0, receiver.take)
    qtbot.waitUntil(lambda: len(receiver.got) == 1)
    assert bool(receiver.got.pop()[0].layers) is is_painted
    studio.close()
