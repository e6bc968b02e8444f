"""A deck's folder that changes, breaks, goes and comes back while it plays, or while a spare does."""

import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from support.files import edit
from support.fonts import bring, made

from kiosk.deck.load import load
from kiosk.deck.stamp import stamp
from kiosk.deck.watch import MANY_STARTS, STILL_S, STORM_STILL_S, DeckWatch, still_s
from kiosk.sound import encoding

Watch = Callable[..., DeckWatch]


@pytest.fixture
def watch(deck_folder: Path) -> Iterator[Watch]:
    """Watches the deck while it plays itself; or not, for it is broken."""
    watches: list[DeckWatch] = []

    def watch_(folder: Path = deck_folder, *, plays: bool = True, tells_breaks: bool = True) -> DeckWatch:
        before = stamp(folder)
        playing = load(folder)[0] if plays else None
        watches.append(DeckWatch(folder, before, playing, every_s=3600, tells_breaks=tells_breaks))
        return watches[-1]

    yield watch_
    for one in watches:
        one.close()


def news(watching: DeckWatch) -> str:
    """What is news once nothing has changed for long enough. The test looks, no thread."""
    now = next(_times)
    watching.look(now)
    watching.look(now + STILL_S)
    return watching.news()


_times = count(1e9, 1e6)  # s, each long after the last


def test_it_looks_by_itself(qtbot: QtBot, deck_folder: Path) -> None:
    watching = DeckWatch(deck_folder, stamp(deck_folder), load(deck_folder)[0], still_s=0.02, every_s=0.02)
    texts = deck_folder / "texts" / "en.yaml"
    changed = texts.read_text(encoding="utf-8").replace("Headline two en", "Headline 2")
    (deck_folder / "new").write_text(changed, encoding="utf-8")
    (deck_folder / "new").replace(texts)  # at once: the thread never sees half of it
    qtbot.waitUntil(lambda: watching.news() == f"the deck in {deck_folder} has changed")
    watching.close()


def test_a_change_is_told_once_it_has_stayed(watch: Watch, deck_folder: Path) -> None:
    watching = watch()
    edit(deck_folder / "texts" / "en.yaml", "Headline two en", "Headline 2")
    watching.look(1e9)
    watching.look(1e9 + STILL_S - 0.1)
    assert watching.news() == ""
    watching.look(1e9 + STILL_S)
    assert watching.news() == f"the deck in {deck_folder} has changed"


def test_a_deck_that_breaks_is_told_and_so_is_its_mending(
    watch: Watch, deck_folder: Path, expect_log: list[str]
) -> None:
    expect_log.append("never closed")
    watching = watch()
    before = (deck_folder / "deck.yaml").read_text(encoding="utf-8")
    (deck_folder / "deck.yaml").write_text("cards: [", encoding="utf-8")
    assert news(watching) == f"the deck in {deck_folder} is broken"
    (deck_folder / "deck.yaml").write_text(before, encoding="utf-8")
    assert news(watching) == f"the deck in {deck_folder} has changed"


def test_a_drive_that_is_pulled_and_comes_back(
    watch: Watch, deck_folder: Path, tmp_path: Path, expect_log: list[str]
) -> None:
    expect_log.append("there is no such file")
    watching = watch()
    shutil.move(deck_folder, tmp_path / "away")
    assert news(watching) == f"the deck in {deck_folder} is broken"
    shutil.move(tmp_path / "away", deck_folder)
    assert news(watching) == f"the deck in {deck_folder} has changed"


