"""Drawing views: what cannot be drawn is named, the others are drawn, and it always ends."""

import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickView, QQuickWindow
from support.driver import Screen
from support.fit import deck_of
from typer.testing import CliRunner

from kiosk import render
from kiosk.bridge.place import PLACES
from kiosk.cli.commands import cli
from kiosk.deck import Deck, Illustration
from kiosk.session.aids import Aids, Contrast, TextSize
from kiosk.session.state import Place, Session
from kiosk.settings import Settings

Draw = Callable[..., tuple[list[str], list[str]]]
FLAT = "import QtQuick\nItem { width: 9; height: 9; Item { property bool ready: false } }\n"


@pytest.fixture
def draw(qapp: object, tmp_path: Path) -> Draw:
    """Draws views of a deck in English; the files' names, and the complaints."""
    assert qapp

    def draw_(deck: Deck, wanted: str, *sizes: tuple[int, int], **settings: float) -> tuple[list[str], list[str]]:
        complaints: list[str] = []
        chosen = Settings().overridden(**settings)
        files = render.render(deck, chosen, tmp_path, sizes, ["en"], wanted, complaints.append)
        return [str(file.relative_to(tmp_path)) for file in files], complaints

    return draw_


@pytest.mark.parametrize("size", [(320, 8192), (8192, 320), (320, 320)])
def test_extreme_sizes_are_drawn(draw: Draw, plain_deck: Deck, tmp_path: Path, size: tuple[int, int]) -> None:
    files, complaints = draw(deck_of(plain_deck, 3), "overview", size)
    assert complaints == []
    picture = QImage(str(tmp_path / files[0]))
    assert (picture.width(), picture.height()) == size


@pytest.fixture
def load() -> Iterator[None]:
    """A thread that is never idle."""
    done = threading.Event()

    def work() -> None:
        while not done.is_set():
            pass

    thread = threading.Thread(target=work)
    thread.start()
    yield
    done.set()
    thread.join()


def test_a_view_is_the_same_picture_each_time(
    open_screen: Callable[..., Screen], plain_deck: Deck, request: pytest.FixtureRequest
) -> None:
    """Whatever was drawn before it, however often, and however slowly."""
    screen = open_screen(plain_deck, 960, 540)
    now = screen.clock()
    views = render.views(plain_deck, "ky", "all")
    states = [replace(view.state, slide_at=now, touched_at=now) for view in views]

    def drawn(states: Iterable[Session]) -> dict[Session, QImage]:
        pictures = {}
        for state in states:
            screen.session.assume(state)
            pictures[state] = screen.picture()
        return pictures

    pictures = drawn(states)
    request.getfixturevalue("load")
    again = drawn(reversed(states))
    assert [state for state in states if pictures[state] != again[state]] == []


@pytest.mark.parametrize("diagonal", [5, 10.1, 200])
def test_every_view_of_a_screen_of_any_true_size_is_drawn(draw: Draw, plain_deck: Deck, diagonal: float) -> None:
    files, complaints = draw(deck_of(plain_deck, 22), "overview", (1366, 768), screen_diagonal_in=diagonal)
    more, others = draw(deck_of(plain_deck, 2), "all", (1366, 768), (360, 640), screen_diagonal_in=diagonal)
    assert complaints + others == []
    assert (len(files), len(more)) == (2, 2 * (3 + 3 + 1 + 1))


def test_a_view_that_cannot_be_drawn_is_named_and_the_others_are_drawn(
    draw: Draw, plain_deck: Deck, monkeypatch: pytest.MonkeyPatch
) -> None:
    grab = render.grab

    def refuse(window: QQuickWindow) -> QImage:
        if (window.width(), window.property("place")) == (400, PLACES[Place.OVERVIEW]):
            raise render.NotDrawnError("Tile_QMLTYPE_91")
        return grab(window)

    monkeypatch.setattr(render, "grab", refuse)
    files, complaints = draw(deck_of(plain_deck, 1), "all", (400, 320), (640, 400))
    assert complaints == ["the overview cannot be drawn in en at 400x320"]
    assert "640x400/en/overview.png" in files
    assert [file.rsplit("/")[-1] for file in files if file.startswith("400x320")] == [
        "attract-00-cover.png", "card-00-cover.png", "attract-01-card-0.png", "card-01-card-0.png", "contact-sheet.png",
    ]  # fmt: skip


