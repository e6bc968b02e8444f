"""Paints QR codes, one pixel a module: QML shows them enlarged by a whole number, so every module has sharp edges."""

import re

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickImageProvider

from kiosk.qt.canvas import blank

CODE = "code"
QUIET = 4  # modules of light around a code, ISO/IEC 18004
_MOST = 177  # modules a side of the largest code
_ASKED = re.compile(r"[01]{1,177}(-[01]{1,177})*")


class QrImages(QQuickImageProvider):
    """The image provider behind `image://code/<row>-<row>-...`, where a row is a 1 for each dark module, 0 for others.

    Always dark on light, whatever the deck's colours: many readers know no other codes.
    """

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, name: str, size: QSize, requested: QSize) -> QImage:  # noqa: ARG002 - Qt's signature
        """Paint a code with its quiet zone. What is none is transparent."""
        rows = name.split("-")
        if not _ASKED.fullmatch(name) or len(rows) > _MOST or {len(row) for row in rows} != {len(rows)}:
            return blank(QSize(1, 1), "")
        side = len(rows) + 2 * QUIET
        edge = "0" * QUIET
        lines = [*["0" * side] * QUIET, *(f"{edge}{row}{edge}" for row in rows), *["0" * side] * QUIET]
        pixels = "".join(lines).translate({ord("0"): "\xff", ord("1"): "\x00"}).encode("latin-1")
        return QImage(pixels, side, side, side, QImage.Format.Format_Grayscale8).copy()  # a copy that owns its memory
