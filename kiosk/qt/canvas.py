"""Blank images, and SVG documents drawn on them. Plain functions for any thread."""

import math
from collections.abc import Iterator

from PySide6.QtCore import QByteArray, QDataStream, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter

from kiosk.painter.client import THE_PAINTER, PainterError
from kiosk.pictures import svg
from kiosk.pictures.crop import QUIET, Placement

OPAQUE, CLEAR = QImage.Format.Format_RGB32, QImage.Format.Format_ARGB32_Premultiplied
MAX_SIDE = 8_192  # px of an image
_BYTES = 4  # bytes per pixel
_BANDS = 8  # about how many bands an image is cut into
_COARSE = 8  # a copy this many times smaller is enough to find where something is drawn
_SMALL = 400  # pixels: in a copy of a smaller picture thin lines would vanish


class UnusableError(Exception):
    """A picture that cannot be drawn; the text says why."""


def blank(size: QSize, ground: str) -> QImage:
    """An image of this size, filled with the ground, or transparent without one."""
    image = QImage(size, OPAQUE if ground else CLEAR)
    image.fill(QColor(ground) if ground else Qt.GlobalColor.transparent)
    return image


def draw(document: bytes, whole: Placement, place: Placement, image: QImage, reach: int) -> None:
    """Draw a document at `whole` on an image that extends its space by `reach` px on both sides.

    Space left free on the left is filled with a reflection of the quiet side at `place`.
    """
    rect = _rect(whole).translated(reach, 0)
    seen = rect.intersected(image.rect())
    painter = QPainter(image)
    part = seen if image.format() == OPAQUE else _drawn(document, rect, seen)  # on a ground all of it, as a rule
    if not part.isEmpty():
        painter.drawImage(part.topLeft(), _read(document, rect, part))
    painter.end()
    if place.x > 0:
        left = round(place.x) + reach
        quiet = image.copy(left, seen.top(), round(QUIET * whole.height), seen.height())  # with its ground, if any
        painter.begin(image)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        _go_on_left(painter, quiet, left, seen.top())
        painter.end()


def _rect(place: Placement) -> QRect:
    return QRect(round(place.x), round(place.y), max(1, round(place.width)), max(1, round(place.height)))


def _go_on_left(painter: QPainter, strip: QImage, right: int, top: int) -> None:
    """Fill the space left of `right` with reflections of the quiet side, so that hills and shores continue."""
    while right > 0:
        strip = strip.flipped(Qt.Orientation.Horizontal)
        painter.drawImage(right - strip.width(), top, strip)
        right -= strip.width()


def cut_out(document: bytes, whole: Placement, more: float) -> tuple[QImage | None, QPoint]:
    """What a document at `whole` draws, up to `more` px beyond it, with a transparent edge; and its corner.

    None if it draws nothing.
    """
    rect = _rect(whole)
    seen = _drawn(document, rect, rect.adjusted(*(round(side * more) for side in (-1, -1, 1, 1))))
    if seen.isEmpty():
        return None, QPoint()
    picture = _read(document, rect, seen)
    kept = bounds(picture).adjusted(-1, -1, 1, 1)
    return picture.copy(kept), seen.topLeft() + kept.topLeft()


def _drawn(document: bytes, rect: QRect, around: QRect) -> QRect:
    """The part of `around` that has all that a document at `rect` draws there: found on a small drawing of it."""
    if max(rect.width(), rect.height()) < _SMALL:
        return around
    across, down = max(1, rect.width() // _COARSE), max(1, rect.height() // _COARSE)
    wide, high = rect.width() / across, rect.height() / down
    left, top = math.floor((around.x() - rect.x()) / wide), math.floor((around.y() - rect.y()) / high)
    right, bottom = (
        math.ceil((around.right() + 1 - rect.x()) / wide),
        math.ceil((around.bottom() + 1 - rect.y()) / high),
    )
    rough = bounds(_read(document, QRect(0, 0, across, down), QRect(left, top, right - left, bottom - top)))
    if rough.isEmpty():
        return QRect()
    rough.translate(left, top)
    rough.adjust(-1, -1, 1, 1)
    return QRect(
        rect.x() + math.floor(rough.x() * wide),
        rect.y() + math.floor(rough.y() * high),
        math.ceil(rough.width() * wide) + 1,
        math.ceil(rough.height() * high) + 1,
    ).intersected(around)


def bounds(image: QImage, ground: str = "") -> QRect:
    """The smallest part of an image that contains everything drawn on it; with a `ground`, whole rows. May be empty."""
    found = QRect()
    for row in _rows(image, ground):
        found = found.united(row)
    return found


def bands(image: QImage, ground: str = "") -> list[QRect]:
    """The parts of an image, one above the other, that contain everything drawn on it and little else.

    Whatever moves is redrawn together with everything over it, so parts should have little empty space.
    """
    found: list[QRect] = []
    tall, loss = max(1, image.height() // _BANDS), image.width() // _BANDS
    for row in _rows(image, ground):
        last = found[-1] if found else QRect()
        wider = last.united(row)
        if found and row.y() == last.bottom() + 1 and (wider.width() - last.width() <= loss or last.height() < tall):
            found[-1] = wider
        else:
            found.append(row)
    return found


def _rows(image: QImage, ground: str) -> Iterator[QRect]:
    """For each row, from the first to the last pixel that is not empty; with a `ground`, the whole row."""
    length = image.bytesPerLine()
    empty = blank(QSize(image.width(), 1), ground)
    nothing = bytes(empty.constBits())
    pixels = memoryview(image.constBits())
    for y in range(image.height()):
        said = bytes(pixels[y * length : (y + 1) * length])
        if said == nothing:
            continue
        left, right = 0, image.width()
        if not ground:
            left = (length - len(said.lstrip(b"\0"))) // _BYTES
            right = -(-len(said.rstrip(b"\0")) // _BYTES)
        yield QRect(left, y, right - left, 1)


def _read(document: bytes, whole: QRect, seen: QRect) -> QImage:
    """What `seen` shows of a document at `whole`. Raises UnusableError."""
    place = whole.x() - seen.x(), whole.y() - seen.y(), whole.width() / svg.SIDE, whole.height() / svg.SIDE
    try:
        png = THE_PAINTER.draw(document, seen.size().toTuple(), place)
    except PainterError as error:
        raise UnusableError(str(error)) from None
    # QImageReader, since it lets Python go on meanwhile.
    reader, _stream = reader_of(png, "png")
    picture = reader.read()
    if picture.isNull():
        raise UnusableError(reader.errorString())
    return picture.convertToFormat(CLEAR)


def reader_of(data: bytes, format_: str) -> tuple[QImageReader, QDataStream]:
    """A reader for this format only, whatever the data is, and the stream to keep as long as the reader.

    The stream is a buffer of Qt's own. With a buffer made in Python, Qt would wait for Python's interpreter while it
    holds a lock of its own; a thread that has the interpreter and wants that lock would then wait forever.
    """
    stream = QDataStream(QByteArray(data))
    reader = QImageReader(stream.device(), format_.encode())
    reader.setAutoDetectImageFormat(False)
    return reader, stream
