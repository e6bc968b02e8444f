"""`make sizes`: every view in every language, upright too, on screens of every usual size, and what does not fit."""

import argparse
import multiprocessing
import os
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor

from sizes.judge import judge
from sizes.screens import SCREENS


def main() -> int:
    """Judge all screens, or those asked for; 1 if anything does not fit."""
    asked = argparse.ArgumentParser(prog="make sizes", description="Whether everything fits on all usual screens.")
    asked.add_argument("--inches", nargs="*", type=float, metavar="N", help="only screens of these diagonals")
    asked.add_argument("--jobs", type=int, default=2, metavar="N", help="screens at once [2]")
    arguments = asked.parse_args()
    screens = [screen for screen in SCREENS if not arguments.inches or screen.diagonal in arguments.inches]
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_QUICK_BACKEND"] = "software"
    count, wrong = 0, 0
    with (
        tempfile.TemporaryDirectory() as home,
        ProcessPoolExecutor(arguments.jobs, multiprocessing.get_context("spawn")) as pool,
    ):
        os.environ.update({f"XDG_{name}_HOME": home for name in ("CONFIG", "DATA", "STATE", "CACHE")})
        for screen, (views, found) in zip(screens, pool.map(judge, screens), strict=True):
            count, wrong = count + views, wrong + len(found)
            print(f"{screen}: {len(found)} of {views} views", flush=True)
            for name, faults in found:
                print(*(f"  {screen.diagonal:g} inches {name}: {fault}" for fault in faults), sep="\n", flush=True)
    print(f"{wrong} of {count} views have something that does not fit")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
