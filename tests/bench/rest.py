"""What the kiosk costs while a page is read or the overview looked at: nothing should be drawn."""

import sys

from bench.report import figure
from bench.window import Frames, cpu_s, opened, settle, wait, wake

_REST_MS = 5_000
_TICKS_A_SECOND = 100


def main(size: str) -> None:
    """Measure and print."""
    with opened(size, "full") as kiosk:
        wake(kiosk)
        for name, page in (("cover", 0), ("card", 3), ("overview", -1)):
            if page < 0:
                kiosk.session.showOverview()
            else:
                kiosk.session.open(page)
            settle(kiosk)
            spent = cpu_s()
            frames = Frames(kiosk.window)
            wait(_REST_MS)
            figure(f"{name} at rest, 5 s", len(frames.end()), "frames", "must be 0")
            figure(f"{name} at rest, 5 s", _TICKS_A_SECOND * (cpu_s() - spent), "ticks of 10 ms", "aim: 2")


if __name__ == "__main__":
    main(*sys.argv[1:])
