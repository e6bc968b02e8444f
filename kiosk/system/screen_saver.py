"""Keeps the screen on without Qt: in the X server's and Windows' own ways."""

import ctypes
import sys
from typing import Any, Protocol


class Screen(Protocol):
    """A screen that can be kept on. Both calls return at once, may be repeated, and come from one thread."""

    lights_again: bool  # whether `hold` also switches a dark screen on

    def hold(self) -> None:
        """Keep the screen on."""

    def let_go(self) -> None:
        """Let it go dark by its own settings, which were never changed."""


class XScreen:
    """An X server's screen saver and power saving (DPMS). The server undoes this itself when the program is gone."""

    lights_again = True

    def __init__(self, display: str | None = None) -> None:
        """Use `display`, such as `:0`; by default that of the environment.

        Raises OSError if a library, the server or the server's extension is missing.
        """
        self._x = ctypes.CDLL("libX11.so.6")
        self._saver = ctypes.CDLL("libXss.so.1")
        self._power = ctypes.CDLL("libXext.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        server = self._x.XOpenDisplay(display.encode() if display else None)
        if not server:
            raise OSError(f"the X server {display or ''} does not answer")
        self._server = ctypes.c_void_p(server)
        if not self._has(self._saver.XScreenSaverQueryExtension):
            raise OSError("the X server has no MIT-SCREEN-SAVER extension")
        self._held = False

    def hold(self) -> None:
        self._suspend(True)
        self._x.XForceScreenSaver(self._server, 0)
        level, enabled = ctypes.c_ushort(), ctypes.c_ubyte()
        # On a server without power saving, DPMSForceLevel would end the program.
        if self._has(self._power.DPMSQueryExtension) and self._power.DPMSCapable(self._server):
            self._power.DPMSInfo(self._server, ctypes.byref(level), ctypes.byref(enabled))
            if enabled.value and level.value:
                self._power.DPMSForceLevel(self._server, 0)
        self._x.XFlush(self._server)

    def let_go(self) -> None:
        self._suspend(False)
        self._x.XFlush(self._server)

    def _suspend(self, wanted: bool) -> None:
        if wanted != self._held:  # the server counts the requests
            self._saver.XScreenSaverSuspend(self._server, wanted)
            self._held = wanted

    def _has(self, query: Any) -> bool:
        return bool(query(self._server, ctypes.byref(ctypes.c_int()), ctypes.byref(ctypes.c_int())))


class WindowsScreen:
    """Windows' display and sleep timers, and its screen saver, which those do not stop."""

    lights_again = False

    _CONTINUOUS, _SYSTEM, _DISPLAY = 0x80000000, 0x1, 0x2
    _GET_SAVER, _SET_SAVER = 0x10, 0x11

    def __init__(self, kernel: Any = None, user: Any = None) -> None:
        """`kernel` and `user` are the libraries kernel32 and user32."""
        if sys.platform == "win32":
            kernel, user = kernel or ctypes.windll.kernel32, user or ctypes.windll.user32
        self._kernel, self._user = kernel, user
        saver = ctypes.c_int()
        user.SystemParametersInfoW(self._GET_SAVER, 0, ctypes.byref(saver), 0)
        self._had_saver = saver.value

    def hold(self) -> None:
        self._kernel.SetThreadExecutionState(self._CONTINUOUS | self._SYSTEM | self._DISPLAY)
        self._user.SystemParametersInfoW(self._SET_SAVER, 0, None, 0)

    def let_go(self) -> None:
        self._kernel.SetThreadExecutionState(self._CONTINUOUS)
        self._user.SystemParametersInfoW(self._SET_SAVER, self._had_saver, None, 0)
