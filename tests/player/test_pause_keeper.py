"""A pause lasts over every restart, until the operator ends it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk import bridge
from kiosk.operator import pause
from kiosk.player.pause_keeper import PauseKeeper
from kiosk.session.event import Event
from kiosk.session.state import Rules
from kiosk.system import files

RULES = Rules(("cover",), ("en",), dwell_ms=(1000,), idle_ms=(1000,))


def started(file: Path, told: list[str]) -> bridge.Session:
    """A session as the program begins it."""

    def tell(event: Event) -> None:
        told.append(event.name)

    return bridge.Session(RULES, tell, lambda: 0, is_paused=pause.is_kept(file))


def panel(session: bridge.Session, file: Path, leave: Callable[[bridge.Session], None]) -> None:
    """The operator comes, gives the PIN and goes."""
    keeper = PauseKeeper(session, file)
    session.callOperator()
    session.unlock()
    leave(session)
    keeper.close()


@pytest.mark.usefixtures("qtbot")
def test_it_is_there_after_each_start_until_the_operator_ends_it(tmp_path: Path) -> None:
    file = tmp_path / "state" / "paused"
    told: list[str] = []
    panel(started(file, told), file, bridge.Session.pause)
    for _ in range(2):
        told.clear()
        session = started(file, told)
        assert (session.state.place, told) == ("paused", ["paused"])
        session.touched()
        assert session.state.place == "paused"
    panel(session, file, bridge.Session.leave)
    assert session.state.place == "attract"
    assert started(file, told).state.place == "attract"
    assert list(file.parent.iterdir()) == []


def test_who_only_looks_in_changes_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    assert qtbot
    file = tmp_path / "paused"
    pause.keep(file, is_paused=True)
    session = started(file, [])
    keeper = PauseKeeper(session, file)
    session.callOperator()
    session.leave()  # without the PIN
    keeper.close()
    assert session.state.place == "paused"
    assert pause.is_kept(file)


@pytest.mark.usefixtures("qtbot")
def test_a_disk_that_does_not_take_it_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expect_log: list[str]
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "replace", full)
    expect_log.append("the pause cannot be saved")
    session = started(tmp_path / "paused", [])
    panel(session, tmp_path / "paused", bridge.Session.pause)
    assert session.state.place == "paused"
