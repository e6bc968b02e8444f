"""An X server as its programs see it: which window has the focus or is on top, and whether the screen saver is on."""

import ctypes
from types import TracebackType


class _Saver(ctypes.Structure):
    _fields_ = [
        ("window", ctypes.c_ulong),
        ("state", ctypes.c_int),
        ("kind", ctypes.c_int),
        ("till_or_since", ctypes.c_ulong),
        ("idle", ctypes.c_ulong),
        ("mask", ctypes.c_ulong),
    ]


class _ClientMessage(ctypes.Structure):
    _fields_ = [
        ("kind", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("is_sent", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        ("rest", ctypes.c_long * 16),  # an XEvent is larger
    ]


class XServer:
    """A connection to an X server, which can also make windows that intrude. XServer(":55")."""

    def __init__(self, display: str) -> None:
        self._x, self._saver = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXss.so.1")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        for name in ("XDefaultRootWindow", "XCreateSimpleWindow", "XInternAtom"):
            getattr(self._x, name).restype = ctypes.c_ulong
        self._server = ctypes.c_void_p(self._x.XOpenDisplay(display.encode()))
        assert self._server
        self._root = ctypes.c_ulong(self._x.XDefaultRootWindow(self._server))

    def __enter__(self) -> "XServer":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._x.XCloseDisplay(self._server)

    def focus(self) -> int:
        """The window with the keyboard focus."""
        window = ctypes.c_ulong()
        self._x.XGetInputFocus(self._server, ctypes.byref(window), ctypes.byref(ctypes.c_int()))
        return window.value

    def top(self) -> int:
        """The topmost window."""
        children, count = ctypes.POINTER(ctypes.c_ulong)(), ctypes.c_uint()
        ignored = ctypes.byref(ctypes.c_ulong())
        self._x.XQueryTree(self._server, self._root, ignored, ignored, ctypes.byref(children), ctypes.byref(count))
        top = children[count.value - 1]
        self._x.XFree(children)
        return int(top)

    def hide(self, window: int) -> None:
        """Hide another program's window."""
        self._x.XUnmapWindow(self._server, ctypes.c_ulong(window))
        self._x.XSync(self._server, 0)

    def shrink(self, window: int) -> None:
        """Shrink another program's window."""
        self._x.XMoveResizeWindow(self._server, ctypes.c_ulong(window), 50, 60, 300, 200)
        self._x.XSync(self._server, 0)

    def intrude(self) -> int:
        """Cover the screen with a new window that takes the focus; return the window."""
        self._x.XGrabServer(self._server)  # so that no other program interferes
        window = self._x.XCreateSimpleWindow(self._server, self._root, 0, 0, 4000, 3000, 0, 0, 0xFFFFFF)
        self._x.XMapRaised(self._server, ctypes.c_ulong(window))
        self._x.XSetInputFocus(self._server, ctypes.c_ulong(window), 1, ctypes.c_ulong(0))
        found = self.top() == window, self.focus() == window
        self._x.XUngrabServer(self._server)
        self._x.XFlush(self._server)
        assert found == (True, True)
        return int(window)

    def ask_to_close(self, window: int) -> None:
        """Send what a window manager sends when its close button is pressed."""
        protocols, delete = (
            self._x.XInternAtom(self._server, name, 0) for name in (b"WM_PROTOCOLS", b"WM_DELETE_WINDOW")
        )
        data = (ctypes.c_long * 5)(delete, 0)
        event = _ClientMessage(33, 0, 1, self._server, window, protocols, 32, data)
        self._x.XSendEvent(self._server, ctypes.c_ulong(window), 0, ctypes.c_long(0), ctypes.byref(event))
        self._x.XFlush(self._server)

    def blank_after(self, seconds: int) -> None:
        self._x.XSetScreenSaver(self._server, seconds, seconds, 1, 1)
        self._x.XFlush(self._server)

    def saver(self) -> tuple[bool, int]:
        """Whether the screen saver is on, and the ms since the last input."""
        info = _Saver()
        self._saver.XScreenSaverQueryInfo(self._server, self._root, ctypes.byref(info))
        return info.state == 1, int(info.idle)
