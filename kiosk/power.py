"""Switches the computer off, or off and on again, where systemd's logind lets this user.

Asked with systemd's own `busctl`, a process that has an end: Qt would wait for ever for a daemon that says nothing, and
hold Python's interpreter meanwhile. Slow: not for the GUI thread.
"""

import logging
import os
import subprocess

_log = logging.getLogger(__name__)
_LOGIND = ("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager")
_PATIENCE_S = 5
_METHODS = {"reboot": "Reboot", "shut_down": "PowerOff"}


def allowed() -> list[str]:
    """What this user may do without being asked for a password: `reboot`, `shut_down`, or nothing of it."""
    return [deed for deed, method in _METHODS.items() if _says(f"Can{method}") == 's "yes"']


def do(deed: str) -> None:
    """`reboot` or `shut_down`. Raises OSError where it is refused."""
    _log.info("the host asks for it: %s", deed)
    if _says(_METHODS[deed], "b", "false") is None:  # false: nobody is here to be asked for a password
        raise PermissionError(1, "logind refuses")


def _says(method: str, *arguments: str) -> str | None:
    """What logind answers; None where it does not, or there is none."""
    command = ["busctl", "--system", f"--timeout={_PATIENCE_S}", "call", *_LOGIND, method, *arguments]
    try:
        done = subprocess.run(  # noqa: S603 - nothing of it comes from outside
            command, capture_output=True, text=True, timeout=2 * _PATIENCE_S, check=True, env=_environment()
        )
    except (OSError, subprocess.SubprocessError) as error:
        _log.debug("logind does not answer to %s: %s", method, error)
        return None
    return done.stdout.strip()


def _environment() -> dict[str, str]:
    """Without the executable's own libraries, which are not those of this system's programs."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LD_LIBRARY_PATH")}
    before = os.environ.get("LD_LIBRARY_PATH_ORIG")
    return {**kept, "LD_LIBRARY_PATH": before} if before else kept
