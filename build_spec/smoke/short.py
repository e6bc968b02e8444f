"""Tries built programs where `make smoke` cannot run: on Windows and macOS, on a screen that is there.

python build_spec/smoke/short.py dist/kiosk/kiosk.exe ...   prints what was tried; ends with 1 at the first fault.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ENOUGH_S = 120  # enough for a first start on a busy computer


def main(programs: list[str]) -> None:
    """Try each program in a home of its own."""
    for name in programs:
        program = Path(name).resolve()
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
            environment = {**os.environ, "HOME": home, "LOCALAPPDATA": home, "APPDATA": home}
            for arguments in (
                ["--version"],
                ["check"],
                ["render", "--out", home, "--view", "card", "--language", "ky"],
            ):
                subprocess.run([program, *arguments], check=True, timeout=ENOUGH_S, env=environment)  # noqa: S603
            drawn = len(list(Path(home).rglob("*.png")))
            if drawn < 9:
                sys.exit(f"{name}: {drawn} cards were drawn")
            _plays(program, Path(home) / "events.jsonl", environment)
        print(f"{name}: well", flush=True)


def _plays(program: Path, events: Path, environment: dict[str, str]) -> None:
    """Start it in a window and wait for the second slide; then end it."""
    options = ("--windowed", "640x480", "--backend", "software", "--events", str(events))
    with subprocess.Popen([str(program), "run", *options], env=environment) as kiosk:  # noqa: S603
        until = time.monotonic() + ENOUGH_S
        seen: list[str] = []
        while seen.count("attract_slide") < 2 and kiosk.poll() is None and time.monotonic() < until:
            time.sleep(0.2)
            if events.exists():
                lines = events.read_text(encoding="utf-8").splitlines(keepends=True)
                seen = [json.loads(line)["event"] for line in lines if line.endswith("\n")]
        kiosk.terminate()
    if seen.count("attract_slide") < 2 or "failsafe" in seen:
        sys.exit(f"{program}: it does not play: {seen}")


if __name__ == "__main__":
    main(sys.argv[1:])
