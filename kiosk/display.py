"""Whether there is a screen, asked without Qt: Qt itself would abort the process where there is none."""

import ctypes
import os
import sys
from collections.abc import Mapping

from kiosk.problems import CannotStartError


def require_screen(environment: Mapping[str, str] = os.environ) -> None:
    """Raise CannotStartError where no window can be shown."""
    if not sys.platform.startswith("linux") or environment.get("QT_QPA_PLATFORM"):
        return  # Windows and macOS always have one; a named platform is somebody's decision
    display = environment.get("DISPLAY", "")
    if environment.get("WAYLAND_DISPLAY"):
        return
    if not display:
        raise CannotStartError("no screen: neither DISPLAY nor WAYLAND_DISPLAY is set; start the kiosk in a session")
    if not _x_server_answers(display):
        raise CannotStartError(f"no screen: the X server of DISPLAY={display} does not answer")


def _x_server_answers(display: str) -> bool:
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # let Qt find out
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(display.encode(), None)
    try:
        return bool(xcb.xcb_connection_has_error(connection) == 0)
    finally:
        xcb.xcb_disconnect(connection)
