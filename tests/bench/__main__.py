"""Measures the kiosk on X servers of its own and prints a line for each figure; CONTRIBUTING.md says how to read them.

Each kind of figure is a module here, run by itself in a process of its own. The exit code is 1 if one of them could not
be measured, else 0, whatever the figures are.
"""

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version

from support.display import x_server

from bench import ending
from bench.executable import DIST
from bench.peers import history

HD, UHD = "1920x1080", "3840x2160"
_PATIENCE_S, _LONG_PATIENCE_S = 1200, 8 * 3600  # the changes may be ten thousand
_NOT_HERE = ("QT_", "QML_", "QSG_", "WAYLAND_", "XDG_", "PYTHONDONT")  # what would make it another kiosk


def main() -> int:
    """Measure all, or what is asked for."""
    asked = argparse.ArgumentParser(prog="make bench", description="Figures of speed and memory.")
    asked.add_argument(
        "--only",
        nargs="*",
        metavar="KIND",
        help="start, executable, swipe, places, attract, step, rest, memory, changes, large, peers",
    )
    asked.add_argument(
        "--changes", default="300", metavar="N", help="card changes [300]; 10000 take half an hour or more"
    )
    asked.add_argument("--size", default=HD, metavar="WxH", help=f"the screen of the changes [{HD}]")
    asked.add_argument("--history", action="store_true", help="show the ratios to Chromium of all runs so far")
    arguments = asked.parse_args()
    if arguments.history:
        print("\n".join(history.lines("Chromium + reveal.js")) or f"no runs yet: {history.FILE} does not exist")
        return 0
    kinds = (
        ("start", HD),
        ("executable", HD),
        ("swipe", HD),
        ("swipe", UHD),
        ("places", HD),
        ("attract", HD, "full"),
        ("attract", HD, "calm"),
        ("step", HD),
        ("rest", HD),
        ("memory", HD),
        ("changes", arguments.size, arguments.changes),
        ("large", HD),
        ("peers", HD),
    )
    if not shutil.which("Xvfb"):
        print("nothing could be measured: Xvfb is missing (apt-get install xvfb)")
        return 1
    print(
        f"{os.cpu_count()} cores, Python {platform.python_version()}, Qt {version('PySide6-Essentials')}, no GPU used"
    )
    if not (DIST / "kiosk").is_dir():
        print("the built executable is NOT measured: there is no dist/kiosk; run make dist first")
    ending.unwind_on_signals()
    begun = time.monotonic()
    failed = [kind for kind in kinds if kind[0] in (arguments.only or kind) and not _measured(*kind)]
    print(f"\n{(time.monotonic() - begun) / 60:.1f} minutes in all")
    return 1 if failed else 0


def _load() -> str:
    """How many processes wanted a core during the last minute; what is over ours is others'."""
    return f"load {os.getloadavg()[0]:.1f}"


def _measured(kind: str, size: str, *arguments: str) -> bool:
    """Measure one kind of figures in a process of its own, which prints them; whether that worked."""
    print(f"\n# {' '.join((kind, size, *arguments))}; {_load()}", flush=True)
    clean = {key: value for key, value in os.environ.items() if not key.startswith(_NOT_HERE)}
    with tempfile.TemporaryDirectory() as home, x_server(size) as display:
        ours = {"XDG_STATE_HOME": f"{home}/state", "XDG_CACHE_HOME": f"{home}/qml", "PYTHONPYCACHEPREFIX": f"{home}/py"}
        try:
            code = ending.run(
                [sys.executable, "-m", f"bench.{kind}", size, *arguments],
                {**clean, **ours, "DISPLAY": display},
                _LONG_PATIENCE_S if kind == "changes" else _PATIENCE_S,
            )
        except subprocess.TimeoutExpired as error:
            print(f"{kind} {size} could not be measured: {error}")
            return False
    if code:
        print(f"{kind} {size} could not be measured: exit code {code}")
    return code == 0


if __name__ == "__main__":
    sys.exit(main())
