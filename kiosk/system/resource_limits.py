"""Bounds what this process may take of the machine. On Windows nothing does."""

import sys
from contextlib import suppress
from pathlib import Path

if sys.platform != "win32":
    import os
    import resource
    import signal


def bound(most_bytes: int) -> None:
    """Let this process have so much memory (of addresses), leave no core behind, and Ctrl+C to its parent."""
    if sys.platform == "win32":
        return
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":  # macOS refuses
        resource.setrlimit(resource.RLIMIT_AS, (most_bytes, most_bytes))


def bound_cpu(most_s: int) -> None:
    """End this process once it has worked for so long from now on."""
    if sys.platform != "win32":
        used = resource.getrusage(resource.RUSAGE_SELF)
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + most_s, most))


def give_way() -> None:
    """Let whatever else is running go first. If memory is short, the system ends this process before any other.

    Where it may not (the service forbids the first), it goes on as it is.
    """
    if sys.platform != "win32":
        with suppress(OSError):
            os.nice(10)
    if sys.platform == "linux":
        with suppress(OSError):
            Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")
