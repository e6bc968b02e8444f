"""Current problems: logged and ended by the log, or looked up and gone with their cause."""

import logging
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from kiosk.deck import Deck
from kiosk.operator.diagnosis import problems_now
from kiosk.operator.troubles import Troubles, mended, trouble
from kiosk.settings import Settings
from kiosk.system import clock

log = logging.getLogger("here")


@pytest.fixture
def troubles() -> Iterator[Troubles]:
    root, found = logging.getLogger(), Troubles()
    root.addHandler(found)
    before = root.level
    root.setLevel(logging.INFO)
    yield found
    root.setLevel(before)
    root.removeHandler(found)


def words(found: Troubles) -> list[str]:
    return [one.phrase.word for one in found.present()]


def test_what_the_log_tells_lasts_until_it_is_mended(troubles: Troubles, expect_log: list[str]) -> None:
    expect_log.append("no room")
    log.error("no room", extra=trouble("trouble_visits"))
    for file in ("a", "b", "a"):
        log.error("no room for %s", file, extra=trouble("trouble_picture", file=file))
    assert words(troubles) == ["trouble_picture", "trouble_picture", "trouble_visits"]
    log.info("there is room", extra=mended("trouble_visits"))
    assert [one.phrase.values for one in troubles.present()] == [{"file": "b"}, {"file": "a"}]


def test_a_warning_without_a_word_is_none_of_the_operators(troubles: Troubles, expect_log: list[str]) -> None:
    expect_log += ["AtSpi", "a line of a deck"]
    logging.getLogger("qt").warning("AtSpiAdaptor::applicationInterface: could not connect")
    log.error("a line of a deck")
    assert troubles.present() == []


def test_a_fault_of_our_own_is_one(troubles: Troubles, expect_log: list[str]) -> None:
    expect_log.append("a fault")
    try:
        int("no number")
    except ValueError:
        log.exception("a fault")
    assert words(troubles) == ["trouble_inside"]


def test_it_stays_short(troubles: Troubles, expect_log: list[str]) -> None:
    expect_log.append("no")
    for number in range(1000):
        log.error("no", extra=trouble("trouble_picture", file=number))
    assert len(troubles.present()) == 50


def test_what_is_looked_up_is_gone_once_it_is_mended(
    nine_facts: Deck, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "kiosk.yaml"

    def found(deck: Deck | None = nine_facts, wanted: Path | None = None, *, is_safe: bool = False) -> list[str]:
        return [one.word for one in problems_now(Settings(deck=wanted), file, deck, (tmp_path,), is_safe=is_safe)]

    assert found() == ["trouble_settings"], "a file that is named is missed"
    file.write_text("", encoding="utf-8")
    assert found() == []
    file.write_text("idle_s: soon\nlanguage: de\n", encoding="utf-8")
    assert found() == ["trouble_settings", "trouble_language"]
    file.write_text("idle_s: 45\nlanguage: ru\n", encoding="utf-8")
    assert found() == []
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=120_000_000))
        assert found() == ["mend_disk_space"]
    with monkeypatch.context() as patch:
        patch.setattr(clock, "POSSIBLE", (clock.POSSIBLE[1], clock.POSSIBLE[1]))
        assert found() == ["mend_clock"]
    assert found() == []
    mine = tmp_path / "my-deck"
    assert found(wanted=mine) == ["trouble_deck"]
    assert found(deck=None, wanted=mine) == ["trouble_deck"]
    assert found(wanted=mine, is_safe=True) == ["trouble_safe"]
    assert found(replace(nine_facts, folder=mine), mine) == []
