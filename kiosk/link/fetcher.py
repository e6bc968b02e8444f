"""Fetches the wanted pack on a thread, again and again until it is there, at growing intervals."""

import logging
import random
import threading
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kiosk.link.contract import Pack
from kiosk.link.download import DownloadError, RefusedError, swept
from kiosk.system.clock import elapsed_s

_log = logging.getLogger(__name__)
_FIRST_S, _LONGEST_S = 10, 3600

Download = Callable[[Pack, Callable[[int], bool]], Path]


@dataclass(frozen=True)
class Fetched:
    """How far it is. `file`: once it is there."""

    pack: Pack
    state: Literal["waiting", "there", "failed", "refused"] = "waiting"
    why: str = ""
    file: Path | None = None


class Fetcher:
    """Knows which pack is wanted and how far it is. `tick` is called by one thread, about once a second."""

    def __init__(
        self, download: Download, folder: Path, kiosk: str, most_bytes: int, clock: Callable[[], float] = elapsed_s
    ) -> None:
        self._download, self._folder, self._kiosk, self._most, self._clock = download, folder, kiosk, most_bytes, clock
        self._thread: threading.Thread | None = None
        self._now: Fetched | None = None
        self._is_swept = False  # of what an earlier run has left
        self._next_at = 0.0
        self._tries = 0

    @property
    def now(self) -> Fetched | None:
        """How far the wanted pack is; None if none is wanted."""
        return self._now

    def want(self, pack: Pack | None) -> None:
        """From now on this pack is wanted; what was wanted before is not fetched on."""
        if pack == (self._now.pack if self._now else None) and self._is_swept:
            return
        self._tries, self._next_at = 0, self._clock() + (_delay(pack, self._kiosk) if pack else 0)
        self._now = Fetched(pack, why="waiting for its turn") if pack else None
        if pack and pack.bytes > self._most:
            self._now = Fetched(pack, "refused", f"it has {pack.bytes} bytes; this kiosk takes {self._most}")
            self._next_at = float("inf")
        if self._thread is None:
            self._is_swept = True
            swept(self._folder, {pack.sha256} if pack else set())

    def tick(self) -> None:
        """Begin to fetch if it is time."""
        if self._thread and not self._thread.is_alive():
            self._thread = None
        now = self._now
        if self._thread or now is None or now.state == "there" or self._clock() < self._next_at:
            return
        self._thread = threading.Thread(target=self._work, args=(now.pack,), name="fetch", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Let go of what is being fetched; what there is of it is kept."""
        self._now = None
        if self._thread:
            self._thread.join(5)

    def _work(self, pack: Pack) -> None:
        def tell(there: int) -> bool:
            return self._tell(Fetched(pack, why=f"{100 * there // pack.bytes} % fetched"))

        try:
            done = Fetched(pack, "there", file=self._download(pack, tell))
        except RefusedError as error:
            done = Fetched(pack, "refused", str(error))
        except DownloadError as error:
            done = Fetched(pack, "failed", str(error))
        except Exception as error:  # the link goes on whatever a server answers
            _log.exception("the pack cannot be fetched")
            done = Fetched(pack, "failed", f"{type(error).__name__}: {error}"[:200])
        self._tries += 1
        # At most an hour, and never all kiosks at once.
        wait = _LONGEST_S if done.state == "refused" else min(_LONGEST_S, _FIRST_S * 2 ** min(self._tries, 12))
        self._next_at = self._clock() + wait * random.uniform(0.5, 1)  # noqa: S311 - it only spreads them
        if self._tell(done) and done.why:
            _log.warning("%s %s: %s", pack.name, pack.version, done.why)

    def _tell(self, fresh: Fetched) -> bool:
        """Note how far it is. Returns whether it is still wanted."""
        if self._now is None or self._now.pack != fresh.pack:
            return False
        self._now = fresh
        return True


def _delay(pack: Pack, kiosk: str) -> float:
    """Each kiosk's own moment within the time over which the fetching is spread; the same each time."""
    return pack.spread_s * (zlib.crc32(f"{kiosk} {pack.sha256}".encode()) / 2**32)
