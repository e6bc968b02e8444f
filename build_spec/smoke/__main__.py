"""`make smoke`: tries what `make dist` has built. Prints what was tried; ends with 1 at the first fault."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PIL import Image

from build_spec.smoke import bare, cage, wheel
from build_spec.smoke.player import Player, SmokeError
from build_spec.smoke.visit import SETTINGS, compare, screen, visit

DIST = bare.ROOT / "dist"
PICTURES = bare.WORK / "pictures"
_END_S = 10

Places = dict[str, Image.Image]
T = TypeVar("T")


def main() -> None:
    """Try everything, one after another."""
    if not (DIST / "kiosk").is_dir():
        sys.exit("there is no dist/kiosk: run make dist first")
    _say("a bare Debian", bare.make)
    with tempfile.TemporaryDirectory(prefix="kiosk-smoke-") as temporary, screen() as display:
        homes = Path(temporary)
        homes.chmod(0o755)
        source = _say("a visit to the source", lambda: _source(homes / "source", display))
        for name in ("kiosk/kiosk", "kiosk-single"):
            home = homes / Path(name).name
            built = _say(f"a visit to dist/{name} there", lambda: _built(name, home, display))  # noqa: B023 - called at once
            compare(built, source, PICTURES / Path(name).name)
        _say("dist/kiosk-single, killed", lambda: _killed(homes / "killed", display))
        _say("dist/kiosk/kiosk under cage", lambda: cage.run(homes / "cage", DIST, PICTURES))
        _say("its other commands", lambda: _commands(homes / "commands"))
        _say("the wheel in a fresh venv", lambda: wheel.run(homes / "wheel", DIST))
    print(f"all well; what was on the screen is in {PICTURES}")


def _say(name: str, do: Callable[[], T]) -> T:
    print(name, flush=True)
    begun = time.monotonic()
    try:
        done = do()
    except SmokeError as error:
        sys.exit(f"FAILED: {error}")
    print(f"    well, {time.monotonic() - begun:.0f} s", flush=True)
    return done


def _source(home: Path, display: str) -> Places:
    home.mkdir()
    (home / "kiosk.yaml").write_text(SETTINGS, encoding="utf-8")
    places = {f"XDG_{name}_HOME": str(home / name) for name in ("STATE", "CONFIG", "CACHE", "DATA")}
    command = [sys.executable, "-m", "kiosk", "run", "--settings", home / "kiosk.yaml", "--events", home / "events"]
    player = Player(list(map(str, command)), home / "events", {**os.environ, **places, "DISPLAY": display})
    pictures = visit(player, display)
    player.end()
    return pictures


def _built(name: str, home: Path, display: str) -> Places:
    player = _start(name, home, display)
    pictures = visit(player, display)
    player.end()
    left = [file for file in (home / "tmp").iterdir() if file.name != ".X11-unix"]  # our own
    if left:
        raise SmokeError(f"it left {left}")
    return pictures


def _killed(home: Path, display: str) -> None:
    """A killed single file ends completely; the next one removes what it left, and writes no new cache."""
    caches = []
    for _ in range(2):
        player = _start("kiosk-single", home, display)
        player.wait_for("ready")
        folders = [folder.name for folder in (home / "tmp").glob("_MEI*")]
        if len(folders) != 1:
            raise SmokeError(f"of those killed before some are left: {folders}")
        caches.append(sorted(file.relative_to(home) for file in (home / ".cache").rglob("*")))
        player.kill()
        until = time.monotonic() + _END_S
        while (living := _living_in(home)) and time.monotonic() < until:
            time.sleep(0.1)
        if living:
            raise SmokeError(f"killed, and these still run: {living}")
    if caches[0] != caches[1]:
        raise SmokeError(f"a second start leaves another cache: {caches}")


def _living_in(home: Path) -> list[str]:
    """The processes of the single file that runs with this home."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command, environment = ((process / name).read_bytes() for name in ("cmdline", "environ"))
        except OSError:
            continue
        if b"kiosk-single" in command and f"SMOKE={home.name}".encode() in environment.split(b"\0"):
            found.append(command.replace(b"\0", b" ").decode())
    return found


def _start(name: str, home: Path, display: str) -> Player:
    home.mkdir(exist_ok=True)
    (home / "kiosk.yaml").write_text(SETTINGS, encoding="utf-8")
    (home / "events").unlink(missing_ok=True)
    command = [f"/opt/kiosk/{name}", "run", "--settings", "kiosk.yaml", "--events", "events"]
    x = Path("/tmp/.X11-unix")  # noqa: S108 - where X has its sockets
    variables = {"DISPLAY": display, "SMOKE": home.name}
    return Player(bare.inside(command, DIST, home, [(x, str(x))], variables), home / "events")


_TOLD = ("no deck is named", "nine-facts: ")  # on stderr: which deck is checked or drawn, and what has come of it


def _commands(home: Path) -> None:
    def ran(arguments: Sequence[str]) -> str:
        command = bare.inside(["/opt/kiosk/kiosk/kiosk", *arguments], DIST, home, [], {})
        done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603
        told = [line for line in done.stderr.splitlines() if not line.startswith(_TOLD)]
        if done.returncode or told:
            raise SmokeError(f"kiosk {' '.join(arguments)}: {done.returncode}\n{done.stdout}{done.stderr}")
        return done.stdout

    wheel.try_commands(ran)
    if "libglib2.0-0" not in ran(["--licences"]):
        raise SmokeError("--licences does not name the libraries inside")


if __name__ == "__main__":
    main()
