"""The painter's own process: draws one SVG after another with resvg, until nobody asks.

It gets only what pictures/svg/ has written: no links, no files. What it may take of the machine is bounded all the
same.
"""

import math
import os
import sys
from functools import lru_cache
from io import BytesIO
from typing import BinaryIO

from kiosk.painter import messages
from kiosk.painter.resvg import render, usvg
from kiosk.system import memory, resource_limits

if sys.platform != "win32":
    import select

MAX_CPU_S = 20  # for one picture
MAX_BYTES = 1_500_000_000  # of addresses
FIRST_S = 120.0  # so long it waits to be asked at all: it may be started ahead
# So long to be asked again: longer than a visitor takes to turn a page, and shorter than a slide is shown. A new start
# takes 50 ms of the processor; until it ends it has 11 MB.
IDLE_S = 1.0
_DPI = 96
_SIDE = 1000  # units, of every document: pictures/svg/movement.py
# Steps of effects that resvg misplaces or cannot draw where only a part of the drawing is painted (mended in 0.48).
_OF_THE_WHOLE = (b'"arithmetic"', b"feDisplacementMap", b"feTurbulence")
_MOST_WHOLE = 40_000_000  # px


def serve() -> None:
    """Draw what is asked for on stdin; the replies go to stdout."""
    asked, replies = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no reply
    memory.return_large_blocks()
    resource_limits.bound(MAX_BYTES)
    patience_s: float = FIRST_S
    while _is_asked(asked, patience_s) and (work := messages.receive_task(asked)):
        patience_s = IDLE_S
        resource_limits.bound_cpu(MAX_CPU_S)
        try:
            said, is_drawn = _drawn(*work), True
        except BaseException as error:  # a fault in resvg comes as one that is no Exception
            if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
                raise
            said, is_drawn = f"the painter cannot draw it: {error}".encode(), False
        try:
            messages.send_reply(replies, said, is_drawn=is_drawn)
        except BrokenPipeError:  # the kiosk has ended meanwhile
            break
    os._exit(0)  # at once: whoever asks meanwhile is told by both pipes together, and starts another


def _drawn(task: messages.Task, document: bytes) -> bytes:
    """The PNG. Raises ValueError."""
    tree = _tree(document, task.fonts)
    x, y, across, down = task.place
    if any(step in document for step in _OF_THE_WHOLE):
        size = math.ceil(across * _SIDE), math.ceil(down * _SIDE)
        if task.size != size and math.prod(size) <= _MOST_WHOLE:
            return _cut(_whole(document, size, (across, down), task.fonts), task)
    return bytes(render(tree, (across, 0, x, 0, down, y), bg_size=task.size))


@lru_cache(1)  # it is asked for in parts
def _whole(document: bytes, size: tuple[int, int], scale: tuple[float, float], fonts: tuple[str, ...]) -> bytes:
    return bytes(render(_tree(document, fonts), (scale[0], 0, 0, 0, scale[1], 0), bg_size=size))


def _cut(drawn: bytes, task: messages.Task) -> bytes:
    """What a task asks for, out of a PNG of the whole drawing."""
    from PIL import Image  # noqa: PLC0415 - hardly any drawing needs it

    x, y, *_ = (round(place) for place in task.place)
    part = BytesIO()
    Image.open(BytesIO(drawn)).crop((-x, -y, task.size[0] - x, task.size[1] - y)).save(part, "PNG", compress_level=1)
    return part.getvalue()


@lru_cache(4)  # a drawing is asked for in parts, and small first
def _tree(document: bytes, fonts: tuple[str, ...]) -> usvg.Tree:
    return usvg.Tree.from_str(document.decode(), _options(fonts if b"<text" in document else ()))


@lru_cache(4)
def _options(fonts: tuple[str, ...]) -> usvg.Options:
    options = usvg.Options.default()
    options.dpi = _DPI
    options.resources_dir = os.devnull
    for font in fonts:
        options.load_font_file(font)
    return options


def _is_asked(pipe: BinaryIO, patience_s: float) -> bool:
    """Whether the kiosk asks for something before this has waited for so long."""
    return sys.platform == "win32" or bool(select.select([pipe], [], [], patience_s)[0])
