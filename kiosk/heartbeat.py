"""The player's sign of life: a pipe into which it writes a byte now and then, and which its parent reads.

The pipe also tells the player that its parent is gone. Each byte is a word: that the player lives, that its deck is on
the screen, that another player is to take over, or that none is to after all. Only the standard library: the parent
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

else:  # a child's pipe has the number it has here

    def _as_number(end: int) -> int:
        return end

    def _from_number(number: int) -> int:
        return number


VARIABLE = "KIOSK_HEARTBEAT"  # in the player's environment: the pipe's number, on Windows its handle
LOADING_S = 20.0  # from then on a player shows that it lives though it is not up yet
BEAT, ON_SCREEN, SUCCESSOR, STAYS = b".", b"!", b">", b"<"


def open_pipe() -> tuple[int, int]:
    """The two ends of a new pipe: the parent's, to read, and the player's, which a child process inherits."""
    read, write = os.pipe()
    os.set_inheritable(write, True)
    return read, write


def name(end: int) -> str:
    """What VARIABLE says of the player's end."""
    return str(_as_number(end))


class Heart:
    """The player's end. Without a parent that listens every beat is well."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._begun = time.monotonic()
        self._pipe: int | None = None
        if named := environment.get(VARIABLE):
            self._pipe = _from_number(int(named))
            os.set_inheritable(self._pipe, False)  # no child of ours keeps it open
            os.set_blocking(self._pipe, False)

    def beat(self) -> bool:
        """Show that the player is alive; whether its parent still is."""
        return self._pipe is None or self._say(BEAT)

    def beat_while_loading(self) -> None:
        """Show that the player is alive, but only if it has been loading for long.

        Its first beat shortens its parent's patience, and after the deck there is more to load.
        """
        if time.monotonic() - self._begun > LOADING_S:
            self.beat()

    def on_screen(self) -> None:
        """Tell that the deck is on the screen."""
        if self._pipe is not None:
            self._say(ON_SCREEN)

    def ask_for_successor(self) -> bool:
        """Ask for a player that takes over once it is on the screen, while this one plays on; whether one will."""
        return self._pipe is not None and self._say(SUCCESSOR)

    def stay(self) -> None:
        """Take the wish for a successor back: somebody has come."""
        if self._pipe is not None:
            self._say(STAYS)

    def _say(self, word: bytes) -> bool:
        assert self._pipe is not None
        try:
            os.write(self._pipe, word)
        except BlockingIOError:
            return True  # a parent that does not read just now has beats enough
        except OSError:
            return False
        return True
