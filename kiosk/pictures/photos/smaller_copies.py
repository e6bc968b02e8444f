"""Gives photos as they are played: of those that are too large a smaller copy, which is made once and kept.

A copy is found by its photo's content, so the last good deck has the same, and a lost one is only made again.
"""

import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryFile

from kiosk import paths
from kiosk.pictures.photos import MAX_BYTES, Photo, UnusableError, is_large, parse
from kiosk.pictures.photos.limits import PLAYED
from kiosk.process import relaunch
from kiosk.system import cache, files

REFUSED = 3  # the shrinker's exit code: instead of a photo it writes why there is none
PATIENCE_S = 300.0  # with one photo; its CPU time ends sooner
TOO_MUCH = "it takes too much time or memory to make it smaller; save it smaller"
_RULES = "1"  # increase this when other copies are made
_LARGE: dict[tuple[str, int, int], str] = {}  # files seen to be large, by what shows a change: their copies' names
_MOST = 60  # copies, of 20 MB at most: a deck has fewer large photos


def read(file: Path, within: Path | None = None) -> Photo:
    """Read a photo as it is played. No link may lead out of the folder `within`. Raises UnusableError and OSError.

    May take half a minute if it is large and its copy is lost.
    """
    status = file.stat()
    seen = str(file), status.st_size, status.st_mtime_ns
    if (known := _LARGE.get(seen)) and (kept := _kept(known)):
        return parse(kept)
    data = files.read_whole(file, MAX_BYTES, within)
    if not is_large(data):
        return parse(data)
    _LARGE[seen] = _question(data)
    return parse(played(data))


def played(data: bytes, beat: Callable[[], object] = lambda: None) -> bytes:
    """The photo in `data`, or its smaller copy. `beat` is called each second while one is made.

    Raises UnusableError, and OSError if there is no room for it.
    """
    if not is_large(data):
        return data
    question = _question(data)
    if kept := _kept(question):
        return kept
    made = _made([*relaunch.command(), relaunch.SHRINKER], data, beat)
    folder = paths.smaller_photos()
    cache.keep(folder / question, question, made)
    cache.keep_newest(folder, _MOST)
    return made


def _question(data: bytes) -> str:
    return cache.digest(_RULES, data)


def _kept(question: str) -> bytes | None:
    found = cache.read(paths.smaller_photos() / question, question, PLAYED.size)
    return None if found is None else bytes(found)


def _made(command: list[str], data: bytes, beat: Callable[[], object], patience_s: float = PATIENCE_S) -> bytes:
    """The copy, made by a process of its own."""
    with TemporaryFile() as given, TemporaryFile() as found:
        given.write(data)
        given.seek(0)
        flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
        process = subprocess.Popen(command, stdin=given, stdout=found, creationflags=flags)  # noqa: S603 - ourselves
        try:
            code = _ended(process, time.monotonic() + patience_s, beat)
        finally:
            process.kill()
            process.wait()
        found.seek(0)
        said = found.read(PLAYED.size + 1)
    if code == REFUSED:
        raise UnusableError(said.decode(errors="replace"))
    if code or len(said) > PLAYED.size:
        raise UnusableError(TOO_MUCH)
    return said


def _ended(process: "subprocess.Popen[bytes]", until: float, beat: Callable[[], object]) -> int:
    """Wait for the exit code of a process, and end it when its time is over."""
    while (left := until - time.monotonic()) > 0:
        try:
            return process.wait(min(left, 1))
        except subprocess.TimeoutExpired:
            beat()
    return -1
