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
from importlib.metadata import version

from support.display import x_server

HD, UHD = "1920x1080", "3840x2160"
_PATIENCE_S, _LONG_PATIENCE_S = 900, 8 * 3600  # the changes may be ten thousand
_NOT_HERE = ("QT_", "QML_", "QSG_", "WAYLAND_", "XDG_", "PYTHONDONT")  # what would make it another kiosk


def main() -> int:
    """Measure all, or what is asked for."""
    asked = argparse.ArgumentParser(prog="make bench", description="Figures of speed and memory.")
    asked.add_argument(
        "--only", nargs="*", metavar="KIND", help="start, executable, swipe, attract, rest, memory, changes"
    )
    asked.add_argument(
        "--changes", default="500", metavar="N", help="card changes [500]; 10000 take half an hour or more"
    )
    asked.add_argument("--size", default=HD, metavar="WxH", help=f"the screen of the changes [{HD}]")
    arguments = asked.parse_args()
    kinds = (
        ("start", HD),
        ("executable", HD),
        ("swipe", HD),
        ("swipe", UHD),
        ("attract", HD, "full"),
        ("attract", HD, "calm"),
        ("rest", HD),
        ("memory", HD),
        ("changes", arguments.size, arguments.changes),
    )
    if not shutil.which("Xvfb"):
        print("nothing could be measured: Xvfb is missing (apt-get install xvfb)")
        return 1
    print(
        f"{os.cpu_count()} cores, Python {platform.python_version()}, Qt {version('PySide6-Essentials')}, no GPU used"
    )
    failed = [kind for kind in kinds if kind[0] in (arguments.only or kind) and not _measured(*kind)]
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
            subprocess.run(
                [sys.executable, "-m", f"bench.{kind}", size, *arguments],
                env={**clean, **ours, "DISPLAY": display},
                timeout=_LONG_PATIENCE_S if kind == "changes" else _PATIENCE_S,
                check=True,
            )
        except subprocess.SubprocessError as error:
            print(f"{kind} {size} could not be measured: {error}")
            return False
    return True


if __name__ == "__main__":
    sys.exit(main())
