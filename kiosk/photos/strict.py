"""Decodes a JPEG with Pillow and notices whatever is wrong with its coded pixels.

libjpeg makes up what is missing and only warns, and Pillow drops the warnings: of a file whose middle was never
written, half is grey. So the decoder is given the file a piece at a time. Before a marker it must want exactly what is
there: a byte less and it waits, a byte more and it is looking for the marker already. This finds what libjpeg warns of.
What no decoder notices is a wrong bit that leaves the number of pixels as it was: about every second of single ones.
"""

from typing import Any

from PIL import Image, JpegImagePlugin

from kiosk.photos import jpeg
from kiosk.photos.head import CUT, DAMAGED, UnusableError

_LAST = 16  # bytes of a piece that are fed one by one; libjpeg reads 8 ahead
_FILL = 3  # zeros with which cameras round a piece up
_NOTHING = b"\xff\x00"  # eight bits 1, which no code consists of
_AHEAD = 11  # of these: what libjpeg reads ahead, and until it is told from reading on
_MAX_CLOSE = 4_000  # pieces that are looked at so closely; a damage covers many of those that are so small


def decode(picture: JpegImagePlugin.JpegImageFile, data: bytes) -> None:
    """Decode `data`, the JPEG that `picture` was opened with. Raises UnusableError."""
    picture.load_prepare()
    _, extents, _, arguments = picture.tile[0]
    mode = arguments if isinstance(arguments, tuple) else (arguments,)
    decoder = Image._getdecoder(picture.mode, "jpeg", mode, picture.decoderconfig)  # noqa: SLF001 - as load() does
    try:
        decoder.setimage(picture.im, extents)
        _feed(_Feeder(decoder), data)
    finally:
        decoder.cleanup()
    picture.tile = []  # loaded


class _Feeder:
    def __init__(self, decoder: Any) -> None:
        self._decoder = decoder
        self._left = b""  # what it did not take yet
        self.is_done = False

    def feed(self, data: bytes | memoryview) -> bool:
        """Whether it took it at once though it waited for nothing: then it is looking for a marker, or is done."""
        if self.is_done:
            return True
        waited = bool(self._left)
        given = self._left + bytes(data) if waited else data
        taken, error = self._decoder.decode(given)
        if error:
            raise UnusableError(DAMAGED)
        self.is_done = taken < 0
        self._left = b"" if self.is_done else bytes(given[taken:])
        return not waited and not self._left


def _feed(feeder: _Feeder, data: bytes) -> None:
    view, begun, at, scans, close = memoryview(data), 0, 2, 0, 0
    while True:
        *_, (marker, _, at) = jpeg.segments(data, at)
        if marker == jpeg.END:
            break
        scans += 1
        if scans > jpeg.MAX_SCANS:
            raise UnusableError("it is a JPEG of too many scans; save it anew")
        feeder.feed(view[begun:at])
        for piece in jpeg.pieces(data, at):
            if begun >= at:
                feeder.feed(view[begun : piece.start])  # the restart before it
            close += 1
            if close > jpeg.MAX_RESTARTS:
                raise UnusableError("it is a JPEG of too many parts; save it anew")
            if close <= _MAX_CLOSE or not 0xD0 <= piece.ended_by <= 0xD7:  # the last of a scan always
                _feed_closely(feeder, view[piece.start : piece.end])
            else:
                feeder.feed(view[piece.start : piece.end])
            begun = piece.end
        at = begun
    is_whole = feeder.is_done or scans > 1  # of one scan, it has all pixels before it hears of the end
    feeder.feed(view[begun:at])
    if not is_whole or not feeder.is_done:
        raise UnusableError(CUT)


def _feed_closely(feeder: _Feeder, piece: memoryview) -> None:
    """Feed a piece of coded pixels. Raises UnusableError if they are more or fewer than the decoder wants."""
    most = max(0, len(piece) - _LAST)
    if most and piece[most - 1] == 0xFF:
        most += 1  # 0xff and the 0 after it are one
    if most:
        feeder.feed(piece[:most])
    at = most
    while at < len(piece):
        width = 2 if piece[at] == 0xFF else 1
        if feeder.feed(piece[at : at + width]) and (len(piece) - at > _FILL or any(piece[at:])):
            raise UnusableError(DAMAGED)
        at += width
    if not any(feeder.feed(_NOTHING) for _ in range(_AHEAD)):
        raise UnusableError(DAMAGED)
