"""Makes a large photo smaller, in a process of its own: it may take more memory than a kiosk has to spare.

What it makes is upright and in sRGB, and no larger than what is decoded each time it is shown.
"""

import math
import os
import sys
from io import BytesIO

from PIL import Image

from kiosk.pictures.photos import Size, UnusableError, colours, decoding, parse
from kiosk.pictures.photos.limits import PLAYED, TAKEN
from kiosk.pictures.photos.smaller_copies import REFUSED, TOO_MUCH
from kiosk.system import resource_limits

MAX_BYTES = 2_200_000_000  # of addresses
MAX_CPU_S = 120
_WANTED = 24_000_000  # pixels: twice as many across as a 4K screen has, and half of that again
_QUALITIES = (92, 80, 60)  # the first with which it is small enough
_STRIP = 256  # rows that are made smaller at once


def serve() -> int:
    """Make the photo on stdin smaller; the copy, or why there is none, goes to stdout. The exit code."""
    data, replies = sys.stdin.buffer.read(), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no reply
    resource_limits.bound(MAX_BYTES)
    resource_limits.bound_cpu(MAX_CPU_S)
    resource_limits.give_way()
    try:
        said, code = shrunk(data), 0
    except UnusableError as error:
        said, code = str(error).encode(), REFUSED
    except MemoryError:
        said, code = TOO_MUCH.encode(), REFUSED
    with replies:
        replies.write(said)
    return code


def shrunk(data: bytes) -> bytes:
    """The smaller copy. Raises UnusableError, and MemoryError."""
    photo = parse(data, TAKEN)
    share = math.sqrt(min(1.0, _WANTED / photo.size.pixels, (PLAYED.side / max(photo.size)) ** 2))
    wanted = Size(max(1, round(share * photo.size.width)), max(1, round(share * photo.size.height)))
    picture, info = decoding.decoded(photo, wanted)
    picture = _resized(picture, wanted)
    return _written(colours.on_screen(decoding.turned(picture, photo), info))


def _resized(picture: Image.Image, wanted: Size) -> Image.Image:
    """The picture in this size. One with transparent parts strip by strip first, as Pillow makes a copy of it."""
    factor = min(picture.width // wanted.width, picture.height // wanted.height)
    if picture.mode == "RGBA" and factor > 1:
        picture = _reduced(picture, factor)
    return picture.resize(wanted, Image.Resampling.LANCZOS, reducing_gap=3.0) if picture.size != wanted else picture


def _reduced(picture: Image.Image, factor: int) -> Image.Image:
    made = Image.new(picture.mode, (-(-picture.width // factor), -(-picture.height // factor)))
    step = _STRIP * factor
    for top in range(0, picture.height, step):
        strip = picture.crop((0, top, picture.width, min(picture.height, top + step)))
        made.paste(strip.reduce(factor), (0, top // factor))
    return made


def _written(picture: Image.Image) -> bytes:
    """The file. Raises UnusableError if it cannot be small enough."""
    is_clear = picture.mode == "RGBA" and picture.getchannel("A").getextrema() != (255, 255)
    for quality in _QUALITIES:
        found = BytesIO()
        if is_clear:
            picture.save(found, "WEBP", quality=quality, method=2)
        else:
            picture.convert("RGB").save(found, "JPEG", quality=quality, subsampling=0)
        if found.tell() <= PLAYED.size:
            return found.getvalue()
    raise UnusableError(TOO_MUCH)
