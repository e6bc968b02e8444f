"""The operator panel, by touch."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMetaMethod, QObject
from support.driver import Screen, is_kind
from support.host import PIN, FakeHost
from support.panel import answered, call, give, open_panel, press_at, shows, theme

from kiosk.deck import Deck
from kiosk.session import Place, Session


def test_the_panel_shows_what_the_host_says(wide: Screen) -> None:
    open_panel(wide)
    words = wide.words()
    assert "11:02  The picture /decks/felt/illustrations/yurt.svg cannot be shown." in words
    for said in ("Visits today", "128", "The disk is almost full", "Drawn by", "software", "KIOSK (14 GB)", "43"):
        assert said in words
    assert sum(is_kind(item, "DeckChoice") and item.property("chosen") is True for item in wide.items()) == 1
    assert wide.control("Nine facts").property("chosen")
    charts = [item for item in wide.items() if "image://charts/" in str(item.property("source"))]
    assert len(charts) == 2
    assert all(item.property("ready") and item.height() > 50 for item in charts)
    assert wide.kind("OperatorPanel").property("columns") == 4
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
    theme(wide, "repeatAfter = 20")
    point = wide.centre(wide.control("Viewing distance, mm: More"))
    wide.press(point)
    wide.qtbot.waitUntil(lambda: float(operator.property("distance")) >= 700)
    reached = operator.property("distance")
    wide.release(point)
    assert operator.property("distance") == reached


def test_today_can_be_made_longer(wide: Screen, host: FakeHost) -> None:
    open_panel(wide)
    assert "Opening hours\n10:00–18:00" in wide.words()
    assert "Now\nopen" in wide.words()
    wide.tap_control("Open until: More")
    answered(wide)
    assert ("open_until", 1110) in host.calls
    assert "18:30" in wide.words()
    wide.tap_control("Open until: Less")
    answered(wide)
    wide.tap_control("Open until: Less")
    answered(wide)
    assert [call for call in host.calls if call[0] == "open_until"] == [("open_until", 1110), ("open_until", 1080)]


def test_the_panel_says_whether_it_is_open(wide: Screen, host: FakeHost) -> None:
    host.shown["today"] = {"hours": ""}
    open_panel(wide)
    assert "Opening hours\nalways open" in wide.words()
    assert "Open until" not in wide.words()
    wide.session.set_open(is_open=False)
    assert "Now\nclosed" in wide.words()
    wide.assume(Session(Place.OPERATOR, language="en", is_unlocked=True, is_paused=True, touched_at=wide.clock()))
    assert "Now\npaused" in wide.words()


@pytest.mark.parametrize(
    ("name", "deed", "what_happens"),
    [("Restart the computer", "reboot", "back in a minute"), ("Shut the computer down", "shut_down", "power button")],
)
def test_the_computer_is_switched_off_or_restarted(
    screen: Screen, host: FakeHost, name: str, deed: str, what_happens: str
) -> None:
    open_panel(screen)
    press_at(screen, name)
    assert what_happens in screen.words()
    host.error = "Operation not permitted"
    screen.tap_control("Yes")
    answered(screen)
    assert host.calls[-1] == ("computer", deed)
    assert "not allowed" in screen.words()


def test_what_the_computer_does_not_allow_is_not_shown(wide: Screen, host: FakeHost) -> None:
    host.shown["computer"] = []
    open_panel(wide)
    assert "Change the PIN" in wide.words()
    assert "Shut the computer down" not in wide.words()
    assert "Restart the computer" not in wide.words()


@pytest.mark.parametrize(("name", "what_happens"), [("Restart", "back within seconds"), ("Quit", "a login prompt")])
def test_restart_and_quit_ask_once_more(screen: Screen, name: str, what_happens: str) -> None:
    ended: list[str] = []
    assert screen.kiosk.operator
    screen.kiosk.operator.ended.connect(ended.append)
    open_panel(screen)
    screen.tap_control(name)
    screen.settle()
    assert what_happens in screen.words()
    assert "Are you sure?" in screen.words()
    screen.tap(screen.at(0.05, 0.05))  # beside
    screen.tap_control("No")
    assert ended == []
    screen.tap_control(name)
    screen.settle()
    screen.tap_control("Yes")
    assert ended == [name.lower()]


def test_the_report_goes_where_the_host_says(screen: Screen, host: FakeHost) -> None:
    computer = host.shown["places"][-1]
    host.shown["places"] = [computer]
    open_panel(screen)
    assert "Plug one in" in screen.words()
    assert screen.kiosk.operator
    operator, told = screen.kiosk.operator, []
    operator.messageChanged.connect(lambda: told.append(operator.property("message")["word"]))
    press_at(screen, "This computer")
    assert told == ["one_moment", "report_done"]
    assert host.calls[-1] == ("export_report", "/home/kiosk/Documents", "en")
    host.shown["places"] = [{"name": "STICK", "path": "/media/stick"}, computer]
    press_at(screen, "Look again")
    press_at(screen, "STICK")
    assert host.calls[-1] == ("export_report", "/media/stick", "en")
    assert "Saved: /media/stick/kiosk-report.html" in screen.words()
    host.error = "No space left on device"
    press_at(screen, "STICK")
    assert "Could not be saved: the disk is full" in screen.words()
    screen.tap_control("Русский")
    assert "Не удалось сохранить: диск полон" in screen.words()


def test_the_pin_is_changed_behind_the_pin(screen: Screen, host: FakeHost) -> None:
    open_panel(screen)
    press_at(screen, "Change the PIN")
    assert shows(screen, "PinPad")
    assert "Give the present PIN first." in screen.words()
    give(screen, "555666")
    assert "That is not the PIN." in screen.words()
    give(screen, PIN)
    assert "Choose a new one" in screen.words()
    give(screen, "555666")
    give(screen, "555666")
    assert [deed for deed in host.calls if "pin" in str(deed[0])] == [
        ("try_pin", "555666"),
        ("try_pin", PIN),
        ("set_pin", "555666"),
    ]
    assert not shows(screen, "PinPad")
    assert "The PIN is set." in screen.words()
    press_at(screen, "Change the PIN")
    screen.tap_control("Back")
    assert not shows(screen, "PinPad")
    assert shows(screen, "OperatorPanel")


def test_an_open_panel_alone_changes_no_pin(screen: Screen, host: FakeHost) -> None:
    screen.assume(Session(Place.CARD, page=1, language="en", touched_at=screen.clock()))
    call(screen)
    give(screen, PIN)
    assert screen.kiosk.operator
    for _ in range(2):
        screen.kiosk.operator.setPin("555666")
        answered(screen)
        assert "set_pin" not in str(host.calls)
    screen.kiosk.operator.enterPin(PIN)
    answered(screen)
    screen.kiosk.operator.setPin("555666")
    answered(screen)
    screen.kiosk.operator.setPin("666777")
    answered(screen)
    assert [deed for deed in host.calls if deed[0] == "set_pin"] == [("set_pin", "555666")]


def test_tries_within_the_panel_cost_their_wait(screen: Screen, host: FakeHost) -> None:
    open_panel(screen)
    press_at(screen, "Change the PIN")
    host.state = ("set", 30)
    give(screen, "555666")
    assert "Wait 30 s." in screen.words()
    host.state = ("locked", 0)
    screen.kiosk.operator.enterPin("555666")  # type: ignore[union-attr]
    answered(screen)
    assert "recovery file" in screen.words()


def test_the_self_test_is_asked_for(wide: Screen) -> None:
    open_panel(wide)
    with wide.qtbot.waitSignal(wide.kind("OperatorPanel").selfTest):  # type: ignore[attr-defined]  # QML's
        wide.tap_control("Self-test")


def test_a_swipe_and_the_buttons_scroll(open_screen: Callable[..., Screen], plain_deck: Deck, host: FakeHost) -> None:
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


def test_a_locked_panel_does_nothing(wide: Screen, host: FakeHost) -> None:
    """Whatever the panel can do is refused without the PIN: every slot is asked, those to come too."""
    call(wide)
    operator, ended, tried = wide.kiosk.operator, list[str](), list[str]()
    assert operator
    operator.ended.connect(ended.append)
    meta, values = operator.metaObject(), {"double": 9.0, "int": 1200, "QString": "/media/usb"}
    harmless = {"enterPin", "say", "phrase", "weakness"}
    for number in range(QObject().metaObject().methodCount(), meta.methodCount()):
        method = meta.method(number)
        name = bytes(method.name().data()).decode()
        if method.methodType() is not QMetaMethod.MethodType.Slot or name in harmless or name[0] == "_":
            continue
        getattr(operator, name)(*(values[bytes(kind.data()).decode()] for kind in method.parameterTypes()))
        tried.append(name)
    answered(wide)
    assert {"setSizes", "chooseDeck", "exportReport", "runChecks", "setPin", "refresh"} <= set(tried)
    assert {"restart", "quit", "computer", "openUntil"} <= set(tried)
    assert (host.calls, ended, operator.property("diagonal")) == ([], [], 43)
    assert operator.property("message") == {}
