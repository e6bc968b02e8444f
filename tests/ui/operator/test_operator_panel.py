"""The operator panel, by touch."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from support.driver import Screen, is_kind
from support.operator_service import PIN, FakeService
from support.panel import answered, call, give, message, open_panel, panel_of, pin_of, press_at, shows, theme

from kiosk.bridge.operator import Ending
from kiosk.deck import Deck
from kiosk.operator.destinations import Destination
from kiosk.operator.panel_values import PinState, PinStatus
from kiosk.session.state import Place, Session
from kiosk.system.power import PowerAction


def test_the_panel_shows_what_the_operator_says(wide: Screen) -> None:
    open_panel(wide)
    words = wide.words()
    assert "11:02  The picture /decks/felt/illustrations/yurt.svg cannot be shown." in words
    for said in ("Visits today", "128", "The disk is almost full", "Graphics", "software", "KIOSK (14 GB)", "43"):
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


def test_sizes_change_the_letters_at_once(wide: Screen, service: FakeService) -> None:
    open_panel(wide)
    before = theme(wide, "smallestText")
    wide.tap_control("Screen diagonal, inches: Less")
    assert theme(wide, "smallestText") == before  # 22 px still: half an inch is little
    for _ in range(9):
        wide.tap_control("Screen diagonal, inches: Less")
    assert float(str(theme(wide, "smallestText"))) > float(str(before))
    answered(wide)
    assert service.calls[-1] == ("change", {"screen_diagonal_in": "38", "viewing_distance_mm": "600"})
    middle = float(str(theme(wide, "smallestText")))
    wide.tap_control("Viewing distance, mm: More")
    assert float(str(theme(wide, "smallestText"))) > middle
    answered(wide)
    assert service.calls[-1] == ("change", {"screen_diagonal_in": "38", "viewing_distance_mm": "650"})
    assert "Saved." in wide.words()


def test_sizes_stay_in_their_bounds_and_the_panel_in_use(wide: Screen) -> None:
    open_panel(wide)
    panel = panel_of(wide)
    for diagonal, distance, name in ((5.0, 5000.0, "inches: Less"), (200.0, 200.0, "inches: More")):
        panel.setSizes(diagonal, distance)
        answered(wide)
        press_at(wide, f"Screen diagonal, {name}")
        assert panel.property("diagonal") == diagonal
    panel.setSizes(5.0, 5000.0)
    answered(wide)
    press_at(wide, "Screen diagonal, inches: More")
    assert panel.property("diagonal") == 5.5


def test_another_screens_size_counts_until_the_operator_has_set_one(wide: Screen) -> None:
    open_panel(wide)
    panel, before = panel_of(wide), float(str(theme(wide, "smallestText")))
    panel.assume(24.0)
    assert panel.property("diagonal") == 24
    assert float(str(theme(wide, "smallestText"))) > before
    panel.setSizes(38.0, 600.0)
    answered(wide)
    panel.assume(24.0)
    assert panel.property("diagonal") == 38


def test_a_button_held_down_goes_on(wide: Screen) -> None:
    open_panel(wide)
    panel = panel_of(wide)
    theme(wide, "repeatAfter = 20")
    point = wide.centre(wide.control("Viewing distance, mm: More"))
    wide.press(point)
    wide.qtbot.waitUntil(lambda: float(panel.property("distance")) >= 700)
    wide.release(point)
    answered(wide)
    reached = panel.property("distance")
    wide.qtbot.wait(300)  # twice as long as from one to the next
    assert panel.property("distance") == reached


def test_today_can_be_made_longer(wide: Screen, service: FakeService) -> None:
    open_panel(wide)
    assert "Opening hours\n10:00–18:00" in wide.words()
    assert "Now\nopen" in wide.words()
    wide.tap_control("Open until: More")
    answered(wide)
    assert ("open_until", 1110) in service.calls
    assert "18:30" in wide.words()
    wide.tap_control("Open until: Less")
    answered(wide)
    wide.tap_control("Open until: Less")
    answered(wide)
    assert [call for call in service.calls if call[0] == "open_until"] == [("open_until", 1110), ("open_until", 1080)]


def test_the_panel_says_whether_it_is_open(wide: Screen, service: FakeService) -> None:
    service.shown = replace(service.shown, day=None)
    open_panel(wide)
    assert "Opening hours\nalways open" in wide.words()
    assert "Open until" not in wide.words()
    wide.session.set_open(is_open=False)
    assert "Now\nclosed" in wide.words()
    wide.assume(Session(Place.OPERATOR, language="en", is_unlocked=True, is_paused=True, touched_at=wide.clock()))
    assert "Now\npaused" in wide.words()


@pytest.mark.parametrize(
    ("name", "deed", "what_happens"),
    [
        ("Restart the computer", PowerAction.REBOOT, "back in a minute"),
        ("Shut down the computer", PowerAction.SHUT_DOWN, "power button"),
    ],
)
def test_the_computer_is_switched_off_or_restarted(
    screen: Screen, service: FakeService, name: str, deed: PowerAction, what_happens: str
) -> None:
    open_panel(screen)
    press_at(screen, name)
    assert what_happens in screen.words()
    service.error = "Operation not permitted"
    screen.tap_control("Yes")
    answered(screen)
    assert service.calls[-1] == ("computer", deed)
    assert "does not allow it" in screen.words()


def test_what_the_computer_does_not_allow_is_not_shown(wide: Screen, service: FakeService) -> None:
    service.shown = replace(service.shown, power=frozenset())
    open_panel(wide)
    assert "Change the PIN" in wide.words()
    assert "Shut down the computer" not in wide.words()
    assert "Restart the computer" not in wide.words()


@pytest.mark.parametrize(
    ("name", "ending", "what_happens"),
    [("Restart", Ending.RESTART, "a few seconds"), ("Quit", Ending.QUIT, "a login prompt")],
)
def test_restart_and_quit_ask_once_more(screen: Screen, name: str, ending: Ending, what_happens: str) -> None:
    ended: list[Ending] = []
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
    assert ended == [ending]


def test_the_report_goes_where_the_operator_says(screen: Screen, service: FakeService) -> None:
    computer = service.shown.destinations[-1]
    service.shown = replace(service.shown, destinations=(computer,))
    open_panel(screen)
    assert "Plug one in" in screen.words()
    assert screen.kiosk.operator
    told: list[str] = []
    screen.kiosk.operator.messageChanged.connect(lambda: told.append(message(screen)))
    press_at(screen, "This computer")
    assert told == ["One moment…", "Saved: /home/kiosk/Documents/kiosk-report.html"]
    assert service.calls[-1] == ("export_report", "/home/kiosk/Documents", "en")
    drive = Destination("STICK", Path("/media/stick"))
    service.shown = replace(service.shown, destinations=(drive, computer))
    press_at(screen, "Look again")
    press_at(screen, "STICK")
    assert service.calls[-1] == ("export_report", "/media/stick", "en")
    assert "Saved: /media/stick/kiosk-report.html" in screen.words()
    service.error = "No space left on device"
    press_at(screen, "STICK")
    assert "That did not work: the disk is full" in screen.words()
    screen.tap_control("Русский")
    assert "Не получилось: диск полон" in screen.words()


def test_the_pin_is_changed_behind_the_pin(screen: Screen, service: FakeService) -> None:
    open_panel(screen)
    press_at(screen, "Change the PIN")
    assert shows(screen, "PinPad")
    assert "Enter the current PIN first." in screen.words()
    give(screen, "555666")
    assert "Wrong PIN." in screen.words()
    give(screen, PIN)
    assert "Choose a new PIN" in screen.words()
    give(screen, "555666")
    give(screen, "555666")
    assert [deed for deed in service.calls if "pin" in str(deed[0])] == [
        ("try_pin", "555666"),
        ("try_pin", PIN),
        ("set_pin", "555666"),
    ]
    assert not shows(screen, "PinPad")
    assert "The new PIN is set." in screen.words()
    press_at(screen, "Change the PIN")
    screen.tap_control("Back")
    assert not shows(screen, "PinPad")
    assert shows(screen, "OperatorPanel")


def test_an_open_panel_alone_changes_no_pin(screen: Screen, service: FakeService) -> None:
    screen.assume(Session(Place.CARD, page=1, language="en", touched_at=screen.clock()))
    call(screen)
    give(screen, PIN)
    pin = pin_of(screen)
    for _ in range(2):
        pin.set("555666")
        answered(screen)
        assert "set_pin" not in str(service.calls)
    pin.enter(PIN)
    answered(screen)
    pin.set("555666")
    answered(screen)
    pin.set("666777")
    answered(screen)
    assert [deed for deed in service.calls if deed[0] == "set_pin"] == [("set_pin", "555666")]


def test_tries_within_the_panel_cost_their_wait(screen: Screen, service: FakeService) -> None:
    open_panel(screen)
    press_at(screen, "Change the PIN")
    service.status = PinStatus(PinState.SET, 30)
    give(screen, "555666")
    assert "Wait 30 s." in screen.words()
    service.status = PinStatus(PinState.LOCKED)
    pin_of(screen).enter("555666")
    answered(screen)
    assert "recovery file" in screen.words()


def test_the_self_test_is_asked_for(wide: Screen) -> None:
    open_panel(wide)
    with wide.qtbot.waitSignal(wide.kind("OperatorPanel").selfTest):  # type: ignore[attr-defined]  # QML's
        wide.tap_control("Self-test")


def test_a_swipe_and_the_buttons_scroll(
    open_screen: Callable[..., Screen], plain_deck: Deck, service: FakeService
) -> None:
    screen = open_screen(plain_deck, 1024, 768, service=service)
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
