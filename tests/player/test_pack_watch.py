"""The player notices another pack, and takes those from sticks that may come by themselves."""

import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from support.broker import waited
from support.packs import Maker, maker

from kiosk.packs import sticks
from kiosk.packs.install import install
from kiosk.player import pack_watch
from kiosk.player.pack_trial import PackTrial
from kiosk.player.pack_watch import PackWatch
from kiosk.system import usb_drives


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Maker:
    """A kiosk with a stick on which all packs are."""
    made = maker(tmp_path)
    monkeypatch.setattr(usb_drives, "mounted", lambda: [made.home / "packs"])
    return made


def watch(made: Maker, *, by_itself: bool = False, clock: Callable[[], float] = lambda: 0.0) -> PackWatch:
    """A watch that looks when the test says so."""
    found = PackWatch(PackTrial(made.kiosk, counts=False, is_safe=False), by_itself=by_itself, clock=clock)
    found.close()
    return found


def news(found: PackWatch) -> str:
    found.look()
    found.look()  # the first may have installed something
    return found.news()


def test_whatever_changes_the_pack_is_news(made: Maker) -> None:
    found = watch(made)
    assert news(found) == ""
    install(made.kiosk, made.pack())
    assert news(found) == "the pack facts 1.4 is to be played"
    found = watch(made)
    assert news(found) == ""
    made.kiosk.rollback()
    assert news(found) == "the settings' deck is to be played"


def test_a_pack_that_is_gone_is_no_news_again_and_again(made: Maker, expect_log: list[str]) -> None:
    done = install(made.kiosk, made.pack())
    (done.deck / "deck.yaml").unlink()
    expect_log.append("the pack facts 1.4 is gone")
    assert news(watch(made)) == ""


def test_sticks_are_left_alone_unless_the_settings_say_so(made: Maker) -> None:
    made.pack()
    assert news(watch(made)) == ""
    assert news(watch(made, by_itself=True)) == "the pack facts 1.4 is to be played"


def test_a_stick_that_hangs_hides_nothing_else(made: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever reads from a drive that does not answer waits for ever, and nothing can be done about it."""
    hangs, released = threading.Event(), threading.Event()
    monkeypatch.setattr(pack_watch, "EVERY_S", 0.01)

    def hang() -> tuple[sticks.Seen, ...]:
        hangs.set()
        released.wait(60)
        return ()

    monkeypatch.setattr(sticks, "look", hang)
    found = PackWatch(PackTrial(made.kiosk, counts=False, is_safe=False), by_itself=True)
    try:
        assert hangs.wait(60)
        install(made.kiosk, made.pack())
        waited(found.news, "the news")
        assert found.news() == "the pack facts 1.4 is to be played"
    finally:
        found.close()
        released.set()


def test_of_two_versions_on_a_stick_the_higher_comes(made: Maker) -> None:
    made.pack("1.4")
    made.pack("1.5")
    assert news(watch(made, by_itself=True)) == "the pack facts 1.5 is to be played"


def test_a_refused_pack_is_told_once(made: Maker, expect_log: list[str], caplog: pytest.LogCaptureFixture) -> None:
    file = made.pack()
    content = bytearray(file.read_bytes())
    content[-100] ^= 1
    file.write_bytes(content)
    expect_log.append("the pack facts 1.4 on packs is refused: the signature does not fit")
    found = watch(made, by_itself=True)
    assert news(found) == news(found) == ""
    assert len([record for record in caplog.records if "is refused" in record.message]) == 1


def test_a_damaged_pack_does_not_keep_the_next_one_out(made: Maker, expect_log: list[str]) -> None:
    made.pack("1.4")
    file = made.pack("1.5")
    file.write_bytes(file.read_bytes()[:-1] + b"!")
    expect_log.append("the pack facts 1.5 on packs is refused: the signature does not fit")
    assert news(watch(made, by_itself=True)) == "the pack facts 1.4 is to be played"


def test_a_pack_that_found_no_room_comes_once_there_is_some(
    made: Maker, expect_log: list[str], caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    made.pack()
    expect_log.append("the pack facts 1.4 on packs is refused: the disk is too full")
    now = [0.0]
    found = watch(made, by_itself=True, clock=lambda: now[0])
    with monkeypatch.context() as full:
        full.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10**9, 10**9, 1000))
        assert news(found) == ""
        now[0] += pack_watch.AGAIN_S
        assert news(found) == ""
    assert news(found) == "", "not at each look"
    now[0] += pack_watch.AGAIN_S
    assert news(found) == "the pack facts 1.4 is to be played"
    assert len([record for record in caplog.records if "is refused" in record.message]) == 1
