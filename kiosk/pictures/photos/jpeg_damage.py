"""Decodes a JPEG with Pillow and notices any damage to its coded pixels.

libjpeg invents what is missing and only warns, and Pillow drops the warnings: if the middle of a file was never
written, half of the picture is grey. So the decoder gets the file piece by piece. Before a marker it must want exactly
what is there: with a byte too few it waits, and with a byte too many it is already looking for the marker. This finds
everything that libjpeg warns of. What no decoder can notice is a wrong bit that leaves the number of pixels as it was:
about half of all single wrong bits.
"""

from typing import Any

from PIL import Image, JpegImagePlugin

from kiosk.pictures.photos import jpeg
from kiosk.pictures.photos.limits import CUT, DAMAGED, UnusableError

_LAST = 16  # bytes of a piece that are fed one by one; libjpeg reads 8 ahead
_FILL = 3  # zero bytes that cameras may add to the end of a piece
_NOTHING = b"\xff\x00"  # eight bits of 1, which no code consists of
_AHEAD = 11  # how many of these: what libjpeg reads ahead, until its reading on shows
_MAX_CLOSE = 4_000  # pieces that are checked this closely; if there are more, they are small, and damage covers many


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
        self._left = b""  # what the decoder has not taken yet
        self.is_done = False

    def feed(self, data: bytes | memoryview) -> bool:
        """Feed data; return whether the decoder took it at once although it was waiting for nothing.

        If so, it is looking for a marker, or done.
        """
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
            raise UnusableError("it is a JPEG with too many scans; save it again")
        feeder.feed(view[begun:at])
        for piece in jpeg.pieces(data, at):
            if begun >= at:
                feeder.feed(view[begun : piece.start])  # the restart marker before it
            close += 1
            if close > jpeg.MAX_RESTARTS:
                raise UnusableError("it is a JPEG with too many parts; save it again")
            if close <= _MAX_CLOSE or not 0xD0 <= piece.ended_by <= 0xD7:  # always the last piece of a scan
                _feed_closely(feeder, view[piece.start : piece.end])
            else:
                feeder.feed(view[piece.start : piece.end])
            begun = piece.end
        at = begun
    is_whole = feeder.is_done or scans > 1  # with one scan, all pixels are there before the end marker
    feeder.feed(view[begun:at])
    if not is_whole or not feeder.is_done:
        raise UnusableError(CUT)


def _feed_closely(feeder: _Feeder, piece: memoryview) -> None:
    """Feed a piece of coded pixels. Raises UnusableError if there are more or fewer than the decoder wants."""
    most = max(0, len(piece) - _LAST)
    if most and piece[most - 1] == 0xFF:
        most += 1  # 0xff and the 0 after it count as one
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
