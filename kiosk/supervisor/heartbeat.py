"""The player's heartbeat: a pipe into which it writes a byte now and then, and which the supervisor reads.

The pipe also tells the player when the supervisor is gone. Each byte has a meaning: the player is alive, its deck is on
the screen, it wants a successor, or it wants none after all. Only the standard library is used, because the supervisor
loads nothing else.
"""

import os
import sys
import time
from collections.abc import Mapping

if sys.platform == "win32":
    import msvcrt

    def _as_number(end: int) -> int:
        return msvcrt.get_osfhandle(end)

    def _from_number(number: int) -> int:
        return msvcrt.open_osfhandle(number, os.O_WRONLY)

else:  # a child's pipe has the same number as here

    def _as_number(end: int) -> int:
        return end

    def _from_number(number: int) -> int:
        return number


VARIABLE = "KIOSK_HEARTBEAT"  # in the player's environment: the number of the pipe, on Windows its handle
LOADING_S = 20.0  # after this long a player sends heartbeats although it is still loading
BEAT, ON_SCREEN, SUCCESSOR, STAYS = b".", b"!", b">", b"<"


def open_pipe() -> tuple[int, int]:
    """The two ends of a new pipe: one for the supervisor to read, and one that the player inherits to write."""
    read, write = os.pipe()
    os.set_inheritable(write, True)
    return read, write


def name(end: int) -> str:
    """The value of VARIABLE for the player's end."""
    return str(_as_number(end))


class Heartbeat:
    """The player's end of the pipe. Without a supervisor, every beat succeeds."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._begun = time.monotonic()
        self._pipe: int | None = None
        if named := environment.get(VARIABLE):
            self._pipe = _from_number(int(named))
            os.set_inheritable(self._pipe, False)  # so that no child process of ours keeps it open
            os.set_blocking(self._pipe, False)

    def beat(self) -> bool:
        """Send a heartbeat. Returns whether the supervisor is still there."""
        return self._pipe is None or self._say(BEAT)

    def beat_while_loading(self) -> None:
        """Send a heartbeat, but only if loading has taken long.

        The first heartbeat makes the supervisor less patient, and there is more to load after the deck.
        """
        if time.monotonic() - self._begun > LOADING_S:
            self.beat()

    def on_screen(self) -> None:
        """Report that the deck is on the screen."""
        if self._pipe is not None:
            self._say(ON_SCREEN)

    def ask_for_successor(self) -> bool:
        """Ask for a successor, while this player goes on until the successor is on the screen.

        Returns whether there is a supervisor to start one.
        """
        return self._pipe is not None and self._say(SUCCESSOR)

    def stay(self) -> None:
        """Withdraw the request for a successor, because a visitor has come."""
        if self._pipe is not None:
            self._say(STAYS)

    def _say(self, word: bytes) -> bool:
        assert self._pipe is not None
        try:
            os.write(self._pipe, word)
        except BlockingIOError:
            return True  # the pipe is full, so the supervisor has heartbeats enough to read
        except OSError:
            return False
        return True
