"""What stands still draws nothing; what is a deck's is data."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QGuiApplication
from support.driver import Screen, ask, every, is_kind
from support.files import edit
from support.frames import Frames, shown
from support.sources import QML_FILES

from kiosk.bridge import Drawing
from kiosk.deck import Deck
from kiosk.deck.form import InterfaceWords
from kiosk.deck.load import load
from kiosk.operator.words import OPERATOR_WORDS
from kiosk.session.state import Place, Session
from kiosk.settings import Settings

pytestmark = pytest.mark.waits


@pytest.mark.parametrize(("place", "page"), [(Place.CARD, 3), (Place.CARD, 0), (Place.OVERVIEW, 3)])
def test_at_rest_no_frame_is_drawn(
    open_screen: Callable[..., Screen], nine_facts: Deck, place: Place, page: int
) -> None:
    screen = open_screen(nine_facts, settings=Settings(motion="full"))
    screen.assume(Session(place, page=page, language="ky", touched_at=screen.clock()))
    screen.tap(screen.at(0.4, 0.5))
    screen.come_to_rest()


def test_nothing_is_drawn_for_what_is_made_while_a_calm_slide_stands(
    open_screen: Callable[..., Screen], nine_facts: Deck
) -> None:
    screen = open_screen(nine_facts)
    screen.come_to_rest()
    (pager,) = [item for item in every(screen.window.contentItem()) if is_kind(item, "Pager")]
    frames: list[None] = []
    screen.window.frameSwapped.connect(lambda: frames.append(None))
    for page in (2, 3):
        screen.assume(Session(Place.ATTRACT, slide_number=page, page=page, language="ky"))
        screen.qtbot.waitUntil(lambda: not screen.kiosk.illustrations._receivers)
        screen.settle()
        before = len(frames)
        screen.qtbot.waitUntil(lambda: ask(pager, "kept.length === 1 && kept[0] === current") is True)
        assert ask(pager, "view !== null") is True
        screen.come_to_rest()
        assert len(frames) == before


@pytest.mark.parametrize("size", [(1280, 720), (720, 1280)], ids=["landscape", "portrait"])
def test_what_is_hidden_says_new_words_in_one_frame_each(
    open_screen: Callable[..., Screen], nine_facts: Deck, size: tuple[int, int]
) -> None:
    screen = open_screen(nine_facts, *size)

    def is_whole() -> bool:
        overview = ask(screen.kind("Stage"), "overview?.whole")
        return bool(overview) and screen.has_neighbours() and not screen.kiosk.illustrations._receivers

    screen.assume(Session(Place.CARD, page=3, language="en", touched_at=screen.clock()))
    screen.qtbot.waitUntil(is_whole)
    screen.come_to_rest()
    for language in ("ru", "ky"):
        before, frames = shown(screen.window), Frames(screen.window)
        screen.session.speak(language)
        assert not is_whole()
        screen.qtbot.waitUntil(is_whole)
        screen.come_to_rest()
        frames.close()
        assert frames.unlike(before) == 1
        assert len(frames.pictures) <= 2 + 3, "the bar's rows take a second one; two cards and the overview are unseen"


@pytest.mark.parametrize("place", [Place.ATTRACT, Place.CARD, Place.OVERVIEW])
def test_at_rest_nothing_is_asked_for(
    open_screen: Callable[..., Screen], nine_facts: Deck, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor is the processor kept busy where no frame shows it: bindings that follow from each other may never end."""
    said: list[str] = []
    set_ = Drawing._set

    def noted(self: Drawing, name: str, value: object) -> None:
        said.append(name)
        set_(self, name, value)

    monkeypatch.setattr(Drawing, "_set", noted)
    screen = open_screen(nine_facts)
    screen.assume(Session(place, page=3, language="ky"))
    for _ in range(20):
        screen.settle()
        screen.pass_time(100)
    said.clear()
    for _ in range(200):
        QGuiApplication.processEvents()
    assert said == []


def test_the_screen_does_draw_when_something_changes(open_screen: Callable[..., Screen], nine_facts: Deck) -> None:
    screen = open_screen(nine_facts)
    screen.assume(Session(Place.CARD, page=3, language="ky", touched_at=screen.clock()))
    with screen.qtbot.waitSignal(screen.window.frameSwapped):
        screen.session.next()


def test_no_timer_is_of_no_time() -> None:
    """It ends as it begins; while one has just stopped and another starts, Qt 6.11 warns. Qt.callLater does not."""
    for file in QML_FILES:
        for interval in re.findall(r"interval: (.*)", file.read_text(encoding="utf-8")):
            assert not re.search(r"(?<![\w.])0(?![\w.])", interval), f"{file.name}: {interval}"


MARKUP = '<img src="x.png"><b>bold</b> &amp; <img src=""> [link](http://example.org)'


def test_markup_in_a_deck_is_shown_as_it_is_written(open_screen: Callable[..., Screen], deck_folder: Path) -> None:
    for before in ("Title en", "Section en", "Intro en", "Headline one en", "Body one en.", "next en", "touch en"):
        edit(deck_folder / "texts" / "en.yaml", before, f"'{MARKUP}'")
    screen = open_screen(load(deck_folder)[0])
    for place in (Place.ATTRACT, Place.CARD, Place.OVERVIEW, Place.COUNTDOWN):
        screen.assume(Session(place, page=1, language="en", beneath=Place.CARD, touched_at=screen.clock()))
        texts = [item for item in every(screen.window.contentItem()) if item.inherits("QQuickText")]
        assert len(texts) > 5
        for text in texts:
            assert ask(text, "textFormat === Text.PlainText") is True
    assert MARKUP in screen.words()


def test_qml_asks_only_for_words_that_a_deck_has() -> None:
    asked = re.compile(r'(deck\.|\b)say\((?:[^()"]+ \? )?"(\w+)"(?: : "(\w+)")?')
    words = {True: set(InterfaceWords.model_fields), False: set(OPERATOR_WORDS)}
    seen: set[str] = set()
    for file in QML_FILES:
        if file.parent.name == "editor":  # tests/editor/test_words.py looks at those
            continue
        for whose, *names in asked.findall(file.read_text(encoding="utf-8")):
            of_deck = whose == "deck." or (file.name == "Main.qml" and "back_soon" in names)
            assert set(names) - {""} <= words[of_deck], f"{file.name}: {names}"
            seen |= set(names)
    assert len(seen) > 50


def test_sizes_colours_and_durations_stand_in_the_theme() -> None:
    for file in QML_FILES:
        if file.name in ("Theme.qml", "Desk.qml"):  # of the kiosk, and of the windows for editors
            continue
        code = re.sub(r"//.*", "", file.read_text(encoding="utf-8"))
        assert not re.search(r'"#[0-9A-Fa-f]{3,8}"', code), f"{file.name} names a colour"
        named = {name for name in re.findall(r'"([a-z]+)"', code) if QColor.isValidColorName(name)}
        assert not named - {"transparent"}, f"{file.name} names a colour"
        if file.name != "TestColours.qml":  # pure ones, to test the screen
            assert not re.search(r"Qt\.(rgba|hsla|hsva|darker|lighter)", code), f"{file.name} makes a colour"
        assert not re.search(r"duration: \d", code), f"{file.name} names a duration"
        assert not re.search(r"pixelSize: \d", code), f"{file.name} names a size"
