"""Draws what a native editor looks at: the cards, small, and docs/review-ky.pdf, two pages to print."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QMarginsF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QImage,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)

from kiosk import paths, render
from kiosk.deck.load import load
from kiosk.settings import Settings

DOCS = Path(__file__).resolve().parents[2] / "docs"
SHEET = DOCS / "review-ky.md"
PICTURES = DOCS / "review-ky"
SCREEN, SHOWN = (1280, 720), (384, 216)  # px
PICTURE = 130.0  # wide on paper, in 96ths of an inch
DPI, MARGIN_MM = 300, 12.0
_SHARES = {6: (20, 25, 4, 25, 4, 22), 5: (33, 4, 33, 4, 26)}  # per cent of the width, of a table of so many columns


def main() -> None:
    """Draw the cards in Kyrgyz, then the pages."""
    deck, _ = load(paths.BUILT_IN_DECK)
    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        for _ in render.render(deck, Settings(), Path(folder), [SCREEN], ["ky"], "card", sys.exit):
            pass
        for drawn in Path(folder).rglob("card-*.png"):
            small = QImage(str(drawn)).scaled(
                *SHOWN, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            small.save(str(PICTURES / f"{drawn.stem.split('-', 2)[2]}.jpg"), quality=82)
    out = DOCS / "review-ky.pdf"
    print(f"{out} {printed(out)} pages, {out.stat().st_size // 1000} kB")


def printed(out: Path) -> int:
    """Put the sheet on A4 pages; how many it takes."""
    _application = render.open_application()
    for file in paths.FONTS.glob("*.ttf"):
        QFontDatabase.addApplicationFont(str(file))
    writer = QPdfWriter(str(out))
    writer.setResolution(DPI)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(*(MARGIN_MM,) * 4),
            QPageLayout.Unit.Millimeter,
        )
    )
    document = QTextDocument()
    document.setDefaultFont(QFont("Golos Text", 8))
    document.setBaseUrl(QUrl.fromLocalFile(f"{DOCS}/"))
    document.documentLayout().setPaintDevice(writer)
    document.setMarkdown(SHEET.read_text(encoding="utf-8"))
    document.setPageSize(QSizeF(writer.width(), writer.height()))
    document.setDocumentMargin(0)
    _set(document)
    document.print_(writer)
    return document.pageCount()


def _set(document: QTextDocument) -> None:
    """Tables as wide as the page with thin lines, pictures as small as their rows, the second heading on a new page."""
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            table = frame.format()
            table.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
            table.setBorderCollapse(True)
            table.setBorder(1)
            table.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            table.setBorderBrush(QColor("#888888"))
            table.setCellPadding(2.5)
            shares = _SHARES[frame.columns()]
            table.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, share) for share in shares])
            frame.setFormat(table)
    headings = 0
    block = document.begin()
    while block.isValid():
        cursor = QTextCursor(block)
        form = block.blockFormat()
        if form.headingLevel() == 2:
            headings += 1
            form.setBottomMargin(8)
            if headings == 2:
                form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
            cursor.setBlockFormat(form)
        parts = block.begin()
        while not parts.atEnd():
            part = parts.fragment()
            picture = part.charFormat().toImageFormat()
            if picture.isValid():
                picture.setWidth(PICTURE)
                picture.setHeight(PICTURE * SHOWN[1] / SHOWN[0])
                cursor.setPosition(part.position())
                cursor.setPosition(part.position() + part.length(), QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(picture)
                break
            parts += 1
        block = block.next()


if __name__ == "__main__":
    main()
