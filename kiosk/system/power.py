"""Shuts the computer down or restarts it, if systemd's logind allows it to this user.

It uses systemd's own `busctl`, a process with a time limit: Qt would wait forever for a daemon that says nothing, and
hold Python's interpreter meanwhile. Slow: not for the GUI thread.
"""

import logging
import os
import subprocess
from enum import StrEnum

_log = logging.getLogger(__name__)
_LOGIND = ("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager")
_PATIENCE_S = 5


class PowerAction(StrEnum):
    """What can be done to the computer. The values are logind's names."""

    REBOOT = "Reboot"
    SHUT_DOWN = "PowerOff"


def allowed() -> frozenset[PowerAction]:
    """What this user may do without a password."""
    return frozenset(action for action in PowerAction if _says(f"Can{action}") == 's "yes"')


def do(action: PowerAction) -> None:
    """Do it through logind. Raises OSError if it is refused."""
    _log.info("the operator asks for it: %s", action)
    if _says(action, "b", "false") is None:  # false: do not ask for a password, nobody could enter one
        raise PermissionError(1, "logind refuses")


def _says(method: str, *arguments: str) -> str | None:
    """What logind answers; None if nothing."""
    command = ["busctl", "--system", f"--timeout={_PATIENCE_S}", "call", *_LOGIND, method, *arguments]
    try:
        done = subprocess.run(  # noqa: S603 - no part of it comes from outside
            command, capture_output=True, text=True, timeout=2 * _PATIENCE_S, check=True, env=_environment()
        )
    except (OSError, subprocess.SubprocessError) as error:
        _log.debug("logind does not answer to %s: %s", method, error)
        return None
    return done.stdout.strip()


def _environment() -> dict[str, str]:
    """The environment without the executable's own libraries, which do not fit the system's programs."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LD_LIBRARY_PATH")}
    before = os.environ.get("LD_LIBRARY_PATH_ORIG")
    return {**kept, "LD_LIBRARY_PATH": before} if before else kept
