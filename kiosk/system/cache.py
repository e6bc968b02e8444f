"""Stores results in files. They are read back only if complete, for the same question and by the same program.

A file may be lost, damaged or forged. Then it counts as missing, or says what its owner wants it to say, within the
reader's limits. It contains plain data; reading it runs nothing.
"""

import hashlib
import logging
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from kiosk import __version__, paths
from kiosk.system import files

_log = logging.getLogger(__name__)
_SUM_BYTES = 16
_HEAD_BYTES = 2 * _SUM_BYTES + 1 + 2 * _SUM_BYTES + 1


def digest(*parts: str | bytes | memoryview) -> str:
    """A digest of these texts and contents in this order."""
    found = hashlib.blake2b(digest_size=_SUM_BYTES)
    for part in parts:
        content = os.fsencode(part) if isinstance(part, str) else part
        found.update(len(content).to_bytes(8, "big"))
        found.update(content)
    return found.hexdigest()


def read(file: Path, question: str, most_bytes: int) -> memoryview | None:
    """The stored answer to `question` (a digest) in `file`; None if there is none or it is damaged."""
    found = read_any(file, most_bytes)
    return found[1] if found and found[0] == question else None


def read_any(file: Path, most_bytes: int) -> tuple[str, memoryview] | None:
    """The question and the answer stored in `file`; None if there are none or they are damaged."""
    try:
        content = files.read(file, _HEAD_BYTES + most_bytes + 1)
        question = content[: 2 * _SUM_BYTES].decode("ascii")
    except (OSError, ValueError):
        return None
    answer = memoryview(content)[_HEAD_BYTES:]
    if len(answer) > most_bytes or content[:_HEAD_BYTES] != _head(question, answer):
        return None
    return question, answer


def keep(file: Path, question: str, answer: bytes) -> bool:
    """Store it in `file`, completely or not at all. Errors are logged: False. Slow: not for the GUI thread."""
    try:
        file.parent.mkdir(files.PRIVATE_FOLDER, parents=True, exist_ok=True)
        files.replace(file, _head(question, answer) + answer, files.PRIVATE)
    except OSError as error:
        _log.info("the cache could not be written: %s", error)
        return False
    return True


def keep_newest(folder: Path, most: int) -> None:
    """Remove all but the newest files in `folder`, and temporary files left by power cuts. Errors are ignored."""
    files.sweep(folder)
    try:
        found = sorted(folder.iterdir(), key=lambda file: file.lstat().st_mtime_ns, reverse=True)
        for file in found[most:]:
            file.unlink()
    except OSError as error:
        _log.info("old entries of the cache could not be removed: %s", error)


def keep_within(folder: Path, most_bytes: int) -> int:
    """Remove the oldest files in `folder` until the others take no more than this, and what power cuts left.

    Returns how much they take. Errors are ignored.
    """
    files.sweep(folder)
    taken = 0
    try:
        with os.scandir(folder) as entries:
            found = [(entry.stat(follow_symlinks=False), entry.path) for entry in entries]
        taken = sum(status.st_size for status, _ in found)
        for status, path in sorted(found, key=lambda each: each[0].st_mtime_ns):
            if taken <= most_bytes:
                break
            Path(path).unlink()
            taken -= status.st_size
    except OSError as error:
        _log.info("old entries of the cache could not be removed: %s", error)
    return taken


@cache
def program() -> str:
    """Identifies this program, because another one may make something else of the same files.

    The version is not enough: while the program is edited, its files change without it.
    """
    own = [(sys.executable, Path(sys.executable).stat())] if getattr(sys, "frozen", False) else []
    found = (each for folder in (paths.PACKAGE, paths.WORDS, paths.DATES) for each in _statuses(folder))
    seen = sorted(f"{file} {status.st_size} {status.st_mtime_ns}" for file, status in (*own, *found))
    return digest(__version__, sys.version, *seen)


def _statuses(folder: Path | str) -> Iterator[tuple[str, os.stat_result]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _statuses(entry.path)
            elif entry.name.endswith((".py", ".yaml")):
                yield entry.path, entry.stat()


def _head(question: str, answer: bytes | memoryview) -> bytes:
    return f"{question} {digest(answer)}\n".encode()
