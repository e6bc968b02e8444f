"""A kiosk on the screen: what it reports, and how it ends."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kiosk.bridge.operator.panel import Ending
from kiosk.packs.store import Packs
from kiosk.player import content
from kiosk.player.environment import Environment
from kiosk.player.options import Options
from kiosk.player.pack_trial import PackTrial
from kiosk.player.show import GraphicsFailedError, Show
from kiosk.session.event import Event, EventName
from kiosk.settings import Settings
from kiosk.supervisor.exits import ENDED, FAILED, QUIT, RESTART
from kiosk.supervisor.heartbeat import BEAT, ON_SCREEN, STAYS, SUCCESSOR, VARIABLE, Heartbeat, name, open_pipe


class Stage:
    """A show in a window, with a supervisor that only listens."""

    def __init__(self, show: Show, said: int, events: list[Event], ready: list[None]) -> None:
        self.show = show
        self.events = events
        self.ready = ready
        self._said = said

    def said(self) -> bytes:
        """What the player has sent to its supervisor since last time, without heartbeats."""
        try:
            return os.read(self._said, 1000).replace(BEAT, b"")
        except BlockingIOError:
            return b""


@pytest.fixture
def stage(qapp: QGuiApplication, deck_folder: Path, tmp_path: Path, expect_log: list[str]) -> Iterator[Stage]:
    expect_log.append("no PIN is set")
    state = tmp_path / "state"
    state.mkdir()
    environment = Environment(
        Settings(deck=deck_folder, motion="calm"),
        tmp_path / "kiosk.yaml",
        state,
        list,
        (640, 400),
        PackTrial(Packs(state / "packs"), counts=False, is_safe=False),
    )
    said, end = open_pipe()
    os.set_blocking(said, False)
    heartbeat = Heartbeat({VARIABLE: name(end)})
    events: list[Event] = []
    ready: list[None] = []
    with ExitStack() as held:
        held.callback(os.close, said)
        held.callback(os.close, end)
        played = content.load(Options(), environment, heartbeat, held)
        show = held.enter_context(
            closing(Show(qapp, environment, played, heartbeat, events.append, lambda: ready.append(None)))
        )
        yield Stage(show, said, events, ready)
    timers = [*show._opening.findChildren(QTimer), *show._fresh_start.findChildren(QTimer)]
    assert len(timers) == 2
    assert not any(timer.isActive() for timer in timers), "closed, it follows the clock"


def test_once_the_deck_is_on_the_screen_everybody_is_told_once(stage: Stage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(stage.ready))
    window = stage.show._kiosk.window
    with qtbot.waitSignal(window.frameSwapped):
        window.update()
    assert [event.name for event in stage.events].count(EventName.READY) == 1
    assert (stage.said(), len(stage.ready)) == (ON_SCREEN, 1)


@pytest.mark.parametrize(("how", "code"), [(Ending.QUIT, QUIT), (Ending.RESTART, RESTART)])
def test_the_operator_ends_it(stage: Stage, how: Ending, code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Here without a supervisor: it leaves the start to the caller."""
    monkeypatch.setattr(stage.show._heartbeat, "ask_for_successor", lambda: False)
    operator = stage.show._kiosk.operator
    assert operator
    QTimer.singleShot(0, lambda: operator.ended.emit(how))
    assert stage.show.play() == code


def test_with_a_supervisor_it_plays_on_until_its_successor_is_there(stage: Stage, tmp_path: Path) -> None:
    """The visit's bookmark lies there for it; who comes meanwhile calls it off."""
    session = stage.show._kiosk.session
    session.touched()
    stage.show._succession.ask()
    assert stage.said() == SUCCESSOR
    assert (tmp_path / "state" / "bookmark").is_file()
    stage.show._succession.call_off()
    assert stage.said() == STAYS


def test_a_graphics_card_that_fails_is_told(stage: Stage) -> None:
    window = stage.show._kiosk.window
    QTimer.singleShot(0, lambda: stage.show._fail(None, "no device"))
    with pytest.raises(GraphicsFailedError, match="no device"):
        stage.show.play()
    assert window.isVisible()


def test_a_signal_ends_it_and_so_does_whoever_closes_its_window(stage: Stage, qapp: QGuiApplication) -> None:
    QTimer.singleShot(0, lambda: qapp.exit(ENDED))
    assert stage.show.play() == ENDED
    QTimer.singleShot(0, stage.show._kiosk.window.close)
    QTimer.singleShot(0, lambda: qapp.exit(ENDED))
    assert stage.show.play() == QUIT


def test_a_supervisor_that_is_gone_ends_it(stage: Stage) -> None:
    QTimer.singleShot(0, stage.show._heartbeat_sender.unheard.emit)
    assert stage.show.play() == FAILED


def test_the_command_line_loads_no_qt() -> None:
    """What is missing for Qt is told in plain words, and a deck can be checked without it."""
    code = (
        "import sys, kiosk.cli, kiosk.player.player;"
        "print([name for name, module in sys.modules.items() if 'PySide6' in name and module.__spec__])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
