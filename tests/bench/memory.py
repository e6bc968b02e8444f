"""The memory of the program itself while the loop plays and after a visit, beside that of Python and its imports."""

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.report import figure

SOON_S = 10
COMES_S, CARDS = SOON_S + 10, 100  # the built-in visitor: when it comes after the start, and how many cards it opens
_KIOSK = ("-m", "bench.visitor", "play", "--backend", "software", "--events", "/dev/stdout")
_IMPORTS = ("-c", "import kiosk.cli, kiosk.player.show; print('ready', flush=True); input()")


def main(_size: str) -> None:
    """Measure and print. Nothing of Qt is imported here: it would take its share of the PSS."""
    with _started(_IMPORTS) as imports:
        _until(imports, "ready", 1)
        _print("Python and imports alone", imports, "to compare with")
    with _started(_KIOSK) as kiosk:
        _until(kiosk, '"ready"', 1)
        time.sleep(SOON_S)
        _print(f"{SOON_S} s after ready", kiosk, "standard: under 120 MB")
        _until(kiosk, '"card"', 1 + CARDS)  # the first is the one the touch wakes to
        time.sleep(2)
        _print(f"after {CARDS} card changes", kiosk, "standard: under 120 MB")


@contextmanager
def _started(arguments: tuple[str, ...]) -> "Iterator[subprocess.Popen[str]]":
    process = subprocess.Popen(
        [sys.executable, *arguments],
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def _until(process: "subprocess.Popen[str]", word: str, times: int) -> None:
    assert process.stdout
    for line in process.stdout:
        times -= word in line
        if times == 0:
            return
    raise RuntimeError(f"{word} was never said")


def _print(name: str, process: "subprocess.Popen[str]", standard: str) -> None:
    """RSS: all its memory; PSS: of what it shares with other processes only its share."""
    told = Path(f"/proc/{process.pid}/smaps_rollup").read_text(encoding="ascii")
    for kind in ("Rss", "Pss"):
        found = re.search(rf"^{kind}: +(\d+) kB", told, re.MULTILINE)
        assert found
        figure(f"{name}, {kind.upper()}", int(found[1]) / 1000, "MB", standard)


if __name__ == "__main__":
    main(*sys.argv[1:])
