"""Files of lines with a limited size, which keep whole lines even after a full disk or a power cut."""

import os
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

_TAIL = 65_536  # the last whole line is searched for in this many bytes at the end


class LineFile:
    """Lines in `file`, and older ones in `file`.1, .2 and so on: `files` files of `most_bytes` each.

    For one thread. After a failed line the file is opened again: its drive may have been full, or unplugged and plugged
    in again.
    """

    def __init__(self, file: Path, most_bytes: int, files: int, mode: int = 0o666) -> None:
        """`mode`: the permissions of a new file, reduced by the process's umask."""
        self._file = file
        self._mode = mode
        self._most_bytes = most_bytes
        self._files = files
        self._out: BinaryIO | None = None
        self._size = 0

    def add(self, line: str) -> None:
        """Append a line, given without its line end.

        If it fails, it raises OSError and nothing of the line is in the file.
        """
        content = line.encode("utf-8", "backslashreplace") + b"\n"
        try:
            if self._out is None:
                self._open()
            if self._size and self._size + len(content) > self._most_bytes:
                self._turn_over()
            self._append(content)
        except OSError:
            self.close()
            raise

    def close(self) -> None:
        """Close the file; the next line opens it again."""
        out, self._out = self._out, None
        if out:
            with suppress(OSError):
                out.close()

    def _open(self) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)
        flags |= getattr(os, "O_NONBLOCK", 0)  # do not wait for a pipe that nobody reads
        handle = os.open(self._file, flags, self._mode)
        if os.name != "nt":
            os.set_blocking(handle, True)
        self._out = os.fdopen(handle, "ab", buffering=0)
        self._size = os.fstat(self._out.fileno()).st_size
        self._cut(_end_of_lines(self._file, self._size))

    def _append(self, content: bytes) -> None:
        assert self._out is not None
        written = 0
        try:
            while written < len(content):
                written += self._out.write(content[written:])
        except OSError:
            with suppress(OSError):
                self._cut(self._size)
            raise
        self._size += len(content)

    def _cut(self, size: int) -> None:
        """Cut off an incomplete last line. What cannot be cut, such as a pipe, has none."""
        assert self._out is not None
        if size < os.fstat(self._out.fileno()).st_size:
            self._out.truncate(size)
            self._size = size

    def _turn_over(self) -> None:
        """Rename the file to `.1`, the older ones to the next number, and begin a new file."""
        assert self._out is not None
        os.fsync(self._out.fileno())  # else a power cut could keep the new file and lose the end of this one
        self.close()
        for number in range(self._files - 1, 0, -1):
            newer = self._older(number - 1)
            if newer.exists():
                newer.replace(self._older(number))
        self._open()

    def _older(self, number: int) -> Path:
        return self._file.with_name(f"{self._file.name}.{number}") if number else self._file


def _end_of_lines(file: Path, size: int) -> int:
    """Where the last whole line of `file` ends, as a position in bytes."""
    if not size:
        return 0
    start = max(0, size - _TAIL)
    with file.open("rb") as source:
        source.seek(start)
        tail = source.read(size - start)
    return start + tail.rfind(b"\n") + 1 if b"\n" in tail or not start else size
