"""Draws the covers of the decks that the operator may choose from."""

import itertools
import logging

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickImageProvider

from kiosk.deck import Page
from kiosk.qt.painting import Order, UnusableError, paint

COVERS = "covers"
_log = logging.getLogger(__name__)


class Covers(QQuickImageProvider):
    """The image provider behind `image://covers/<number>`. It paints off the GUI thread, at the requested size."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image, QQuickImageProvider.Flag.ForceAsynchronousImageLoading)
        self._pages: dict[str, Page] = {}
        self._numbers = itertools.count(1)

    def show(self, pages: list[Page | None]) -> list[str]:
        """Keep these covers and no others, and return their URLs.

        A cover that was there before keeps its URL; None has an empty one.
        """
        before = {id(page): name for name, page in self._pages.items()}
        names = [before.get(id(page)) or str(next(self._numbers)) if page else "" for page in pages]
        self._pages = {name: page for name, page in zip(names, pages, strict=True) if page}
        return [f"image://{COVERS}/{name}" if name else "" for name in names]

    def requestImage(self, name: str, size: QSize, requested: QSize) -> QImage:  # noqa: ARG002 - Qt's signature
        """Qt calls this on its image thread."""
        page = self._pages.get(name)  # None: requested before the covers changed
        try:
            if page and page.illustration and requested.width() > 0 and requested.height() > 0:
                order = Order(page.illustration, page.ground, requested.toTuple(), layered=False)
                return paint(order).layers[0].image
        except UnusableError as error:
            _log.info("a cover cannot be shown: %s", error)
        nothing = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
        nothing.fill(Qt.GlobalColor.transparent)
        return nothing
