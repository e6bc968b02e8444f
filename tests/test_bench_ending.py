"""A bench that is interrupted leaves no process and no file behind."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is missing (apt-get install xvfb)")

_CHILD = """
import os, sys, time
import tempfile
from pathlib import Path
from bench import ending
from bench.peers import peer, seen
ending.unwind_on_signals()
with (
    tempfile.TemporaryDirectory() as home,
    seen.screen("320x240") as screen,
    peer.running(("sleep", "1000"), screen.display, Path(home)) as number,
):
    print(os.getpid(), number, flush=True)
    time.sleep(1000)
"""
_BENCH = f"""
import os, sys
from bench import ending
ending.unwind_on_signals()
ending.run([sys.executable, "-c", {_CHILD!r}], os.environ, 1000)
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_an_interrupted_bench_leaves_nothing_behind(number: signal.Signals) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
    with subprocess.Popen(
        [sys.executable, "-c", _BENCH], env=environment, text=True, stdout=subprocess.PIPE, start_new_session=True
    ) as bench:
        assert bench.stdout
        child, program = bench.stdout.readline().split()
        folder = Path("/dev/shm", f"bench-{child}")  # noqa: S108 - where the bench puts it
        assert folder.is_dir()
        os.killpg(bench.pid, number) if number == signal.SIGINT else bench.send_signal(number)  # Ctrl+C reaches all
        assert bench.stdout.read() == ""  # until the last that can write there has ended, the X server too
    assert bench.returncode == 128 + number
    assert not folder.exists()
    assert not Path("/proc", program).exists()
