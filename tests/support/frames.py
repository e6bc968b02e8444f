"""Frames as the screen gets them, one by one."""

from collections.abc import Callable

from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickWindow


class Frames:
    """Keeps the picture of each frame while `counts` is true. Nothing is drawn for that: it copies what is shown.

    With each picture it keeps what `look` returned when the frame had been drawn, before anyone else heard of it. Close
    it before the window goes.
    """

    def __init__(
        self,
        window: QQuickWindow,
        counts: Callable[[], bool] = lambda: True,
        look: Callable[[], object] = lambda: None,
    ) -> None:
        self._window = window
        self._counts = counts
        self._look = look
        self._seen: object = None
        self.pictures: list[QImage] = []
        self.looks: list[object] = []
        window.afterRendering.connect(self._drawn)
        window.frameSwapped.connect(self._note)

    def _drawn(self) -> None:
        self._seen = self._look()

    def _note(self) -> None:
        if self._counts():
            self.pictures.append(shown(self._window))
            self.looks.append(self._seen)

    def unlike(self, before: QImage) -> int:
        """How many of them show something else than the one before them; the first is compared with `before`."""
        befores = [before, *self.pictures]
        return sum(now != then for then, now in zip(befores, self.pictures, strict=False))

    def close(self) -> None:
        """Keep no more."""
        self._window.afterRendering.disconnect(self._drawn)
        self._window.frameSwapped.disconnect(self._note)


def shown(window: QQuickWindow) -> QImage:
    """What the screen shows of a window now. Unlike QQuickWindow.grabWindow it does not draw the window anew."""
    return window.screen().grabWindow(window.winId()).toImage()
