"""What a player loads: the deck, settings that fit it, and what watches and counts."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kiosk.packs.store import Packs
from kiosk.player.content import Content, load
from kiosk.player.environment import Environment
from kiosk.player.last_good import LastGood
from kiosk.player.options import Options
from kiosk.player.pack_trial import PackTrial
from kiosk.settings import Settings
from kiosk.supervisor.heartbeat import Heartbeat

Load = Callable[..., Content]


@pytest.fixture
def environment(tmp_path: Path, deck_folder: Path) -> Environment:
    (tmp_path / "state").mkdir()
    own = tmp_path / "config" / "kiosk.yaml"
    settings, state = Settings(deck=deck_folder, language="de"), tmp_path / "state"
    return Environment(settings, own, state, list, None, PackTrial(Packs(state / "packs"), counts=True, is_safe=False))


@pytest.fixture
def load_(environment: Environment, expect_log: list[str]) -> Iterator[Load]:
    """Loads what is to be played in the environment, or those with other settings."""
    expect_log.append("no PIN is set")
    with ExitStack() as held:

        def load_(options: Options | None = None, **settings: Any) -> Content:
            changed = Environment(
                replace(environment.settings, **settings),
                environment.own_settings,
                environment.state,
                list,
                None,
                environment.trial,
            )
            return load(options or Options(), changed, Heartbeat({}), held)

        yield load_


def test_the_deck_that_is_wanted(load_: Load, deck_folder: Path) -> None:
    content = load_()
    assert content.deck
    assert (content.deck.folder, content.settings.language, content.again_s) == (deck_folder, "de", 0)
    assert content.visits is content.service.made().visits is not None
    assert content.watch


def test_a_language_that_it_does_not_have(load_: Load, expect_log: list[str]) -> None:
    expect_log.append("no language ky in this deck, its default is used; it has en, de")
    assert load_(language="ky").settings.language is None


def test_nothing_is_counted_where_statistics_are_off(load_: Load) -> None:
    assert load_(statistics="off").visits is None


def test_without_a_deck_failsafe_until_it_is_there(load_: Load, deck_folder: Path, expect_log: list[str]) -> None:
    expect_log += ["there is no such file", "failsafe"]
    shutil.rmtree(deck_folder)
    content = load_()
    assert (content.deck, content.visits, content.again_s) == (None, None, 0)
    assert content.watch


def test_where_nobody_knows_which_is_wanted_it_is_asked_again(load_: Load, expect_log: list[str]) -> None:
    expect_log.append("failsafe")
    content = load_(deck=None)
    assert (content.deck, content.watch, content.again_s) == (None, None, 300)


def test_the_safe_mode_ends(load_: Load, expect_log: list[str]) -> None:
    expect_log.append("failsafe")
    content = load_(Options(safe="failsafe", safe_s=600))
    assert (content.deck, content.again_s, content.service.made().is_safe) == (None, 600, True)


def test_what_has_played_well_is_the_spare_once_the_deck_is_gone(
    load_: Load, environment: Environment, deck_folder: Path, expect_log: list[str]
) -> None:
    LastGood(environment, load_())._keep()
    shutil.rmtree(deck_folder)
    expect_log.append("there is no such file")
    content = load_()
    assert content.deck
    assert content.deck.folder == environment.state / "last-good-deck"
