"""The PIN pad, by touch."""

import pytest
from support.driver import Screen
from support.host import PIN, FakeHost
from support.panel import answered, call, give, shows

from kiosk.session import Place, Session


def test_a_wrong_pin_and_the_right_one(screen: Screen, host: FakeHost) -> None:
    screen.assume(Session(Place.CARD, page=1, language="en", touched_at=screen.clock()))
    call(screen)
    give(screen, "999999")
    assert "That is not the PIN." in screen.words()
    assert not shows(screen, "OperatorPanel")
    give(screen, PIN)
    assert host.calls == [("try_pin", "999999"), ("try_pin", PIN), ("overview", "en")]
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
    give(screen, "135790")
    assert "once more" in screen.words()
    give(screen, "222222")
    assert "not the same" in screen.words()
    assert host.calls == []
    give(screen, "246802")
    give(screen, "246802")
    answered(screen)
    assert host.calls[:2] == [("set_pin", "246802"), ("try_pin", "246802")]
    assert shows(screen, "OperatorPanel"), "who has just chosen it need not give it again"


@pytest.mark.parametrize(("weak", "why"), [("111111", "same digit"), ("876543", "in a row"), ("0123456", "in a row")])
def test_a_weak_pin_is_refused_before_it_is_given_twice(screen: Screen, host: FakeHost, weak: str, why: str) -> None:
    host.pin, host.state = "", ("unset", 0)
    screen.assume(Session(Place.CARD, page=1, language="en", touched_at=screen.clock()))
    call(screen)
    give(screen, weak)
    assert why in screen.words()
    give(screen, "246802")
    assert "once more" in screen.words()
    assert host.calls == []


def test_a_pin_that_is_refused_is_chosen_anew(screen: Screen, host: FakeHost) -> None:
    host.pin, host.state, host.refusal = "", ("unset", 0), "pin_not_kept"
    screen.assume(Session(Place.CARD, page=1, language="en", touched_at=screen.clock()))
    call(screen)
    give(screen, "135790")
    give(screen, "135790")
    assert "could not be saved" in screen.words()
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
