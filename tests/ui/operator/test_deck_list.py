"""The panel's list of decks: covers, faults, and what can be chosen."""

from dataclasses import replace
from pathlib import Path

from support.driver import Screen, is_kind
from support.operator_service import OFFERED, FakeService
from support.panel import answered, message, open_panel, panel_of, press_at, shows

from kiosk.bridge.operator import Ending
from kiosk.operator.destinations import Destination
from kiosk.operator.panel_values import Problem
from kiosk.operator.words import phrase


def test_a_deck_is_chosen_when_the_operator_is_sure(screen: Screen, service: FakeService) -> None:
    ended: list[Ending] = []
    assert screen.kiosk.operator
    screen.kiosk.operator.ended.connect(ended.append)
    open_panel(screen)
    press_at(screen, "Nine facts")
    assert not shows(screen, "Confirmation"), "it plays already"
    press_at(screen, "Felt and wool")
    assert "The kiosk will restart and show this deck from now on." in screen.words()
    screen.tap_control("No")
    assert not shows(screen, "Confirmation")
    press_at(screen, "Felt and wool")
    screen.tap_control("Yes")
    answered(screen)
    assert service.calls[-1] == ("choose_deck", "/decks/felt")
    assert ended == [Ending.RESTART]


def test_decks_show_their_cover_and_what_is_wrong(wide: Screen) -> None:
    open_panel(wide)
    covers = [item for item in wide.items() if str(item.property("source")).startswith("image://covers/")]
    wide.qtbot.waitUntil(lambda: all(item.property("status") == 1 for item in covers))  # Image.Ready
    picture = wide.picture()
    for cover in covers:
        area = wide.area(cover).toRect()
        seen = {picture.pixelColor(x, area.center().y()).name() for x in range(area.left(), area.right())}
        assert len(seen) > 10, "a picture, not a plain field"
    words = wide.words()
    for said in ("showing now", "warnings: 2", "steppe\ncannot be shown, mistakes: 3", "yurts\nnot checked yet"):
        assert said in words
    assert "put its folder into /home/kiosk/.local/share/kiosk/decks, then" in words


def test_a_pack_on_a_stick_is_installed_when_the_operator_is_sure(screen: Screen, service: FakeService) -> None:
    ended: list[Ending] = []
    assert screen.kiosk.operator
    screen.kiosk.operator.ended.connect(ended.append)
    service.offered = OFFERED
    open_panel(screen)
    press_at(screen, "Install felt 1.4 from KIOSK")
    assert "If it does not play well, it goes back itself." in screen.words()
    service.refusal = phrase("pack_refused", pack="felt-1.4", reason=phrase("reason_changed"))
    screen.tap_control("Yes")
    answered(screen)
    assert ("install_pack", "/media/KIOSK/felt-1.4.kioskpack") in service.calls
    assert message(screen) == "The pack felt-1.4 was not installed: it is damaged or was changed."
    assert ended == []
    service.refusal = None
    press_at(screen, "Install felt 1.4 from KIOSK")
    screen.tap_control("Yes")
    answered(screen)
    assert ended == [Ending.RESTART]
    screen.session.leave()
    answered(screen)
    assert panel_of(screen)._offers == [], "nothing of it stays behind the PIN"


def test_a_broken_deck_says_why_and_cannot_be_chosen(screen: Screen, service: FakeService) -> None:
    open_panel(screen)
    before = list(service.calls)
    press_at(screen, "steppe")
    assert "no colour `pink`; write lake" in screen.words()
    names = [item.property("name") for item in screen.items() if is_kind(item, "Pill")]
    assert "Yes" not in names
    screen.tap_control("Back")
    assert not shows(screen, "Confirmation")
    assert service.calls == before


def test_a_deck_that_broke_meanwhile_is_refused(wide: Screen, service: FakeService) -> None:
    ended: list[Ending] = []
    assert wide.kiosk.operator
    wide.kiosk.operator.ended.connect(ended.append)
    open_panel(wide)
    service.found[1] = replace(service.found[1], cover=None, count=1)
    press_at(wide, "Felt and wool")
    wide.tap_control("Yes")
    answered(wide)
    assert ended == []
    assert "The deck “felt” cannot be shown." in wide.words()


def test_names_from_outside_in_letters_that_no_font_has(wide: Screen, service: FakeService) -> None:
    odd = "\U00012000"
    service.found = [replace(service.found[2], folder=Path(f"/decks/{odd}"), faults=(f"no colour {odd}",))]
    drive, problem = Destination(f"STICK {odd}", Path("/media/a")), Problem(phrase("trouble_picture", file=odd))
    service.shown = replace(service.shown, destinations=(drive,), problems=(problem,))
    open_panel(wide)
    assert odd not in wide.words()
    assert "STICK ¤" in wide.words()