def test_while_a_spare_plays_only_a_mended_deck_matters(
    watch: Watch,
    deck_folder: Path,
    expect_log: list[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    expect_log.append("never closed")
    before = (deck_folder / "deck.yaml").read_text(encoding="utf-8")
    (deck_folder / "deck.yaml").write_text("cards: [", encoding="utf-8")
    watching = watch(plays=False)
    (deck_folder / "deck.yaml").write_text("cards: [[", encoding="utf-8")
    assert news(watching) == ""
    assert any("never closed" in message for message in caplog.messages)
    (deck_folder / "deck.yaml").write_text(before, encoding="utf-8")
    assert news(watching) == f"the deck in {deck_folder} has changed"


def test_litter_is_none_of_the_decks(watch: Watch, deck_folder: Path) -> None:
    watching = watch()
    deck = deck_folder / "deck.yaml"
    for name in (
        ".DS_Store",
        "Thumbs.db",
        ".sync_1a2b.db-wal",
        "texts/en.yaml~",
        "texts/.en.yaml.swp",
        "texts/ru.yaml",
    ):
        (deck_folder / name).write_text("x", encoding="ascii")
    (deck_folder / "illustrations" / "unused.svg").write_text("x", encoding="ascii")
    shutil.copy2(deck, deck_folder / "same")  # the same content, size and time, but another inode
    (deck_folder / "same").replace(deck)
    for at in range(1, 1000):
        watching.look(1e9 + at)
    assert watching.news() == ""


def test_a_link_that_is_switched(watch: Watch, deck_folder: Path, tmp_path: Path) -> None:
    shutil.copytree(deck_folder, tmp_path / "2")
    current = tmp_path / "current"
    current.symlink_to(deck_folder)
    watching = watch(current)
    (tmp_path / "fresh").symlink_to(tmp_path / "2")
    (tmp_path / "fresh").replace(current)
    assert news(watching) == f"the deck in {current} has changed"


def test_a_deck_goes_on_where_its_link_led(deck_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "current").symlink_to(deck_folder)
    assert load(tmp_path / "current")[0].folder == deck_folder


def test_a_picture_that_the_deck_names_counts(watch: Watch, deck_folder: Path, expect_log: list[str]) -> None:
    expect_log.append("error:")
    watching = watch()
    (deck_folder / "illustrations" / "picture.svg").write_text("half", encoding="ascii")
    assert news(watching) == f"the deck in {deck_folder} is broken"


def test_a_font_that_the_deck_brings_counts(watch: Watch, deck_folder: Path, expect_log: list[str]) -> None:
    font = bring(deck_folder, made("აბგ"), "    licence: N. N., SIL OFL 1.1\n")
    watching = watch()
    font.write_bytes(made("აბგდ"))
    assert news(watching) == f"the deck in {deck_folder} has changed"
    expect_log.append("it is cut off")
    font.write_bytes(made("აბგ")[:9000])
    assert news(watching) == f"the deck in {deck_folder} is broken"


def test_a_recording_that_is_still_to_be_copied_counts(watch: Watch, deck_folder: Path) -> None:
    edit(deck_folder / "deck.yaml", "  - id: one\n", "  - id: one\n    narration: {en: narration/one.opus}\n")
    watching = watch(plays=False)
    (deck_folder / "narration").mkdir()
    (deck_folder / "narration" / "one.opus").write_bytes(encoding.opus(encoding.silence(500), ""))
    assert news(watching) == f"the deck in {deck_folder} has changed"


def test_an_editors_deck_that_breaks_is_only_complained_of(
    watch: Watch, deck_folder: Path, expect_log: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    expect_log.append("never closed")
    watching = watch(tells_breaks=False)
    before = (deck_folder / "deck.yaml").read_text(encoding="utf-8")
    (deck_folder / "deck.yaml").write_text("cards: [", encoding="utf-8")
    assert news(watching) == ""
    assert any("never closed" in message for message in caplog.messages)
    (deck_folder / "deck.yaml").write_text(before + "# mended", encoding="utf-8")
    assert news(watching) == f"the deck in {deck_folder} has changed"


def test_what_goes_on_changing_is_waited_out(deck_folder: Path) -> None:
    watching = DeckWatch(deck_folder, stamp(deck_folder), load(deck_folder)[0], still_s=10, every_s=3600)
    for number in range(100):  # a change each 9 s
        edit(deck_folder / "texts" / "en.yaml", *(("Headline", "Title") if number % 2 == 0 else ("Title", "Headline")))
        watching.look(1e9 + 9 * number)
        watching.look(1e9 + 9 * number + 8.9)
    assert watching.news() == ""
    watching.look(1e9 + 9 * 99 + 10)
    watching.close()
    assert watching.news() == f"the deck in {deck_folder} has changed"


def test_a_drive_that_is_pulled_is_no_storm(deck_folder: Path, expect_log: list[str]) -> None:
    expect_log.append("error:")
    watching = DeckWatch(deck_folder, stamp(deck_folder), load(deck_folder)[0], still_s=STORM_STILL_S, every_s=3600)
    shutil.rmtree(deck_folder)
    watching.look(1e9)
    watching.look(1e9 + STILL_S)
    watching.close()
    assert watching.news() == f"the deck in {deck_folder} is broken"


def test_the_silence_is_longer_where_one_change_follows_another() -> None:
    assert [still_s(starts) for starts in (1, MANY_STARTS, MANY_STARTS + 1, 50)] == [
        *(STILL_S, STILL_S),
        *(STORM_STILL_S, STORM_STILL_S),
    ]
