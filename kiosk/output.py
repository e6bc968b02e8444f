"""What the program prints. A console without the letter, a full disk or a reader that has gone is no crash of ours."""

import errno
import io
import os
import sys
from contextlib import suppress

CLOSED_PIPE = 141  # what a shell tells of a program that SIGPIPE ended: 128 + 13
_STDERR = 2  # its number, the last of three
_CANNOT = 2  # asked for something that cannot be


class OutputError(Exception):
    """What is printed cannot be written; the cause is the OSError."""


class _Output(io.TextIOWrapper):
    """stdout. Its errors are no OSError: nobody takes them for those of a file that a command writes."""

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


class _Complaints(io.TextIOWrapper):
    """stderr. If it cannot be written there is nobody to tell."""

    def write(self, text: str) -> int:
        with suppress(OSError):
            super().write(text)
        return len(text)

    def flush(self) -> None:
        with suppress(OSError):
            super().flush()


def settle() -> None:
    """From here on what is printed raises nothing but OutputError; a letter that a console lacks is a question mark."""
    while (free := os.open(os.devnull, os.O_RDWR)) <= _STDERR:
        pass  # what was closed by whoever started us: else the next file or pipe would be taken for it
    os.close(free)
    # Windows' program without a console has neither.
    for name, kind in (("stdout", _Output), ("stderr", _Complaints)):
        if stream := getattr(sys, name):
            through = {"line_buffering": stream.line_buffering, "write_through": stream.write_through}
            setattr(sys, name, kind(stream.detach(), encoding=stream.encoding, errors="replace", **through))


def in_utf8(text: str) -> None:
    """Print what other programs read: the same bytes as in a file, whatever the console would like."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="")
    print(text, end="", flush=True)  # noqa: T201


def failed(error: OutputError) -> int:
    """Say why, unless whoever reads has only seen enough; the exit code."""
    cause = error.__cause__
    assert isinstance(cause, OSError)
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # for what still waits to be written
    if isinstance(cause, BrokenPipeError) or (os.name == "nt" and cause.errno == errno.EINVAL):
        return CLOSED_PIPE
    print(f"kiosk: what is printed cannot be written: {cause.strerror}", file=sys.stderr)  # noqa: T201
    return _CANNOT
