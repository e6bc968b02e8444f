"""What a player reserves before it plays: settings, state folder and log."""

import logging
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from kiosk import paths
from kiosk.player.environment import Environment, occupy
from kiosk.player.options import Options
from kiosk.problems import CannotStartError

WINDOW = (800, 600)
Occupy = Callable[[Options], Environment]


@pytest.fixture
def held() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


@pytest.fixture
def enter(held: ExitStack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Occupy:
    """Reserves a place, in a home of its own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return lambda options: occupy(options, held)


def test_options_beat_the_settings(enter: Occupy, tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("deck: here\nscreen: 1\nidle_s: 45\nbackend: gpu\n", encoding="utf-8")
    place = enter(Options(deck=tmp_path / "named", settings=file, screen=2, window=WINDOW))
    settings = place.settings
    assert (settings.deck, settings.screen, settings.idle_s) == (tmp_path / "named", 2, 45)
    assert (settings.backend, place.own_settings, place.window) == ("gpu", file, WINDOW)


def test_without_any_the_deck_in_the_program_is_wanted(enter: Occupy) -> None:
    assert enter(Options(window=WINDOW)).settings.deck == paths.BUILT_IN_DECK


def test_a_settings_file_that_cannot_be_read_may_have_named_another(
    enter: Occupy, tmp_path: Path, expect_log: list[str]
) -> None:
    expect_log.append("until it is corrected")
    assert enter(Options(settings=tmp_path / "none.yaml", window=WINDOW)).settings.deck is None


def test_in_safe_mode_it_draws_without_the_graphics_card_whatever_was_asked(enter: Occupy) -> None:
    assert enter(Options(safe="failsafe", backend="gpu", window=WINDOW)).settings.backend == "software"


def test_the_second_window_keeps_nothing(enter: Occupy, held: ExitStack, expect_log: list[str]) -> None:
    expect_log += ["this window saves nothing", "no log file"]
    first, second = enter(Options(window=WINDOW)), enter(Options(window=WINDOW))
    assert first.state == paths.state_folder(windowed=True)
    assert second.state == paths.NOWHERE
    held.close()  # the log's thread reports that it has no file


def test_a_kiosk_does_not_start_where_one_is_and_does_once_that_has_ended(enter: Occupy, held: ExitStack) -> None:
    enter(Options())
    with pytest.raises(CannotStartError):
        enter(Options())
    held.close()
    assert enter(Options()).state == paths.state_folder()


def test_the_log_ends_with_it(enter: Occupy, held: ExitStack) -> None:
    before = list(logging.getLogger().handlers)
    enter(Options(window=WINDOW))
    assert logging.getLogger().handlers != before
    held.close()
    assert logging.getLogger().handlers == before


def test_it_says_why_it_was_started_again(enter: Occupy, expect_log: list[str]) -> None:
    expect_log.append("the player hung; it was started again")
    (told,) = enter(Options(after="the player hung", window=WINDOW)).troubles()
    assert told.phrase.word == "trouble_restarted"
