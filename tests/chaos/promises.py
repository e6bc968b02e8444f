"""What is printed of each promise: what was done, the figure it gave, and what passes."""

import argparse
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor


def kept(what: str, figure: str, passes: str, *, is_kept: bool) -> bool:
    """Print a promise's line; whether it is kept."""
    print(f"{what}: {figure} (pass: {passes}){'' if is_kept else '  NOT KEPT'}", flush=True)
    return is_kept


def in_time(what: str, took_s: Sequence[float], limit_s: float, words: str = "covered again in {} at most") -> bool:
    """A promise of how long something takes, kept by the slowest of `took_s`."""
    return kept(what, words.format(f"{max(took_s):.2f} s"), f"{limit_s:g} s", is_kept=max(took_s) <= limit_s)


def not_shown(what: str, why: str) -> bool:
    """Print that a promise could not be looked at here; it does not count as broken."""
    print(f"{what}: not looked at here: {why}", flush=True)
    return True


def together(*proofs: Callable[[], bool]) -> bool:
    """Run proofs that mostly wait at the same time; whether all promises are kept."""
    with ThreadPoolExecutor(len(proofs)) as pool:
        running = [pool.submit(proof) for proof in proofs]
        return all([done.result() for done in running])  # noqa: C419 - all of them, whatever the first says


def from_command_line(main: Callable[[bool], bool], about: str | None) -> None:
    """Run a module's `main`; the exit code is 1 if a promise is not kept."""
    asked = argparse.ArgumentParser(description=about)
    asked.add_argument("--short", action="store_true", help="fewer rounds, for every day")
    sys.exit(0 if main(asked.parse_args().short) else 1)
