"""The decks that the host may choose from, for QML: their covers are drawn as they are shown."""

import itertools
import logging
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickImageProvider

from kiosk.bridge.fonts import with_signs
from kiosk.bridge.painting import Order, UnusableError, paint
from kiosk.deck import Page
from kiosk.host.decks import Found
from kiosk.words import Phrase, phrase

COVERS = "covers"
_log = logging.getLogger(__name__)


class Covers(QQuickImageProvider):
    """The image provider behind `image://covers/<number>`: painted off the GUI thread, in the size asked for."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image, QQuickImageProvider.Flag.ForceAsynchronousImageLoading)
        self._pages: dict[str, Page] = {}
        self._numbers = itertools.count(1)

    def show(self, pages: list[Page | None]) -> list[str]:
        """Have these covers and no others; their URLs, empty for None. The same ones keep theirs."""
        before = {id(page): name for name, page in self._pages.items()}
        names = [before.get(id(page)) or str(next(self._numbers)) if page else "" for page in pages]
        self._pages = {name: page for name, page in zip(names, pages, strict=True) if page}
        return [f"image://{COVERS}/{name}" if name else "" for name in names]

    def requestImage(self, name: str, size: QSize, requested: QSize) -> QImage:  # noqa: ARG002 - Qt's signature
        """Qt calls this on its picture thread."""
        page = self._pages.get(name)  # None: asked for before the covers changed
        try:
            if page and requested.width() > 0 and requested.height() > 0:
                order = Order(page.illustration, page.ground, requested.toTuple(), layered=False)
                return paint(order).layers[0].image
        except UnusableError as error:
            _log.info("a cover cannot be shown: %s", error)
        nothing = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
        nothing.fill(Qt.GlobalColor.transparent)
        return nothing


def rows(found: list[Found], covers: Covers, language: str) -> list[dict[str, Any]]:
    """What QML shows of decks, with `covers` to draw them."""
    sources = covers.show([deck.cover for deck in found])
    return [
        {
            "name": with_signs(deck.title(language)),
            "path": str(deck.folder),
            "current": deck.is_current,
            "broken": deck.is_checked and deck.cover is None,
            "said": _said(deck),
            "faults": [with_signs(fault) for fault in deck.faults],
            "cover": source,
        }
        for deck, source in zip(found, sources, strict=True)
    ]


def _said(deck: Found) -> Phrase:
    if not deck.is_checked:
        return phrase("deck_unchecked")
    if deck.cover is None:
        return phrase("deck_broken", count=deck.count)
    if deck.is_current:
        return phrase("deck_plays")
    return phrase("deck_warnings", count=deck.count) if deck.count else {}
