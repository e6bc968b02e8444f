"""How long the built executables take from their command to the first frame with the deck, beside the source."""

import sys
from pathlib import Path

from bench.report import several
from bench.start import KIOSK, PLAY, seconds

_WARM = 5
DIST = Path(__file__).resolve().parent.parent.parent / "dist"


def main(_size: str) -> None:
    """Measure in turns and print."""
    if not (DIST / "kiosk").is_dir():
        print("there is no dist/kiosk: make dist builds it")
        return
    commands = (KIOSK, (str(DIST / "kiosk" / "kiosk"), *PLAY), (str(DIST / "kiosk-single"), *PLAY))
    runs = [[seconds(command) for command in commands] for _ in range(1 + _WARM)]
    source, folder, single = zip(*runs[1:], strict=True)  # in the first all was compiled
    several("start to ready, source", source, "s", "to compare with")
    several("start to ready, folder", folder, "s", "to compare with")
    ratios = [ours / theirs for ours, theirs in zip(folder, source, strict=True)]
    several("start to ready, folder", ratios, "x the source", "must: 1.2 x")
    several("start to ready, single file", single, "s", "aim: 1.5 s")


if __name__ == "__main__":
    main(*sys.argv[1:])
