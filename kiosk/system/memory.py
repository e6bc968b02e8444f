"""Keeps memory small while pictures come and go, and once a start is over."""

import ctypes
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

_M_MMAP_THRESHOLD = -3  # of mallopt, in malloc.h
_MADV_DONTNEED = 4  # of madvise, in mman.h
_LARGE = 256 * 1024  # bytes
_MAPS = Path("/proc/self/smaps")


def return_large_blocks() -> None:
    """Return a picture's memory to the system when the picture is freed.

    glibc raises its own threshold with each large block that is freed, and would keep the next ones: at 1920x1080 10 MB
    in the player, and 12 MB in its painter.
    """
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # not glibc
            ctypes.CDLL(None).mallopt(_M_MMAP_THRESHOLD, _LARGE)


def let_go_of_libraries() -> None:
    """Let go of the pages of libraries that this process has only read so far. For any thread.

    A start needs many that nothing needs after it: 17 MB of 43. Those that are needed again come back by themselves,
    from the system's cache, within microseconds; the rest the system may use for something else. What was written to,
    such as addresses in them, stays. Other files are left alone: unlike libraries, they may be gone before it comes to
    them, and then their place may hold something else, which would be lost.
    """
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            let_go = ctypes.CDLL(None).madvise
            with _MAPS.open(encoding="utf-8", errors="replace") as lines:
                for begin, end in _only_read(lines):
                    let_go(ctypes.c_void_p(begin), ctypes.c_size_t(end - begin), _MADV_DONTNEED)


def _only_read(lines: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Each part of a library, from where to where, that cannot be written to and never was: see proc(5)."""
    place: tuple[int, int] | None = None
    for line in lines:
        first, *rest = line.split(maxsplit=5)
        if not first.endswith(":"):
            begin, end = (int(address, 16) for address in first.split("-"))
            rights, name = rest[0], rest[4] if len(rest) > 4 else ""
            is_read = "w" not in rights and rights.endswith("p") and ".so" in name.rpartition("/")[2]
            place = (begin, end) if is_read else None
        elif first == "Anonymous:" and place and rest[0] == "0":
            yield place
