"""Where to read on after a card, for QML."""

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtQml import QmlElement

from kiosk.deck import page
from kiosk.qt.qr_images import CODE, QUIET

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class PageLink(QObject):
    """The web address of a page that has one, requested by language code."""

    def __init__(self, page: page.Page, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page

    @Slot(str, result=str)
    def said(self, language: str) -> str:
        """The address in words."""
        return self._page.link(language).said

    @Slot(str, result=QUrl)
    def image(self, language: str) -> QUrl:
        """The image of its QR code with the quiet zone around it, one pixel a module."""
        return QUrl(f"image://{CODE}/{'-'.join(self._page.link(language).code)}")

    @Slot(str, result=int)
    def modules(self, language: str) -> int:
        """How many modules a side of that image has."""
        return len(self._page.link(language).code) + 2 * QUIET
