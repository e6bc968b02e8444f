"""Clocks and time zones that are set while the kiosk plays: visits end when they should, opening hours follow."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from support.player import Player, wait_until

from chaos.desktop import Area, Desktop, desktop
from chaos.proof import Proof, not_here, together, within
from chaos.visitor import briefly, idle_error_s
from kiosk.hours.opening_hours import WEEKDAYS
from kiosk.system import files

IDLE_RIGHT_S, HOURS_FOLLOW_S, BACK_S = 1.0, 16.0, 2.0
WHOLE: Area = (0, 0, 3840, 2160)
JUMPS = ("+400d", "-3650d", "+0d")
CLOSED = 800  # days from now: the day that is closed
ZONES = Path("/usr/share/zoneinfo")
HERE, THERE = "Asia/Bishkek", "America/New_York"


def main(*, short: bool) -> Iterator[Proof]:
    """Clocks and zones."""
    missing = [tool for tool in ("Xvfb", "xwininfo", "xsetroot", "faketime") if not shutil.which(tool)]
    if missing:
        yield not_here("clocks", f"{', '.join(missing)} missing (build_spec/setup.sh chaos)")
        return
    yield from together(partial(_clock, 1 if short else 5), _time_zone)


def _clock(rounds: int) -> Iterator[Proof]:
    today = datetime.now().astimezone().date()
    closed = (today + timedelta(days=days) for days in (CLOSED, CLOSED + 1))  # midnight may pass before it is set
    exceptions = (f"    {day}: closed" for day in closed)
    hours = ("opening_hours:", *(f"  {day}: 00:00-24:00" for day in WEEKDAYS), "  exceptions:", *exceptions)
    with tempfile.TemporaryDirectory() as folder:
        jump = Path(folder) / "clock"
        files.replace(jump, b"+0d")
        fake = {
            "LD_PRELOAD": faketime(),
            "DONT_FAKE_MONOTONIC": "1",
            "FAKETIME_TIMESTAMP_FILE": str(jump),
            "FAKETIME_NO_CACHE": "1",
        }
        with _kiosk(Path(folder), hours, (), fake) as screen:

            def set_to(to: str) -> None:
                files.replace(jump, to.encode())

            def in_a_visit() -> None:
                for to in JUMPS:
                    time.sleep(2)
                    set_to(to)

            errors = [idle_error_s(screen, in_a_visit) for _ in range(rounds)]
            follows = [_takes(screen, "closed", partial(set_to, f"+{CLOSED}d"))]
            if rounds > 1:
                follows.append(_takes(screen, "attract_slide", partial(set_to, "+0d")))
            covered = screen.covered_after(WHOLE)
            starts = [line["event"] for line in screen.player.happened()].count("ready")
            is_well = screen.player.ends_by(signal.SIGTERM)
        yield within("clock set by +400 days, -10 years in a visit: countdown, reset wrong by", errors, IDLE_RIGHT_S)
        yield within("clock set to a day that is closed: followed after", follows, HOURS_FOLLOW_S)
        yield within("all clocks set: covered after", [covered], BACK_S)
        well = f"{starts - 1} restarts, {'ended as asked' if is_well else 'ended otherwise'}"
        yield Proof("all clocks set", well, "0 restarts, ended as asked", (starts, is_well) == (1, True))


def _time_zone() -> Iterator[Proof]:
    """The machine's own zone is changed for the kiosk's eyes only: in a mount namespace of its own."""
    if os.getuid() or not (ZONES / HERE).exists() or subprocess.run(["unshare", "-m", "true"], check=False).returncode:
        yield not_here("another time zone", "needs root, unshare, tzdata and the right to mount")
        return
    now = datetime.now(ZoneInfo(HERE))
    opens, closes = ((now + timedelta(hours=hours)).strftime("%H:00") for hours in (-1, 3))  # night there
    hours = ("opening_hours:", *(f"  {day}: {opens}-{closes}" for day in WEEKDAYS))
    set_zone = f'unset TZ; mount --bind {ZONES / HERE} /etc/localtime && exec "$@"'
    prefix = ("unshare", "--mount", "--propagation", "private", "sh", "-c", set_zone, "sh")
    with tempfile.TemporaryDirectory() as folder, _kiosk(Path(folder), hours, prefix, {}) as screen:
        namespace = ["nsenter", "-t", str(screen.player.process.pid), "-m"]

        def move() -> None:
            subprocess.run([*namespace, "mount", "--bind", str(ZONES / THERE), "/etc/localtime"], check=True)

        yield within("another time zone: opening hours follow after", [_takes(screen, "closed", move)], HOURS_FOLLOW_S)


@contextmanager
def _kiosk(folder: Path, hours: tuple[str, ...], prefix: tuple[str, ...], more: dict[str, str]) -> Iterator[Desktop]:
    with desktop() as screen:
        screen.player = Player(screen.display, folder, *briefly(folder, *hours), command="play", prefix=prefix, **more)
        screen.player.wait_for("ready")
        time.sleep(2)  # the pictures of a start are painted
        yield screen


def _takes(screen: Desktop, event: str, change: Callable[[], None]) -> float:
    """How long after `change` the event happens, s."""
    before = len(screen.player.happened())
    change()
    begun = time.monotonic()
    wait_until(lambda: event in [line["event"] for line in screen.player.happened()[before:]], event)
    return time.monotonic() - begun


def faketime() -> str:
    """The library that the faketime command preloads."""
    said = subprocess.run(["faketime", "-f", "+0d", "env"], capture_output=True, text=True, check=True).stdout
    library = next(line.partition("=")[2] for line in said.splitlines() if line.startswith("LD_PRELOAD="))
    return str(Path(library).with_name("libfaketimeMT.so.1"))  # the kiosk has threads
