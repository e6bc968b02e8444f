"""A running kiosk: its events, its output and how it ends."""

import json
import os
import re
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from kiosk.supervisor.exits import BY_SIGNAL

_PATIENCE_S = 60
# Only these log lines are expected.
_EXPECTED = re.compile(r"^[-0-9]{10} [:,0-9]{12} (INFO [\w.]+: |WARNING kiosk[\w.]*: no PIN is set: )")


class SmokeError(Exception):
    """Something is not as it should be."""


class Player:
    """Starts `command`, which appends its events to `events`. `home` is its user's home, for the log."""

    def __init__(self, command: Sequence[str], events: Path, environment: Mapping[str, str] | None = None) -> None:
        self._events = events
        self._seen = 0
        self._process = subprocess.Popen(  # noqa: S603
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def wait_for(self, name: str, seconds: float = _PATIENCE_S) -> dict[str, str]:
        """Wait for the next event of this name. Raises SmokeError if it does not come."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            for line in self._lines()[self._seen :]:
                self._seen += 1
                event = json.loads(line)
                if event["event"] == name:
                    return dict(event)
            if self._process.poll() is not None:
                raise SmokeError(f"it ended with {self._process.returncode}:\n{self._process.communicate()[0]}")
            time.sleep(0.02)
        self.kill()
        raise SmokeError(
            f"no {name} within {seconds} s; there was:\n{''.join(self._lines())}\n{self._process.communicate()[0]}"
        )

    def spent(self) -> int:
        """The processor's time that it and all it has started have used, in ticks of 10 ms."""
        ticks, family = 0, [str(self._process.pid)]
        while family:
            folder = Path("/proc") / family.pop()
            try:
                ticks += sum(map(int, (folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[11:13]))
                for children in folder.glob("task/*/children"):
                    family += children.read_text(encoding="ascii").split()
            except OSError:  # it has ended meanwhile
                continue
        return ticks

    def end(self) -> None:
        """End it as a service manager would. Raises SmokeError for a bad end or unexpected output."""
        os.kill(self._pid(), signal.SIGTERM)
        output, _ = self._process.communicate(timeout=_PATIENCE_S)
        unexpected = [line for line in output.splitlines() if not _EXPECTED.match(line)]
        if self._process.returncode != BY_SIGNAL + signal.SIGTERM or unexpected:
            raise SmokeError("\n".join([f"it ended with {self._process.returncode}; unexpected output:", *unexpected]))

    def kill(self) -> None:
        """Kill it as a power cut would: only the process that was started."""
        os.kill(self._pid(), signal.SIGKILL)

    def _pid(self) -> int:
        """The program's own process. bwrap runs as another process and does not pass signals on."""
        pid = self._process.pid
        if Path(f"/proc/{pid}/comm").read_text(encoding="ascii") != "bwrap\n":
            return pid
        return int(Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()[0])

    def _lines(self) -> list[str]:
        try:
            text = self._events.read_text(encoding="utf-8")
        except FileNotFoundError:
            return []
        return text.splitlines(keepends=True) if text.endswith("\n") else text.splitlines(keepends=True)[:-1]
