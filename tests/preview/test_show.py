"""`kiosk run --preview` in a real window: each save shows at once, where the editor was."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from support.driver import is_kind, shown
from support.files import PICTURE, edit, put

from kiosk import render
from kiosk.deck import Record
from kiosk.player.assembly import settle_here
from kiosk.preview import source
from kiosk.preview.show import PreviewShow, Wish
from kiosk.session.state import Place, Session
from kiosk.settings import Settings

CALM = Settings(motion="calm")


class Window:
    """A preview of a folder. The test looks at the folder, not a thread."""

    def __init__(self, qtbot: QtBot, folder: Path, wish: Wish) -> None:
        self.qtbot = qtbot
        self.folder = folder
        settle_here()
        self.show = PreviewShow(folder, CALM, Record(), wish)
        self.window = self.show.window.window
        qtbot.waitExposed(self.window)

    def save(self, file: str, before: str, after: str) -> None:
        """Change a file as another program would, and wait until the window has followed."""
        edit(self.folder / file, before, after)
        self.follow()

    def follow(self) -> None:
        self.show.take(source.read(self.folder, Record()))
        render.settle(self.window)

    def items(self, kind: str) -> list[QQuickItem]:
        return [item for item in shown(self.window.contentItem()) if is_kind(item, kind)]

    def words(self) -> str:
        said = [str(item.property("text")) for item in (*self.items("Label"), *self.items("Said"))]
        return "\n".join(said).replace("\n", " ").replace("\xa0", " ")

    @property
    def session(self) -> Session:
        assert self.show.scenes.session
        return self.show.scenes.session.state

    def assume(self, state: Session) -> QImage:
        assert self.show.scenes.session
        self.show.scenes.session.assume(state)
        return render.grab(self.window)


@pytest.fixture
def open_preview(qtbot: QtBot, deck_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Window]]:
    monkeypatch.setattr(source.Source, "start", lambda _: None)
    windows: list[Window] = []

    def open_(wish: Wish = Wish((800, 500))) -> Window:  # noqa: B008
        windows.append(Window(qtbot, deck_folder, wish))
        windows[-1].follow()
        return windows[-1]

    yield open_
    for window in windows:
        window.show.close()


def test_a_save_keeps_the_card_and_the_language(open_preview: Callable[..., Window]) -> None:
    window = open_preview(Wish((800, 500), "two", "de"))
    assert "Headline two de" in window.words()
    scene = window.items("Scene")
    window.save("texts/de.yaml", "Headline two de", "Neue Überschrift")
    assert "Neue Überschrift" in window.words()
    assert "Headline two de" not in window.words()
    assert window.items("Scene") == scene  # its items stay, only the words are others
    edit(window.folder / "texts" / "en.yaml", "cards:\n", "cards:\n  extra:\n    headline: Extra\n")
    window.save("deck.yaml", "  - id: one\n", "  - id: extra\n    accent: lake\n  - id: one\n")
    assert (window.session.page, window.session.language) == (3, "de")
    assert "Neue Überschrift" in window.words()


def test_a_broken_save_shows_its_mistakes_below_the_last_good_state(open_preview: Callable[..., Window]) -> None:
    window = open_preview(Wish((800, 500), "two", "en"))
    window.save("texts/en.yaml", "title: Title en", "title: [")
    assert "Headline two en" in window.words()
    assert "The last save cannot be shown" in window.words()
    assert "texts/en.yaml:1:" in window.words()
    window.save("texts/en.yaml", "title: [", "title: Whole")
    assert "cannot be shown" not in window.words()


def test_a_deck_broken_from_the_start_shows_why(open_preview: Callable[..., Window], deck_folder: Path) -> None:
    edit(deck_folder / "deck.yaml", "accent: madder", "accent: purple")
    window = open_preview()
    assert "There is nothing to show yet." in window.words()
    assert "Only some words are possible here deck.yaml:11:5: error" in window.words()
    window.save("deck.yaml", "accent: purple", "accent: madder")
    assert "There is nothing to show yet." not in window.words()
    assert window.session.place is Place.ATTRACT


def test_another_picture_under_the_same_name_is_painted(open_preview: Callable[..., Window], deck_folder: Path) -> None:
    window = open_preview(Wish((800, 500), "two", "en"))
    before = render.grab(window.window)
    put(deck_folder / "illustrations" / "picture.svg", PICTURE.replace("#2D6C8F", "#123456"))
    window.follow()
    assert render.grab(window.window) != before


@pytest.mark.parametrize("place", [Place.CARD, Place.OVERVIEW, Place.ATTRACT])
def test_what_changes_in_place_looks_like_what_is_made_anew(
    open_preview: Callable[..., Window], deck_folder: Path, place: Place
) -> None:
    state = Session(place, slide_number=1, page=1, language="en")
    window = open_preview()
    window.assume(state)
    for file, old, new in (
        ("texts/en.yaml", "Headline one en", "A headline of another length\n      in the same deck"),
        ("texts/en.yaml", "Body one en.", "Short."),
        ("texts/en.yaml", "next: next en", "next: Onwards"),
        ("texts/de.yaml", "touch: touch de", "touch: Hier!"),
        ("deck.yaml", "accent: madder", "accent: plum"),
        ("deck.yaml", 'figure: "1"', 'figure: "17"'),
    ):
        edit(deck_folder / file, old, new)
    window.follow()
    changed = window.assume(state)
    anew = open_preview()
    assert changed == anew.assume(state)


def test_keys(open_preview: Callable[..., Window]) -> None:
    window = open_preview(Wish((800, 500), "two", "en"))
    window.window.requestActivate()
    window.qtbot.waitUntil(window.window.isActive)

    def press(key: Qt.Key) -> Session:
        QTest.keyClick(window.window, key)
        render.settle(window.window)
        return window.session

    assert press(Qt.Key.Key_L).language == "de"
    assert press(Qt.Key.Key_T).aids.text == 125
    assert press(Qt.Key.Key_C).aids.contrast == "light"
    assert press(Qt.Key.Key_PageDown).page == 3
    assert press(Qt.Key.Key_Left).page == 2
    shapes = []
    for _ in range(3):
        (scene,) = window.items("Scene")
        shapes.append(round(scene.width() / scene.height(), 1))
        press(Qt.Key.Key_S)
    assert shapes == [1.8, 0.6, 1.3]
    (scene,) = window.items("Scene")
    assert (scene.width(), scene.height()) == (window.window.width(), window.window.height())  # the whole screen
    assert not any(item.isVisible() for item in window.items("Said"))
    press(Qt.Key.Key_Escape)
    assert press(Qt.Key.Key_A).place is Place.ATTRACT
