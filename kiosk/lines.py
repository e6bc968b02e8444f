"""Files of lines that do not grow for ever, and that a full disk or a power cut leaves with whole lines."""

import os
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

_TAIL = 65_536  # bytes at the end that are searched for the last whole line


class LineFile:
    """Lines in `file`, and in `file`.1, .2 and so on the older ones: `files` of `most_bytes` each. For one thread.

    After a line that failed the file is opened anew: its drive may have been full, or pulled and put back.
    """

    def __init__(self, file: Path, most_bytes: int, files: int, mode: int = 0o666) -> None:
        """`mode`: of a new file, less what the process' mask takes away."""
        self._file = file
        self._mode = mode
        self._most_bytes = most_bytes
        self._files = files
        self._out: BinaryIO | None = None
        self._size = 0

    def add(self, line: str) -> None:
        """Append a line, without its end. Raises OSError; then nothing of it is in the file."""
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
        """Let go of the file; the next line opens it again."""
        out, self._out = self._out, None
        if out:
            with suppress(OSError):
                out.close()

    def _open(self) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)
        flags |= getattr(os, "O_NONBLOCK", 0)  # a pipe that nobody reads is not waited for
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
        """Take away what is no whole line. What cannot be cut, such as a pipe, has none."""
        assert self._out is not None
        if size < os.fstat(self._out.fileno()).st_size:
            self._out.truncate(size)
            self._size = size

    def _turn_over(self) -> None:
        """Rename the file to the first of the older ones, those before by one, and begin a new one."""
        assert self._out is not None
        os.fsync(self._out.fileno())  # or a power cut could leave the new one and not the end of this one
        self.close()
        for number in range(self._files - 1, 0, -1):
            newer = self._older(number - 1)
            if newer.exists():
                newer.replace(self._older(number))
        self._open()

    def _older(self, number: int) -> Path:
        return self._file.with_name(f"{self._file.name}.{number}") if number else self._file


def _end_of_lines(file: Path, size: int) -> int:
    """Where the last whole line of `file` ends, in bytes."""
    if not size:
        return 0
    start = max(0, size - _TAIL)
    with file.open("rb") as source:
        source.seek(start)
        tail = source.read(size - start)
    return start + tail.rfind(b"\n") + 1 if b"\n" in tail or not start else size
