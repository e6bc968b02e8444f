"""systemd's notify protocol (sd_notify(3)): ready, alive, status, stopping."""

import os
import socket
from contextlib import suppress

from kiosk.problems import printable


class Notifier:
    """Sends messages to systemd, if it listens. Failures never affect the kiosk."""

    def __init__(self) -> None:
        self._address = os.environ.pop("NOTIFY_SOCKET", "")  # removed, so that the player does not send messages for us
        if self._address.startswith("@"):
            self._address = "\0" + self._address[1:]

    def tell(self, *lines: str) -> None:
        """Send assignments such as `READY=1`."""
        if not self._address:
            return
        with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as out:
            out.setblocking(False)
            out.sendto("\n".join(map(printable, lines)).encode(), self._address)