def test_nothing_at_all_can_be_drawn(draw: Draw, plain_deck: Deck, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: QQuickWindow) -> QImage:
        raise render.NotDrawnError

    monkeypatch.setattr(render, "grab", refuse)
    files, complaints = draw(deck_of(plain_deck, 1), "all", (400, 320))
    assert files == []
    assert complaints[:4] == [
        "the slide of the cover cannot be drawn in en at 400x320", "the cover cannot be drawn in en at 400x320",
        "the slide of card 1 (card-0) cannot be drawn in en at 400x320",
        "card 1 (card-0) cannot be drawn in en at 400x320",
    ]  # fmt: skip


@pytest.mark.qt_log_ignore("Cannot (read|open) file")
def test_a_picture_that_cannot_be_painted_is_named_once(
    draw: Draw, plain_deck: Deck, tmp_path: Path, expect_log: list[str]
) -> None:
    expect_log.append("cannot be shown")
    deck = deck_of(plain_deck, 3)
    gone = replace(deck.pages[2], illustration=Illustration(tmp_path / "gone.svg", has_quiet_side=True))
    deck = replace(deck, pages=(*deck.pages[:2], gone, *deck.pages[3:]))
    files, complaints = draw(deck, "all", (400, 320), (640, 400))
    assert complaints == ["the picture of card 2 (card-1) cannot be drawn"]
    assert len(files) == 2 * (4 + 4 + 1 + 1)


def test_what_never_gets_ready_is_waited_for_until_nothing_more_happens(qapp: object, tmp_path: Path) -> None:
    assert qapp
    (tmp_path / "never.qml").write_text(FLAT, encoding="utf-8")
    view = QQuickView(QUrl.fromLocalFile(tmp_path / "never.qml"))
    view.show()
    with pytest.raises(render.NotDrawnError):
        render.settle(view, patience_ms=0)
    view.close()


@pytest.mark.parametrize("fault", ["", "the overview cannot be drawn in en at 400x320"])
def test_the_command_ends_with_1_when_something_could_not_be_drawn(
    qapp: object, tmp_path: Path, deck_folder: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    assert qapp
    grab = render.grab

    def refuse(window: QQuickWindow) -> QImage:
        if fault:
            raise render.NotDrawnError
        return grab(window)

    monkeypatch.setattr(render, "grab", refuse)
    done = CliRunner().invoke(cli, ["render", "--deck", str(deck_folder), "--out", str(tmp_path / "out"),
                                    "--size", "400x320", "--language", "en", "--view", "overview"])  # fmt: skip
    assert (done.exit_code, done.stderr) == (bool(fault), f"kiosk: {fault}\n" if fault else "")


def test_larger_text_and_high_contrast_are_drawn_as_visitors_see_them(plain_deck: Deck, tmp_path: Path) -> None:
    """Only what a visitor sees who has asked for them: the slides and all other views are as ever."""
    aids = Aids(TextSize.LARGE, Contrast.DARK)
    states = [view.state for view in render.views(plain_deck, "en", "all", aids)]
    for state in states:
        asked = state.place is not Place.ATTRACT
        assert state.aids == (aids if asked else Aids())
    shown = ["render", "--out", str(tmp_path), "--size", "640x400", "--language", "en", "--view", "overview"]
    assert CliRunner().invoke(cli, [*shown, "--contrast", "light"]).exit_code == 0
    picture = QImage(str(tmp_path / "640x400" / "en" / "overview.png"))
    assert picture.pixelColor(2, 2).name() == "#ffffff"  # paper, in high contrast


def test_where_nothing_can_be_written_it_is_taken_apart_in_order(draw: Draw, plain_deck: Deck, tmp_path: Path) -> None:
    (tmp_path / "640x360").write_text("in the way of the folder", encoding="utf-8")
    with pytest.raises(OSError, match="640x360"):
        draw(deck_of(plain_deck, 2), "card", (640, 360))
    assert "illustrations" not in {thread.name for thread in threading.enumerate()}
