"""A kiosk in its own process, as on a real screen: what it did, and how it looks from outside."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from kiosk.supervisor.exits import BY_SIGNAL, ENDED

PATIENCE_S = 300  # with what may take a second: the machine may be slow, and busy


class Player:
    """A running kiosk."""

    _is_watched = True  # whether a supervisor watches it

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
        """Start a kiosk.

        `command` is `run`, or `play` for the player alone. `module` is the program, `prefix` a command that starts it,
        `more` is added to its environment.
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
        """The player's process, the supervisor's child; of two, the successor."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text(encoding="ascii")
        return int(children.split()[-1])

    def happened(self) -> list[dict[str, object]]:
        if not self.events.exists():
            return []
        return [json.loads(line) for line in self.events.read_text(encoding="utf-8").splitlines()]

    def command_line(self) -> str:
        """The options that the player was started with."""
        return " ".join(Path(f"/proc/{self.player()}/cmdline").read_text(encoding="utf-8").split("\0"))

    def times(self, event: str) -> int:
        """How often this event has happened."""
        return [line["event"] for line in self.happened()].count(event)

    def wait_for(self, event: str, times: int = 1) -> None:
        wait_until(lambda: self.times(event) >= times, f"event {event}")

    def area(self) -> list[int]:
        """The window's x, y, width and height on the screen, as the X server reports them; empty if there is none."""
        return max(self.areas(), key=lambda area: area[2], default=[])  # Qt also has small helper windows

    def window(self) -> int:
        """The window's X id."""
        found = re.search(r"(0x[0-9a-f]+) .*\"kiosk\"\) +\d{3,}x\d{3,}\+", self._xwininfo())
        assert found
        return int(found[1], 16)

    def areas(self) -> list[list[int]]:
        """The areas of all windows, helpers included."""
        lines = self._xwininfo().splitlines()
        windows = [re.search(r"kiosk.* (\d+)x(\d+)\+.*\+(-?\d+)\+(-?\d+)$", line) for line in lines]
        return [[int(window[n]) for n in (3, 4, 1, 2)] for window in windows if window]

    def _xwininfo(self) -> str:
        command = ["xwininfo", "-root", "-tree"]
        for _ in range(50):  # it fails if a window disappears meanwhile
            done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)
            if not done.returncode:
                return done.stdout
        raise AssertionError(done.stderr)

    def xrandr(self, *arguments: str) -> None:
        subprocess.run(["xrandr", *arguments], env=self.environment, check=True, capture_output=True)

    def ends_by(self, number: signal.Signals) -> bool:
        """Send the signal. Returns whether it ends because of it, and not by itself."""
        self.process.send_signal(number)
        return self.process.wait(PATIENCE_S) == (BY_SIGNAL + number if self._is_watched else ENDED)

    def kill(self) -> None:
        """Kill it if it is still running, and its player, which releases its files."""
        self.process.terminate()
        try:
            self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def wait_until(condition: Callable[[], bool], what: str, patience_s: float = PATIENCE_S) -> None:
    end = time.monotonic() + patience_s
    while not condition():
        assert time.monotonic() < end, f"no {what}"
        time.sleep(0.02)  # another process or thread is waited for
