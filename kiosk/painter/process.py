"""The painter's own process: draws one SVG after another with resvg, until nobody asks.

It gets only what pictures/svg/ has written: no links, no files. What it may take of the machine is bounded all the
same.
"""

import os
import sys
from functools import lru_cache
from typing import BinaryIO

from resvg import render, usvg

from kiosk.painter import messages
from kiosk.system import bounds

if sys.platform != "win32":
    import select

MAX_CPU_S = 20  # for one picture
MAX_BYTES = 1_500_000_000  # of addresses
IDLE_S = 120  # so much longer than a slide is shown
_DPI = 96


def serve() -> None:
    """Draw what is asked for on stdin; the replies go to stdout."""
    asked, replies = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no reply
    bounds.bound(MAX_BYTES)
    while _is_asked(asked) and (work := messages.receive_task(asked)):
        bounds.bound_cpu(MAX_CPU_S)
        try:
            said, is_drawn = _drawn(*work), True
        except BaseException as error:  # a fault in resvg comes as one that is no Exception
            if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
                raise
            said, is_drawn = f"the painter cannot draw it: {error}".encode(), False
        try:
            messages.send_reply(replies, said, is_drawn=is_drawn)
        except BrokenPipeError:  # the kiosk has ended meanwhile
            os._exit(0)


def _drawn(task: messages.Task, document: bytes) -> bytes:
    """The PNG. Raises ValueError."""
    tree = _tree(document, task.fonts)
    x, y, across, down = task.place
    return bytes(render(tree, (across, 0, x, 0, down, y), bg_size=task.size))


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


def _is_asked(pipe: BinaryIO) -> bool:
    """Whether the kiosk asks for something before this has waited for too long."""
    return sys.platform == "win32" or bool(select.select([pipe], [], [], IDLE_S)[0])
