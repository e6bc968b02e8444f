"""What the program prints. A console without some letter, a full disk or a closed pipe must not crash it."""

import errno
import io
import os
import sys
from contextlib import suppress

CLOSED_PIPE = 141  # what a shell reports for a program that SIGPIPE ended: 128 + 13
_STDERR = 2  # the file descriptor of stderr
_CANNOT = 2  # the exit code for "not possible as asked"


class OutputError(Exception):
    """The output cannot be written; the cause is the OSError."""


class _Output(io.TextIOWrapper):
    """stdout. It raises no OSError, so nobody mistakes its errors for those of a file that a command writes."""

    def write(self, text: str) -> int:
        try:
            return super().write(text)
        except OSError as error:
            raise OutputError from error

    def flush(self) -> None:
        try:
            super().flush()
        except OSError as error:
            raise OutputError from error


class _ErrorOutput(io.TextIOWrapper):
    """stderr. If it cannot be written, there is nobody to tell, so errors are ignored."""

    def write(self, text: str) -> int:
        with suppress(OSError):
            super().write(text)
        return len(text)

    def flush(self) -> None:
        with suppress(OSError):
            super().flush()


def settle() -> None:
    """From here on, printing raises nothing but OutputError.

    A letter that a console lacks becomes a question mark.
    """
    while (free := os.open(os.devnull, os.O_RDWR)) <= _STDERR:
        pass  # reopens what our parent closed: else the next file or pipe would get its number
    os.close(free)
    # A Windows program without a console has neither.
    for name, kind in (("stdout", _Output), ("stderr", _ErrorOutput)):
        if stream := getattr(sys, name):
            through = {"line_buffering": stream.line_buffering, "write_through": stream.write_through}
            setattr(sys, name, kind(stream.detach(), encoding=stream.encoding, errors="replace", **through))


def in_utf8(text: str) -> None:
    """Print text for other programs: the same bytes as in a file, whatever the console's encoding."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="")
    print(text, end="", flush=True)  # noqa: T201


def failed(error: OutputError) -> int:
    """Say why, unless the reader simply stopped reading. Returns the exit code."""
    cause = error.__cause__
    assert isinstance(cause, OSError)
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # for what is still buffered
    if isinstance(cause, BrokenPipeError) or (os.name == "nt" and cause.errno == errno.EINVAL):
        return CLOSED_PIPE
    print(f"kiosk: the output cannot be written: {cause.strerror}", file=sys.stderr)  # noqa: T201
    return _CANNOT
