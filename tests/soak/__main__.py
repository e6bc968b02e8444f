"""Soak: random visitors at 20 times their speed, for minutes or days, and whether anything grows.

`make soak` prints a line for each figure, and ends with 1 if memory grows by more than 1 MB an hour beyond its own
noise, or if open files or threads grow at all.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from support.display import x_server

from soak.slope import Slope, sensitivity, slope, spread

_EVERY_S = 5.0
_WARM_UP = 0.25  # of the whole time: caches fill, every view is made once
_MOST_MB_H = 1.0
_LEAST_VISITS = 4


@dataclass
class Samples:
    """What the player's process has, sample by sample after the warm-up."""

    files: list[int] = field(default_factory=list)
    threads: list[int] = field(default_factory=list)

    def take(self, pid: int) -> None:
        """Note how things stand."""
        proc = Path(f"/proc/{pid}")
        self.threads.append(len(list((proc / "task").iterdir())))
        self.files.append(len(list((proc / "fd").iterdir())))


def main() -> int:
    """Run the visitors and print the figures; 1 if something grows."""
    asked = argparse.ArgumentParser(prog="make soak", description="Random visitors, and whether anything grows.")
    asked.add_argument("--minutes", type=float, default=10, help="how long [10]")
    asked.add_argument("--size", default="1920x1080", metavar="WxH", help="the screen [1920x1080]")
    asked.add_argument("--seed", type=int, default=0, help="of the visitors' wishes [0]")
    arguments = asked.parse_args()
    with tempfile.TemporaryDirectory() as home, x_server(arguments.size) as display:
        environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith(("QT_", "QML_", "XDG_"))},
            **{f"XDG_{name}_HOME": f"{home}/{name.lower()}" for name in ("STATE", "CONFIG", "CACHE", "DATA")},
            "DISPLAY": display,
        }
        player = subprocess.Popen(
            [sys.executable, "-m", "soak.visitors", str(arguments.seed), f"{home}/counts.json", "play"], env=environment
        )
        try:
            samples = _watch(player, 60 * arguments.minutes)
        finally:
            player.terminate()
            code = player.wait(30)
        counts = json.loads(Path(home, "counts.json").read_text(encoding="utf-8"))
    if samples is None or code != 0:
        print(f"FAIL  the player ended by itself, with exit code {code}")
        return 1
    return _print(samples, counts, arguments.minutes)


def _watch(player: "subprocess.Popen[bytes]", seconds: float) -> Samples | None:
    samples, begun = Samples(), time.monotonic()
    while (passed := time.monotonic() - begun) < seconds:
        time.sleep(_EVERY_S)  # a soak is a matter of time
        if player.poll() is not None:
            return None
        if passed > _WARM_UP * seconds:
            samples.take(player.pid)
    return samples


def _print(samples: Samples, counts: dict[str, Any], minutes: float) -> int:
    # Measured at the end of each visit, when the same is to be seen and the same pictures are at hand.
    after = [(at / 3600, mb) for at, mb in counts["memory"] if at > 60 * _WARM_UP * minutes]
    if len(after) < _LEAST_VISITS:
        print(f"FAIL  memory: only {len(after)} visits in {minutes:.0f} minutes; give it longer")
        return 1
    hours, values = [at for at, _ in after], [mb for _, mb in after]
    memory, noise, long = slope(hours, values), spread(values), hours[-1] - hours[0]
    # Growth that is sure, and more than what comes and goes.
    grows = memory.at_least > _MOST_MB_H and memory.each_hour * long > noise
    least = sensitivity(memory, noise, long, _MOST_MB_H)
    verdicts = [
        _line("memory", _memory(values, memory),
              f"at most {_MOST_MB_H:.0f} MB/h for sure; what comes and goes: {noise:.1f} MB", not grows),
        _line("open files", _growth(samples.files), "no growth", not _grows(samples.files)),
        _line("threads", _growth(samples.threads), "no growth", not _grows(samples.threads)),
    ]  # fmt: skip
    print(f"      sensitivity: a leak of {least:.1f} MB/h or more would have failed; a smaller one needs a longer soak")
    visits, missed, frames = counts["visits"], counts["missed"], counts["frames"]
    print(f"      {minutes:.0f} min at 20 times the speed: {visits} visits, {counts['cards']} card views, "
          f"{counts['languages']} changes of language, {counts['operators']} visits of the operator")  # fmt: skip
    print(f"      views: {counts['places']}")
    print(
        f"      frames: {frames}, {missed} ({100 * missed / max(1, frames):.2f} %) came later than 25 ms after the last"
    )
    return 0 if all(verdicts) else 1


def _memory(values: list[float], memory: Slope) -> str:
    bounds = f"(95 % between {memory.at_least:+.2f} and {memory.at_most:+.2f})"
    ends = f"{values[0]:.1f} MB after the warm-up, {values[-1]:.1f} MB at the end"
    return f"{ends}, {memory.each_hour:+.2f} MB/h {bounds}"


def _growth(values: list[int]) -> str:
    return f"{min(values)} to {max(values)}, {values[0]} after the warm-up, {values[-1]} at the end"


def _grows(values: list[int]) -> bool:
    """Whether the least of the last quarter is more than the most of the first: what comes and goes does not count."""
    quarter = max(1, len(values) // 4)
    return min(values[-quarter:]) > max(values[:quarter])


def _line(name: str, figure: str, passes: str, is_met: bool) -> bool:
    print(f"{'ok  ' if is_met else 'FAIL'}  {name}: {figure} (pass: {passes})")
    return is_met


if __name__ == "__main__":
    sys.exit(main())
