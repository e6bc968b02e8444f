"""Whose kiosk a command is about: each user has their own, and so has the package's service."""

import getpass
import os
import sys

if sys.platform != "win32":
    import pwd

_SERVICE = "kiosk"  # the user of the package's service


def user_name() -> str:
    """The user of this process; not from the environment, which `sudo` may have kept."""
    if sys.platform == "win32":
        return getpass.getuser()
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        return f"the user {os.geteuid()}"


def service_of_another(command: str) -> str:
    """The same command for the service's kiosk, if there is one and this process is another user's; else empty."""
    if sys.platform == "win32" or user_name() == _SERVICE:
        return ""
    try:
        pwd.getpwnam(_SERVICE)
    except KeyError:
        return ""
    return f"`sudo -u {_SERVICE} kiosk {command}`"
