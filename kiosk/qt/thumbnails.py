"""Draws the whole of a deck's pictures, small, for the editor."""

import logging
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickImageProvider

from kiosk.pictures import photos, svg
from kiosk.qt.canvas import UnusableError, blank
from kiosk.qt.theme_pictures import logo

THUMBNAILS = "thumbnails"
_GROUND = "#FFFFFF"
_log = logging.getLogger(__name__)


class Thumbnails(QQuickImageProvider):
    """The image provider behind `image://thumbnails/<path in the deck's folder>`: all of it, within the size asked for.

    It paints off the GUI thread.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image, QQuickImageProvider.Flag.ForceAsynchronousImageLoading)
        self._folder = folder

    def requestImage(self, name: str, size: QSize, requested: QSize) -> QImage:  # noqa: ARG002 - Qt's signature
        """Qt calls this on its image thread. What cannot be drawn is empty: the check says why."""
        try:
            if requested.isValid() and not requested.isEmpty():
                return logo(self._folder / name, requested, _GROUND, self._folder)
        except (OSError, ValueError, UnusableError, svg.UnusableError, photos.UnusableError) as error:
            _log.info("no thumbnail of %s: %s", name, error)
        return blank(QSize(1, 1), "")
