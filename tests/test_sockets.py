"""A kiosk that runs, wakes and is swiped has connections to its screen and its system's buses, and no others."""

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from support.display import x_server
from support.player import Player, wait_until

from kiosk.exchange import Exchange, Message, Order, Orders, Result, Wanted

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, ("Xvfb", "strace", "xdotool"))),
    reason="Xvfb, strace or xdotool is missing (apt-get install xvfb strace xdotool)",
)
_SCREEN = "/tmp/.X11-unix/"  # noqa: S108 - X11's own place
_OURS = (_SCREEN, "/run/dbus/", "/run/user/")  # the system's bus, the session's


class Traced(Player):
    """A kiosk all of whose processes are watched for what they do with sockets."""

    def __init__(self, display: str, folder: Path, *arguments: str | Path) -> None:
        self.events, self.trace = folder / "events.jsonl", folder / "trace"
        self.environment = {**os.environ, "DISPLAY": display, "XDG_STATE_HOME": str(folder / "state")}
        self.environment.pop("QT_QPA_PLATFORM", None)
        watch = ("strace", "-D", "-f", "-qq", "-e", "trace=%network", "-e", "signal=none", "-o", self.trace)
        kiosk = (sys.executable, "-m", "kiosk", "run", "--events", self.events, *arguments)
        self.process = subprocess.Popen([*watch, *kiosk], env=self.environment, stderr=subprocess.DEVNULL)

    def is_swiped(self) -> bool:
        """Swipe; whether another card came of it. Right after the first touch none does: those are its echoes."""
        self.mouse("mousemove", "900", "300", "mousedown", "1", "sleep", "0.1", "mousemove", "600", "300")
        self.mouse("sleep", "0.1", "mousemove", "200", "300", "sleep", "0.1", "mouseup", "1", "sleep", "0.3")
        return [line["event"] for line in self.happened()].count("card") >= 2

    def mouse(self, *commands: str) -> None:
        subprocess.run(["xdotool", *commands], env=self.environment, check=True)


@pytest.mark.parametrize("is_linked", [False, True], ids=["alone", "linked"])
def test_it_never_asks_a_network(tmp_path: Path, is_linked: bool) -> None:
    """A kiosk of a fleet too: it shows a message and gives a picture of its screen through files."""
    exchange, settings = Exchange(tmp_path / "exchange"), tmp_path / "kiosk.yaml"
    arguments: tuple[str | Path, ...] = ()
    if is_linked:
        settings.write_text(f"link: {exchange.folder}\n", encoding="utf-8")
        message = Message({"en": "Back at three"})
        wanted = Wanted(message=message, screenshot="x1")
        exchange.write_orders(Orders(wanted, (Order("message", "kiosk/hall-1@1"), Order("screenshot", "x1"))))
        arguments = ("--settings", settings)
    with x_server("1280x720") as display:
        kiosk = Traced(display, tmp_path, *arguments)
        try:
            kiosk.wait_for("ready")
            if is_linked:
                wait_until(lambda: exchange.screenshot() is not None, "picture of the screen")
                wait_until(lambda: _is_carried_out(exchange), "message")
                kiosk.wait_for("ready", 2)  # the message comes with a fresh start
            kiosk.mouse("mousemove", "600", "300", "click", "1")
            kiosk.wait_for("visit_start")
            wait_until(kiosk.is_swiped, "second card")
        finally:
            is_well = kiosk.ends_by(signal.SIGTERM)
        assert is_well
    if is_linked:
        assert exchange.report() is not None
    said = kiosk.trace.read_text(encoding="utf-8", errors="replace")
    families = set(re.findall(r"\bsocket(?:pair)?\((\w+)", said))
    assert families <= {"AF_UNIX"}, families
    reached = re.findall(r'connect\(\d+, \{[^}]*sun_path=@?"([^"]*)"', said)
    assert any(path.startswith(_SCREEN) for path in reached), "strace saw no connection to the screen"
    assert [path for path in reached if not path.startswith(_OURS)] == []
    assert not re.search(r"connect\([^)]*AF_INET|sin6?_addr", said)


def _is_carried_out(exchange: Exchange) -> bool:
    report = exchange.report()
    return bool(report and any(it.field == "message" and it.result is Result.DONE for it in report.outcomes))
