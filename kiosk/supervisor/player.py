"""One run of the player: a child process and its messages."""

import os
import queue
import signal
import socket
import subprocess
import threading
from collections.abc import Sequence

from kiosk.process import single_instance
from kiosk.supervisor import heartbeat
from kiosk.supervisor.machine import Message, PlayerExited, PlayerSaid

LEAVE_S = 5.0  # for a player to end when asked
ABORT_S = 2.0  # for a player to write down where it hangs


class Player:
    """Starts player `number`. Puts a PlayerSaid into `messages` for each word it says, a PlayerExited at its end."""

    def __init__(
        self,
        number: int,
        command: Sequence[str],
        messages: "queue.SimpleQueue[Message]",
        family: str,
        seat: socket.socket | None,
    ) -> None:
        """`family` and `seat` make it and its successor one kiosk (kiosk/process/single_instance.py).

        Raises OSError if the process cannot be started.
        """
        self._number, self._messages = number, messages
        seated = {single_instance.SEAT: str(seat.fileno())} if seat else {}
        read, write = heartbeat.open_pipe()
        try:
            self._process = subprocess.Popen(  # noqa: S603 - ourselves
                command,
                env={**os.environ, heartbeat.VARIABLE: heartbeat.name(write), single_instance.FAMILY: family, **seated},
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
                self._messages.put(PlayerSaid(self._number, word))
        self._messages.put(PlayerExited(self._number, self._process.wait()))

    def end(self) -> int:
        """Ask it to end, and kill it after LEAVE_S. Returns its exit code."""
        self._process.terminate()
        try:
            return self._process.wait(LEAVE_S)
        except subprocess.TimeoutExpired:
            return self.kill()

    def abort(self) -> int:
        """End a player that hangs, after it had time to write down where. Returns its exit code."""
        if os.name != "nt":
            self._process.send_signal(signal.SIGABRT)
            try:
                return self._process.wait(ABORT_S)
            except subprocess.TimeoutExpired:
                pass
        return self.kill()

    def kill(self) -> int:
        """Kill it at once. Returns its exit code."""
        self._process.kill()
        return self._process.wait()
