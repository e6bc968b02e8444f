"""The host, by touch: the gesture, the PIN, the panel, and the kiosk at rest."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from support.driver import Screen, ask, every, is_kind
from support.host import PIN, FakeHost

from kiosk.deck import Deck
from kiosk.deck.colours import contrast
from kiosk.session import Place, Session

OpenScreen = Callable[..., Screen]
CORNERS = ((0.01, 0.01), (0.99, 0.99))
HELD_MS = 20
EVERYWHERE = [
    Session(Place.ATTRACT, language="en"),
    Session(Place.OVERVIEW, page=1, language="en"),
    Session(Place.CARD, page=3, language="en"),
    Session(Place.COUNTDOWN, page=3, beneath=Place.CARD, language="en"),
    Session(Place.PAUSED, language="ky", is_paused=True),
    Session(Place.CLOSED, language="ky", is_open=False),
]


@pytest.fixture
def host() -> FakeHost:
    return FakeHost()


@pytest.fixture(params=[(1280, 720), (720, 1280)], ids=["landscape", "portrait"])
def screen(request: pytest.FixtureRequest, open_screen: OpenScreen, plain_deck: Deck, host: FakeHost) -> Screen:
    return quick(open_screen(plain_deck, *request.param, host=host))


@pytest.fixture
def wide(open_screen: OpenScreen, plain_deck: Deck, host: FakeHost) -> Screen:
    """A kiosk whose panel fits without scrolling."""
    return quick(open_screen(plain_deck, 1920, 1080, host=host))


@pytest.fixture
def failsafe(open_screen: OpenScreen, host: FakeHost) -> Screen:
    return quick(open_screen(None, host=host))


def quick(screen: Screen) -> Screen:
    """So that no test waits for three seconds."""
    theme(screen, f"hold = {HELD_MS}")
    return screen


def theme(screen: Screen, expression: str) -> object:
    return ask(screen.window, f"theme.{expression}")


def gesture(screen: Screen) -> QQuickItem:
    return next(item for item in every(screen.window.contentItem()) if is_kind(item, "CornerHold"))


def is_holding(screen: Screen) -> bool:
    return gesture(screen).property("holding") is True


def hold(screen: Screen, corners: tuple[tuple[float, float], ...] = CORNERS) -> None:
    for finger, corner in enumerate(corners):
        screen.press(screen.at(*corner), finger)


def let_go(screen: Screen, corners: tuple[tuple[float, float], ...] = CORNERS) -> None:
    for finger, corner in enumerate(corners):
        screen.release(screen.at(*corner), finger)


def call(screen: Screen) -> None:
    """The gesture, and what the host then sees."""
    hold(screen)
    screen.qtbot.waitUntil(lambda: screen.place == "operator")
    let_go(screen)
    answered(screen)


def answered(screen: Screen) -> None:
    """Wait until the operator has its answers."""
    assert screen.kiosk.operator
    operator = screen.kiosk.operator
    screen.qtbot.waitUntil(lambda: not operator.property("busy"))
    screen.settle()


def give(screen: Screen, pin: str) -> None:
    for digit in pin:
        screen.tap_control(digit)
    screen.tap_control("Done")
    answered(screen)


def open_panel(screen: Screen, language: str = "en") -> None:
    screen.assume(Session(Place.OPERATOR, language=language, is_unlocked=True, touched_at=screen.clock()))
    answered(screen)


def shows(screen: Screen, kind: str) -> bool:
    return any(is_kind(item, kind) for item in screen.items())


def press_at(screen: Screen, name: str) -> None:
    """Tap a control of the panel, scrolled to if need be."""
    panel = screen.kind("OperatorPanel")
    footer = screen.control("Back to the visitors")
    for _ in range(20):
        if (
            panel.property("overflow") == 0
            or screen.area(screen.control(name)).bottom() < screen.area(footer).top() - 20
        ):
            break
        screen.tap_control("Down")
    screen.tap_control(name)
    answered(screen)


# --- the gesture


@pytest.mark.parametrize("state", EVERYWHERE, ids=lambda state: str(state.place))
def test_two_corners_call_the_host_from_everywhere(screen: Screen, state: Session) -> None:
    screen.assume(replace(state, touched_at=screen.clock()))
    call(screen)
    assert shows(screen, "PinPad")
    assert screen.names().count("operator") == 1


def test_two_corners_call_the_host_without_a_deck(failsafe: Screen) -> None:
    assert failsafe.place == "failsafe"
    call(failsafe)
    assert shows(failsafe, "PinPad")
    give(failsafe, PIN)
    assert shows(failsafe, "OperatorPanel")
    failsafe.tap_control("Back to the visitors")
    assert failsafe.place == "failsafe"


def test_the_fingers_of_the_gesture_press_nothing_when_they_leave(screen: Screen) -> None:
    screen.wake()
    corner = next(item for item in gesture(screen).childItems() if item.property("place") == "bottom-right")
    language = screen.area(screen.control("English")).intersected(screen.area(corner)).center().toPoint()
    if not screen.area(corner).contains(language.toPointF()):
        language = screen.centre(corner)  # in portrait the languages are in the middle
    screen.press(screen.at(0.01, 0.01), 0)
    screen.press(language, 1)
    screen.qtbot.waitUntil(lambda: screen.place == "operator")
    screen.release(language, 1)
    screen.release(screen.at(0.01, 0.01), 0)
    answered(screen)
    assert (screen.place, screen.language) == ("operator", "ky")
    assert shows(screen, "PinPad")


def test_without_a_host_the_gesture_does_nothing(open_screen: OpenScreen, plain_deck: Deck) -> None:
    screen = open_screen(plain_deck)
    theme(screen, "hold = 0")
    for state in EVERYWHERE:
        screen.assume(replace(state, touched_at=screen.clock()))
        hold(screen)
        assert is_holding(screen)
        screen.settle()
        let_go(screen)
        assert screen.place != "operator"


def test_keys_call_the_host_where_they_are_set(screen: Screen) -> None:
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(screen.window, Qt.Key.Key_O, keys)
    assert screen.place != "operator"
    screen.window.setProperty("operatorKeys", "Ctrl+Shift+O")
    QTest.keyClick(screen.window, Qt.Key.Key_O, keys)
    assert screen.place == "operator"


def test_one_corner_is_not_enough(screen: Screen) -> None:
    for corner in CORNERS:
        hold(screen, (corner,))
        assert not is_holding(screen)
        screen.settle()
        let_go(screen, (corner,))
    assert "operator" not in screen.names()


def test_the_other_corners_do_not_count_unless_they_are_set(screen: Screen) -> None:
    others = ((0.99, 0.01), (0.01, 0.99))
    hold(screen, others)
    assert not is_holding(screen)
    let_go(screen, others)
    screen.window.setProperty("operatorCorners", ["top-right", "bottom-left"])
    hold(screen)
    assert not is_holding(screen)
    let_go(screen)
    hold(screen, others)
    screen.qtbot.waitUntil(lambda: screen.place == "operator")
    let_go(screen, others)


def test_three_seconds_and_no_less(open_screen: OpenScreen, plain_deck: Deck, host: FakeHost) -> None:
    screen = open_screen(plain_deck, host=host)
    assert theme(screen, "hold") == 3000
    hold(screen)
    assert is_holding(screen)
    let_go(screen)
    assert not is_holding(screen)
    assert "operator" not in screen.names()


@pytest.mark.parametrize("back", [False, True])
def test_a_finger_that_slides_out_cancels(open_screen: OpenScreen, plain_deck: Deck, back: bool) -> None:
    screen = open_screen(plain_deck, host=FakeHost())
    hold(screen)
    screen.move(screen.at(0.6, 0.6), 1)
    if back:
        screen.move(screen.at(*CORNERS[1]), 1)
    assert not is_holding(screen)
    let_go(screen)
    hold(screen)
    assert is_holding(screen), "the next try counts"
    screen.cancel()
    assert not is_holding(screen)


def test_the_gesture_calls_once(screen: Screen) -> None:
    hold(screen)
    screen.qtbot.waitUntil(lambda: screen.place == "operator")
    answered(screen)
    screen.tap_control("Артка")
    assert screen.place == "attract"
    screen.settle()
    assert screen.place == "attract", "fingers that stay do not call again"
    let_go(screen)


def test_a_corner_is_large_enough_for_a_finger(screen: Screen) -> None:
    corner = next(item for item in gesture(screen).childItems() if item.property("place"))
    mm = corner.width() * float(str(theme(screen, "pixel")))
    assert mm >= 15


# --- the PIN


def test_a_wrong_pin_and_the_right_one(screen: Screen, host: FakeHost) -> None:
    screen.assume(Session(Place.CARD, page=1, language="en", touched_at=screen.clock()))
    call(screen)
    give(screen, "999999")
    assert "That is not the PIN." in screen.words()
    assert not shows(screen, "OperatorPanel")
    give(screen, PIN)
    assert host.calls == [("try_pin", "999999"), ("try_pin", PIN), ("overview",)]
    assert shows(screen, "OperatorPanel")
    assert not shows(screen, "PinPad")


def test_digits_are_taken_back_and_never_shown(screen: Screen, host: FakeHost) -> None:
    screen.assume(Session(Place.CARD, page=1, language="en", touched_at=screen.clock()))
    call(screen)
    pad = screen.kind("PinPad")
    words = screen.words()
    for digit in "1237":
        screen.tap_control(digit)
    screen.tap_control("Done")
    assert host.calls == [], "six digits at least"
    assert screen.words() == words, "nothing tells which digits were given"
    screen.tap_control("Delete")
    assert len(str(pad.property("digits"))) == 3
    for digit in "78912345678":
        screen.tap_control(digit)
    assert len(str(pad.property("digits"))) == 12, "twelve digits at most"
    assert screen.words() == words
    assert "1237" not in str([item.property("name") for item in screen.items()])


def test_the_first_pin_is_chosen_twice(screen: Screen, host: FakeHost) -> None:
    host.pin, host.state = "", ("unset", 0)
    screen.assume(Session(Place.CARD, page=1, language="en", touched_at=screen.clock()))
    call(screen)
    assert "no PIN yet" in screen.words()
    give(screen, "111111")
    assert "once more" in screen.words()
    give(screen, "222222")
    assert "not the same" in screen.words()
    assert host.calls == []
    give(screen, "246802")
    give(screen, "246802")
    answered(screen)
    assert host.calls[:2] == [("set_pin", "246802"), ("try_pin", "246802")]
    assert shows(screen, "OperatorPanel"), "who has just chosen it need not give it again"


def test_a_pin_that_is_refused_is_chosen_anew(screen: Screen, host: FakeHost) -> None:
    host.pin, host.state, host.refusal = "", ("unset", 0), "too simple"
    screen.assume(Session(Place.CARD, page=1, language="en", touched_at=screen.clock()))
    call(screen)
    give(screen, "111111")
    give(screen, "111111")
    assert "too simple" in screen.words()
    assert not shows(screen, "OperatorPanel")
    host.refusal = ""
    give(screen, "246802")
    assert "once more" in screen.words()
    give(screen, "246802")
    answered(screen)
    assert shows(screen, "OperatorPanel")


def test_the_wait_counts_down_and_no_button_works(screen: Screen, host: FakeHost) -> None:
    host.state = ("set", 5)
    screen.assume(Session(Place.CARD, page=1, language="en", touched_at=screen.clock()))
    call(screen)
    assert "Wait 5 s." in screen.words()
    for digit in PIN:
        screen.tap_control(digit)
    assert screen.kind("PinPad").property("digits") == ""
    screen.qtbot.waitUntil(lambda: "Wait 4 s." in screen.words())
    screen.tap_control("Back")
    assert screen.place == "attract"


def test_locked(screen: Screen, host: FakeHost) -> None:
    host.state = ("locked", 0)
    screen.assume(Session(Place.CARD, page=1, language="en", touched_at=screen.clock()))
    call(screen)
    assert "recovery file" in screen.words()
    screen.tap_control("1")
    assert screen.kind("PinPad").property("digits") == ""
    screen.tap_control("Back")
    assert screen.place == "attract"


def test_half_a_minute_alone_leads_back_and_every_touch_counts(screen: Screen) -> None:
    call(screen)
    for digit in "1234":
        screen.pass_time(29_000)
        screen.tap_control(digit)
    assert screen.place == "operator"
    screen.pass_time(30_000)
    assert screen.place == "attract"
    call(screen)
    assert screen.kind("PinPad").property("digits") == ""


def test_the_pad_speaks_the_decks_languages(screen: Screen) -> None:
    call(screen)
    assert "PIN-код" in screen.words()
    screen.tap_control("English")
    assert screen.place == "operator"
    assert "Give it" in screen.words()


# --- the panel


def test_the_panel_shows_what_the_host_says(wide: Screen) -> None:
    open_panel(wide)
    words = wide.words()
    for said in ("Visits today", "128", "The network drive went away.", "Drawn by", "software", "KIOSK (14 GB)", "43"):
        assert said in words
    assert sum(is_kind(item, "Choice") and item.property("chosen") is True for item in wide.items()) == 1
    assert wide.control("Nine facts").property("chosen")
    charts = [item for item in wide.items() if "image://charts/" in str(item.property("source"))]
    assert len(charts) == 2
    assert all(item.property("ready") and item.height() > 50 for item in charts)
    assert wide.kind("OperatorPanel").property("overflow") == 0
    assert PIN not in words


def test_three_minutes_alone_lead_back(wide: Screen) -> None:
    open_panel(wide)
    wide.pass_time(179_000)
    wide.tap(wide.at(0.5, 0.05))
    wide.pass_time(179_000)
    assert shows(wide, "OperatorPanel")
    wide.pass_time(1000)
    assert wide.place == "attract"


def test_sizes_change_the_letters_at_once(wide: Screen, host: FakeHost) -> None:
    open_panel(wide)
    before = theme(wide, "smallestText")
    wide.tap_control("Screen diagonal, inches: Less")
    assert theme(wide, "smallestText") == before  # 22 px still: half an inch is little
    for _ in range(9):
        wide.tap_control("Screen diagonal, inches: Less")
    assert float(str(theme(wide, "smallestText"))) > float(str(before))
    answered(wide)
    assert host.calls[-1] == ("change", {"screen_diagonal_in": "38", "viewing_distance_mm": "600"})
    middle = float(str(theme(wide, "smallestText")))
    wide.tap_control("Viewing distance, mm: More")
    assert float(str(theme(wide, "smallestText"))) > middle
    answered(wide)
    assert host.calls[-1] == ("change", {"screen_diagonal_in": "38", "viewing_distance_mm": "650"})
    assert "Saved." in wide.words()


def test_sizes_stay_in_their_bounds_and_the_panel_in_use(wide: Screen) -> None:
    open_panel(wide)
    assert wide.kiosk.operator
    for diagonal, distance, name in ((5.0, 5000.0, "inches: Less"), (200.0, 200.0, "inches: More")):
        wide.kiosk.operator.setSizes(diagonal, distance)
        answered(wide)
        press_at(wide, f"Screen diagonal, {name}")
        assert wide.kiosk.operator.property("diagonal") == diagonal
    wide.kiosk.operator.setSizes(5.0, 5000.0)
    answered(wide)
    press_at(wide, "Screen diagonal, inches: More")
    assert wide.kiosk.operator.property("diagonal") == 5.5


def test_a_button_held_down_goes_on(wide: Screen) -> None:
    open_panel(wide)
    assert wide.kiosk.operator
    operator = wide.kiosk.operator
    point = wide.centre(wide.control("Viewing distance, mm: More"))
    wide.press(point)
    wide.qtbot.waitUntil(lambda: float(operator.property("distance")) >= 700)
    reached = operator.property("distance")
    wide.release(point)
    assert operator.property("distance") == reached


def test_a_deck_is_chosen_when_the_host_is_sure(screen: Screen, host: FakeHost) -> None:
    ended: list[str] = []
    assert screen.kiosk.operator
    screen.kiosk.operator.ended.connect(ended.append)
    open_panel(screen)
    press_at(screen, "Nine facts")
    assert not shows(screen, "Sure"), "it plays already"
    press_at(screen, "Felt and wool")
    assert "Are you sure?" in screen.words()
    screen.tap_control("No")
    assert not shows(screen, "Sure")
    press_at(screen, "Felt and wool")
    screen.tap_control("Yes")
    answered(screen)
    assert host.calls[-1] == ("change", {"deck": "/decks/felt"})
    assert ended == ["restart"]


@pytest.mark.parametrize("name", ["Restart", "Quit"])
def test_restart_and_quit_ask_once_more(screen: Screen, name: str) -> None:
    ended: list[str] = []
    assert screen.kiosk.operator
    screen.kiosk.operator.ended.connect(ended.append)
    open_panel(screen)
    screen.tap_control(name)
    screen.settle()
    screen.tap(screen.at(0.05, 0.05))  # beside
    screen.tap_control("No")
    assert ended == []
    screen.tap_control(name)
    screen.settle()
    screen.tap_control("Yes")
    assert ended == [name.lower()]


def test_the_report_goes_where_the_host_says(screen: Screen, host: FakeHost) -> None:
    host.shown["drives"] = []
    open_panel(screen)
    assert "Plug one in" in screen.words()
    host.shown["drives"] = [{"name": "STICK", "path": "/media/stick"}]
    press_at(screen, "Look again")
    press_at(screen, "STICK")
    assert host.calls[-1] == ("export_report", "/media/stick")
    assert "Saved: /media/stick/kiosk-report.html" in screen.words()
    host.error = "No space left on device"
    press_at(screen, "STICK")
    assert "No space left on device" in screen.words()


def test_the_pin_is_changed_behind_the_pin(screen: Screen, host: FakeHost) -> None:
    open_panel(screen)
    press_at(screen, "Change the PIN")
    assert shows(screen, "PinPad")
    give(screen, "555666")
    give(screen, "555666")
    assert ("set_pin", "555666") in host.calls
    assert not shows(screen, "PinPad")
    assert "The PIN is set." in screen.words()
    press_at(screen, "Change the PIN")
    screen.tap_control("Back")
    assert not shows(screen, "PinPad")
    assert shows(screen, "OperatorPanel")


def test_the_self_test_is_asked_for(wide: Screen) -> None:
    open_panel(wide)
    with wide.qtbot.waitSignal(wide.kind("OperatorPanel").selfTest):  # type: ignore[attr-defined]  # QML's
        wide.tap_control("Self-test")


def test_a_swipe_and_the_buttons_scroll(open_screen: OpenScreen, plain_deck: Deck, host: FakeHost) -> None:
    screen = open_screen(plain_deck, 1024, 768, host=host)
    open_panel(screen)
    lowest = screen.control("Change the PIN")
    before = screen.area(lowest).top()
    screen.swipe(screen.at(0.25, 0.5), screen.at(0.25, 0.4))
    assert before - screen.area(lowest).top() == pytest.approx(77, abs=2)
    screen.tap_control("Up")
    assert screen.area(lowest).top() == before
    for _ in range(3):
        screen.tap_control("Down")
    assert screen.area(lowest).bottom() < screen.area(screen.control("Quit")).top()
    assert shows(screen, "OperatorPanel")


def test_the_panel_without_a_deck_speaks_english(failsafe: Screen) -> None:
    open_panel(failsafe, "")
    assert "Visits today" in failsafe.words()
    assert not shows(failsafe, "LanguageToggle")


# --- at rest


def test_paused_until_the_host_resumes(screen: Screen) -> None:
    open_panel(screen)
    screen.tap_control("Pause: “back soon”")
    screen.settle()
    assert screen.place == "paused"
    for said in ("Жакында кайтып келебиз", "Скоро вернёмся", "Back soon"):
        assert said in screen.words().split("\n")
    for x in (0.01, 0.25, 0.5, 0.75, 0.99):
        for y in (0.01, 0.5, 0.99):
            screen.tap(screen.at(x, y))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Home):
        screen.key(key)
    assert screen.place == "paused"
    screen.pass_time(10_000_000)
    call(screen)
    screen.tap_control("Артка")
    assert screen.place == "paused", "who does not know the PIN cannot end it"
    call(screen)
    for digit in PIN:
        screen.tap_control(digit)
    screen.tap_control("Даяр")
    answered(screen)
    screen.tap_control("Зыяратчыларга кайтуу")
    screen.settle()
    assert screen.place == "attract"
    screen.wake()
    assert screen.place == "card"
    screen.key(Qt.Key.Key_Right)
    assert screen.page == 1, "keys work again"


def test_closed_is_black_or_a_card(screen: Screen) -> None:
    screen.session.set_open(is_open=False)
    picture = screen.picture()
    assert screen.words() == ""
    points = [(x, y) for x in range(0, picture.width(), 40) for y in range(0, picture.height(), 40)]
    assert {picture.pixelColor(*point).name() for point in points} == {"#000000"}
    screen.window.setProperty("closedShows", "card")
    screen.settle()
    assert screen.words().split("\n") == ["Жабык", "Закрыто", "Closed"]
    screen.tap(screen.at(0.5, 0.5))
    assert screen.place == "closed"
    screen.session.set_open(is_open=True)
    assert screen.place == "attract"


def test_a_pause_without_a_deck(failsafe: Screen) -> None:
    failsafe.assume(Session(Place.PAUSED, is_paused=True))
    assert failsafe.words() == "Back soon"


@pytest.mark.parametrize("state", [EVERYWHERE[4], EVERYWHERE[5], Session(Place.OPERATOR, language="en")])
def test_at_rest_no_frame_is_drawn(screen: Screen, state: Session) -> None:
    screen.assume(replace(state, touched_at=screen.clock()))
    answered(screen)
    screen.qtbot.wait(800)  # what is made beneath comes to rest
    frames = []
    screen.window.frameSwapped.connect(lambda: frames.append(1))
    screen.qtbot.wait(500)  # only time shows that nothing happens in it
    assert len(frames) == 0


# --- what is written fits, and can be read

SIZES = ((1366, 768), (1920, 1080), (3840, 2160), (1024, 768), (2560, 1080), (1080, 1920), (768, 1366))
SLACK = 1.0  # px: sizes are rounded
READABLE = 4.5  # contrast ratio, WCAG 2.2, 1.4.3
RESTS = (Session(Place.PAUSED, is_paused=True), Session(Place.CLOSED, is_open=False))
VIEWS = ("pad", "wait", "unset", "locked", "panel", "sure", "change", "paused", "closed")


def show(screen: Screen, host: FakeHost, view: str, language: str) -> str:
    """Bring a view about; the QML type whose words are to be looked at."""
    if view in ("paused", "closed"):
        screen.window.setProperty("closedShows", "card")
        screen.assume(replace(RESTS[view == "closed"], language=language))
        return "Resting"
    if view in ("pad", "wait", "unset", "locked"):
        host.state = {"wait": ("set", 3600), "unset": ("unset", 0), "locked": ("locked", 0)}.get(view, ("set", 0))
        screen.assume(replace(RESTS[0], language=language))
        screen.assume(Session(Place.OPERATOR, language=language))
        answered(screen)
        return "PinPad"
    screen.assume(replace(RESTS[0], language=language))
    open_panel(screen, language)
    assert screen.kiosk.operator
    screen.kiosk.operator.exportReport("/media/usb")
    answered(screen)
    panel = screen.kind("OperatorPanel")
    if view == "sure":
        ask(panel, 'ask(`${say("choose_deck")}: Felt and wool`, () => 0)')
    elif view == "change":
        care = [item for item in every(panel) if is_kind(item, "Choice")][-1]
        ask(care, "activated()")
    screen.settle()
    return {"panel": "OperatorPanel", "sure": "Sure", "change": "PinPad"}[view]


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
    for label in labels:
        said, area = str(label.property("text"))[:40], painted(screen, label)
        scrolled = scrolls and any(one.clip() for one in above(label))
        if area.width() > label.width() + SLACK or area.height() > label.height() + SLACK:
            yield f"{said!r} is larger than its place"
        limits = window.adjusted(-SLACK, -SLACK, SLACK, 1e6 if scrolled else SLACK)
        if not limits.contains(area):
            yield f"{said!r} is off the screen"
        if label.property("font").pixelSize() < smallest:
            yield f"{said!r} is set in {label.property('font').pixelSize()} px, under {smallest}"
        for other in (*labels, *controls):
            apart = other is label or other.isAncestorOf(label)
            hidden = scrolled != (scrolls and any(one.clip() for one in above(other)))
            place = painted(screen, other) if other in labels else screen.area(other)
            if not apart and not hidden and place.adjusted(SLACK, SLACK, -SLACK, -SLACK).intersects(area):
                yield f"{said!r} and {other.property('text') or other.property('name')!r} overlap"
        for holder in above(label):
            if is_kind(holder, "Control") and not screen.area(holder).adjusted(-1, -1, 1, 1).contains(area):
                yield f"{said!r} sticks out of its button"


def above(item: QQuickItem) -> Iterator[QQuickItem]:
    parent = item.parentItem()
    while parent is not None:
        yield parent
        parent = parent.parentItem()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_word_of_the_hosts_fits(
    open_screen: OpenScreen, plain_deck: Deck, host: FakeHost, size: tuple[int, int]
) -> None:
    found = []
    english = replace(plain_deck, operator_words={})
    for deck, languages in ((plain_deck, ("ky", "ru", "en")), (english, ("ru",))):
        screen = open_screen(deck, *size, host=host)
        smallest = round(float(str(theme(screen, "smallestText"))))
        for language in languages:
            for view in VIEWS:
                kind = show(screen, host, view, language)
                found += [f"{language} {view}: {fault}" for fault in misfits(screen, kind, smallest)]
    assert not found, "\n".join(dict.fromkeys(found))


@pytest.mark.parametrize("view", VIEWS)
def test_every_word_of_the_hosts_can_be_read(wide: Screen, host: FakeHost, view: str) -> None:
    kind = show(wide, host, view, "ru")
    picture = wide.picture()
    root = next(item for item in wide.items() if is_kind(item, kind))
    for label in [item for item in wide.texts() if root.isAncestorOf(item)]:
        ground, colour = QColor(label.property("ground")).name(), QColor(label.property("color")).name()
        assert contrast(colour, ground) >= READABLE, label.property("text")
        area = wide.area(label).toRect()
        seen = Counter(
            picture.pixelColor(x, y).name()
            for x in range(area.left(), area.right(), 2)
            for y in range(area.top(), area.bottom(), 2)
        )
        assert seen.most_common(1)[0][0] == ground, label.property("text")
