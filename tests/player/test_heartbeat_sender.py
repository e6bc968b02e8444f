"""The player sends heartbeats while its event loop runs and requested frames are drawn."""

import pytest
from PySide6.QtQuick import QQuickWindow
from pytestqt.qtbot import QtBot

from kiosk.player.heartbeat_sender import HeartbeatSender
from kiosk.supervisor.heartbeat import Heartbeat


class CountingHeartbeat(Heartbeat):
    """Counts its beats; after `beats_left` of them nobody listens."""

    def __init__(self, beats_left: int = 1000) -> None:
        super().__init__({})
        self.beats = 0
        self._left = beats_left

    def beat(self) -> bool:
        self.beats += 1
        return self.beats <= self._left


class StillWindow(QQuickWindow):
    """A window whose exposure and frames are the test's."""

    def __init__(self) -> None:
        super().__init__()
        self.exposed = True
        self.asked = 0

    def isExposed(self) -> bool:
        return self.exposed

    def update(self) -> None:
        self.asked += 1


@pytest.fixture
def window(qtbot: QtBot) -> StillWindow:  # noqa: ARG001
    return StillWindow()


def beat(sender: HeartbeatSender, times: int) -> None:
    for _ in range(times):
        sender._beat()


def test_without_a_graphics_card_no_frame_is_asked_for(window: StillWindow) -> None:
    heartbeat = CountingHeartbeat()
    beat(HeartbeatSender(window, heartbeat, is_drawn_by_gpu=False), 20)
    assert (heartbeat.beats, window.asked) == (20, 0)


def test_with_one_the_heart_waits_for_the_frame_it_asked_for(window: StillWindow) -> None:
    heartbeat = CountingHeartbeat()
    sender = HeartbeatSender(window, heartbeat, is_drawn_by_gpu=True)
    beat(sender, 20)
    assert (heartbeat.beats, window.asked) == (5, 1)
    window.frameSwapped.emit()
    beat(sender, 20)
    assert (heartbeat.beats, window.asked) == (10, 2)


def test_a_screen_that_is_off_draws_nothing_and_that_is_no_illness(window: StillWindow) -> None:
    heartbeat = CountingHeartbeat()
    sender = HeartbeatSender(window, heartbeat, is_drawn_by_gpu=True)
    beat(sender, 5)
    window.exposed = False
    beat(sender, 20)
    assert (heartbeat.beats, window.asked) == (25, 1)


def test_the_first_beat_comes_with_the_event_loop(window: StillWindow, qtbot: QtBot) -> None:
    heartbeat = CountingHeartbeat()
    sender = HeartbeatSender(window, heartbeat, is_drawn_by_gpu=False)
    assert heartbeat.beats == 0
    qtbot.waitUntil(lambda: heartbeat.beats == 1)
    del sender


def test_without_a_supervisor_it_says_so_once(window: StillWindow, qtbot: QtBot) -> None:
    sender = HeartbeatSender(window, CountingHeartbeat(beats_left=0), is_drawn_by_gpu=False)
    with qtbot.waitSignal(sender.unheard):
        pass
    assert not sender._timer.isActive()
