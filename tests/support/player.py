"""A kiosk that runs as a process of its own, as on a real screen: what it did, and how to look at it from outside."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from kiosk.supervisor.player import ENDED
from kiosk.supervisor.watch import BY_SIGNAL


class Player:
    """A running kiosk."""

    _is_watched = True  # by the supervisor

    def __init__(
        self,
        display: str,
        folder: Path,
        *arguments: str | Path,
        module: str = "kiosk",
        command: str = "run",
        prefix: Sequence[str] = (),
        **more: str,
    ) -> None:
        """`command`: `run`, or `play` for the player alone; `module` is the program, `prefix` a command that starts it.

        `more`: for its environment.
        """
        self._is_watched = command == "run"
        self.events = folder / "events.jsonl"
        self.log = folder / "stderr.txt"
        clean = {key: value for key, value in os.environ.items() if not key.startswith("QT_Q")}
        self.environment = {**clean, "DISPLAY": display, "XDG_STATE_HOME": str(folder / "state"), **more}
        with self.log.open("w", encoding="utf-8") as log:
            self.process = subprocess.Popen(
                [*prefix, sys.executable, "-m", module, command, "--events", self.events, *arguments],
                env=self.environment,
                stderr=log,
            )

    def player(self) -> int:
        """The process of the player, the supervisor's child: of two, the successor."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text(encoding="ascii")
        return int(children.split()[-1])

    def happened(self) -> list[dict[str, object]]:
        if not self.events.exists():
            return []
        return [json.loads(line) for line in self.events.read_text(encoding="utf-8").splitlines()]

    def command_line(self) -> str:
        """With which options the player was started."""
        return " ".join(Path(f"/proc/{self.player()}/cmdline").read_text(encoding="utf-8").split("\0"))

    def times(self, event: str) -> int:
        """How often this has happened."""
        return [line["event"] for line in self.happened()].count(event)

    def wait_for(self, event: str, times: int = 1) -> None:
        wait_until(lambda: self.times(event) >= times, f"event {event}", 60)

    def area(self) -> list[int]:
        """The window's x, y, width and height on the screen, as the X server tells."""
        return max(self.areas(), key=lambda area: area[2])  # Qt has small helper windows too

    def window(self) -> int:
        """The X server's number of the window."""
        found = re.search(r"(0x[0-9a-f]+) \"kiosk\".* \d{3,}x\d{3,}\+", self._xwininfo())
        assert found
        return int(found[1], 16)

    def areas(self) -> list[list[int]]:
        """Those of all windows, the helpers' too."""
        said = self._xwininfo() or self._xwininfo()  # it fails if a window goes while it looks
        windows = [re.search(r"kiosk.* (\d+)x(\d+)\+.*\+(-?\d+)\+(-?\d+)$", line) for line in said.splitlines()]
        return [[int(window[n]) for n in (3, 4, 1, 2)] for window in windows if window]

    def _xwininfo(self) -> str:
        command = ["xwininfo", "-root", "-tree"]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)
        return "" if done.returncode else done.stdout

    def xrandr(self, *arguments: str) -> None:
        subprocess.run(["xrandr", *arguments], env=self.environment, check=True, capture_output=True)

    def ends_by(self, number: signal.Signals) -> bool:
        """Send the signal; whether it ends as of that, and not by itself."""
        self.process.send_signal(number)
        return self.process.wait(30) == (BY_SIGNAL + number if self._is_watched else ENDED)

    def kill(self) -> None:
        """End it, if it has not ended: with its player, which lets go of its files."""
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def wait_until(condition: Callable[[], bool], what: str, patience_s: float = 30) -> None:
    end = time.monotonic() + patience_s
    while not condition():
        assert time.monotonic() < end, f"no {what}"
        time.sleep(0.02)  # another process is waited for
