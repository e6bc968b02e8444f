"""X servers of our own, that come and go with a test."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

BIGGEST = "3840x2160"  # a server takes every mode up to the size it began with


@contextmanager
def x_server(size: str = BIGGEST, *options: str, depth: int = 24) -> Iterator[str]:
    """An X server with one screen of this size, for as long as in here; its DISPLAY."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size}x{depth}", "-noreset", "-nolisten", "tcp", *options],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read) as number:
            yield f":{number.readline().strip()}"
    finally:
        server.terminate()
        server.wait(10)
