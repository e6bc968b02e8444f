"""On a real X server: nothing covers the kiosk for long, nothing takes the keys, and the screen stays lit."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes.util import find_library
from pathlib import Path

import pytest
from support.files import write_deck
from support.player import PATIENCE_S, wait_until
from support.xserver import XServer

pytestmark = pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("dbus-daemon") and find_library("Xss")),
    reason="Xvfb, dbus-daemon or libXss is missing (apt-get install xvfb dbus libxss1)",
)
SUPPORT = Path(__file__).parent.parent / "support"


@contextmanager
def running(*command: str | Path, **options: object) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(command, **options)  # type: ignore[call-overload]
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def display() -> Iterator[str]:
    read, write = os.pipe()
    command = ("Xvfb", "-displayfd", str(write), "-screen", "0", "800x600x24", "-noreset", "-nolisten", "tcp")
    with running(*command, pass_fds=(write,), stderr=subprocess.DEVNULL), os.fdopen(read) as number:
        yield f":{number.readline().strip()}"


@pytest.fixture
def services(tmp_path: Path) -> Iterator[tuple[str, Callable[[], str]]]:
    """A bus with stand-ins for the screen saver and logind: its address, and what they have said so far."""
    said = tmp_path / "services.txt"
    daemon = ("dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1")
    with running(*daemon, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as bus:
        assert bus.stdout
        address = bus.stdout.readline().decode().strip()
        environment = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": address}
        with said.open("w") as out, running(sys.executable, SUPPORT / "fake_services.py", stdout=out, env=environment):
            wait_until(lambda: "there" in said.read_text(encoding="utf-8"), "services")
            yield address, lambda: said.read_text(encoding="utf-8")
        bus.stdout.close()


@contextmanager
def playing(display: str, folder: Path, **more: str) -> Iterator[tuple[subprocess.Popen[bytes], Callable[[], str]]]:
    """A kiosk with a small deck that is on the screen, and its log."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("QT_Q", "DBUS"))}
    environment = {**clean, "DISPLAY": display, "XDG_STATE_HOME": str(folder / "state"), **more}
    log, events = folder / "stderr.txt", folder / "events.jsonl"
    command = (sys.executable, "-m", "kiosk", "play", "--deck", write_deck(folder / "deck"), "--events", events)
    with log.open("w") as err, running(*command, env=environment, stderr=err) as process:
        wait_until(lambda: events.exists() and '"ready"' in events.read_text(encoding="utf-8"), "first frame")
        yield process, lambda: log.read_text(encoding="utf-8")


def loud(log: str) -> list[str]:
    return [line for line in log.splitlines() if " INFO " not in line and "no PIN is set" not in line]


def test_other_windows_do_not_stay_in_front(display: str, tmp_path: Path) -> None:
    with playing(display, tmp_path) as (_, log), XServer(display) as server:
        wait_until(lambda: server.top() == server.focus(), "focus")
        kiosk = server.top()
        for _ in range(3):
            server.intrude()
            wait_until(lambda: (server.top(), server.focus()) == (kiosk, kiosk), "kiosk in front")
        assert not loud(log())


def test_the_screen_stays_lit_while_it_plays(
    display: str, tmp_path: Path, services: tuple[str, Callable[[], str]]
) -> None:
    address, said = services
    buses = {"DBUS_SESSION_BUS_ADDRESS": address, "DBUS_SYSTEM_BUS_ADDRESS": address}
    with XServer(display) as server:
        server.blank_after(1)
        wait_until(lambda: server.saver()[0], "screen saver before")
        with playing(display, tmp_path, **buses) as (process, log):
            wait_until(lambda: log().count("kept awake by") == 3, "answers")
            wait_until(lambda: server.saver()[1] > 1500, "idle time")
            assert not server.saver()[0], "the kiosk lets the screen go dark"
            process.send_signal(signal.SIGTERM)
            assert process.wait(PATIENCE_S) == 0
        wait_until(lambda: server.saver()[0], "screen saver after")
        wait_until(lambda: said().count("let go of") == 2, "letting go")
    expected = {"screen saver: Kiosk", "logind: Kiosk idle block", "logind: Kiosk sleep block"}
    assert expected <= set(said().splitlines())
    assert not loud(log())


def test_a_killed_kiosk_holds_nothing(display: str, tmp_path: Path, services: tuple[str, Callable[[], str]]) -> None:
    address, said = services
    with XServer(display) as server, playing(display, tmp_path, DBUS_SYSTEM_BUS_ADDRESS=address) as (process, log):
        wait_until(lambda: log().count("kept awake by") == 2, "answers")
        process.kill()
        server.blank_after(1)
        wait_until(lambda: server.saver()[0], "screen saver after")
        wait_until(lambda: said().count("let go of") == 2, "letting go")


def test_without_a_bus_it_plays_all_the_same(display: str, tmp_path: Path) -> None:
    nowhere = "unix:path=/nowhere"
    with playing(display, tmp_path, XDG_RUNTIME_DIR="", DBUS_SYSTEM_BUS_ADDRESS=nowhere) as (_, log):
        wait_until(lambda: "no session bus" in log() and "no system bus" in log(), "line in the log")
        assert not loud(log())
