"""The self-test without a screen: it finds each thing that can be wrong and says what to do."""

import re
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from support.files import edit

from kiosk import paths
from kiosk.operator import self_test
from kiosk.operator.panel_values import Check
from kiosk.operator.self_test import checks
from kiosk.operator.words import OPERATOR_WORDS


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    return tmp_path / "home"


def look(deck: Path, folder: Path, home: Path) -> dict[str, Check]:
    return {check.name: check for check in checks(deck, (folder,), home)}


def test_a_kiosk_that_is_ready(tmp_path: Path, home: Path) -> None:
    start = home / ".config" / "autostart" / "kiosk.desktop"
    start.parent.mkdir(parents=True)
    start.write_text("[Desktop Entry]\nExec=kiosk\n", encoding="utf-8")
    found = look(paths.BUILT_IN_DECK, tmp_path / "state", home)
    assert all(check.is_well for check in found.values()), found
    assert found["deck"].found.startswith("nine-facts: pages 10, languages 3")
    assert found["start at power-on"].found == str(start)


def test_a_broken_deck(deck_folder: Path, tmp_path: Path, home: Path) -> None:
    edit(deck_folder / "deck.yaml", "accent: lake", "accent: pink")
    assert look(deck_folder, tmp_path, home)["deck"].mend == f"run: kiosk check {deck_folder}"


def test_a_folder_that_cannot_be_written(tmp_path: Path, home: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    check = look(paths.BUILT_IN_DECK, tmp_path / "file" / "state", home)["write access"]
    assert not check.is_well
    assert "file" in check.found


def test_a_full_disk(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=120_000_000))
    check = look(paths.BUILT_IN_DECK, tmp_path, home)["disk space"]
    assert (check.found, check.mend[:12]) == ("120 MB free", "free 380 MB ")


@pytest.mark.parametrize("days", [-20_000, -4_000, 9_000])
def test_a_clock_that_is_not_set(days: int) -> None:
    assert not self_test._clock(datetime.now(UTC) + timedelta(days)).is_well
    assert self_test._clock(datetime.now(UTC)).is_well


def test_nothing_starts_it(tmp_path: Path, home: Path) -> None:
    assert not look(paths.BUILT_IN_DECK, tmp_path, home)["start at power-on"].is_well


def test_counts_follow_what_they_count() -> None:
    """In many languages a word changes with the number before it."""
    counts = re.compile(r"\{(count|pages|languages|warnings|number)\} [a-z]")
    assert [word for word, said in OPERATOR_WORDS.items() if counts.search(said)] == []
