"""A whole visit by keys alone, in three languages; a guide's remote; a code scanner."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from support.driver import Screen, ask
from support.focus import focused, name, steer

from kiosk.deck import Deck
from kiosk.qt import keypad
from kiosk.session.aids import Aids
from kiosk.session.state import Place, Session
from kiosk.settings import Settings

OpenScreen = Callable[..., Screen]
Key = Qt.Key
SIZES = pytest.mark.parametrize("size", [(1280, 720), (720, 1280)], ids=["landscape", "portrait"])


def say(screen: Screen, deck: Deck, word: str) -> str:
    return deck.words[screen.language][word]


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
@SIZES  # one window after the other: of two engines at once, Qt takes one's types for the other's
def test_everything_by_arrows_and_ok(
    same_screen: OpenScreen, plain_deck: Deck, size: tuple[int, int], language: str
) -> None:
    screen = same_screen(plain_deck, *size)
    screen.key(Key.Key_Return)
    assert (screen.place, screen.page) == ("card", 0), "the first key only wakes"
    own = next(each.name for each in plain_deck.languages if each.code == language)
    screen.key(Key.Key_Down)
    assert name(screen) == say(screen, plain_deck, "next"), "with nothing to scroll, down leads to the buttons"
    if size[0] < size[1]:
        screen.key(Key.Key_Down)  # to the second row
    steer(screen, Key.Key_Right, own)
    screen.key(Key.Key_Return)
    assert screen.language == language
    steer(screen, Key.Key_Left, say(screen, plain_deck, "aids"))
    screen.key(Key.Key_Return)
    for way, choice in ((Key.Key_Right, "125 %"), (Key.Key_Tab, say(screen, plain_deck, "contrast_dark"))):
        steer(screen, way, choice)
        screen.key(Key.Key_Return)
    assert (screen.aids.text, screen.aids.contrast) == (125, "dark")
    steer(screen, Key.Key_Backtab, say(screen, plain_deck, "contrast_usual"))
    screen.key(Key.Key_Return)
    assert screen.aids.contrast == "usual"
    screen.key(Key.Key_Backspace)
    assert focused(screen) is None, "back closes the sheet"
    screen.key(Key.Key_F1)
    steer(screen, Key.Key_Right, "100 %")
    screen.key(Key.Key_Return)
    screen.key(Key.Key_F1)
    assert screen.aids == Aids(), "help opens and closes it"
    screen.settle()
    steer(screen, Key.Key_Up, say(screen, plain_deck, "zoom_in"), most=4)
    screen.key(Key.Key_Return)
    screen.settle()
    picture = screen.kind("Zoomable")
    assert picture.property("zoomed") is True
    for key, coordinate, sign in (
        (Key.Key_Left, "centre.x", -1),
        (Key.Key_Right, "centre.x", 1),
        (Key.Key_Up, "centre.y", -1),
        (Key.Key_Down, "centre.y", 1),
    ):
        before = ask(picture, coordinate)
        screen.key(key)
        assert sign * (ask(picture, coordinate) - before) > 0, f"{coordinate} by {key}"  # type: ignore[operator]
    screen.key(Key.Key_Backspace)
    screen.settle()
    assert picture.property("zoomed") is False
    screen.key(Key.Key_Backspace)
    assert focused(screen) is None, "then it leaves the buttons"
    screen.key(Key.Key_Right)
    assert screen.page == 1
    screen.key(Key.Key_Backspace)
    assert screen.place == "overview"
    screen.settle()
    for _ in range(3):
        screen.key(Key.Key_Right)
    assert name(screen).startswith("3.")
    screen.key(Key.Key_Return)
    assert (screen.place, screen.page) == ("card", 3)
    screen.key(Key.Key_Home)
    screen.settle()
    steer(screen, Key.Key_Down, say(screen, plain_deck, "back"))
    screen.key(Key.Key_Return)
    assert (screen.place, screen.page) == ("card", 3)
    screen.key(Key.Key_7)
    assert screen.page == 7
    screen.key(Key.Key_PageDown)
    screen.key(Key.Key_Left)
    assert screen.page == 7
    screen.pass_time(200_000)
    assert screen.place == "attract", "the computer was asleep"


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_five_keys_are_enough(
    open_screen: OpenScreen, plain_deck: Deck, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    """EZ Access: forwards, back and OK, which are keys that X11 knows by their numbers only."""
    monkeypatch.setattr(keypad, "_NUMBERS_KEYS", ("offscreen",))
    screen = open_screen(plain_deck, settings=Settings(motion="calm"))
    numbers = {Key.Key_Tab: 197, Key.Key_Backtab: 196, Key.Key_Return: 198}  # F19, F18, F20

    def press(key: Key) -> None:
        screen.clock.now += 500
        event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, numbers[key], 0, 0)
        QCoreApplication.sendEvent(screen.window, event)
        QCoreApplication.processEvents()

    monkeypatch.setattr(screen, "key", press)
    press(Key.Key_Return)
    own = next(each.name for each in plain_deck.languages if each.code == language)
    steer(screen, Key.Key_Tab, own, most=30)
    press(Key.Key_Return)
    assert screen.language == language
    steer(screen, Key.Key_Backtab, say(screen, plain_deck, "aids"))
    press(Key.Key_Return)
    steer(screen, Key.Key_Tab, say(screen, plain_deck, "contrast_light"))
    press(Key.Key_Return)
    steer(screen, Key.Key_Tab, say(screen, plain_deck, "done"))
    press(Key.Key_Return)
    steer(screen, Key.Key_Backtab, say(screen, plain_deck, "overview"))
    press(Key.Key_Return)
    assert (screen.aids.contrast, screen.place) == ("light", "overview")
    screen.settle()
    steer(screen, Key.Key_Tab, f"4. {plain_deck.pages[4].texts[language].headline}")
    press(Key.Key_Return)
    assert (screen.place, screen.page) == ("card", 4)


def test_the_same_key_within_half_a_second_counts_once(same_screen: OpenScreen, plain_deck: Deck) -> None:
    screen = same_screen(plain_deck)
    screen.assume(Session(Place.CARD, page=2, language="en", touched_at=screen.clock()))
    screen.key(Key.Key_Right)
    for _ in range(4):
        screen.clock.now += 100
        QTest.keyClick(screen.window, Key.Key_Right)
    assert screen.page == 3
    QTest.keyClick(screen.window, Key.Key_Left)
    assert screen.page == 2, "another key counts at once"


def test_a_guides_remote(open_screen: OpenScreen, plain_deck: Deck) -> None:
    screen = open_screen(plain_deck, settings=Settings(motion="calm", keypads=("keyboard", "presenter")))
    screen.key(Key.Key_F5)
    assert (screen.place, screen.page) == ("card", 0)
    screen.key(Key.Key_PageDown)
    screen.key(Key.Key_PageDown)
    screen.key(Key.Key_PageUp)
    assert screen.page == 1
    screen.key(Key.Key_Period)
    assert screen.picture().pixelColor(640, 360).name() == screen.picture().pixelColor(5, 700).name() == "#000000"
    screen.tap(screen.at(0.9, 0.95))
    assert screen.picture().pixelColor(640, 360).name() != "#000000"
    assert (screen.page, screen.language) == (1, plain_deck.default_language), "the touch does nothing else"
    screen.key(Key.Key_B)
    screen.key(Key.Key_PageDown)
    assert (screen.page, screen.get("black")) == (1, False)
    screen.pass_time(299_000)
    assert screen.place == "card"
    screen.pass_time(1_000)
    assert screen.place == "countdown"
    screen.pass_time(20_000)
    assert screen.place == "attract"
    screen.key(Key.Key_PageDown)
    screen.key(Key.Key_Escape)
    assert screen.place == "attract"


def scan(screen: Screen, code: str, *ends: Key) -> None:
    """Type a code as a scanner does: 5 ms from key to key, Shift for each capital and for signs that need it."""
    for letter in code:
        key, holds = Key(ord(letter.upper())), letter.isupper() or letter in ':?_+"'
        keys = [(Key.Key_Shift, ""), (key, letter)] if holds else [(key, letter)]
        _strike(screen, keys, Qt.KeyboardModifier.ShiftModifier if holds else Qt.KeyboardModifier.NoModifier)
    _strike(screen, [(end, "") for end in ends], Qt.KeyboardModifier.NoModifier)


def _strike(screen: Screen, keys: list[tuple[Key, str]], modifiers: Qt.KeyboardModifier) -> None:
    """Press these keys, each with the letter that it types, and release them."""
    for kind, ordered in ((QEvent.Type.KeyPress, keys), (QEvent.Type.KeyRelease, keys[::-1])):
        for key, letter in ordered:
            screen.clock.now += 5
            own = Qt.KeyboardModifier.NoModifier if key == Key.Key_Shift else modifiers
            event = QKeyEvent(kind, key, own, letter)
            event.setTimestamp(screen.clock.now)
            QCoreApplication.sendEvent(screen.window, event)


@pytest.fixture
def coded(open_screen: OpenScreen, plain_deck: Deck) -> Screen:
    """A kiosk with a code on the third and the fifth card."""
    codes = {3: "https://Example.org/3", 5: "0011223344"}
    pages = tuple(replace(page, code=codes.get(number, "")) for number, page in enumerate(plain_deck.pages))
    return open_screen(replace(plain_deck, pages=pages))


@pytest.mark.parametrize(
    "ends",
    [(Key.Key_Return,), (Key.Key_Tab,), (Key.Key_Return, Key.Key_Return), ()],
    ids=["enter", "tab", "enter twice", "nothing"],
)
def test_a_scanned_code_opens_its_card(coded: Screen, ends: tuple[Key, ...]) -> None:
    scan(coded, "https://Example.org/3", *ends)
    coded.qtbot.waitUntil(lambda: coded.page == 3)
    assert coded.place == "card", "it wakes the kiosk too"
    assert (coded.page, focused(coded)) == (3, None), "its end presses nothing"
    scan(coded, "0011223344", *ends)
    coded.qtbot.waitUntil(lambda: coded.page == 5)
    scan(coded, "1234567", *ends)
    scan(coded, "0011223344"[::-1] * 40, *ends)
    coded.clock.now += 500
    QTest.keyClick(coded.window, Key.Key_Home)
    assert (coded.place, coded.page) == ("overview", 5), "what no card has opens none"


def test_digits_by_hand_are_still_a_number(coded: Screen) -> None:
    coded.key(Key.Key_Return)
    coded.pass_time(500)
    coded.key(Key.Key_4)
    coded.qtbot.waitUntil(lambda: coded.page == 4)


def test_letters_are_refused_where_no_card_has_a_code(same_screen: OpenScreen, plain_deck: Deck) -> None:
    screen = same_screen(plain_deck)
    before = screen.session.state
    scan(screen, "abc")
    QTest.keyClick(screen.window, Key.Key_X)
    assert screen.session.state == before
