"""What the attract loop costs slide by slide, how evenly it moves, and how much of the screen changes in it."""

import sys
import time

from PIL import Image, ImageChops
from PySide6.QtCore import QObject

from bench.report import figure, several
from bench.window import Frames, cpu_s, find, gaps_ms, opened, settle, wait
from kiosk.player.assembly import Kiosk
from kiosk.qt.garbage import freeze
from kiosk.session.state import Place, Session
from kiosk.system.clock import elapsed_ms

_PAGES = 10
_ARRIVAL_MS = 2_500  # a slide comes in, its picture builds itself up, its figure counts up
_GAP_MS = 34  # longer, and what moves stands still for more than one of a screen's frames
_DIFFERENT = 16  # of 255: a pixel has changed


def main(size: str, motion: str) -> None:
    """Measure and print."""
    with opened(size, motion) as kiosk:
        settle(kiosk)
        freeze()  # as kiosk/player/show.py does
        if motion == "full":
            _lively(kiosk)
            _changes(kiosk)
        else:
            _calm(kiosk)


def _lively(kiosk: Kiosk) -> None:
    shares: list[float] = []
    for page in range(_PAGES):
        clock, spent, begun, end = _Clock(kiosk), cpu_s(), time.monotonic(), _show(kiosk, page)
        wait(_ARRIVAL_MS)
        arriving = clock.gaps_ms()
        wait(_ms_until(end))
        standing = clock.gaps_ms()[len(arriving) :]
        shares.append(100 * (cpu_s() - spent) / (time.monotonic() - begun))
        clock.stop()
        figure(f"slide {page}, processor", shares[-1], "% of one core", "aim: 25 %")
        for name, gaps in (("comes in", arriving), ("stands", standing)):
            late = sum(gap > _GAP_MS for gap in gaps)
            figure(
                f"slide {page} {name}, gaps over {_GAP_MS} ms", late, f"of {len(gaps)}, worst {max(gaps):.0f}", "aim: 0"
            )
    several("all slides, processor", shares, "% of one core", "aim: 25 %")


def _changes(kiosk: Kiosk) -> None:
    """How much of the screen is another colour a second later, while a slide stands."""
    parts: list[float] = []
    for page in range(_PAGES):
        _show(kiosk, page)
        wait(_ARRIVAL_MS + 500)
        before = _picture(kiosk)
        wait(1000)
        unlike = ImageChops.difference(before, _picture(kiosk)).convert("RGB")
        most = ImageChops.lighter(ImageChops.lighter(*unlike.split()[:2]), unlike.split()[2])
        changed = sum(most.histogram()[_DIFFERENT:])
        parts.append(100 * changed / (before.width * before.height))
        figure(f"slide {page}, changes in a second", parts[-1], "% of the pixels", "aim: 3 %")
    several("all slides, changes in a second", parts, "% of the pixels", "aim: 3 %", least=True)


def _calm(kiosk: Kiosk) -> None:
    for page in range(1, 4):
        end = _show(kiosk, page)
        wait(1000)
        spent, begun = cpu_s(), time.monotonic()
        frames = Frames(kiosk.window)
        wait(_ms_until(end))
        figure(f"slide {page}: calm", len(frames.end()), "frames", "must be 0")
        figure(f"slide {page}: calm, processor", 100 * (cpu_s() - spent) / (end - begun), "% of one core", "aim: 1 %")


class _Clock:
    """Notes when what moves is put at its next place."""

    def __init__(self, kiosk: Kiosk) -> None:
        attract = find(kiosk.window.contentItem(), "Attract")
        self._slides = [child for child in attract.children() if child.property("age") is not None]  # out of sight too
        self._times: list[float] = []
        for slide in self._slides:
            _aged(slide).connect(self._note)

    def _note(self) -> None:
        self._times.append(time.perf_counter())

    def gaps_ms(self) -> list[float]:
        return gaps_ms(self._times)

    def stop(self) -> None:
        for slide in self._slides:
            _aged(slide).disconnect(self._note)


def _aged(slide: QObject):  # type: ignore[no-untyped-def]
    return slide.ageChanged  # type: ignore[attr-defined]


_turns = iter(range(1, 10_000))


def _show(kiosk: Kiosk, page: int) -> float:
    """The loop comes to a page; when its dwell is all but over, s."""
    state = Session(Place.ATTRACT, slide_number=next(_turns), page=page, language="ky", slide_at=elapsed_ms())
    kiosk.session.assume(state)
    dwell = kiosk.session.property("dwell")
    assert isinstance(dwell, int)
    return time.monotonic() + dwell / 1000 - 0.2


def _ms_until(moment: float) -> int:
    return max(0, round(1000 * (moment - time.monotonic())))


def _picture(kiosk: Kiosk) -> Image.Image:
    shot = kiosk.window.grabWindow()
    return Image.frombytes("RGBA", shot.size().toTuple(), bytes(shot.constBits())).convert("RGB")


if __name__ == "__main__":
    main(*sys.argv[1:])
