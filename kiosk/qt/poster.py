"""A still picture of what will be on the screen: there at once, where the window itself takes long to be made.

As a video's poster is shown until the video plays. Without Qt Quick, which is slow to load.
"""

import zlib
from pathlib import Path

from PySide6.QtCore import QEventLoop, QRect, Qt, QTimer
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QRasterWindow, QScreen

from kiosk.qt.fullscreen import FLAGS
from kiosk.system import cache

_FAST = 1  # of zlib's levels
_PATIENCE_MS = 100  # wait this long for the screen's server to show it
_PIXEL = 4  # bytes
_MOST_BYTES = 16_000_000  # compressed: of flat colours at 4K 1,500,000


def read(file: Path, question: str, size: tuple[int, int]) -> QImage | None:
    """The picture of this size, in the screen's pixels, that is stored in `file` for `question`; None if none is."""
    answer = cache.read(file, question, _MOST_BYTES)
    if answer is None:
        return None
    width, height = size
    length = _PIXEL * width * height
    unpacker = zlib.decompressobj()
    try:
        pixels = unpacker.decompress(answer, length)
    except zlib.error:
        return None
    if len(pixels) != length:
        return None
    return QImage(pixels, width, height, _PIXEL * width, QImage.Format.Format_RGB32).copy()


def keep(file: Path, question: str, image: QImage) -> None:
    """Store a picture for `question` in `file`. Slow: not for the GUI thread."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)  # which owns what is compressed
    answer = zlib.compress(plain.constBits(), _FAST)
    if len(answer) <= _MOST_BYTES:
        cache.keep(file, question, answer)


class Poster(QRasterWindow):
    """A window that covers a screen with a picture, until it is closed. Touches and keys do nothing there."""

    def __init__(self, screen: QScreen, image: QImage) -> None:
        """`image` has the screen's size in its own pixels."""
        super().__init__()
        self._image = image
        self._wait = QEventLoop()
        self.setFlags(FLAGS)
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.setCursor(Qt.CursorShape.BlankCursor)

    def cover(self) -> None:
        """Show it. Returns once it is on the screen, or could not be shown in time."""
        geometry = self.screen().geometry()
        self.showFullScreen()
        self.setGeometry(geometry)  # without a window manager it would be smaller
        QTimer.singleShot(_PATIENCE_MS, self._wait.quit)
        self._wait.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    def paintEvent(self, _: QPaintEvent) -> None:  # Qt's name
        painter = QPainter(self)
        painter.drawImage(QRect(0, 0, self.width(), self.height()), self._image)
        painter.end()
        QTimer.singleShot(0, self._wait.quit)  # once it is sent
