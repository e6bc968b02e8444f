"""The PIN pad, by touch."""

import pytest
from support.driver import Screen
from support.operator_service import PIN, FakeService
from support.panel import answered, call, give, pin_of, shows

from kiosk.operator.panel_values import PinState, PinStatus
from kiosk.operator.words import phrase
from kiosk.session.state import Place, Session

UNSET = PinStatus(PinState.UNSET)


def test_a_wrong_pin_and_the_right_one(screen: Screen, service: FakeService) -> None:
    screen.assume(Session(Place.CARD, page=1, language="en", touched_at=screen.clock()))
    call(screen)
    give(screen, "999999")
    assert "Wrong PIN." in screen.words()
    assert not shows(screen, "OperatorPanel")
    give(screen, PIN)
    assert service.calls == [("try_pin", "999999"), ("try_pin", PIN), ("overview", "en")]
    assert shows(screen, "OperatorPanel")
    assert not shows(screen, "PinPad")


def test_digits_are_taken_back_and_never_shown(screen: Screen, service: FakeService) -> None:
    screen.assume(Session(Place.CARD, page=1, language="en", touched_at=screen.clock()))
    call(screen)
    pad = screen.kind("PinPad")
    words = screen.words()
    for digit in "1237":
        screen.tap_control(digit)
    screen.tap_control("Done")
    assert service.calls == [], "six digits at least"
    assert screen.words() == words, "nothing tells which digits were given"
    screen.tap_control("Delete")
    assert len(str(pad.property("digits"))) == 3
    for digit in "78912345678":
        screen.tap_control(digit)
    assert len(str(pad.property("digits"))) == 12, "twelve digits at most"
    assert screen.words() == words
    assert "1237" not in str([item.property("name") for item in screen.items()])


def test_the_first_pin_is_chosen_twice(screen: Screen, service: FakeService) -> None:
    service.pin, service.status = "", UNSET
    screen.assume(Session(Place.CARD, page=1, language="en", touched_at=screen.clock()))
    call(screen)
    assert "no PIN yet" in screen.words()
    give(screen, "135790")
    assert "Enter the same PIN again" in screen.words()
    give(screen, "222222")
    assert "were different" in screen.words()
    assert service.calls == []
    give(screen, "246802")
    give(screen, "246802")
    answered(screen)
    assert service.calls[:2] == [("set_pin", "246802"), ("try_pin", "246802")]
    assert shows(screen, "OperatorPanel"), "who has just chosen it need not give it again"


@pytest.mark.parametrize(
    ("weak", "why"), [("111111", "digits the same"), ("876543", "in a row"), ("0123456", "in a row")]
)
def test_a_weak_pin_is_refused_before_it_is_given_twice(
    screen: Screen, service: FakeService, weak: str, why: str
) -> None:
    service.pin, service.status = "", UNSET
    screen.assume(Session(Place.CARD, page=1, language="en", touched_at=screen.clock()))
    call(screen)
    give(screen, weak)
    assert why in screen.words()
    give(screen, "246802")
    assert "Enter the same PIN again" in screen.words()
    assert service.calls == []


def test_a_pin_that_is_refused_is_chosen_anew(screen: Screen, service: FakeService) -> None:
    service.pin, service.status, service.refusal = "", UNSET, phrase("pin_not_kept")
    screen.assume(Session(Place.CARD, page=1, language="en", touched_at=screen.clock()))
    call(screen)
    give(screen, "135790")
    give(screen, "135790")
    assert "could not be saved" in screen.words()
    assert not shows(screen, "OperatorPanel")
    service.refusal = None
    give(screen, "246802")
    assert "Enter the same PIN again" in screen.words()
    give(screen, "246802")
    answered(screen)
    assert shows(screen, "OperatorPanel")


def test_the_wait_counts_down_and_no_button_works(screen: Screen, service: FakeService) -> None:
    service.status = PinStatus(PinState.SET, 5)
    second = pin_of(screen)._second
    assert second.interval() == 1000
    second.setInterval(3_600_000)  # however slow the computer is
    screen.assume(Session(Place.CARD, page=1, language="en", touched_at=screen.clock()))
    call(screen)
    assert second.isActive()
    assert "Wait 5 s." in screen.words()
    for digit in PIN:
        screen.tap_control(digit)
    assert screen.kind("PinPad").property("digits") == ""
    second.timeout.emit()
    assert "Wait 4 s." in screen.words()
    screen.tap_control("Back")
    assert screen.place == "attract"


def test_locked(screen: Screen, service: FakeService) -> None:
    service.status = PinStatus(PinState.LOCKED)
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
    assert "Enter the PIN" in screen.words()
