"""An X server whose every pixel can be looked at: whether a kiosk covers its screen. And a mouse that clicks."""

import ctypes
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from struct import unpack_from

from support.display import BIGGEST, x_server
from support.player import Player

Area = tuple[int, int, int, int]  # px: x, y, width, height

_BARE = 0xFF00FF  # the desktop where no window is
_EVERY = 9  # rows; a window's edges are seen by the first and the last
_PATIENCE_S = 20.0


class Desktop:
    """The screen of an X server, and the kiosk `player` on it, once there is one."""

    player: Player

    def __init__(self, display: str, picture: Path) -> None:
        self.display = display
        self._picture = picture
        self._x, self._test = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._server = ctypes.c_void_p(self._x.XOpenDisplay(display.encode()))
        self.run("xsetroot", "-solid", f"#{_BARE:06x}")

    def xrandr(self, *arguments: str) -> None:
        self.run("xrandr", *arguments)

    def covers(self, area: Area) -> bool:
        """Whether the kiosk's window is where it should be, and nothing of the desktop shows there."""
        return tuple(self.player.area()) == area and not self._is_bare(area)

    def covered_after(self, area: Area, change: Callable[[], None] = lambda: None) -> float:
        """How long after a change of the screen the kiosk covers `area`, and goes on to; s. Raises TimeoutError."""
        begun = time.monotonic()
        change()
        covered: float | None = None
        while covered is None or time.monotonic() - covered < 0.5:  # what is covered stays so
            is_covered = self.covers(area)
            covered = (covered or time.monotonic()) if is_covered else None
            if time.monotonic() - begun > _PATIENCE_S:
                raise TimeoutError(f"{area} is not covered but {self.player.area()}, bare: {self._is_bare(area)}")
        return covered - begun

    def click(self, x: int, y: int) -> None:
        """Press and release there, as a mouse."""
        self._test.XTestFakeMotionEvent(self._server, -1, x, y, 0)
        for is_down in (1, 0):
            self._test.XTestFakeButtonEvent(self._server, 1, is_down, 0)
        self._x.XFlush(self._server)

    def _is_bare(self, area: Area) -> bool:
        x, y, width, height = area
        with self._picture.open("rb") as file:
            header = unpack_from(">25I", file.read(100))
            pixels, line = header[0] + 12 * header[19], header[12]
            for row in {*range(y, y + height, _EVERY), y + height - 1}:
                file.seek(pixels + row * line + 4 * x)
                if _BARE in {pixel & 0xFFFFFF for pixel in set(memoryview(file.read(4 * width)).cast("I"))}:
                    return True
        return False

    def run(self, *command: str) -> None:
        """Run a program of this screen."""
        subprocess.run(command, env={"DISPLAY": self.display, "PATH": "/usr/bin:/bin"}, check=True, capture_output=True)


@contextmanager
def desktop() -> Iterator[Desktop]:
    """A screen of up to 4K, for as long as in here; a kiosk left on it is ended."""
    with tempfile.TemporaryDirectory() as folder, x_server(BIGGEST, "-fbdir", folder) as display:
        shown = Desktop(display, Path(folder) / "Xvfb_screen0")
        try:
            yield shown
        finally:
            if hasattr(shown, "player"):
                shown.player.kill()
