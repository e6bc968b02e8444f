"""What is on the screen from the beginning of a start: the first frame, as the last start drew it."""

from datetime import UTC, datetime
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication, QScreen

from kiosk import paths
from kiosk.deck.stamp import stamp
from kiosk.hours.today import is_open
from kiosk.operator import pause
from kiosk.player.content import Content
from kiosk.player.environment import Environment
from kiosk.qt import poster
from kiosk.qt.fullscreen import chosen_screen
from kiosk.system import cache

if TYPE_CHECKING:
    from kiosk.player.show import Show

# Where several windows can cover the screen one after another.
_PLATFORMS = ("xcb", "wayland")


class FirstFrame:
    """Shows a poster until the kiosk has drawn its own first frame, and keeps a picture of that for the next start.

    It is a poster of the loop's first slide: a paused or closed kiosk, and one that turns in step with others, begin
    otherwise. In safe mode there is none. It is only for the same deck, settings, program and screen.
    """

    def __init__(self, environment: Environment, content: Content) -> None:
        self._file = paths.poster(environment.state)
        self._poster: poster.Poster | None = None
        self._question = ""
        screen = chosen_screen(content.settings.screen)
        if screen and _begins_with_its_first_slide(environment, content):
            self._size = screen.size() * screen.devicePixelRatio()
            self._question = _question(content, screen)
            self._show(screen)

    def _show(self, screen: QScreen) -> None:
        image = poster.read(self._file, self._question, self._size.toTuple())
        if image:
            self._poster = poster.Poster(screen, image)
            self._poster.cover()

    def drawn(self, show: "Show") -> None:
        """Give way to the first frame, and keep a picture of it unless there is one. Call it once it is drawn."""
        if self._poster:
            self.close()
        elif self._question and show.is_at_its_beginning:
            image = show.window.grabWindow().copy(QRect(QPoint(), QSize(self._size)))
            Thread(target=poster.keep, args=(self._file, self._question, image), daemon=True).start()

    def close(self) -> None:
        """Remove the poster from the screen."""
        if self._poster:
            self._poster.close()
            self._poster.destroy()
            self._poster = None


def _begins_with_its_first_slide(environment: Environment, content: Content) -> bool:
    settings = content.settings
    return (
        content.deck is not None
        and not content.again_s  # in safe mode nothing is done that can be done without
        and environment.window is None
        and settings.step != "hall"
        and not pause.is_kept(environment.state / "paused")
        and is_open(settings.opening_hours, content.extension, datetime.now(UTC))
        and QGuiApplication.platformName() in _PLATFORMS
    )


def _question(content: Content, screen: QScreen) -> str:
    """A digest of all that the first frame follows from."""
    assert content.deck
    drawn_by = [f"{file.stat().st_size} {file.stat().st_mtime_ns}" for file in sorted(paths.UI.rglob("*.qml"))]
    size = f"{screen.size().toTuple()} {screen.devicePixelRatio()} {screen.physicalSize().toTuple()}"
    seen = sorted(stamp(content.deck.folder).items())
    kiosk = (cache.program(), *drawn_by, repr(content.settings), size)
    return cache.digest(*kiosk, repr(seen), str(len(content.deck.pages)))
