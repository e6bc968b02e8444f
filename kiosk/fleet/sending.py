"""Sends alerts with Apprise."""

import time
from collections.abc import Callable, Sequence

from kiosk.problems import CannotStartError

AGAIN_S = 60.0
_MOST_LINES = 500


def sender(addresses: Sequence[str]) -> Callable[[str], bool]:
    """What sends a text to all addresses, and says whether all have taken it. Raises CannotStartError."""
    if not addresses:
        return lambda _: True
    import apprise  # noqa: PLC0415 - large, and only who has addresses needs it

    found = apprise.Apprise()
    for number, address in enumerate(addresses, 1):
        if not found.add(address):  # which may hold a password: not to be printed
            raise CannotStartError(f"the {number}. address of `alerts` is not one that Apprise knows")
    return lambda text: bool(found.notify(body=text, title="Kiosks"))


class Outbox:
    """What is to be sent. If an address does not take it, it is tried again a minute later, with what is new."""

    def __init__(self, send: Callable[[str], bool], clock: Callable[[], float] = time.monotonic) -> None:
        self._send, self._clock = send, clock
        self._lines: list[str] = []
        self._next_at = float("-inf")

    def put(self, text: str) -> None:
        """Have this sent with the next turn."""
        self._lines = [*self._lines, *text.splitlines()][-_MOST_LINES:]

    def turn(self) -> bool:
        """Send what there is, if it is time. Returns whether that went well."""
        if not self._lines or self._clock() < self._next_at:
            return True
        is_sent = self._send("\n".join(self._lines))
        self._next_at = float("-inf") if is_sent else self._clock() + AGAIN_S
        self._lines = [] if is_sent else self._lines
        return is_sent
