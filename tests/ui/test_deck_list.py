"""The panel's list of decks: covers, faults, and what can be chosen."""

from dataclasses import replace
from pathlib import Path

from support.driver import Screen, is_kind
from support.host import FakeHost
from support.panel import answered, open_panel, press_at, shows


def test_a_deck_is_chosen_when_the_host_is_sure(screen: Screen, host: FakeHost) -> None:
    ended: list[str] = []
    assert screen.kiosk.operator
    screen.kiosk.operator.ended.connect(ended.append)
    open_panel(screen)
    press_at(screen, "Nine facts")
    assert not shows(screen, "Sure"), "it plays already"
    press_at(screen, "Felt and wool")
    assert "The kiosk shows this deck from now on." in screen.words()
    screen.tap_control("No")
    assert not shows(screen, "Sure")
    press_at(screen, "Felt and wool")
    screen.tap_control("Yes")
    answered(screen)
    assert host.calls[-1] == ("choose_deck", "/decks/felt")
    assert ended == ["restart"]


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
    for said in ("plays now", "remarks: 2", "steppe\ncannot be shown, mistakes: 3", "yurts\nnot checked yet"):
        assert said in words
    assert "Decks lie in /home/kiosk/.local/share/kiosk/decks." in words


def test_a_broken_deck_says_why_and_cannot_be_chosen(screen: Screen, host: FakeHost) -> None:
    open_panel(screen)
    before = list(host.calls)
    press_at(screen, "steppe")
    assert "no colour `pink`; write lake" in screen.words()
    names = [item.property("name") for item in screen.items() if is_kind(item, "Pill")]
    assert "Yes" not in names
    screen.tap_control("Back")
    assert not shows(screen, "Sure")
    assert host.calls == before


def test_a_deck_that_broke_meanwhile_is_refused(wide: Screen, host: FakeHost) -> None:
    ended: list[str] = []
    assert wide.kiosk.operator
    wide.kiosk.operator.ended.connect(ended.append)
    open_panel(wide)
    host.found[1] = replace(host.found[1], cover=None, count=1)
    press_at(wide, "Felt and wool")
    wide.tap_control("Yes")
    answered(wide)
    assert ended == []
    assert "The deck “felt” cannot be shown." in wide.words()


def test_names_from_outside_in_letters_that_no_font_has(wide: Screen, host: FakeHost) -> None:
    odd = "\U00012000"
    host.found = [replace(host.found[2], folder=Path(f"/decks/{odd}"), faults=(f"no colour {odd}",))]
    host.shown["places"] = [{"name": f"STICK {odd}", "path": "/media/a"}]
    host.shown["problems"] = [{"word": "trouble_picture", "file": odd}]
    open_panel(wide)
    assert odd not in wide.words()
    assert "STICK ¤" in wide.words()
