"""The kiosk's side of the painter: starts it, asks it, ends one that hangs."""

import subprocess
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from kiosk import paths
from kiosk.painter import messages
from kiosk.painter.messages import Task
from kiosk.process import relaunch

PATIENCE_S = 60.0  # with one picture; its CPU time ends sooner
_TOO_MUCH = "it takes too much time or memory to draw; simplify it"


class PainterError(Exception):
    """A picture that was not drawn; the text says why."""


class Painter:
    """Draws with a process of its own, one picture at a time, for any thread."""

    def __init__(self, command: Sequence[str] = (), patience_s: float = PATIENCE_S) -> None:
        self._command = command or [*relaunch.command(), relaunch.PAINTER]
        self._patience_s = patience_s
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self.fonts: tuple[Path, ...] = ()  # the deck's, for letters that the typeface lacks

    def start(self) -> None:
        """Have it ready sooner than it is asked. Raises OSError."""
        with self._lock:
            self._running()

    @property
    def number(self) -> int | None:
        """The number of the process, if there is one."""
        return self._process.pid if self._process else None

    def close(self) -> None:
        """End the process; the next picture starts another."""
        with self._lock:
            if self._process:
                self._end()

    def draw(self, document: bytes, size: tuple[int, int], place: tuple[float, float, float, float]) -> bytes:
        """A PNG of `size` pixels, of what stands at `place` in it (see Task). Raises PainterError."""
        typeface = sorted(paths.FONTS.glob("*.ttf"), reverse=True)
        task = Task(size, place, tuple(map(str, (*typeface, *self.fonts))))
        with self._lock:
            try:
                reply = self._asked(task, document)
            except OSError as error:
                raise PainterError(f"the painter cannot be started: {error.strerror}") from None
        if reply is None:
            raise PainterError(_TOO_MUCH)
        is_drawn, said = reply
        if not is_drawn:
            raise PainterError(said.decode(errors="replace"))
        return said

    def _asked(self, task: Task, document: bytes) -> tuple[bool, bytes] | None:
        """The reply; None from one that has ended over it. One that has ended before, as it was idle, is replaced."""
        for _ in range(2):
            process = self._running()
            assert process.stdin
            assert process.stdout
            watchdog = threading.Timer(self._patience_s, process.kill)
            watchdog.start()
            try:
                messages.send_task(process.stdin, task, document)
                reply = messages.receive_reply(process.stdout)
            except BrokenPipeError:
                reply = None
            finally:
                watchdog.cancel()
            if reply is not None:
                return reply
            if self._end() != 0:
                break
        return None

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._process and self._process.poll() is not None:  # idle for long, or killed meanwhile
            self._end()
        if self._process is None:
            self._process = subprocess.Popen(  # noqa: S603 - ourselves
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        return self._process

    def _end(self) -> int:
        """Wait for the process's end; its exit code."""
        assert self._process
        process, self._process = self._process, None
        with suppress(BrokenPipeError), process:  # of what it has not read the pipe still holds a part
            process.kill()
        return process.returncode


THE_PAINTER = Painter()  # one for all threads of this program
