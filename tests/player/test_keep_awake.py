"""When the screen is kept on, for each kind of screen, and what is done about a bus that does not answer."""

import socket
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kiosk.bridge.session import Session
from kiosk.player import keep_awake as awake_
from kiosk.player.keep_awake import KeepAwake
from kiosk.qt.screen_saver import Inhibitor
from kiosk.session.state import Rules
from kiosk.system import dbus
from kiosk.system.screen_saver import WindowsScreen


class Lamp:
    """A screen that only records its calls."""

    def __init__(self, lights_again: bool) -> None:
        self.lights_again = lights_again
        self.lit = False

    def hold(self) -> None:
        self.lit = True

    def let_go(self) -> None:
        self.lit = False


@pytest.fixture
def session(qtbot: QtBot) -> Session:  # noqa: ARG001
    return Session(Rules(("cover", "one"), ("en",), (8000, 8000), (60_000, 60_000)), lambda _: None)


@pytest.fixture(autouse=True)
def no_bus(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dbus, "answers", lambda _: False)


@pytest.mark.parametrize(
    ("black", "lights_again", "lit"), [(True, True, False), (True, False, True), (False, True, True)]
)
def test_closed_the_screen_may_go_dark_if_it_is_black_and_comes_back(
    session: Session, black: bool, lights_again: bool, lit: bool
) -> None:
    lamp = Lamp(lights_again)
    awake = KeepAwake(session, black, lamp)
    assert lamp.lit
    session.set_open(is_open=False)
    assert lamp.lit is lit
    session.callOperator()
    assert lamp.lit, "the operator is there"
    session.leave()
    assert lamp.lit is lit
    session.set_open(is_open=True)
    assert lamp.lit
    awake.let_go()
    assert not lamp.lit


def test_a_screen_that_cannot_be_held_is_no_reason_to_end(
    session: Session, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def missing() -> None:
        raise OSError("libXss.so.1: no such file")

    monkeypatch.setattr(awake_, "XScreen", missing)
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "xcb")
    caplog.set_level("INFO")
    KeepAwake(session, black_when_closed=True).let_go()
    assert "libXss.so.1: no such file" in caplog.text


class Windows:
    """kernel32 and user32, as far as they are needed."""

    def __init__(self, saver: int) -> None:
        self.saver, self.state = saver, 0

    def SetThreadExecutionState(self, state: int) -> None:
        self.state = state

    def SystemParametersInfoW(self, action: int, number: int, out: object, flags: int) -> None:
        assert flags == 0, "nothing of the user's own settings is written"
        if action == 0x10:
            out._obj.value = self.saver  # type: ignore[attr-defined]
        else:
            self.saver = number


@pytest.mark.parametrize("saver", [0, 1])
def test_windows_is_as_it_was_afterwards(saver: int) -> None:
    windows = Windows(saver)
    screen = WindowsScreen(windows, windows)
    screen.hold()
    assert (windows.state, windows.saver) == (0x80000003, 0)
    screen.hold()
    screen.let_go()
    assert (windows.state, windows.saver) == (0x80000000, saver)


@pytest.fixture
def daemon(tmp_path: Path) -> socket.socket:
    place = socket.socket(socket.AF_UNIX)
    place.bind(str(tmp_path / "bus"))
    place.listen()
    return place


def test_a_bus_that_says_nothing_does_not_answer(
    daemon: socket.socket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    with daemon:
        assert not dbus.answers(f"unix:path={tmp_path}/bus", 0.05)
    for other in ("", "unix:path=/nowhere", "tcp:host=example.org,port=1", "autolaunch:", "unix:dir=/tmp"):
        assert not dbus.answers(other, 0.05)


def test_where_the_buses_are() -> None:
    assert dbus.address("session", {"DBUS_SESSION_BUS_ADDRESS": "unix:abstract=a"}) == "unix:abstract=a"
    assert dbus.address("session", {"XDG_RUNTIME_DIR": "/run/user/7"}) == "unix:path=/run/user/7/bus"
    assert dbus.address("session", {}) == "", "Qt would start one"
    assert dbus.address("system", {}) == "unix:path=/run/dbus/system_bus_socket"


def test_nobody_to_ask(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    inhibitor = Inhibitor()
    qtbot.waitUntil(lambda: all(f"no {bus} bus" in caplog.text for bus in ("session", "system")))
    assert inhibitor.granted == 0
    inhibitor.let_go()
