"""What the attract loop costs: a slide whose layers drift, and those along whose cable or cord a light runs."""

import sys
import time
from collections import defaultdict

from PySide6.QtQuick import QQuickItem

from bench.report import figure, gaps, several
from bench.window import Frames, cpu_s, find, fps, gaps_ms, opened, settle, until, wait
from kiosk.app import Kiosk
from kiosk.bridge.session import monotonic_ms
from kiosk.session import Place, Session

_PAGES = {1: "education, drift", 2: "line-118, light", 3: "internet, light"}
_ARRIVAL_MS = 2_200  # it fades in and its figure counts up
_ROUNDS = 3


def main(size: str, motion: str) -> None:
    """Measure and print."""
    with opened(size, motion) as kiosk:
        settle(kiosk)
        if motion == "full":
            _lively(kiosk)
        else:
            _calm(kiosk)


def _lively(kiosk: Kiosk) -> None:
    arriving, shares = defaultdict[str, list[float]](list), defaultdict[str, list[float]](list)
    running = defaultdict[str, list[list[float]]](list)
    for turn, (page, name) in enumerate(list(_PAGES.items()) * _ROUNDS, 1):
        spent, begun, end = cpu_s(), time.monotonic(), _show(kiosk, turn, page)
        if _has_light(name):
            frames = Frames(kiosk.window)
            wait(_ARRIVAL_MS)
        else:  # beside its fading in there are frames for the drift only
            frames = Frames(kiosk.window, lambda: _opacity(kiosk))
            until(lambda: _opacity(kiosk) == 1)
        arriving[name] += gaps_ms(frames.end())
        frames = Frames(kiosk.window)
        if _has_light(name):
            until(lambda: _progress(kiosk) > 0.95, every_ms=20)  # then it rests
            running[name].append(frames.end())
        wait(_ms_until(end))
        if not _has_light(name):
            running[name].append(frames.end())
        shares[name].append(100 * (cpu_s() - spent) / (time.monotonic() - begun))
    for name, runs in running.items():
        light = _has_light(name)
        aim = "aim: 60" if light else "one for each px of drift"
        several(name, [fps(run) for run in runs], "frames a second", aim, least=light)
        if light:
            gaps(name, [gap for run in runs for gap in gaps_ms(run)], "aim: 1 %")
        gaps(f"{name}, coming in", arriving[name], "aim: 5 %")
        several(f"{name}, processor", shares[name], "% of one core", "aim: 25 %")


def _calm(kiosk: Kiosk) -> None:
    for turn, (page, name) in enumerate(_PAGES.items(), 1):
        end = _show(kiosk, turn, page)
        wait(1000)
        spent, begun = cpu_s(), time.monotonic()
        frames = Frames(kiosk.window)
        wait(_ms_until(end))
        figure(f"{name}: calm", len(frames.end()), "frames", "must be 0")
        figure(f"{name}: calm, processor", 100 * (cpu_s() - spent) / (end - begun), "% of one core", "aim: 1 %")


def _show(kiosk: Kiosk, turn: int, page: int) -> float:
    """The loop comes to a page; when its dwell is all but over, s."""
    kiosk.session.assume(Session(Place.ATTRACT, turn=turn, page=page, language="ky", slide_at=monotonic_ms()))
    dwell = kiosk.session.property("dwell")
    assert isinstance(dwell, int)
    return time.monotonic() + dwell / 1000 - 0.2


def _ms_until(moment: float) -> int:
    return max(0, round(1000 * (moment - time.monotonic())))


def _has_light(name: str) -> bool:
    return name.endswith("light")


def _opacity(kiosk: Kiosk) -> float:
    """How far the present slide has faded in, 0 to 1."""
    return max(find(kiosk.window.contentItem(), "Attract").childItems(), key=QQuickItem.z).opacity()


def _progress(kiosk: Kiosk) -> float:
    """How far the light has run, 0 to 1."""
    return float(str(find(kiosk.window.contentItem(), "RunningLight").property("progress")))


if __name__ == "__main__":
    main(*sys.argv[1:])
