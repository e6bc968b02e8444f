"""Kills, jumps of the clock and other processes give no try away."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kiosk.operator.pin import MOST_TRIES


def tries(what: str, folder: Path) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "support.tries", what, str(folder)],
        capture_output=True, text=True, check=False, timeout=300,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)})  # fmt: skip
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked and killed")


@needs_fork
def test_a_thousand_wrong_tries_with_kills_and_jumps_of_the_clock(tmp_path: Path) -> None:
    found = tries("storm", tmp_path)
    assert found["killed"] > 200
    assert 50 < found["evaluations"] <= MOST_TRIES
    assert found["unsafe"] == 0  # after each of them: no fewer tries kept than were evaluated
    assert (found["locked"], found["right"]) == (True, "locked")


@needs_fork
def test_killed_at_any_call_a_try_is_lost_and_never_won(tmp_path: Path) -> None:
    """Outcomes: evaluations, wrong tries kept, which PIN works; there were five wrong tries and the old PIN."""
    found = tries("everywhere", tmp_path)
    assert found["wrong"]["outcomes"] == [[0, 5, "old"], [0, 6, "old"], [1, 6, "old"]]
    assert found["right"]["outcomes"] == [[0, 5, "old"], [0, 6, "old"], [1, 0, "old"], [1, 6, "old"]]
    assert found["set"]["outcomes"] == [[0, 0, "new"], [0, 5, "old"]]


@needs_fork
def test_tries_at_once_count_one_after_the_other(tmp_path: Path) -> None:
    assert tries("together", tmp_path) == {"evaluations": 5, "then": "right"}
