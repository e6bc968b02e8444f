"""Draws the kiosk's views as PDF, a page each, with the same QML as on a screen: letters stay letters."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageSize, QPaintDevice, QPainter, QPdfWriter
from PySide6.QtQuick import QQuickRenderControl, QQuickRenderTarget, QQuickWindow

from kiosk.deck import Deck
from kiosk.qt.pdf_page import PdfPage
from kiosk.render import Shot, settle, taken
from kiosk.session.aids import NONE, Aids
from kiosk.settings import Settings
from kiosk.system import files

_LONG_SIDE_MM = 297  # that of A4
_MM_PER_INCH = 25.4


def pdfs(
    deck: Deck,
    settings: Settings,
    out: Path,
    sizes: Iterable[tuple[int, int]],
    languages: Iterable[str],
    wanted: str,
    complain: Callable[[str], None],
    beat: Callable[[], object] = lambda: None,
    aids: Aids = NONE,
) -> Iterator[Path]:
    """Draw `out`/<width>x<height>/<language>.pdf. Yields each file; `beat` is called after each page.

    A page that cannot be drawn is passed to `complain`, one line each; the others are drawn. Raises OSError.
    """

    def whole(window: QQuickWindow) -> QQuickWindow:
        settle(window)
        return window

    shots = taken(deck, settings, sizes, languages, wanted, whole, complain, aids)
    for (size, language), group in groupby(shots, lambda shot: (shot.size, shot.view.state.language)):
        file = out / f"{size[0]}x{size[1]}" / f"{language}.pdf"
        files.replace(file, _written(size, group, beat))
        yield file


def _written(size: tuple[int, int], shots: Iterable[Shot[QQuickWindow]], beat: Callable[[], object]) -> bytes:
    """A PDF with a page for each window."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setCreator("kiosk")
    writer.setPageMargins(QMarginsF())
    scale = _LONG_SIDE_MM / max(size)
    side = QPageSize.Unit.Millimeter
    page = QPageSize(QSizeF(size[0] * scale, size[1] * scale), side, "", QPageSize.SizeMatchPolicy.ExactMatch)
    writer.setPageSize(page)
    writer.setResolution(round(_MM_PER_INCH / scale))
    with ExitStack() as ending:
        painter = QPainter(writer)
        ending.callback(painter.end)
        painter.scale(writer.width() / size[0], writer.height() / size[1])
        for number, shot in enumerate(shots):
            if number:
                writer.newPage()
            _paint(shot.taken, PdfPage(size, writer, painter))
            beat()
    return bytes(buffer.data().data())


def _paint(window: QQuickWindow, page: QPaintDevice) -> None:
    """Paint what a window shows, through a second one that paints where it is told to."""
    control = QQuickRenderControl()
    other = QQuickWindow(control)
    other.setGeometry(window.geometry())
    other.contentItem().setSize(QSizeF(window.size()))
    other.setColor(window.color())
    items = window.contentItem().childItems()
    try:
        for item in items:
            item.setParentItem(other.contentItem())
        other.setRenderTarget(QQuickRenderTarget.fromPaintDevice(page))
        control.polishItems()
        control.sync()
        control.render()
    finally:
        for item in items:
            item.setParentItem(window.contentItem())
