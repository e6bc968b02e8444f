"""A disk that is full, or can only be read, beneath a kiosk with visitors; then it has room again."""

import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

from support.player import Player, wait_until
from support.tries import PIN

from chaos.desktop import Desktop, desktop
from chaos.loop import image, mounted, remount
from chaos.proof import Proof, not_here, together, within
from chaos.visitor import briefly, idle_error_s
from kiosk import paths
from kiosk.operator.pin import MOST_TRIES, PinGuard, Verdict
from kiosk.visits import read

IDLE_RIGHT_S, WRITTEN_S = 1.0, 25.0
_BLOCK = 4096


def proofs() -> Iterator[Proof]:
    """Both, with a kiosk each."""
    missing = [tool for tool in ("Xvfb", "xwininfo", "xsetroot") if not shutil.which(tool)]
    if missing:
        yield not_here("full disk", f"{', '.join(missing)} missing (build_spec/setup.sh chaos)")
        return
    yield from together(_full, _read_only)


def _full() -> Iterator[Proof]:
    what = "no room on the disk"
    with ExitStack() as stack:
        screen, disk, state = _kiosk(stack, "rw")
        log = state / "kiosk.log"
        _await_all_kept(screen, state, 1)
        _leave_no_room(log, disk)
        os.kill(screen.player.player(), signal.SIGKILL)
        screen.player.wait_for("ready", 2)
        yield Proof(what, "a player that starts there plays", "it plays", is_met=True)
        _await_all_kept(screen, state, 2)
        _leave_no_room(log, disk)  # what was kept for this start is gone
        yield _counted(what, disk, state)
        yield from _plays_on(what, screen, state, lambda: _make_room(disk), starts=2, least=0)


def _leave_no_room(log: Path, disk: Path) -> None:
    with suppress(OSError), log.open("ab", buffering=0) as out:  # to the end of its last block: there is room in that
        out.write(b"." * (-(log.stat().st_size + 1) % _BLOCK) + b"\n")
    _fill(disk / f"filler-{len(list(disk.glob('filler-*')))}")


def _await_all_kept(screen: Desktop, state: Path, starts: int) -> None:
    """Until a start has kept a picture of its first frame or, without room, has said that it could not."""
    poster = paths.poster(state)
    said = screen.player.log
    wait_until(
        lambda: poster.exists() or said.read_text(encoding="utf-8").count(f"'{poster}'") >= starts,
        "what is kept for the next start",
    )


def _make_room(disk: Path) -> None:
    for filler in disk.glob("filler-*"):
        filler.unlink()


def _counted(what: str, disk: Path, state: Path) -> Proof:
    """Wrong tries of the PIN, each of a process that is killed as it evaluates, up to the lock and beyond."""
    file = paths.pin_file(state)
    command = (sys.executable, "-m", "support.wrongtry", file)
    results = [subprocess.run((*command, str(n)), check=False, capture_output=True) for n in range(MOST_TRIES + 5)]
    killed = [result.returncode for result in results].count(-signal.SIGKILL)
    last, free = PinGuard(file).check(PIN), shutil.disk_usage(disk).free
    found = f"{killed} evaluated, then {last}, {free} bytes free"
    is_met = (killed, last, free) == (MOST_TRIES, Verdict.LOCKED, 0)
    return Proof(f"{what}: wrong PINs, each killed as it is evaluated", found, "100, then locked, 0", is_met=is_met)


def _read_only() -> Iterator[Proof]:
    with ExitStack() as stack:
        screen, disk, state = _kiosk(stack, "ro")
        yield from _plays_on(
            "disk that can only be read", screen, state, lambda: remount(disk, "rw"), starts=1, least=1
        )


def _kiosk(stack: ExitStack, how: str) -> tuple[Desktop, Path, Path]:
    """A kiosk whose state is on a disk of its own, the disk, the state; its events are elsewhere."""
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    disk = stack.enter_context(mounted(image(folder / "disk", 24), folder / "place"))
    state = disk / "kiosk" / paths.state_folder(folder / "kiosk.yaml").name
    PinGuard(paths.pin_file(state)).set(PIN)
    remount(disk, how)
    screen = stack.enter_context(desktop())
    screen.player = Player(screen.display, folder, *briefly(folder), XDG_STATE_HOME=str(disk))
    screen.player.wait_for("ready")
    return screen, disk, state


def _plays_on(
    what: str, screen: Desktop, state: Path, mend: Callable[[], None], starts: int, least: int
) -> Iterator[Proof]:
    """A visit while the disk takes nothing; then it is mended, and everything is written.

    `least`: how often lines are missing in the log at least; on a full disk a start may make room for them.
    """
    log, statistics = state / "kiosk.log", state / "visits.sqlite"
    error = idle_error_s(screen)
    before = log.stat().st_size if log.exists() else 0
    mend()
    begun = time.monotonic()
    wait_until(lambda: _visits(statistics) == 1, "visit on the disk")
    written = time.monotonic() - begun
    os.kill(screen.player.player(), signal.SIGKILL)  # of this the log tells, and of the start that follows
    starts += 1
    screen.player.wait_for("ready", starts)
    wait_until(lambda: log.exists() and log.stat().st_size > before, "log on the disk")
    logged = time.monotonic() - begun
    had = [line["event"] for line in screen.player.happened()].count("ready")
    said = screen.player.log.read_text(encoding="utf-8")
    tracebacks = said.count("Traceback") + said.count("Logging error")
    gaps = len(re.findall("lines are missing here", log.read_text(encoding="utf-8")))
    well = f"{had - starts} restarts, {tracebacks} tracebacks"
    again = f"{what}, until it takes data again"
    yield within(f"{what}: it plays on, countdown and reset wrong by", [error], IDLE_RIGHT_S)
    yield Proof(what, well, "0, 0", (had, tracebacks) == (starts, 0))
    yield within(f"{again}, the visit is there after", [written], WRITTEN_S)
    yield within(f"{again}, the log goes on after", [logged], WRITTEN_S)
    yield Proof(again, f"the log tells {gaps} times that lines are missing", f"{least} to 1", least <= gaps <= 1)


def _visits(statistics: Path) -> int:
    try:
        return len(list(read(statistics)))
    except (sqlite3.Error, OSError):
        return 0


def _fill(file: Path) -> None:
    """Take all the room there is."""
    with file.open("wb", buffering=0) as out, suppress(OSError):
        while out.write(bytes(65_536)):
            pass
    with file.open("ab", buffering=0) as out, suppress(OSError):
        while out.write(b"x"):
            pass
