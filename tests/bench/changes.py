"""Whether memory grows: card changes as fast as pictures can be painted, without motion."""

import gc
import os
import sys
import time
from pathlib import Path
from statistics import linear_regression

from bench.report import figure
from bench.window import opened, settle, until, wake
from kiosk.bridge import Drawing
from kiosk.player.assembly import Kiosk

_PARTS = 10


def main(size: str, number: str) -> None:
    """Measure and print."""
    changes = int(number)
    with opened(size, "calm") as kiosk:
        wake(kiosk)
        _change(kiosk, max(20, changes // _PARTS))  # warm-up
        seen = [_look(kiosk)]
        spent = 0.0
        for _ in range(_PARTS):
            begun = time.monotonic()
            _change(kiosk, changes // _PARTS)
            spent += time.monotonic() - begun
            seen.append(_look(kiosk))
    memory, pictures, drawings = zip(*seen, strict=True)
    done = [part * (changes // _PARTS) for part in range(_PARTS + 1)]
    figure(f"{done[-1]} card changes", done[-1] / spent, "a second", "no standard")
    figure("RSS after each tenth", " ".join(f"{mb:.0f}" for mb in memory), "MB", "level")
    slope = linear_regression(done, memory).slope
    figure("RSS, slope", 1000 * slope, "MB per 1000 changes", "aim: under 1 over 10,000 changes; noise over few")
    figure("pictures kept", f"{pictures[0]}-{max(pictures)}", "", "must not grow")
    figure("Drawing objects", f"{drawings[0]}-{max(drawings)}", "", "must not grow")


def _change(kiosk: Kiosk, times: int) -> None:
    """Open one card after the other, each once the last one's picture is there."""
    page = int(str(kiosk.session.property("page")))
    for _ in range(times):
        page = 1 + (page + 3) % 9
        kiosk.session.open(page)
        until(lambda: bool(kiosk.window.property("ready")))


def _look(kiosk: Kiosk) -> tuple[float, int, int]:
    """RSS in MB, the number of pictures that are kept and of drawings that Python knows."""
    settle(kiosk)
    kiosk.garbage_collector.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    memory = pages * os.sysconf("SC_PAGE_SIZE") / 1e6
    return memory, len(kiosk.illustrations._shown), sum(isinstance(known, Drawing) for known in gc.get_objects())


if __name__ == "__main__":
    main(*sys.argv[1:])
