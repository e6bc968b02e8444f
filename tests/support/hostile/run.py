"""Tries the hostile files in separate processes, one part after another."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

_PATIENCE_S = 600


class CrashedError(AssertionError):
    """A hostile file crashed the process that read it; the text names the file."""


def run(kind: str, first: int, count: int) -> dict[str, Any]:
    """Try `count` of a kind (pictures, drawings, yaml, words) from number `first` on; return the findings.

    Raises CrashedError, and subprocess.TimeoutExpired after ten minutes.
    """
    tests = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-m", "support.hostile.child", kind, str(first), str(count)],
        env={**os.environ, "PYTHONPATH": str(tests)},
        cwd=tests.parent,
        capture_output=True,
        check=False,
        text=True,
        errors="replace",
        timeout=_PATIENCE_S,
    )
    lines = done.stdout.split("\n")
    if done.returncode:
        last = next((line for line in reversed(lines) if line.isdigit()), "none")
        raise CrashedError(f"{kind} {last} ended the process with {done.returncode}: {done.stderr[-2000:]}")
    found = json.loads(lines[-2])
    assert isinstance(found, dict)
    return found
