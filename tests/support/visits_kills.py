"""Has a program of its own kill writers of visits."""

import os
import random
import subprocess
import sys
from pathlib import Path


def kill_often(folder: Path, kills: int) -> str:
    """Kill so many writers at random moments; what came of it, in words.

    Raises AssertionError, with the seed, if a visit that was acknowledged is lost, or anything else is amiss.
    """
    seed = random.randrange(1_000_000)
    program = Path(__file__).parent / "visits_killed.py"
    done = subprocess.run(
        [sys.executable, str(program), str(folder), str(kills), str(seed)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"seed {seed}: {done.stderr}"
    return done.stdout.strip()
