"""Whether there is a screen, asked without Qt: Qt itself would abort the process where there is none."""

import ctypes
import os
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

from kiosk.problems import CannotStartError


def require_screen(environment: Mapping[str, str] = os.environ) -> None:
    """Raise CannotStartError where no window can be shown."""
    if not sys.platform.startswith("linux") or environment.get("QT_QPA_PLATFORM"):
        return  # Windows and macOS always have one; a named platform is somebody's decision
    display, wayland = environment.get("DISPLAY", ""), environment.get("WAYLAND_DISPLAY", "")
    if wayland and _compositor_answers(Path(environment.get("XDG_RUNTIME_DIR", "")) / wayland):
        return
    if wayland and not display:
        raise CannotStartError(f"no screen: the compositor of WAYLAND_DISPLAY={wayland} does not answer")
    if not display:
        raise CannotStartError("no screen: neither DISPLAY nor WAYLAND_DISPLAY is set; start the kiosk in a session")
    if not _x_server_answers(display):
        raise CannotStartError(f"no screen: the X server of DISPLAY={display} does not answer")


def _compositor_answers(address: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as connection:
        try:
            connection.connect(str(address))
        except OSError:
            return False
    return True


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
