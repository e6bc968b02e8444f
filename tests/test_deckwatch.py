"""A deck's folder that changes, breaks, goes and comes back while it plays, or while a spare does."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from support.files import edit

from kiosk.deckwatch import DeckWatch, stamp

OFTEN_S = 0.02
Watch = Callable[[Path | None], DeckWatch]


@pytest.fixture
def watch(deck_folder: Path) -> Iterator[Watch]:
    """Watches the deck while `playing` plays."""
    watches: list[DeckWatch] = []

    def watch_(playing: Path | None) -> DeckWatch:
        watches.append(DeckWatch(deck_folder, stamp(deck_folder), playing, OFTEN_S))
        return watches[-1]

    yield watch_
    for one in watches:
        one.close()


def test_a_change_is_told(qtbot: QtBot, watch: Watch, deck_folder: Path) -> None:
    watching = watch(deck_folder)
    edit(deck_folder / "texts" / "en.yaml", "Headline two en", "Headline 2")
    qtbot.waitUntil(lambda: watching.news() == f"the deck in {deck_folder} has changed", timeout=20_000)


def test_a_deck_that_breaks_is_told_and_so_is_its_mending(
    qtbot: QtBot, watch: Watch, deck_folder: Path, expect_log: list[str]
) -> None:
    expect_log.append("not valid YAML")
    watching = watch(deck_folder)
    before = (deck_folder / "deck.yaml").read_text(encoding="utf-8")
    (deck_folder / "deck.yaml").write_text("cards: [", encoding="utf-8")
    qtbot.waitUntil(lambda: watching.news() == f"the deck in {deck_folder} is broken", timeout=20_000)
    (deck_folder / "deck.yaml").write_text(before, encoding="utf-8")
    qtbot.waitUntil(lambda: watching.news() == f"the deck in {deck_folder} has changed", timeout=20_000)


def test_a_drive_that_is_pulled_and_comes_back(
    qtbot: QtBot, watch: Watch, deck_folder: Path, tmp_path: Path, expect_log: list[str]
) -> None:
    expect_log.append("cannot be read")
    watching = watch(deck_folder)
    shutil.move(deck_folder, tmp_path / "away")
    qtbot.waitUntil(lambda: watching.news() == f"the deck in {deck_folder} is broken", timeout=20_000)
    shutil.move(tmp_path / "away", deck_folder)
    qtbot.waitUntil(lambda: watching.news() == f"the deck in {deck_folder} has changed", timeout=20_000)


def test_while_a_spare_plays_only_a_mended_deck_matters(
    qtbot: QtBot,
    watch: Watch,
    deck_folder: Path,
    tmp_path: Path,
    expect_log: list[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    expect_log.append("not valid YAML")
    before = (deck_folder / "deck.yaml").read_text(encoding="utf-8")
    (deck_folder / "deck.yaml").write_text("cards: [", encoding="utf-8")
    watching = watch(tmp_path / "spare")
    (deck_folder / "deck.yaml").write_text("cards: [[", encoding="utf-8")
    qtbot.waitUntil(lambda: any("not valid YAML" in message for message in caplog.messages), timeout=20_000)
    assert watching.news() == ""
    (deck_folder / "deck.yaml").write_text(before, encoding="utf-8")
    qtbot.waitUntil(lambda: watching.news() == f"the deck in {deck_folder} has changed", timeout=20_000)
