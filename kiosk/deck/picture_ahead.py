"""Reads a large deck's drawings ahead of their check, on all cores: otherwise a thousand of them take a minute."""

import hashlib
import os
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Lock, local

from kiosk.pictures import svg
from kiosk.pictures.svg.reading_process import Reader
from kiosk.pictures.svg.verdict import Verdict
from kiosk.system import files

FEW = 30  # drawings that are read sooner than other processes are started


def digest_of(data: bytes, kind: bytes = b"svg") -> str:
    """By which a picture is known."""
    return hashlib.blake2b(data, digest_size=16, person=kind).hexdigest()


class Ahead:
    """What is found out about drawings in a deck's `folder` before they are asked for.

    No more than `most_bytes` of them are read, and none that `is_known` by its digest.
    """

    def __init__(self, folder: Path, most_bytes: int, is_known: Callable[[str], bool]) -> None:
        self._folder = folder
        self._room = most_bytes
        self._is_known = is_known
        self._lock = Lock()
        self._own = local()
        self._readers: list[Reader] = []
        self._waited: dict[str, Future[tuple[str, Verdict] | None]] = {}
        self._threads: ThreadPoolExecutor | None = None

    def expect(self, names: Iterable[str]) -> None:
        """Begin to read these drawings, paths in the deck's folder, in this order."""
        wanted = dict.fromkeys(name for name in names if name.lower().endswith(".svg"))
        if len(wanted) <= FEW or cores() < 2:
            return
        self._threads = ThreadPoolExecutor(cores())
        self._waited = {name: self._threads.submit(self._read, name) for name in wanted}

    def verdict(self, name: str, digest: str) -> Verdict | None:
        """What was found out about a drawing of this digest, as soon as it is read; None if nothing was."""
        waited = self._waited.pop(name, None)
        found = waited.result() if waited else None
        return found[1] if found and found[0] == digest else None

    def close(self) -> None:
        """Read no further."""
        with self._lock:
            self._room = -1
        if self._threads:
            self._threads.shutdown(wait=False, cancel_futures=True)
            for reader in self._readers:
                reader.stop()
            self._threads.shutdown()
        for reader in self._readers:
            reader.close()

    def _read(self, name: str) -> tuple[str, Verdict] | None:
        try:
            data = files.read_whole(self._folder / name, svg.MAX_BYTES, self._folder)
        except (OSError, ValueError):
            return None  # whoever asks for it is told
        digest = digest_of(data)
        with self._lock:
            self._room -= len(data)
            if self._room < 0 or self._is_known(digest):
                return None
        found = self._reader().verdict(data)
        return (digest, found) if found else None

    def _reader(self) -> Reader:
        """That of this thread."""
        if not hasattr(self._own, "reader"):
            self._own.reader = Reader()
            self._readers.append(self._own.reader)
        reader: Reader = self._own.reader
        return reader


def cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
