"""A hand at the keyboard of an X server: keys through its XTEST extension, as from a keyboard."""

import ctypes
import time

_RIGHT = 0xFF53


class Hand:
    """A connection to an X server. Hand(":55")."""

    def __init__(self, display: str) -> None:
        self._x, self._test = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._server = ctypes.c_void_p(self._x.XOpenDisplay(display.encode()))
        assert self._server
        self._key = self._x.XKeysymToKeycode(self._server, ctypes.c_ulong(_RIGHT))
        # Without a window manager the window under the pointer gets the keys.
        self._test.XTestFakeMotionEvent(self._server, -1, 960, 1079, ctypes.c_ulong(0))
        self._x.XSync(self._server, 0)

    def press(self) -> float:
        """Press and let go of the key for the next card; the moment before, s."""
        begun = time.perf_counter()
        for down in (1, 0):
            self._test.XTestFakeKeyEvent(self._server, self._key, down, ctypes.c_ulong(0))
        self._x.XFlush(self._server)
        return begun

    def close(self) -> None:
        self._x.XCloseDisplay(self._server)
