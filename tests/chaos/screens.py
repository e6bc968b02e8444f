"""Screens that go, come back and change, a mouse that is unplugged, processes that stand still."""

import os
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from support.player import Player, wait_until

from chaos.desktop import Area, Desktop, desktop
from chaos.proof import Proof, not_here, together, within
from chaos.visitor import briefly, idle_error_s

BACK_S, IDLE_RIGHT_S = 2.0, 1.0
WHOLE: Area = (0, 0, 3840, 2160)
LEFT: Area = (0, 0, 1920, 1080)
RIGHT: Area = (1920, 0, 1920, 1080)
MODES = ((1920, 1080), (1080, 1920), (1366, 768), (720, 1280), (3840, 2160), (1280, 1024))
STOPPED_S = 25  # more than the supervisor's patience with a player


def main(*, short: bool) -> Iterator[Proof]:
    """Screens, and what else is plugged in."""
    missing = [tool for tool in ("Xvfb", "xrandr", "xwininfo", "xsetroot", "xinput") if not shutil.which(tool)]
    if missing:
        yield not_here("screens", f"{', '.join(missing)} missing (build_spec/setup.sh chaos)")
        return
    yield from together(partial(_changes, short), partial(_devices, short))


def _changes(short: bool) -> Iterator[Proof]:
    with _kiosk() as screen:
        yield _off_and_on(screen, 5 if short else 20)
        yield _modes(screen, 1 if short else 5)
    with _kiosk(1) as screen:
        yield from _second_screen(screen, 3 if short else 20)


def _devices(short: bool) -> Iterator[Proof]:
    with _kiosk(is_brief=True) as screen:
        yield _mouse(screen, 3 if short else 20)
        yield from _stopped(screen)


@contextmanager
def _kiosk(number: int = 0, *, is_brief: bool = False) -> Iterator[Desktop]:
    with tempfile.TemporaryDirectory() as folder, desktop() as screen:
        arguments = briefly(Path(folder)) if is_brief else ("--screen", str(number))
        screen.player = Player(screen.display, Path(folder), *arguments)
        screen.player.wait_for("ready")
        yield screen


def _off_and_on(screen: Desktop, times: int) -> Proof:
    took = []
    for _ in range(times):
        screen.xrandr("--fb", "320x200", "--output", "screen", "--off")
        time.sleep(0.3)
        took.append(screen.covered_after(WHOLE, lambda: screen.xrandr("--output", "screen", "--mode", "3840x2160")))
    return within(f"screen off and on {times} times: covered again", took, BACK_S)


def _modes(screen: Desktop, rounds: int) -> Proof:
    took = []
    for width, height in MODES:
        timing = *(width + more for more in (0, 8, 16, 32)), *(height + more for more in (0, 3, 6, 9))
        screen.xrandr("--newmode", _mode(width, height), "100", *map(str, timing))
        screen.xrandr("--addmode", "screen", _mode(width, height))
    for width, height in MODES * rounds:
        change = partial(screen.xrandr, "--output", "screen", "--mode", _mode(width, height))
        took.append(screen.covered_after((0, 0, width, height), change))
    screen.covered_after(WHOLE, lambda: screen.xrandr("--output", "screen", "--mode", "3840x2160"))
    return within(f"screen of another size or turned {len(took)} times: covered again", took, BACK_S)


def _mode(width: int, height: int) -> str:
    return f"{width}x{height}_chaos"


def _second_screen(screen: Desktop, times: int) -> Iterator[Proof]:
    """X has one output here: its monitors, which Qt takes for screens, are made and unmade on it."""
    went, came = [], []
    screen.xrandr("--setmonitor", "left", "1920/508x1080/286+0+0", "screen")
    screen.covered_after(LEFT)
    for _ in range(times):
        plug = partial(screen.xrandr, "--setmonitor", "right", "1920/508x1080/286+1920+0", "none")
        came.append(screen.covered_after(RIGHT, plug))
        went.append(screen.covered_after(LEFT, lambda: screen.xrandr("--delmonitor", "right")))
    yield within(f"second screen pulled {times} times: the first covered", went, BACK_S)
    yield within(f"second screen plugged in {times} times: it is covered", came, BACK_S)


def _mouse(screen: Desktop, times: int) -> Proof:
    """The X server's devices go and come; then a visit must be as it ever was."""
    for _ in range(times):
        for device in ("Xvfb mouse", "Xvfb keyboard"):
            screen.run("xinput", "disable", device)
            screen.run("xinput", "enable", device)
    before = len(screen.player.happened())
    screen.click(200, 400)
    begun = time.monotonic()
    wait_until(lambda: any(line["event"] == "visit_start" for line in screen.player.happened()[before:]), "visit")
    woken = time.monotonic() - begun
    screen.player.wait_for("visit_end")
    return within(f"mouse and keyboard gone and back {times} times: a click wakes after", [woken], IDLE_RIGHT_S)


def _stopped(screen: Desktop) -> Iterator[Proof]:
    """As near to suspend and resume as a test can come: every process of the kiosk stands still, in a visit."""
    before = screen.player.player()

    def all_get(number: signal.Signals) -> None:
        for process in (screen.player.process.pid, before):
            os.kill(process, number)

    def stop() -> None:
        all_get(signal.SIGSTOP)
        try:
            time.sleep(STOPPED_S)
        finally:
            all_get(signal.SIGCONT)

    error = idle_error_s(screen, stop)
    back = screen.covered_after(WHOLE)
    same = screen.player.player() == before
    what = f"kiosk stopped for {STOPPED_S} s in a visit"
    yield within(f"{what}: covered", [back], BACK_S)
    yield within(f"{what}: reset late by", [error], IDLE_RIGHT_S)
    yield Proof(what, "the same player goes on" if same else "another player", "the same", same)
