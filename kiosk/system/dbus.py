"""Where the D-Bus daemons are and whether they answer, found out without Qt.

Qt would wait forever for a daemon that accepts a connection and says nothing, and hold Python's interpreter meanwhile.
If no address is set, it would even start a daemon.
"""

import os
import socket
from collections.abc import Mapping

SESSION, SYSTEM = "session", "system"
_PATIENCE_S = 2.0


def address(bus: str, environment: Mapping[str, str] = os.environ) -> str:
    """The address of SESSION or SYSTEM; empty if there is none."""
    named = environment.get(f"DBUS_{bus.upper()}_BUS_ADDRESS", "")
    if named or bus == SYSTEM:
        return named or "unix:path=/run/dbus/system_bus_socket"
    folder = environment.get("XDG_RUNTIME_DIR", "")
    return f"unix:path={folder}/bus" if folder else ""


def answers(where: str, patience_s: float = _PATIENCE_S) -> bool:
    """Whether a daemon accepts this user at the address. May take `patience_s` s: never call it on the GUI thread."""
    kind, _, rest = where.partition(";")[0].partition(":")
    named = dict(part.partition("=")[::2] for part in rest.split(","))
    place = named.get("path") or ("\0" + named["abstract"] if "abstract" in named else "")
    if kind != "unix" or not place:
        return False  # a bus on another computer is not ours
    try:
        with socket.socket(socket.AF_UNIX) as daemon:
            daemon.settimeout(patience_s)
            daemon.connect(place)
            daemon.sendall(b"\0AUTH EXTERNAL " + str(os.getuid()).encode().hex().encode() + b"\r\n")
            return daemon.recv(64).startswith(b"OK")
    except OSError:
        return False
