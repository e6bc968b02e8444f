"""One life of the player: a child process and what it says of itself."""

import os
import queue
import signal
import socket
import subprocess
import threading
from collections.abc import Sequence

from kiosk import alone, heartbeat

# How the player ends (kiosk/cli/play.py).
ENDED, FAILED, WRONG_USAGE, RESTART, WITHOUT_GPU, QUIT = range(6)  # ENDED by a signal, QUIT by the operator

LEAVE_S = 5.0  # to end when asked
_ABORT_S = 2.0  # to write down where it hangs
Event = tuple["Player", bytes | int]  # a word of heartbeat.py, or the exit code


class Player:
    """Starts the player. Puts (self, word) into `events` for each word it says, and (self, exit code) at its end."""

    def __init__(
        self, command: Sequence[str], events: "queue.SimpleQueue[Event | None]", family: str, seat: socket.socket | None
    ) -> None:
        """`family`, `seat`: what makes it and its successor one kiosk (kiosk/alone.py).

        Raises OSError when the process cannot be started.
        """
        self._events = events
        seated = {alone.SEAT: str(seat.fileno())} if seat else {}
        read, write = heartbeat.open_pipe()
        try:
            self._process = subprocess.Popen(  # noqa: S603 - ourselves
                command,
                env={**os.environ, heartbeat.VARIABLE: heartbeat.name(write), alone.FAMILY: family, **seated},
                stdin=subprocess.DEVNULL,
                close_fds=os.name != "nt",
                pass_fds=(write, *([seat.fileno()] if seat else [])) if os.name != "nt" else (),
            )
        except BaseException:
            os.close(read)
            raise
        finally:
            os.close(write)
        threading.Thread(target=self._listen, args=(read,), daemon=True).start()

    def _listen(self, pipe: int) -> None:
        with open(pipe, "rb", buffering=0) as words:
            while word := words.read(1):
                self._events.put((self, word))
        self._events.put((self, self._process.wait()))

    def end(self) -> int:
        """Ask it to end, insist after LEAVE_S; its exit code."""
        self._process.terminate()
        try:
            return self._process.wait(LEAVE_S)
        except subprocess.TimeoutExpired:
            return self.kill()

    def abort(self) -> int:
        """End a player that hangs; it may still write down where. Its exit code."""
        if os.name != "nt":
            self._process.send_signal(signal.SIGABRT)
            try:
                return self._process.wait(_ABORT_S)
            except subprocess.TimeoutExpired:
                pass
        return self.kill()

    def kill(self) -> int:
        """End it at once; its exit code."""
        self._process.kill()
        return self._process.wait()


def said(code: int) -> str:
    """An exit code in words."""
    if code == ENDED:
        return "the player was ended, and not by its operator"
    if code >= 0:
        return f"the player ended with exit code {code}"
    try:
        return f"the player was ended by {signal.Signals(-code).name}"
    except ValueError:
        return f"the player was ended by signal {-code}"
