"""How far apart two kiosks in step (`step: hall`) turn their slides: as it is, and while others want every core.

Each notes when its frames are shown, on the clock that both have.
"""

import json
import os
import subprocess
import sys
import time
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.report import figure, several
from bench.window import find, opened, settle, wait
from kiosk.bridge.session import Session
from kiosk.player.hall_step import HallStep
from kiosk.qt.garbage import freeze
from kiosk.session import hall

_KIOSKS = 2
_DWELL_MS = 6_000  # of each slide, to see many of them
_TURNS = 30
_START_S = 25  # until both are there, and all is painted that is seen first
_BUSY = "while True: pass"
_WHATS = {"session": "the session turns", "first": "first frame of the new slide", "half": "half of it is in"}
_Turn = dict[str, float]  # when it was due, and when each of these was, in ms since 1970


def main(size: str) -> None:
    """Measure and print."""
    measure(size, "idle", 0, _TURNS)
    measure(size, "loaded", 2 * (os.cpu_count() or 1), _TURNS)


def measure(size: str, name: str, busy: int, turns: int) -> None:
    """Measure so many turns beside so many programs that do nothing but compute."""
    with TemporaryDirectory() as folder, ExitStack() as stack:
        notes = [Path(folder, str(number)) for number in range(_KIOSKS)]
        kiosks = [_started(size, str(note), str(turns)) for note in notes]
        for _ in range(busy):
            other = stack.enter_context(subprocess.Popen([sys.executable, "-c", _BUSY]))
            stack.callback(other.kill)
        if codes := [code for kiosk in kiosks if (code := kiosk.wait())]:
            raise RuntimeError(f"a kiosk has failed: {codes}")
        _report(name, [json.loads(note.read_text(encoding="utf-8")) for note in notes])


def _started(*arguments: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-m", "bench.step", *arguments])


def _report(name: str, kiosks: list[dict[str, _Turn]]) -> None:
    turns = [[kiosk[number] for kiosk in kiosks] for number in kiosks[0] if all(number in kiosk for kiosk in kiosks)]
    figure(f"{name}, turns", len(turns), "", "all that both have seen")
    for what, said in _WHATS.items():
        late = [turn[what] - turn["due"] for both in turns for turn in both]
        several(f"{name}, {said}, late by", late, "ms", "to compare with")
        apart = [max(turn[what] for turn in both) - min(turn[what] for turn in both) for both in turns]
        several(f"{name}, {said}, apart", apart, "ms", "aim: 40 ms")


def _kiosk(size: str, note: Path, turns: int) -> None:
    """One of the kiosks."""
    end = time.monotonic() + _START_S + turns * _DWELL_MS / 1000
    with opened(size, "full") as kiosk:
        session, window = kiosk.session, kiosk.window
        session.adopt(replace(session.rules, dwell_ms=(_DWELL_MS,) * len(session.rules.page_ids)))
        step = HallStep(session, parent=window)
        settle(kiosk)
        freeze()  # as kiosk/player/show.py does
        found: dict[int, _Turn] = {}
        slides = [slide for slide in find(window.contentItem(), "Attract").children() if _is_slide(slide)]

        def turned() -> None:
            number = session.state.slide_number
            found[number] = {"due": _due(session, number), "session": _now()}

        def shown() -> None:
            turn = found.get(session.state.slide_number)
            slide = next((it for it in slides if it.property("current") and it.property("inSight")), None)
            if turn is None or slide is None:
                return
            away = abs(slide.property("x")) / window.width()
            if away < 1:
                turn.setdefault("first", _now())
            if away <= 1 / 2:
                turn.setdefault("half", _now())

        session.slideNumberChanged.connect(turned)
        window.frameSwapped.connect(shown)
        wait(round(1000 * (end - time.monotonic())))
        window.frameSwapped.disconnect(shown)
        del step
    whole = {number: turn for number, turn in found.items() if "half" in turn}
    note.write_text(json.dumps(whole), encoding="utf-8")


def _is_slide(item) -> bool:  # type: ignore[no-untyped-def]
    return item.property("current") is not None and item.property("age") is not None


def _due(session: Session, number: int) -> float:
    return hall.turns_at(session.rules, number - 1) + (session.rules.hall_ms or 0)


def _now() -> float:
    return time.time_ns() / 1e6


if __name__ == "__main__":
    if len(sys.argv) == 2:
        main(sys.argv[1])
    else:
        _kiosk(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
