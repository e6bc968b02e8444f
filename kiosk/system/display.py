"""Whether there is a screen, found out without Qt: Qt would abort the process if there is none."""

import ctypes
import os
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

from kiosk.problems import CannotStartError

_LEAST_DEPTH = 15  # bits per pixel that Qt needs to draw; with 8 the screen stays black


def require_screen(environment: Mapping[str, str] = os.environ) -> None:
    """Raise CannotStartError if no window can be shown."""
    if not sys.platform.startswith("linux") or environment.get("QT_QPA_PLATFORM"):
        return  # Windows and macOS always have one; naming a platform is a deliberate choice
    display, wayland = environment.get("DISPLAY", ""), environment.get("WAYLAND_DISPLAY", "")
    if wayland and _compositor_answers(Path(environment.get("XDG_RUNTIME_DIR", "")) / wayland):
        return
    if wayland and not display:
        raise CannotStartError(f"no screen: the compositor of WAYLAND_DISPLAY={wayland} does not answer")
    if not display:
        raise CannotStartError("no screen: neither DISPLAY nor WAYLAND_DISPLAY is set; start the kiosk in a session")
    depth = _x_depth(display)
    if depth == 0:
        raise CannotStartError(f"no screen: the X server of DISPLAY={display} does not answer")
    if depth is not None and depth < _LEAST_DEPTH:
        raise CannotStartError(
            f"no screen to draw on: DISPLAY={display} has {2**depth} colours only; set its depth to 24 bits"
        )


def name_of_screen(number: int, environment: Mapping[str, str] = os.environ) -> str:
    """A name for this screen that is unique on this computer, for every user; empty if it has none."""
    platform = environment.get("QT_QPA_PLATFORM", "").partition(":")[0].partition(";")[0]
    display, wayland = environment.get("DISPLAY", ""), environment.get("WAYLAND_DISPLAY", "")
    if wayland and (not platform or platform.startswith("wayland")):
        return f"{Path(environment.get('XDG_RUNTIME_DIR', '')) / wayland} {number}"
    if not display or platform not in ("", "xcb"):
        return ""
    host, _, server = display.rpartition(":")
    server, _, of_server = server.partition(".")
    return f"{host.removesuffix('unix')}:{server}.{of_server or 0} {number}"


def _compositor_answers(address: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as connection:
        try:
            connection.connect(str(address))
        except OSError:
            return False
    return True


class _XScreen(ctypes.Structure):
    """The beginning of xcb_screen_t, up to the field needed here."""

    _fields_ = (
        ("ids_and_colours", ctypes.c_uint32 * 5),
        ("sizes", ctypes.c_uint16 * 6),
        ("root_visual", ctypes.c_uint32),
        ("backing_stores", ctypes.c_uint8),
        ("save_unders", ctypes.c_uint8),
        ("root_depth", ctypes.c_uint8),
    )


class _XScreens(ctypes.Structure):
    """xcb_screen_iterator_t."""

    _fields_ = (("data", ctypes.POINTER(_XScreen)), ("rem", ctypes.c_int), ("index", ctypes.c_int))


def _x_depth(display: str) -> int | None:
    """The colour depth of this X server's first screen. 0: it does not answer; None: unknown."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return None  # unknown: let Qt find out
    xcb.xcb_connect.restype = xcb.xcb_get_setup.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    for function in (xcb.xcb_connection_has_error, xcb.xcb_disconnect, xcb.xcb_get_setup, xcb.xcb_setup_roots_iterator):
        function.argtypes = [ctypes.c_void_p]
    xcb.xcb_setup_roots_iterator.restype = _XScreens
    connection = xcb.xcb_connect(display.encode(), None)
    try:
        if xcb.xcb_connection_has_error(connection):
            return 0
        screens = xcb.xcb_setup_roots_iterator(xcb.xcb_get_setup(connection))
        return int(screens.data.contents.root_depth) if screens.rem else 0
    finally:
        xcb.xcb_disconnect(connection)
