"""X servers for single tests."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

BIGGEST = "3840x2160"  # a server accepts every mode up to its first size


@contextmanager
def x_server(size: str, *options: str, depth: int = 24) -> Iterator[str]:
    """Inside this context, an X server with one screen of this size runs. Yields its DISPLAY."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size}x{depth}", "-noreset", "-nolisten", "tcp", *options],
        pass_fds=(write,),
        process_group=0,  # Ctrl+C is for whoever uses the server, and who ends it then
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read) as number:
            yield f":{number.readline().strip()}"
    finally:
        server.terminate()
        server.wait(60)
