"""Everything hostile, all of it: a line for each promise. The exit code is 1 if one is not kept.

Takes about four minutes: `PYTHONPATH=tests .venv/bin/python -m chaos.hostile`.
"""

import sys
from typing import Any

from support.hostile.decks import COUNT, DECKS
from support.hostile.run import CrashedError, run

PICTURES, DRAWINGS, DOCUMENTS = 5_000, 1_500, 1_500
_PART = {"pictures": 500, "drawings": 300, "yaml": 500, "words": 8}  # of how many one process is told
_STALL_MS, _PICTURE_S, _YAML_S = 100, 10, 2


def _all(kind: str, count: int) -> dict[str, Any]:
    """The worst of all parts; `crashed` tells how many of them ended their process."""
    found: dict[str, Any] = {"crashed": 0, "drawn": 0, "stall_ms": 0.0, "longest_s": 0.0, "rich": 0, "texts": 0}
    for first in range(0, count, _PART[kind]):
        try:
            part = run(kind, first, min(_PART[kind], count - first))
        except CrashedError as error:
            print(error, file=sys.stderr)
            found["crashed"] += 1
            continue
        for key in ("drawn", "rich", "texts"):
            found[key] += part.get(key, 0)
        for key in ("stall_ms", "longest_s"):
            found[key] = max(found[key], part.get(key, 0))
    return found


def main() -> int:
    """Print a line for each promise; 0 if all are kept."""
    kept = True

    def tell(line: str, *, is_kept: bool) -> None:
        nonlocal kept
        kept = kept and is_kept
        print(f"{'kept' if is_kept else 'BROKEN'}: {line}", flush=True)

    found = _all("pictures", PICTURES)
    tell(
        f"hostile pictures: {PICTURES:,} read, {found['drawn']:,} of them drawn, {found['crashed']} crashes,"
        f" longest stall {found['stall_ms']:.0f} ms (pass: no crash, under {_STALL_MS} ms)",
        is_kept=not found["crashed"] and found["stall_ms"] < _STALL_MS,
    )
    found = _all("drawings", DRAWINGS)
    tell(
        f"hostile SVGs: {DRAWINGS:,} read, {found['drawn']:,} of them drawn, {found['crashed']} crashes, longest stall"
        f" {found['stall_ms']:.0f} ms, longest picture {found['longest_s']:.1f} s"
        f" (pass: no crash, under {_STALL_MS} ms and {_PICTURE_S} s)",
        is_kept=not found["crashed"] and found["stall_ms"] < _STALL_MS and found["longest_s"] < _PICTURE_S,
    )
    found = _all("yaml", DOCUMENTS)
    tell(
        f"hostile YAML: {2 * DOCUMENTS:,} files, {found['crashed']} crashes, the slowest {found['longest_s']:.2f} s"
        f" (pass: no crash, under {_YAML_S} s)",
        is_kept=not found["crashed"] and found["longest_s"] < _YAML_S,
    )
    found = _all("words", DECKS)
    tell(
        f"hostile words: {COUNT} in every field, {found['drawn']} views, {found['crashed']} crashes, {found['rich']} of"
        f" {found['texts']:,} texts not plain (pass: no crash, 0)",
        is_kept=not found["crashed"] and not found["rich"] and found["texts"] > 0,
    )
    tell(
        f"hostile words: longest stall {found['stall_ms']:.0f} ms (pass: under {_STALL_MS} ms)",
        is_kept=found["stall_ms"] < _STALL_MS,
    )
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
