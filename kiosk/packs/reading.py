"""Reads a pack from wherever it is: once, from its beginning, and never waiting for ever.

A drive that hangs holds whoever reads from it until it is pulled out. So another process reads from a drive: one that
can be given up.
"""

import errno
import os
import queue
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kiosk.process import relaunch
from kiosk.system import untrusted, usb_drives

PATIENCE_S = 30.0  # without a word from the drive
_PIECE = 250_000  # bytes
_AHEAD = 16  # pieces that are read before anybody asks for them
_SIZE = struct.Struct(">q")
_ENDS_WITHIN_S = 1.0
_GONE = "the drive was pulled out, or does not give the whole file"


class Source:
    """A file of `size` bytes, as far as it has been read."""

    def __init__(self, size: int, read: Callable[[int], bytes]) -> None:
        self.size = size
        self._read = read
        self._seen = b""  # and not yet taken

    def peek(self, most: int) -> bytes:
        """What comes next, without taking it. Raises OSError."""
        while len(self._seen) < most and (piece := self._read(most - len(self._seen))):
            self._seen += piece
        return self._seen[:most]

    def read(self, most: int) -> bytes:
        """What comes next; nothing at the end. Raises OSError."""
        if not self._seen:
            return self._read(most)
        taken, self._seen = self._seen[:most], self._seen[most:]
        return taken


@contextmanager
def opened(file: Path) -> Iterator[Source]:
    """A file to read from. Raises OSError; TimeoutError where a drive does not answer."""
    if any(file.absolute().is_relative_to(drive) for drive in usb_drives.mounted()):
        with _by_another(file) as source:
            yield source
    else:
        with _here(file) as source:
            yield source


@contextmanager
def _here(file: Path) -> Iterator[Source]:
    with untrusted.folder(file.parent) as place, place.open(file.name) as found:
        yield Source(os.fstat(found.fileno()).st_size, found.read)


@contextmanager
def _by_another(file: Path) -> Iterator[Source]:
    """Have a process of its own read the file. It is not waited for longer than for a moment at the end."""
    process = subprocess.Popen(  # noqa: S603 - ourselves
        [*relaunch.command(), relaunch.PACK_READER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        bufsize=0,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    reader = _Reader(process)
    try:
        assert process.stdin
        with suppress(BrokenPipeError), process.stdin as its:
            its.write(os.fsencode(file.absolute()))
        yield Source(reader.size(), reader.read)
    finally:
        reader.end()


class _Reader:
    """The kiosk's side of that process. A thread hears what it says, as nothing else can wait for a while only."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process = process
        self._said: queue.Queue[bytes | int] = queue.Queue(_AHEAD)  # the size, the content, the exit code
        self._left = b""
        self._code: int | None = None
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._hear, name="pack reader", daemon=True)
        self._thread.start()

    def size(self) -> int:
        """The file's size. Raises OSError."""
        said = self._next()
        if len(said) != _SIZE.size:
            self._next()  # raises what it failed at
            raise OSError(errno.EIO, _GONE)
        return int(_SIZE.unpack(said)[0])

    def read(self, most: int) -> bytes:
        """What comes next; nothing at the end. Raises OSError."""
        if not self._left:
            self._left = self._next()
        taken, self._left = self._left[:most], self._left[most:]
        return taken

    def end(self) -> None:
        """End the process. One that hangs in its drive ends when that is pulled out; nobody waits for it."""
        self._is_over.set()
        self._process.kill()
        self._thread.join(_ENDS_WITHIN_S)

    def _next(self) -> bytes:
        if self._code is None:
            try:
                said = self._said.get(timeout=PATIENCE_S)
            except queue.Empty:
                raise TimeoutError(errno.ETIMEDOUT, "the drive does not answer; pull it out") from None
            if isinstance(said, bytes):
                return said
            self._code = said
        if self._code:
            raise OSError(self._code, os.strerror(self._code) if self._code > 0 else _GONE)
        return b""

    def _hear(self) -> None:
        """Pass on what it says, as it comes, until it ends or nobody listens any more."""
        out = self._process.stdout
        assert out
        with out:
            self._tell(out.read(_SIZE.size))
            while not self._is_over.is_set() and (piece := out.read(_PIECE)):
                self._tell(piece)
        self._tell(self._process.wait())

    def _tell(self, said: bytes | int) -> None:
        while not self._is_over.is_set():
            with suppress(queue.Full):
                self._said.put(said, timeout=_ENDS_WITHIN_S / 2)
                return


def serve() -> int:
    """Write the size and the content of the file that is named on stdin to stdout. The exit code says what failed."""
    file = Path(os.fsdecode(sys.stdin.buffer.read()))
    out = sys.stdout.buffer
    try:
        with _here(file) as source:
            out.write(_SIZE.pack(source.size))
            while piece := source.read(_PIECE):
                out.write(piece)
                out.flush()
    except BrokenPipeError:
        os._exit(0)  # nobody listens: what is left in `out` cannot be written either
    except OSError as error:
        return error.errno or errno.EIO
    except ValueError:  # a name that no file can have
        return errno.EINVAL
    return 0
